"""The review: page at left, fields at right, tables below; one document after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.errors import FieldUnknown, PasswordNeeded, ValueUnreadable, VouchError
from core.domain.finding import Finding
from core.domain.schema import Kind
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import Empty, label, line, row, surface, tool
from desktop.window.review.asking import fill, to_review
from desktop.window.review.choices import Choice
from desktop.window.review.lineup import Lineup
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Pages
from desktop.window.review.panel import Panel
from desktop.window.review.styling import sheet
from desktop.window.review.table import TablePanel
from desktop.window.review.viewer import Viewer
from desktop.window.review.visiting import following

SIZES = "review.sizes"


class ReviewView(QWidget):
    """What a person settles, with as few keys as it takes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._locale = QLocale(desk.words.language)
        self._pages = Pages(desk)
        self._lineup = Lineup(desk, self._pages)
        self.opened: Opened | None = None
        self._visited: str | None = None
        self.viewer = Viewer(desk, self._pages)
        self.panel = Panel(desk, self._locale)
        self.table = TablePanel(desk.look, desk.words, self._locale)
        self._where, self._name, self._client = label(role="muted"), label(strong=True), label(role="muted")
        self._arrange()
        self._connect()
        self._dress()
        desk.look.changed.connect(self._dress)

    def _arrange(self) -> None:
        icon = self._desk.look.icon
        self._steps = (
            tool(icon("arrow-left"), self.tr("Document before"), lambda: self.step(-1), "Ctrl+PgUp"),
            tool(icon("arrow-right"), self.tr("Next document"), lambda: self.step(1), "Ctrl+PgDn"),
        )
        bar = row(
            *self._steps,
            self._where,
            SPACING.near,
            self._name,
            self._client,
            None,
            margins=(SPACING.near, 6, SPACING.near, 6),
        )
        self._across, self._down = QSplitter(Qt.Orientation.Horizontal), QSplitter(Qt.Orientation.Vertical)
        self._across.addWidget(self.viewer)
        self._across.addWidget(self.panel)
        self._across.setStretchFactor(0, 1)
        self._across.setStretchFactor(1, 0)
        self._down.addWidget(self._across)
        self._down.addWidget(self.table)
        self._down.setStretchFactor(0, 3)
        self._down.setStretchFactor(1, 1)
        for splitter in (self._across, self._down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.splitterMoved.connect(self._keep_sizes)
        full = QWidget()
        inside = QVBoxLayout(full)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(surface(bar))
        inside.addWidget(line())
        inside.addWidget(self._down, 1)
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
        viewer.hovered.connect(self._hovered)
        viewer.picked.connect(self._picked)
        viewer.chosen.connect(self.visit)
        viewer.turning.connect(self._turn)
        viewer.cutting.connect(self._cut)
        viewer.kind_wanted = self._kind_wanted
        table.typed.connect(self.correct)
        table.confirmed.connect(self._entered_cell)
        table.selected.connect(self._focused_cell)
        panel.approved.connect(self.approve)
        panel.retyped.connect(self._retype)
        panel.findings.went.connect(self._went)
        for keys, call in (
            ("Ctrl+Return", self.approve),
            ("Ctrl+Enter", self.approve),
            ("Ctrl+PgDown", lambda: self.step(1)),
            ("Ctrl+PgUp", lambda: self.step(-1)),
            ("Ctrl+Z", self._desk.take_back),
            ("Ctrl+Shift+Z", self._desk.do_again),
            ("F6", self._next_pane),
        ):
            QShortcut(QKeySequence(keys), self, call, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _dress(self) -> None:
        self.setStyleSheet(sheet(self._desk.look.theme))

    # what is shown

    def show_argument(self, argument: Any) -> None:
        """Shows a document, several in a row, or with nothing said all that wait."""
        if argument is None and self.opened is not None and self._lineup.names:
            return
        workbench = self._desk.workbench
        if isinstance(argument, str):
            self._lineup.back(argument)
            self._open(argument)
        elif argument:
            self._begin(tuple(argument))
        else:
            self._desk.lane.ask(lambda: to_review(workbench), self._begin, instead="review.lineup")

    def _begin(self, names: Sequence[str]) -> None:
        self._lineup.line_up(names)
        if names:
            self._open(names[0])
        else:
            self.opened = None
            self._stack.setCurrentWidget(self.empty)

    def refresh(self, change: Change) -> None:
        """Reads the shown document again where it changed."""
        self._lineup.forget(change)
        opened = self.opened
        if opened and opened.id in (*change.documents, *change.touched):
            self._open(opened.id)

    def _open(self, document: str) -> None:
        self._lineup.open(document, self._show)

    def _show(self, opened: Opened) -> None:
        before, self.opened = self.opened, opened
        other = before is None or before.id != opened.id
        if not other and before and _done(before, opened):
            self._lineup.leave(opened.id)
            self._desk.tell(
                self.tr("{name} is approved: nothing is in doubt any more").format(name=opened.document.name)
            )
            self._advance(opened.id)
            return
        self._stack.setCurrentIndex(1)
        self._title(opened)
        self.viewer.show_document(opened)
        self.panel.show_document(opened)
        self.table.setVisible(bool(opened.record.tables))
        self.table.show_document(opened, {})
        if other:
            self._visited = None
            self._remembered_sizes()
            QTimer.singleShot(0, self._visit_first)
        elif self._visited in opened.open_names:
            self._focused(self._visited)
        self._lineup.load_ahead(self._lineup.beside(opened.id, 1))

    def _title(self, opened: Opened) -> None:
        names = list(self._lineup.names)
        place = names.index(opened.id) + 1 if opened.id in names else 0
        self._where.setText(self.tr("{place} of {count}").format(place=place, count=len(names)) if place else "")
        self._name.setText(opened.document.name)
        self._client.setText(opened.document.client)
        self._steps[0].setEnabled(place > 1)
        self._steps[1].setEnabled(0 < place < len(names))

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
        self.panel.fields.visit(name)

    def _focused(self, name: str | None) -> None:
        if self.opened is None or name is None:
            return
        self._visited = name
        self.viewer.focus_on(name, look_close=name in self.opened.open_names)
        if "." in name:
            self.table.visit(name)

    def _focused_cell(self, name: str) -> None:
        if self.opened is not None:
            self.viewer.focus_on(name, look_close=name in self.opened.open_names)

    def _hovered(self, name: str) -> None:
        self.panel.fields.light(name)
        self.viewer.canvas.light(name)

    def _went(self, finding: Finding) -> None:
        """Goes to what a finding concerns: what is open of it first."""
        opened = self.opened
        if opened is None:
            return
        there = [name for name in finding.fields if opened.record.get(name) or name in opened.kind.fields]
        name = next((name for name in there if name in opened.open_names), next(iter(there), None))
        if name:
            self.visit(name)

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.panel.fields, self.table.grid, self.viewer.canvas]
        here = next((place for place, pane in enumerate(panes) if pane.isAncestorOf(self.focusWidget() or self)), 2)
        if panes[(here + 1) % 3] is self.panel.fields:
            self._go_on(self._visited)
        elif panes[(here + 1) % 3].isVisible():
            panes[(here + 1) % 3].setFocus()
        else:
            self.viewer.canvas.setFocus()

    # what is done

    def confirm(self, name: str) -> None:
        """A person says that a value is right as it stands."""
        opened = self.opened
        field = opened.record.get(name) if opened else None
        if opened is None or field is None or name not in opened.open_names:
            self._go_on(name)
            return
        self._put(name, field.value)

    def correct(self, name: str, text: str) -> None:
        """A person says what a value is."""
        if self.opened is not None:
            self._put(name, text)

    def _put(self, name: str, text: str) -> None:
        assert self.opened
        workbench, document = self._desk.workbench, self.opened.id
        self._do(name, lambda: workbench.correct(document, name, text))

    def _do(self, name: str, verb: Callable[[], Change]) -> None:
        """Does what a person said of a value, goes on to the next, and comes back where it was refused."""

        def kept(change: Change) -> None:
            del change
            done = self.panel.fields.row(name)
            if done:
                done.accepted()

        def refused(error: VouchError) -> None:
            self._refused(name, error)

        self._desk.act(verb, kept, refused)
        row = self.panel.fields.row(name)
        if row and row.current and row.editor is None:
            self._go_on(name, besides=name)

    def _refused(self, name: str, error: VouchError) -> None:
        if isinstance(error, ValueUnreadable | FieldUnknown):
            said = self._desk.words.error(error).message
            row = self.panel.fields.row(name)
            if row:
                row.complain(said)
            self.table.model.complain(name, said)
        else:
            self._desk.complain(error)

    def _chosen(self, name: str, choice: Choice) -> None:
        self.correct(name, choice.value)

    def _picked(self, picked: Sequence[Any], page: int) -> None:
        del page
        name = self.panel.fields.current
        if name and self.opened:
            workbench, document = self._desk.workbench, self.opened.id
            self._do(name, lambda: fill(workbench, document, name, picked))

    def _kind_wanted(self) -> Kind | None:
        """The kind of the field that a click on the page fills: the one with the keyboard, where it is not settled."""
        name = self.panel.fields.current
        if self.opened is None or name is None:
            return None
        row = self.panel.fields.row(name)
        unsettled = name in self.opened.open_names or self.opened.record.get(name) is None
        kind = self.opened.type_of(name)
        return kind.kind if kind and (unsettled or (row and row.editor)) else None

    def _entered_cell(self, name: str) -> None:
        if self.opened and name in self.opened.open_names and self.opened.record.get(name):
            self._put(name, self.opened.record.value(name) or "")
        self.table.grid.down()

    def approve(self) -> None:
        """A person approves the document as it stands; the next one is shown at once."""
        opened = self.opened
        if opened is None:
            return
        if opened.document.stage is not Stage.READ:
            self.step(1)
            return
        workbench = self._desk.workbench
        after = self._lineup.beside(opened.id, 1) or self._lineup.beside(opened.id, -1)
        self._desk.act(lambda: workbench.approve([opened.id]))
        self._lineup.leave(opened.id)
        self._follow(after)

    def _advance(self, document: str) -> None:
        self._follow(next(iter(self._lineup.names), None) if document not in self._lineup.names else None)

    def _follow(self, document: str | None) -> None:
        if document is None:
            self.opened = None
            self._stack.setCurrentWidget(self.empty)
        else:
            self._open(document)

    def step(self, by: int) -> None:
        """Shows the document before or after, without approving this one."""
        if self.opened:
            document = self._lineup.beside(self.opened.id, by)
            if document:
                self._open(document)

    def _retype(self, kind: str) -> None:
        if self.opened:
            workbench, document = self._desk.workbench, self.opened.id
            self._desk.act(lambda: workbench.retype(document, kind))

    def _turn(self, page: int, degrees: int) -> None:
        del page
        self.viewer.canvas.turn(degrees)

    def _cut(self, page: int) -> None:
        if self.opened:
            workbench, document = self._desk.workbench, self.opened.id
            self._desk.act(lambda: workbench.split(document, [page]), self._dealt)

    def _dealt(self, change: Change) -> None:
        """Shows what a document became."""
        self._begin((*change.documents, *(name for name in self._lineup.names if name not in change.documents)))

    def unlock(self) -> None:
        """Asks for the password of a file that could not be opened."""
        opened = self.opened
        failure = opened.document.failure if opened else None
        if opened is None or failure is None or failure.code != PasswordNeeded.code:
            return
        said = self.tr("Password of {name}").format(name=opened.document.name)
        text, given = QInputDialog.getText(self, self.tr("Unlock"), said, QLineEdit.EchoMode.Password)
        if given and text:
            workbench, client = self._desk.workbench, opened.document.client
            self._desk.act(lambda: workbench.add_password(client, text))

    # sizes

    def _keep_sizes(self) -> None:
        self._desk.preferences.put(SIZES, [self._across.sizes(), self._down.sizes()])

    def _remembered_sizes(self) -> None:
        across, down = self._desk.preferences.get(SIZES, ((900, 412), (620, 240)))
        self._across.setSizes(list(across))
        self._down.setSizes(list(down))


def _done(before: Opened, now: Opened) -> bool:
    """Whether nothing is in doubt any more of what was open a moment ago."""
    return before.document.stage is Stage.READ and now.document.stage is Stage.APPROVED
