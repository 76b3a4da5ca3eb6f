"""Page at left with the tables below it, fields at right: as wide as they were left, one after another by key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from desktop.window.desk import Desk
from desktop.window.review.panel import Panel
from desktop.window.review.table import TablePanel
from desktop.window.review.viewer import Viewer

SIZES = "review.sizes"
PANEL, SHARE, DOWN = 420, 0.42, (600, 250)
"""pixels of the fields, and what they take of a narrow window; page and tables"""


class Panes(QSplitter):
    """The three parts of the review and the lines between them."""

    def __init__(self, desk: Desk, viewer: Viewer, table: TablePanel, panel: Panel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._desk = desk
        self._parts: tuple[QWidget, ...] = (panel.fields, table.grid, viewer.canvas)
        self._down = QSplitter(Qt.Orientation.Vertical)
        self._down.addWidget(viewer)
        self._down.addWidget(table)
        self.addWidget(self._down)
        self.addWidget(panel)
        for splitter in (self, self._down):
            splitter.setStretchFactor(0, 1)
            splitter.setStretchFactor(1, 0)
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.splitterMoved.connect(self._keep)

    def remembered(self) -> None:
        """Makes the parts as large as they were left."""
        panel = min(PANEL, round(SHARE * self.width()))
        across, down = self._desk.preferences.get(SIZES, ((self.width() - panel, panel), DOWN))
        self.setSizes(list(across))
        self._down.setSizes(list(down))

    def after(self, focus: QWidget | None) -> QWidget:
        """The fields, the rows or the page: the one after that which has the keyboard."""
        there = [part for part in self._parts if part.isVisible()]
        here = (place for place, part in enumerate(there) if focus and (part is focus or part.isAncestorOf(focus)))
        return there[(next(here, -1) + 1) % len(there)]

    def _keep(self) -> None:
        self._desk.preferences.put(SIZES, [self.sizes(), self._down.sizes()])
