"""The rail: the places, each with its icon and how much waits there."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QWidget

from desktop.window.look import OTHER, SPACING, WIDTH, Look, font
from desktop.window.parts import Item, column, label, row
from desktop.window.places import Place
from desktop.window.speaking import grouped

DOT = 6
"""pixels"""


class PlaceButton(QToolButton):
    """A place of the rail; at its end, how much waits there."""

    def __init__(self, place: Place, look: Look, keys: str) -> None:
        super().__init__()
        self._look, self._count, self._narrow = look, "", False
        self._tips = {False: keys, True: f"{place.title} ({keys})"}
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
        said = grouped(count) if count else ""
        if said != self._count:
            self._count = said
            self.setAccessibleDescription(said)
            self.update()

    def be_narrow(self, narrow: bool) -> None:  # noqa: FBT001 (one of two widths)
        """Shows the icon alone, and that something waits by a dot; or name and number beside it."""
        self._narrow = narrow
        beside, alone = Qt.ToolButtonStyle.ToolButtonTextBesideIcon, Qt.ToolButtonStyle.ToolButtonIconOnly
        self.setToolButtonStyle(alone if narrow else beside)
        self.setToolTip(self._tips[narrow])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        super().paintEvent(event)
        if self._count:
            painter = QPainter(self)
            self._paint_dot(painter) if self._narrow else self._paint_count(painter)
            painter.end()

    def _paint_count(self, painter: QPainter) -> None:
        painter.setFont(font("caption"))
        painter.setPen(self._look.theme.colour("muted"))
        place = QRectF(self.rect()).adjusted(0, 0, -SPACING.near, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._count)

    def _paint_dot(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.theme.colour("accent"))
        painter.drawEllipse(QRectF(self.width() - SPACING.near - DOT, SPACING.tight, DOT, DOT))


class Rail(QWidget):
    """All places; choosing one is told."""

    chosen = Signal(str)

    def __init__(self, look: Look, places: Iterable[Place], below: Iterable[Place]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH["rail"])
        self._name = label("Vouch", "lead", strong=True)
        self.buttons: dict[str, PlaceButton] = {}
        self._group = QButtonGroup(self)
        mark = label()
        mark.setPixmap(look.icon("vouch").pixmap(QSize(20, 20)))
        name = row(mark, self._name, None, margins=(SPACING.near, SPACING.tight, 0, 0))
        upper: list[Item] = [self._button(place, look, f"Alt+{number % 10}") for number, place in enumerate(places, 1)]
        lower: list[Item] = [self._button(place, look, "Ctrl+,") for place in below]
        margins = (SPACING.tight, SPACING.tight, SPACING.tight, SPACING.tight)
        self.setLayout(column(name, SPACING.near, *upper, None, *lower, gap=2, margins=margins))

    def mark(self, place: str) -> None:
        """Shows at which place the window is."""
        if place in self.buttons:
            self.buttons[place].setChecked(True)

    def be_narrow(self, narrow: bool) -> None:  # noqa: FBT001 (one of two widths)
        """Leaves the room to the place in sight."""
        self.setFixedWidth(WIDTH["rail_narrow"] if narrow else WIDTH["rail"])
        self._name.setVisible(not narrow)
        for one in self.buttons.values():
            one.be_narrow(narrow)

    def _button(self, place: Place, look: Look, keys: str) -> PlaceButton:
        made = self.buttons[place.id] = PlaceButton(place, look, keys)
        made.clicked.connect(lambda: self.chosen.emit(place.id))
        self._group.addButton(made)
        return made
