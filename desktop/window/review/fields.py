"""The fields of a document in the order of its type, each with how it stands and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QLocale, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from core.domain.record import Field
from core.domain.schema import Kind
from core.words import Words
from core.workbench.choosing import Choice
from desktop.window.look import SPACING, Look, font
from desktop.window.review.fieldrow import FieldRow, Line, Offered
from desktop.window.review.opened import Opened
from desktop.window.review.standing import Standing
from desktop.window.review.writing import localised, reasoned, typed, written


class FieldList(QScrollArea):
    """A row for every value there is, or that the type requires; the others wait behind a button."""

    confirmed = Signal(str)
    typed = Signal(str, str)
    chosen = Signal(str, object)
    """a name, and the Choice that was taken"""
    onward = Signal(str, bool)
    focused = Signal(str)
    past_wanted = Signal(str)
    hovered = Signal(str)

    def __init__(self, look: Look, words: Words, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._words, self._locale = look, words, locale
        self._opened: Opened | None = None
        self._rows: list[FieldRow] = []
        self._names: tuple[str, ...] = ()
        self._offers: dict[str, tuple[Choice, ...]] = {}
        self._all, self._cell, self._filling = False, "", False
        self._known = QStringListModel(self)
        self._more = QPushButton()
        self._arrange()

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Fields"))
        inside = QWidget()
        inside.setObjectName("surface")
        inside.setMinimumWidth(1)  # rows wrap to the panel rather than widen it
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, SPACING.near)
        self._column.setSpacing(0)
        self._more.setProperty("role", "quiet")
        self._more.setFont(font("caption"))
        self._more.clicked.connect(self._turn_all)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().rangeChanged.connect(lambda: self._bring(self.current or ""))  # choices take room

    def show_document(self, opened: Opened) -> None:
        """Shows a document's fields; a row that shows the same field stays where it is, with what is typed there."""
        if self._opened is None or opened.id != self._opened.id:
            self._all, self._cell = False, ""
            self.verticalScrollBar().setValue(0)
        self._opened = opened
        self._cell = self._cell if opened.record.get(self._cell) else ""
        self._offers = dict(opened.choices)
        self._fill()

    def offer(self, name: str, offered: tuple[Choice, ...]) -> None:
        """Shows what else the visited cell may be."""
        if name == self._cell:
            self._offers[name] = offered
            self._fill()

    def _fill(self) -> None:
        opened = self._opened
        if opened is None:
            return
        self._filling = True
        shown, hidden = self._sorted_out(opened)
        self._names = (*shown, *(hidden if self._all else ()), *filter(None, (self._cell,)))
        for name, row in zip(self._names, self._enough(len(self._names)), strict=False):
            row.complete_with(self._completer(opened, name))
            row.show_line(self._line(opened, name), many_pages=len(opened.pages) > 1)
            row.show()
        for row in self._rows[len(self._names) :]:
            row.hide()
        self._more.setVisible(bool(hidden))
        said = self.tr("Hide fields without a value") if self._all else self.tr("Fields without a value: {count}")
        self._more.setText(said.format(count=len(hidden)))
        self._filling = False

    def _sorted_out(self, opened: Opened) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The fields that are shown, and those that have no value and need none."""
        known = [name for name in opened.kind.fields if name in opened.stood]
        shown = tuple(name for name in known if opened.stood[name] is not Standing.ABSENT)
        return shown, tuple(name for name in known if opened.stood[name] is Standing.ABSENT)

    def _enough(self, count: int) -> Sequence[FieldRow]:
        while len(self._rows) < count:
            self._column.insertWidget(len(self._rows), self._made())
        return self._rows[:count]

    def _made(self) -> FieldRow:
        row = FieldRow(self._look)
        row.confirmed.connect(self.confirmed)
        row.typed.connect(self.typed)
        row.chosen.connect(self._choose)
        row.onward.connect(self._go_on)
        row.stepped.connect(self._step)
        row.focused.connect(self._focus_moved)
        row.hovered.connect(self.hovered)
        row.paged.connect(self.focused)
        row.past_wanted.connect(self.past_wanted)
        self._rows.append(row)
        return row

    def _line(self, opened: Opened, name: str) -> Line:
        field, kind = opened.record.get(name), opened.type_of(name)
        said = written(field.value, kind.kind if kind else None, self._locale, field.currency) if field else ""
        if field and (field.value in opened.kind.subtypes or (kind and kind.choices)):
            said = said.replace("_", " ")
        offered = tuple(self._offered(opened, name, one) for one in self._offers.get(name, ()))
        page = field.evidence.page if field else None
        called = self._words.field(opened.called(name), opened.kind.id)
        why = self._why(opened, name, field)
        how = opened.stood.get(name, Standing.ABSENT)
        return Line(name, called, said, typed(field, kind, self._locale), how, why, page, offered)

    def _why(self, opened: Opened, name: str, field: Field | None) -> str:
        """The reason of how a value stands, in words: what speaks against it where something does."""
        if field is None:
            return self.tr("not found on the paper") if name in opened.open_names else ""
        against = [
            self._words.finding(localised(finding, self._locale), opened.kind.id)
            for finding in opened.reading.findings
            if finding.blocks and name in finding.fields
        ]
        reason = self._words.reason(reasoned(field.reason, self._locale))
        if against and name in opened.open_names:
            return "\n".join(dict.fromkeys((*(() if field.accepted else filter(None, (reason,))), *against)))
        return reason

    def _offered(self, opened: Opened, name: str, choice: Choice) -> Offered:
        kind, field = opened.type_of(name), opened.record.get(name)
        said = written(choice.value, kind.kind if kind else None, self._locale, field.currency if field else None)
        return Offered(said, self._words.reason(choice.reason))

    def know_parties(self, names: Sequence[str]) -> None:
        """Gives the names that are offered while a party is typed."""
        self._known.setStringList(list(names))

    def _completer(self, opened: Opened, name: str) -> QCompleter | None:
        kind = opened.type_of(name)
        if kind is None or (kind.kind is not Kind.PARTY and not kind.choices):
            return None
        completer = QCompleter(list(kind.choices), self) if kind.choices else QCompleter(self._known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer

    def _choose(self, name: str, place: int) -> None:
        offered = self._offers.get(name, ())
        if place < len(offered):
            self.chosen.emit(name, offered[place])

    def _turn_all(self) -> None:
        self._all = not self._all
        self._fill()

    def _go_on(self, name: str, back: bool) -> None:  # noqa: FBT001 (a slot)
        """Asks for the next value; not where a row that has the keyboard is only put aside for another document."""
        if not self._filling:
            self.onward.emit(name, back)

    def _step(self, name: str, by: int) -> None:
        place = self._names.index(name) + by if name in self._names else 0
        if 0 <= place < len(self._names):
            self._rows[place].setFocus()

    def _focus_moved(self, name: str) -> None:
        if self._filling:
            return
        self._bring(name)
        self.focused.emit(name)

    def _bring(self, name: str) -> None:
        row = self.row(name)
        if row:
            self.ensureWidgetVisible(row, 0, SPACING.far)

    def row(self, name: str) -> FieldRow | None:
        """The row of a field, or None where it is not shown."""
        return self._rows[self._names.index(name)] if name in self._names else None

    @property
    def shown(self) -> Iterator[FieldRow]:
        """The rows that are shown, top to bottom."""
        return iter(self._rows[: len(self._names)])

    @property
    def current(self) -> str | None:
        """The name of the field that has the keyboard."""
        return next((row.line.name for row in self.shown if row.current), None)

    def visit(self, name: str) -> None:
        """Gives a field or cell the keyboard; of cells only the visited one has a row, below the fields."""
        opened = self._opened
        if name not in self._names and opened:
            self._all, self._cell = (True, self._cell) if name in opened.kind.fields else (self._all, name)
            self._fill()
        row = self.row(name)
        if row:
            row.setFocus()

    def light(self, name: str) -> None:
        """Lights the field whose place the pointer is on; none without a name."""
        self._each(lambda row: row.light(lit=bool(name) and row.line.name == name))

    def _each(self, call: Callable[[FieldRow], object]) -> None:
        for row in self.shown:
            call(row)
