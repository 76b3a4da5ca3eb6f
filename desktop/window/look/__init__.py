"""How the window looks: one object that every view asks for colours, icons and fonts."""

from __future__ import annotations

from string import Template
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

import resources
from desktop.window.look.fonts import font
from desktop.window.look.icons import DrawnIcon
from desktop.window.look.states import MARKS, State, draw_mark, draw_outline, state_of
from desktop.window.look.tokens import HEIGHT, OTHER, SPACING, THEMES, TYPE, WIDTH, Theme, theme

__all__ = [
    "HEIGHT",
    "MARKS",
    "OTHER",
    "SPACING",
    "SYSTEM",
    "THEMES",
    "TYPE",
    "WIDTH",
    "Look",
    "State",
    "Theme",
    "draw_mark",
    "draw_outline",
    "font",
    "state_of",
    "theme",
]

SYSTEM = "system"
"""the theme that goes with the system's own"""


class Look(QObject):
    """The look in use. Widgets with paint of their own ask for `theme` each time they paint."""

    changed = Signal()

    def __init__(self, wanted: str = SYSTEM, *, compact: bool = False) -> None:
        super().__init__()
        self._wanted, self._compact = wanted, compact
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        application = _application()
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setFont(font())
        self._apply()

    @property
    def wanted(self) -> str:
        """The name of the theme that was chosen, or "system"."""
        return self._wanted

    @property
    def row_height(self) -> int:
        """How high a row of a list stands."""
        return HEIGHT["compact" if self._compact else "row"]

    def pack(self, *, compact: bool) -> None:
        """Makes the rows of lists close, or gives them air."""
        self._compact = compact
        self.changed.emit()

    def use(self, wanted: str) -> None:
        """Changes the theme of the whole window at once."""
        self._wanted = wanted
        self._apply()
        self.changed.emit()

    def icon(self, name: str, role: str = "text") -> QIcon:
        """An icon that keeps the colour of the theme in use."""
        return QIcon(DrawnIcon(name, lambda: self.theme, role))

    def _follow(self) -> None:
        if self._wanted == SYSTEM:
            self.use(SYSTEM)

    def _apply(self) -> None:
        self.theme = theme(_systems() if self._wanted == SYSTEM else self._wanted)
        """the theme in use"""
        application = _application()
        application.setPalette(_palette(self.theme))
        sheet = resources.data("themes", "window.qss").decode()
        themes = str(resources.ROOT.joinpath("themes")).replace("\\", "/")
        filled = Template(sheet).substitute(self.theme.colours, themes=themes, theme=self.theme.name)
        application.setStyleSheet(filled)


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())


def _systems() -> str:
    dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return "dark" if dark else "light"


ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Mid: "hairline",
}


def _palette(theme: Theme) -> QPalette:
    made = QPalette()
    for role, name in ROLES.items():
        made.setColor(role, theme.colour(name))
    return made
