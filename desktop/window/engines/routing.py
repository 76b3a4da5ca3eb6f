"""Who is asked about what the readers left in doubt, type by type, as it is used now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from core.workbench.modelling import Route
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import column, emptied, label

THEN = " → "


class Routing(QWidget):
    """A line for the types that are asked about alike; hidden while no model can be asked."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._words = desk.words
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(SPACING.wide)
        self._grid.setColumnStretch(1, 1)
        self.scans = label(role="muted", wrap=True)
        title = label(self.tr("Who is asked about what is in doubt"), strong=True)
        self.setLayout(column(title, self._grid, self.scans, gap=SPACING.hair))
        self.hide()

    def show_routes(self, routes: Sequence[Route], reader: str) -> None:
        """Shows the table: who is asked first stands first, and a person decides in the end."""
        emptied(self._grid)
        most = max(routes, key=lambda route: len(route.types), default=None)
        for line, route in enumerate(sorted(routes, key=lambda route: route is most)):
            several = len(routes) > 1 and route is most
            names = ", ".join(map(self._words.type, route.types))
            types = label(self.tr("All other types") if several else names, wrap=True)
            types.setToolTip(names)
            if len(routes) == 1:
                types.setText(self.tr("All types"))
            types.setAlignment(Qt.AlignmentFlag.AlignTop)
            asked = (self.tr("the readers"), *route.models, self.tr("a person"))
            self._grid.addWidget(types, line, 0)
            self._grid.addWidget(label(THEN.join(asked), role="muted", wrap=True), line, 1)
        said = self.tr("On scans, {model} reads doubtful places once more.")
        self.scans.setText(said.format(model=reader) if reader else "")
        self.scans.setVisible(bool(reader))
        self.setVisible(bool(routes))
