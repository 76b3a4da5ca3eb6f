"""Icons drawn from SVG in the colour of the text, sharp at every scale."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from desktop.window.look.tokens import Theme

INK = b"currentColor"


@cache
def _drawing(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(resources.data("icons", f"{name}.svg").replace(INK, colour.encode())))


def draw_icon(painter: QPainter, name: str, place: QRectF, colour: QColor) -> None:
    """Paints an icon into a square."""
    _drawing(name, colour.name()).render(painter, place)


class DrawnIcon(QIconEngine):
    """Draws one icon in the colours of whatever theme is in use when it is painted."""

    def __init__(self, name: str, theme: Callable[[], Theme], role: str) -> None:
        super().__init__()
        self._name, self._theme, self._role = name, theme, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        del state
        role = "edge" if mode is QIcon.Mode.Disabled else self._role
        draw_icon(painter, self._name, QRectF(rect), self._theme().colour(role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return made

    def clone(self) -> QIconEngine:
        return DrawnIcon(self._name, self._theme, self._role)
