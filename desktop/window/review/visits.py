"""Goes from value to value: its field has the keyboard, its place on the page is lit, its cell in sight."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from core.domain.finding import Finding
from desktop.window.desk import Desk
from desktop.window.review.opened import Opened, choices_of
from desktop.window.review.panel import Panel
from desktop.window.review.table import TablePanel
from desktop.window.review.viewer import Viewer
from desktop.window.review.visiting import following


class Visits(QObject):
    """Which value a person is at, on all sides of the review."""

    def __init__(self, desk: Desk, viewer: Viewer, panel: Panel, table: TablePanel) -> None:
        super().__init__(panel)
        self._desk, self.viewer, self.panel, self.table = desk, viewer, panel, table
        self._opened: Opened | None = None
        self.visited: str | None = None
        panel.fields.onward.connect(self._onward)
        panel.fields.focused.connect(self._focused)
        panel.fields.hovered.connect(viewer.canvas.light)
        panel.findings.went.connect(self._went)
        viewer.hovered.connect(self._hovered)
        viewer.chosen.connect(self.visit)
        table.selected.connect(self._selected)

    def show_document(self, opened: Opened) -> None:
        """Begins at the first unresolved value of another document; stays where it is in the same."""
        before, self._opened = self._opened, opened
        if before is not None and before.id == opened.id and before.reading.turns != opened.reading.turns:
            return  # a page was turned: it is the page that is looked at
        if before is None or before.id != opened.id:
            self.visited = None
            QTimer.singleShot(0, self.panel, self._first)
        elif self.visited in opened.open_names:
            self._focused(self.visited)

    def _first(self) -> None:
        if self.visited is None and self.panel.isVisible():
            self.go_on(None)

    def go_on(self, current: str | None, *, back: bool = False, besides: str = "") -> None:
        """Visits the next unresolved value; where none is left, the approval."""
        if self._opened is None:
            return
        names = [name for name in self._opened.open_names if name != besides]
        name = following(names, current, self._opened.order, back=back)
        if name is None:
            self.panel.rest()
        else:
            self.visit(name)

    def _onward(self, name: str, back: bool) -> None:  # noqa: FBT001 (a slot)
        self.go_on(name, back=back)

    def visit(self, name: str) -> None:
        """Goes to a value."""
        self.panel.show_fields()
        self.panel.fields.visit(name)

    def _focused(self, name: str | None) -> None:
        opened = self._opened
        if opened is None or name is None:
            return
        fresh, self.visited = self.visited != name, name
        self.viewer.focus_on(name, look_close=name in opened.open_set)
        if "." in name:
            self.table.visit(name)
        if fresh and "." in name and name in opened.open_set:
            self._offer(opened, name)

    def _offer(self, opened: Opened, name: str) -> None:
        """Asks what else a cell may be."""
        workbench = self._desk.workbench
        self._desk.lane.ask(
            lambda: choices_of(workbench, opened, name),
            lambda found: self.panel.fields.offer(name, found),
            lambda _: None,
            instead="review.choices",
        )

    def _selected(self, name: str) -> None:
        if self._opened is not None:
            self.viewer.focus_on(name, look_close=name in self._opened.open_set)

    def _hovered(self, name: str) -> None:
        self.panel.fields.light(name)
        self.viewer.canvas.light(name)

    def _went(self, finding: Finding) -> None:
        """Goes to what a finding concerns: what is open of it first."""
        opened = self._opened
        if opened is None:
            return
        there = [name for name in finding.fields if opened.record.get(name) or name in opened.kind.fields]
        name = next((name for name in there if name in opened.open_set), next(iter(there), None))
        if name:
            self.visit(name)
