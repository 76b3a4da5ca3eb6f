"""One field beside its page: its name, its value, how it stands and why; a key confirms, chooses or types."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.window.look import SPACING, Look, State, draw_mark, font
from desktop.window.parts import label
from desktop.window.review.naming import said_of
from desktop.window.review.standing import Standing
from desktop.window.review.valueedit import ValueEdit
from desktop.window.review.writing import breakable

NAME_WIDTH = 124
MARK = 10
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Offered:
    """Another value as a person reads it, and why it is offered."""

    said: str
    why: str


@dataclass(frozen=True, slots=True)
class Line:
    """What a row shows of a field."""

    name: str
    called: str
    said: str
    """the value as a person reads it, or nothing"""
    typed: str
    """the value as it is offered for typing"""
    standing: Standing
    why: str
    page: int | None = None
    offered: tuple[Offered, ...] = ()


class FieldRow(QFrame):
    """A row of the field panel. It has the keyboard itself; only while a value is typed an editor has it."""

    confirmed = Signal(str)
    typed = Signal(str, str)
    chosen = Signal(str, int)
    onward = Signal(str, bool)
    """the next unresolved value is wanted, or the one before"""
    stepped = Signal(str, int)
    focused = Signal(str)
    hovered = Signal(str)
    paged = Signal(str)
    past_wanted = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self.line = look, Line("", "", "", "", Standing.ABSENT, "")
        self._hover, self._stale = False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name, self._value, self._why = QLabel(), QLabel(), QLabel()
        self._error = QLabel()
        self._page = QToolButton()
        self._choices = QWidget()
        self._choice_rows = QVBoxLayout(self._choices)
        self._first = QHBoxLayout()
        self._editor: ValueEdit | None = None
        self._completer: QCompleter | None = None
        self._arrange()

    def _arrange(self) -> None:
        for one, size, role in (
            (self._name, "base", "muted"),
            (self._value, "base", ""),
            (self._why, "caption", "muted"),
            (self._error, "caption", "bad"),
        ):
            one.setFont(font(size))
            one.setProperty("role", role)
            one.setWordWrap(True)
            one.setTextFormat(Qt.TextFormat.PlainText)
        self._value.setFont(font(strong=True))
        self._name.setFixedWidth(NAME_WIDTH)
        self._name.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._page.setFont(font("caption"))
        self._page.setProperty("role", "page")
        self._page.setToolTip(self.tr("Show where it stands"))
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.clicked.connect(lambda: self.paged.emit(self.line.name))
        self._choice_rows.setContentsMargins(0, SPACING.hair, 0, 0)
        self._choice_rows.setSpacing(SPACING.hair)
        self._first.setContentsMargins(0, 0, 0, 0)
        self._first.addWidget(self._value, 1, Qt.AlignmentFlag.AlignTop)
        self._first.addWidget(self._page, 0, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setSpacing(2)
        right.addLayout(self._first)
        for part in (self._why, self._choices, self._error):
            right.addWidget(part)
        both = QHBoxLayout(self)
        both.setContentsMargins(SPACING.far, SPACING.tight, SPACING.near, SPACING.tight)
        both.setSpacing(SPACING.near)
        both.addWidget(self._name, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(right, 1)

    def show_line(self, line: Line, *, many_pages: bool) -> None:
        """Shows a field; what is being typed stays as it is where it is the same field."""
        same = line.name == self.line.name
        if not same:
            self._close_editor()
        if not same or line.said != self.line.said:
            self.complain("")
        changed_choices = line.offered != self.line.offered
        self.line = line
        self._name.setText(line.called)
        self._value.setText(breakable(line.said) or "–")
        self._why.setText(line.why)
        self._why.setVisible(bool(line.why))
        self._page.setVisible(many_pages and line.page is not None)
        self._page.setText(self.tr("p. {page}").format(page=line.page))
        self._page.setAccessibleName(self.tr("Show page {page}").format(page=line.page))
        self._stale = self._stale or changed_choices
        self._open_choices(shown=self.current)
        self.setAccessibleName(
            ", ".join(filter(None, (line.called, line.said or self.tr("no value"), said_of(line.standing))))
        )
        keys = self.tr("Keys 1 to {count} take another value").format(count=len(line.offered)) if line.offered else ""
        self.setAccessibleDescription(". ".join(filter(None, (line.why, keys))))
        self.update()

    def _open_choices(self, *, shown: bool) -> None:
        """Shows what else the value may be; the buttons are made for the row that has the keyboard."""
        shown = shown and bool(self.line.offered)
        if shown and self._stale:
            self._show_choices(self.line.offered)
            self._stale = False
        self._choices.setVisible(shown)

    def _show_choices(self, offered: Sequence[Offered]) -> None:
        QWidget().setLayout(self._choice_rows)  # takes the old buttons with it
        self._choice_rows = QVBoxLayout(self._choices)
        self._choice_rows.setContentsMargins(0, SPACING.hair, 0, 0)
        self._choice_rows.setSpacing(SPACING.hair)
        said = ""
        for place, one in enumerate(offered):
            if one.why != said:
                said = one.why
                self._choice_rows.addWidget(label(said, "caption", role="muted", wrap=True))
            self._choice_rows.addWidget(self._choice(place, one), 0, Qt.AlignmentFlag.AlignLeft)

    def _choice(self, place: int, one: Offered) -> QPushButton:
        """A button with the value and its key."""
        button = QPushButton(f"{place + 1}   {one.said}")
        button.setProperty("role", "choice")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAccessibleName(f"{one.said}, {one.why}")
        button.setToolTip(self.tr("Key {key}").format(key=place + 1))
        button.clicked.connect(lambda: self.chosen.emit(self.line.name, place))
        return button

    def complete_with(self, completer: QCompleter | None) -> None:
        """Gives what is offered while the value is typed."""
        self._completer = completer

    def complain(self, said: str) -> None:
        """Says beside the field what is wrong with what was typed, which stays as it is."""
        self._error.setText(said)
        self._error.setVisible(bool(said))
        if said:
            self.setAccessibleDescription(said)

    @property
    def editor(self) -> ValueEdit | None:
        """Where the value is being typed, or None."""
        return self._editor

    def edit(self, text: str | None = None) -> None:
        """Opens the value for typing, as it stands or with another text."""
        if self._editor is None:
            self._editor = ValueEdit(self.line.typed, self)
            self._editor.setAccessibleName(self.line.called)
            self._editor.entered.connect(self._entered)
            self._editor.left.connect(self._left)
            self._editor.given_up.connect(self._given_up)
            if self._completer:
                self._editor.setCompleter(self._completer)
            self._first.replaceWidget(self._value, self._editor)
            self._value.hide()
            self._editor.show()
        self._editor.setFocus()
        if text is None:
            self._editor.selectAll()
        else:
            self._editor.setText(text)

    def _close_editor(self) -> None:
        if self._editor is None:
            return
        editor, self._editor = self._editor, None
        self._first.replaceWidget(editor, self._value)
        self._value.show()
        editor.hide()
        editor.deleteLater()

    def accepted(self) -> None:
        """What was typed is kept by now: the row shows the value again."""
        had_keyboard = self._editor is not None and self._editor.hasFocus()
        self._close_editor()
        if had_keyboard:
            self.setFocus()

    def _entered(self, text: str) -> None:
        if text == self.line.typed:
            self.accepted()
            self.confirmed.emit(self.line.name)
        else:
            self.typed.emit(self.line.name, text)

    def _left(self, text: str, back: bool) -> None:  # noqa: FBT001 (a slot)
        if text == self.line.typed:
            self.accepted()
            self.onward.emit(self.line.name, back)
        else:
            self.typed.emit(self.line.name, text)

    def _given_up(self) -> None:
        self._close_editor()
        self.complain("")
        self.setFocus()

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: FBT001, N802 (Qt's name)
        self.onward.emit(self.line.name, not following)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        key, text = event.key(), event.text()
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if held:
            super().keyPressEvent(event)
        elif key in ENTER:
            self._confirm()
        elif text.isdigit() and 0 < int(text) <= len(self.line.offered):
            self.chosen.emit(self.line.name, int(text) - 1)
        elif key == Qt.Key.Key_F2:
            self.edit()
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.edit("")
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(self.line.name, -1 if key == Qt.Key.Key_Up else 1)
        elif text.strip() and text.isprintable() and text != "?":
            self.edit(text)
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self.line.said:
            self.confirmed.emit(self.line.name)
        else:
            self.edit()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusInEvent(event)
        self._open_choices(shown=True)
        self.focused.emit(self.line.name)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        super().focusOutEvent(event)
        leaves_window = event.reason() in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
        if not leaves_window:
            self._choices.hide()
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 (Qt's name)
        menu = QMenu(self)
        menu.addAction(self.tr("History of this value"), lambda: self.past_wanted.emit(self.line.name))
        menu.popup(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        self.edit()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 (Qt's name)
        super().enterEvent(event)
        self.hovered.emit(self.line.name)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().leaveEvent(event)
        self.hovered.emit("")

    def light(self, *, lit: bool) -> None:
        """Lights the row while the pointer is on its place on the page."""
        if lit != self._hover:
            self._hover = lit
            self.update()

    @property
    def lit(self) -> bool:
        """Whether the pointer is on it or on its place on the page."""
        return self._hover

    @property
    def current(self) -> bool:
        """Whether it or its editor has the keyboard."""
        return self.hasFocus() or (self._editor is not None and self._editor.hasFocus())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        theme = self._look.theme
        painter = QPainter(self)
        if self.current or self._hover:
            painter.fillRect(self.rect(), theme.colour("selected" if self.current else "hover"))
        if self.current:
            painter.fillRect(0, 0, 3, self.height(), theme.colour("accent"))
        painter.fillRect(SPACING.far, self.height() - 1, self.width(), 1, theme.colour("hairline"))
        if self.line.standing is not Standing.ABSENT:
            middle = self._name.geometry().topLeft() + QPoint(-SPACING.wide - MARK // 2 + 2, 4)
            place = QRectF(middle.x(), middle.y(), MARK, MARK)
            draw_mark(painter, place, State(self.line.standing.value), theme)
