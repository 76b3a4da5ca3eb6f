"""The rail: the places, each with its icon and how much waits there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.window.look import OTHER, SPACING, WIDTH, Look, font
from desktop.window.parts import Item, column, label, row
from desktop.window.places import Place


class PlaceButton(QToolButton):
    """A place of the rail; at its end, how much waits there."""

    def __init__(self, place: Place, look: Look, keys: str) -> None:
        super().__init__()
        self._look, self._count = look, ""
        self.setText(f"  {place.title}")
        self.setAccessibleName(place.title)
        self.setToolTip(keys)
        self.setIcon(look.icon(place.icon, "muted"))
        self.setIconSize(QSize(OTHER["icon"], OTHER["icon"]))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setProperty("role", "place")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_count(self, count: int) -> None:
        """Says how much waits there; nothing at 0."""
        said = f"{count:,}".replace(",", "\u202f") if count else ""
        if said != self._count:
            self._count = said
            self.setAccessibleDescription(said)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if self._count:
            painter = QPainter(self)
            painter.setFont(font("caption"))
            painter.setPen(self._look.theme.colour("muted"))
            place = QRectF(self.rect()).adjusted(0, 0, -SPACING.near, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)
            painter.end()


class Rail(QWidget):
    """All places; choosing one is told."""

    chosen = Signal(str)

    def __init__(self, look: Look, places: Iterable[Place], below: Iterable[Place]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH["rail"])
        self.buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        mark = label()
        mark.setPixmap(look.icon("vouch").pixmap(QSize(20, 20)))
        name = row(mark, label("Vouch", "lead", strong=True), None, margins=(SPACING.near, SPACING.tight, 0, 0))
        upper: list[Item] = [self._button(place, look, f"Alt+{number % 10}") for number, place in enumerate(places, 1)]
        lower: list[Item] = [self._button(place, look, "Ctrl+,") for place in below]
        margins = (SPACING.tight, SPACING.tight, SPACING.tight, SPACING.tight)
        self.setLayout(column(name, SPACING.near, *upper, None, *lower, gap=2, margins=margins))

    def mark(self, place: str) -> None:
        """Shows at which place the window is."""
        if place in self.buttons:
            self.buttons[place].setChecked(True)

    def _button(self, place: Place, look: Look, keys: str) -> PlaceButton:
        made = self.buttons[place.id] = PlaceButton(place, look, keys)
        made.clicked.connect(lambda: self.chosen.emit(place.id))
        self._group.addButton(made)
        return made
