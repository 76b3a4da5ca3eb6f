"""The review: page at left, fields at right, tables below; one document after another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.finding import Finding
from core.domain.layout import Box
from core.workbench.choosing import Choice
from desktop.window.desk import Desk
from desktop.window.parts import Empty, line, surface
from desktop.window.review.asking import to_review
from desktop.window.review.doing import Doing
from desktop.window.review.heading import Heading
from desktop.window.review.lineup import Lineup
from desktop.window.review.opened import Opened, choices_of
from desktop.window.review.pages import Pages
from desktop.window.review.panel import Panel
from desktop.window.review.prompts import Prompts
from desktop.window.review.styling import sheet
from desktop.window.review.table import TablePanel
from desktop.window.review.viewer import Viewer
from desktop.window.review.visiting import following

SIZES = "review.sizes"
NAMES = 500
"""suppliers that are offered while one is typed"""
USUAL = ((860, 420), (600, 250))


class ReviewView(QWidget):
    """What a person settles, with as few keys as it takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        locale = QLocale(desk.words.language)
        self._pages = Pages(desk)
        self.lineup = Lineup(desk, self._pages)
        self.opened: Opened | None = None
        self._visited: str | None = None
        self._filling, self._client = "", ""
        self.doing = Doing(desk, self)
        self.viewer = Viewer(desk, self._pages)
        self.panel = Panel(desk, locale)
        self.table = TablePanel(desk.look, desk.words, locale)
        self.heading = Heading(desk)
        self.prompts = Prompts(self, desk, self.doing)
        self._arrange()
        self._connect()
        self._dress()
        desk.look.changed.connect(self._dress)

    def _arrange(self) -> None:
        self._across, self._down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self._down.addWidget(self.viewer)
        self._down.addWidget(self.table)
        self._across.addWidget(self._down)
        self._across.addWidget(self.panel)
        for splitter in (self._across, self._down):
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.splitterMoved.connect(self._keep_sizes)
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(surface(self.heading.bar))
        inside.addWidget(line())
        inside.addWidget(self._across, 1)
        said = self.tr("Nothing waits for you. Documents with something in doubt will stand here.")
        self.empty = Empty(
            self._desk.look, "circle-check", said, self.tr("Open the inbox"), lambda: self._desk.go("inbox")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)
        outside = QHBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._stack)

    def _connect(self) -> None:
        fields, viewer, table, panel = self.panel.fields, self.viewer, self.table, self.panel
        fields.confirmed.connect(self.confirm)
        fields.typed.connect(self.correct)
        fields.chosen.connect(self._chosen)
        fields.onward.connect(self._onward)
        fields.focused.connect(self._focused)
        fields.hovered.connect(viewer.canvas.light)
        fields.past_wanted.connect(panel.show_history_of)
        viewer.hovered.connect(self._hovered)
        viewer.picked.connect(self._picked)
        viewer.chosen.connect(self.visit)
        viewer.fills = self._fills
        viewer.cutting.connect(lambda page: self._on_document(self.doing.cut, [page]))
        viewer.reordered.connect(lambda pages: self._on_document(self.doing.reorder, pages))
        table.typed.connect(self.correct)
        table.confirmed.connect(self._entered_cell)
        table.selected.connect(self._selected_cell)
        table.asked.connect(self._rows)
        panel.approved.connect(self.approve)
        panel.retyped.connect(lambda kind: self._on_document(self.doing.retype, kind))
        panel.noted.connect(lambda text: self._on_document(self.doing.note, text))
        panel.unlocking.connect(self._unlock)
        panel.findings.went.connect(self._went)
        panel.findings.dismissing.connect(self.prompts.dismiss)
        self.doing.kept.connect(self._kept)
        self.doing.refused.connect(self._refused)
        self.doing.dealt.connect(self._dealt)
        self.heading.stepped.connect(self.step)
        self.heading.asked.connect(self.prompts.ask)
        for keys, call in (
            ("Ctrl+Return", self.approve),
            ("Ctrl+Enter", self.approve),
            ("Ctrl+PgDown", lambda: self.step(1)),
            ("Ctrl+PgUp", lambda: self.step(-1)),
            ("Ctrl+Z", self._desk.take_back),
            ("Ctrl+Shift+Z", self._desk.do_again),
            ("F6", self.next_pane),
            ("Ctrl+H", lambda: panel.show_history_of(self._visited or "")),
        ):
            QShortcut(QKeySequence(keys), self, call, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _dress(self) -> None:
        self.setStyleSheet(sheet(self._desk.look.theme))

    # what is shown

    def show_argument(self, argument: Any) -> None:
        """Shows a document, several in a row, or with nothing said all that wait."""
        workbench = self._desk.workbench
        if isinstance(argument, str):
            self.lineup.back(argument)
            self._open(argument)
        elif argument:
            self._begin(tuple(argument))
        elif self.opened is None:
            self._desk.lane.ask(lambda: to_review(workbench), self._begin, instead="review.lineup")

    def _begin(self, names: Sequence[str]) -> None:
        self.lineup.line_up(names)
        self._follow(next(iter(names), None))

    def refresh(self, change: Change) -> None:
        """Reads the shown document again where it changed, and lines up what waits by now."""
        self.lineup.forget(change)
        opened = self.opened
        if opened is None:
            self.show_argument(None)
        elif opened.id in (*change.documents, *change.touched):
            self._open(opened.id)

    def _open(self, document: str) -> None:
        self.lineup.open(document, self._show)

    def _show(self, opened: Opened) -> None:
        before, self.opened = self.opened, opened
        other = before is None or before.id != opened.id
        if not other and before and _settled(before, opened):
            self._desk.tell(
                self.tr("{name} is approved: nothing is in doubt any more").format(name=opened.document.name)
            )
            self._leave(opened.id)
            return
        self._stack.setCurrentIndex(1)
        self.heading.show_document(opened, self.lineup.names)
        self.viewer.show_document(opened)
        self.panel.show_document(opened)
        self.table.show_document(opened)
        if other:
            self._visited = None
            self._remembered_sizes()
            self._learn_names(opened.document.client)
            QTimer.singleShot(0, self._visit_first)
        elif self._visited in opened.open_names:
            self._focused(self._visited)
        self.lineup.load_ahead(self.lineup.beside(opened.id, 1))

    def _learn_names(self, client: str) -> None:
        """Asks for the names of a client's suppliers, to be offered while one is typed."""
        if client != self._client:
            self._client, workbench = client, self._desk.workbench
            self._desk.lane.ask(lambda: workbench.suppliers("", client, NAMES), self.panel.fields.know_parties)

    def _leave(self, document: str) -> None:
        """Goes on to the next document, this one being done."""
        after = self.lineup.beside(document, 1) or self.lineup.beside(document, -1)
        self.lineup.leave(document)
        self._follow(after)

    def _follow(self, document: str | None) -> None:
        if document is not None:
            self._open(document)
            return
        had_some, self.opened = self.opened is not None, None
        self._stack.setCurrentWidget(self.empty)
        if had_some:  # others may have come in the meantime
            self.show_argument(None)

    def step(self, by: int) -> None:
        """Shows the document before or after, without approving this one."""
        document = self.lineup.beside(self.opened.id, by) if self.opened else None
        if document:
            self._open(document)

    # going from value to value

    def _visit_first(self) -> None:
        if self.opened and self._visited is None and self.isVisible():
            self._go_on(None)

    def _go_on(self, current: str | None, *, back: bool = False, besides: str = "") -> None:
        """Visits the next unresolved value; where none is left, the approval."""
        if self.opened is None:
            return
        names = [name for name in self.opened.open_names if name != besides]
        name = following(names, current, self.opened.order, back=back)
        if name is None:
            self.panel.approve.setFocus()
        else:
            self.visit(name)

    def _onward(self, name: str, back: bool) -> None:  # noqa: FBT001 (a slot)
        self._go_on(name, back=back)

    def visit(self, name: str) -> None:
        """Goes to a value: its field has the keyboard, its place on the page is lit, its cell in sight."""
        self.panel.show_fields()
        self.panel.fields.visit(name)

    def _focused(self, name: str | None) -> None:
        opened = self.opened
        if opened is None or name is None:
            return
        fresh, self._visited = self._visited != name, name
        self.viewer.focus_on(name, look_close=name in opened.open_set)
        if "." in name:
            self.table.visit(name)
        if fresh and "." in name and name in opened.open_set:
            workbench = self._desk.workbench
            self._desk.lane.ask(
                lambda: choices_of(workbench, opened, name),
                lambda found: self.panel.fields.offer(name, found),
                lambda _: None,
                instead="review.choices",
            )

    def _selected_cell(self, name: str) -> None:
        if self.opened is not None:
            self.viewer.focus_on(name, look_close=name in self.opened.open_set)

    def _hovered(self, name: str) -> None:
        self.panel.fields.light(name)
        self.viewer.canvas.light(name)

    def _went(self, finding: Finding) -> None:
        """Goes to what a finding concerns: what is open of it first."""
        opened = self.opened
        if opened is None:
            return
        there = [name for name in finding.fields if opened.record.get(name) or name in opened.kind.fields]
        name = next((name for name in there if name in opened.open_set), next(iter(there), None))
        if name:
            self.visit(name)

    def next_pane(self) -> None:
        """Gives the keyboard to the fields, the rows, the page, in turn."""
        panes: list[QWidget] = [self.panel.fields, self.table.grid, self.viewer.canvas]
        there = [pane for pane in panes if pane.isVisible()]
        focus = self.focusWidget()
        here = next(
            (place for place, pane in enumerate(there) if focus and (pane is focus or pane.isAncestorOf(focus))), -1
        )
        pane = there[(here + 1) % len(there)]
        if pane is self.panel.fields:
            self._go_on(None)
        else:
            pane.setFocus()

    # what is done

    def _on_document(self, verb: Any, *arguments: Any) -> None:
        if self.opened is not None:
            verb(self.opened.id, *arguments)

    def confirm(self, name: str) -> None:
        """A person says that a value is right as it stands."""
        if self.opened and name in self.opened.open_set and self.opened.record.get(name):
            self.doing.confirm(self.opened.id, name)
            self._leave_value(name)
        else:
            self._go_on(name)

    def correct(self, name: str, text: str) -> None:
        """A person says what a value is."""
        if self.opened:
            self.doing.correct(self.opened.id, name, text)
            self._leave_value(name)

    def _chosen(self, name: str, choice: Choice) -> None:
        self.correct(name, choice.value)

    def _leave_value(self, name: str) -> None:
        """Goes on at once; a value that is being typed is left when it has been taken, for it may be refused."""
        row = self.panel.fields.row(name)
        if row and row.current and row.editor is None:
            self._go_on(name, besides=name)

    def _kept(self, name: str) -> None:
        row = self.panel.fields.row(name)
        if row is None or (row.editor is None and name != self._filling):
            return
        had_keyboard, self._filling = row.current, ""
        row.accepted()
        if had_keyboard:
            self._go_on(name, besides=name)

    def _refused(self, name: str, said: str) -> None:
        row = self.panel.fields.row(name)
        if row:
            row.complain(said)
        self.table.model.complain(name, said)

    def _fills(self) -> bool:
        """Whether a click on the page fills the field that has the keyboard: one that is open, empty or being typed."""
        name = self.panel.fields.current
        row = self.panel.fields.row(name) if name else None
        if self.opened is None or name is None or row is None:
            return False
        return name in self.opened.open_set or self.opened.record.get(name) is None or row.editor is not None

    def _picked(self, page: int, box: Box) -> None:
        name = self.panel.fields.current
        if name and self.opened:
            self._filling = name
            self.doing.fill(self.opened.id, name, page, box)

    def _entered_cell(self, name: str) -> None:
        if self.opened and name in self.opened.open_set and self.opened.record.get(name):
            self.doing.confirm(self.opened.id, name)
        self.table.grid.down()

    def _rows(self, what: str, table: str, numbers: Sequence[int]) -> None:
        if self.opened is None:
            return
        column = self.table.column
        if what == "split" and numbers:
            self.prompts.split_row(self.opened, table, numbers[0], column)
        elif what != "split":
            self.doing.rows(self.opened.id, what, table, numbers, column)

    def approve(self) -> None:
        """A person approves the document as it stands; the next one is shown at once."""
        opened = self.opened
        if opened is None:
            return
        if opened.document.stage is Stage.READ:
            self.doing.approve(opened.id)
        self._leave(opened.id)

    def _unlock(self) -> None:
        if self.opened:
            self.prompts.unlock(self.opened)

    def _dealt(self, change: Change) -> None:
        """Shows what documents became."""
        self._begin((*change.documents, *(name for name in self.lineup.names if name not in change.aside)))

    # sizes

    def _keep_sizes(self) -> None:
        self._desk.preferences.put(SIZES, [self._across.sizes(), self._down.sizes()])

    def _remembered_sizes(self) -> None:
        across, down = self._desk.preferences.get(SIZES, USUAL)
        self._across.setSizes(list(across))
        self._down.setSizes(list(down))


def _settled(before: Opened, now: Opened) -> bool:
    """Whether nothing is in doubt any more of what was open a moment ago."""
    return before.document.stage is Stage.READ and now.document.stage is Stage.APPROVED
