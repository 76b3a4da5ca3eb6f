"""A doubtful value enlarged beside its place on the page."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from desktop.window.look import Look, State
from desktop.window.review.evidence import EvidenceItem

ENLARGED = 3.2
"""pixels per point of the page"""
ACROSS, ABOVE = 8.0, 2.0
"""points of the page around the value that are shown too"""
AWAY = 10
"""pixels between the value and its enlargement"""
WIDEST, HIGHEST = 460, 150
"""pixels"""


class Magnifier(QWidget):
    """A piece of the page, larger. It lets the pointer through."""

    def __init__(self, look: Look, over: QWidget) -> None:
        super().__init__(over)
        self._look, self._over, self._part = look, over, QPixmap()
        self._state = State.DOUBTFUL
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Enlarged value"))
        self.hide()

    def show_part(self, picture: QPixmap, scale: float, item: EvidenceItem, seen: QRect, turn: int) -> None:
        """Shows the part of a picture around a value's place on the page, which is `seen` there on the canvas."""
        self._state, place = item.state, item.place
        if picture.isNull() or scale <= 0:
            return
        wanted = place.adjusted(-ACROSS, -ABOVE, ACROSS, ABOVE)
        cut = QRectF(wanted.topLeft() / scale, wanted.size() / scale).toRect().intersected(picture.rect())
        enlarged = _within(QSizeF(cut.size()) * scale * ENLARGED)
        ratio = self.devicePixelRatioF()
        if enlarged.height() <= seen.height() * 1.4 or enlarged.isEmpty():
            return
        part = picture.copy(cut).scaled(
            enlarged * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        self._part = part.transformed(QTransform().rotate(turn)) if turn else part
        self._part.setDevicePixelRatio(ratio)
        self.resize((self._part.deviceIndependentSize()).toSize() + QSize(2, 2))
        self.move(self._beside(seen))
        self.show()
        self.raise_()
        self.update()

    def _beside(self, seen: QRect) -> QPoint:
        """Below the value where there is room, else above, within the canvas."""
        room = self._over.rect()
        x = min(max(AWAY, seen.center().x() - self.width() // 2), max(AWAY, room.width() - self.width() - AWAY))
        below = seen.bottom() + AWAY
        return QPoint(x, below if below + self.height() < room.height() else seen.top() - AWAY - self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        painter = QPainter(self)
        painter.drawPixmap(1, 1, self._part)
        painter.setPen(QPen(self._look.theme.colour(self._state.value), 2))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _within(size: QSizeF) -> QSize:
    """A size, smaller where it is more than the largest."""
    shrunk = min(1.0, WIDEST / max(1.0, size.width()), HIGHEST / max(1.0, size.height()))
    return (size * shrunk).toSize()
