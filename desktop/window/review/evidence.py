"""Boxes on a page where values stand, coloured and shaped by how they stand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from core.domain.layout import Box
from desktop.window.look import Look, State, draw_outline

AIR = 2.0
"""points between a value and its outline"""
REACH = 4.0
"""points beyond the outline that its lines take"""


def rectangle(box: Box) -> QRectF:
    """A box of a page as Qt counts."""
    return QRectF(box.x0, box.y0, box.width, box.height)


class EvidenceItem(QGraphicsItem):
    """Where one value stands; lit while the pointer or the keyboard is on it or on its field."""

    def __init__(self, name: str, box: Box, state: State, look: Look, *, quiet: bool = False) -> None:
        super().__init__()
        self.name, self.state = name, state
        self._look, self._lit, self._focused, self._quiet = look, False, False, quiet
        self._place = rectangle(box).adjusted(-AIR, -AIR, AIR, AIR)
        self._rank = 1 + list(State).index(state) / 10
        self.setZValue(self._rank)

    @property
    def place(self) -> QRectF:
        """The outline."""
        return self._place

    @property
    def lit(self) -> bool:
        """Whether it is drawn filled."""
        return self._lit or self._focused

    def light(self, *, lit: bool | None = None, focused: bool | None = None) -> None:
        """Changes whether the pointer or the keyboard is on it."""
        self._lit = self._lit if lit is None else lit
        self._focused = self._focused if focused is None else focused
        self.setZValue(2 if self.lit else self._rank)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._place.adjusted(-REACH, -REACH, REACH, REACH)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        del option, widget
        if not self._quiet:
            draw_outline(painter, self._place, self.state, self._look.theme, lit=self.lit)
        elif self.lit:
            painter.fillRect(self._place, self._look.theme.colour("accent", 72))


class FoundItem(QGraphicsItem):
    """A place where the searched text stands."""

    def __init__(self, box: Box, look: Look, current: Callable[[], bool]) -> None:
        super().__init__()
        self._place, self._look, self._current = rectangle(box).adjusted(-1, -1, 1, 1), look, current

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        return self._place

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        del option, widget
        painter.fillRect(self._place, self._look.theme.colour("accent", 120 if self._current() else 56))
