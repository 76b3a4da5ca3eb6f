"""One chart: bars that say what they are, and open what stands behind them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.window.insights.placing import Plan, lying, standing
from desktop.window.insights.series import MOST, Bar, Series
from desktop.window.look import Look, font

BAR_HIGH, HIGH = 28, 190
MIDDLE = Qt.AlignmentFlag.AlignVCenter
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class Chart(QWidget):
    """The bars of a series. A click, or Enter on the bar that the arrows chose, opens the documents behind it."""

    opened = Signal(object)
    """a Selection"""

    def __init__(self, look: Look, series: Series) -> None:
        super().__init__()
        self._look, self.series = look, series
        self.bars = series.bars[-MOST * 4 :] if series.upright else series.bars[:MOST]
        self.chosen = -1
        self.setAccessibleName(series.title)
        self.setAccessibleDescription("; ".join(f"{one.name}: {one.said}" for one in self.bars))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFont(font("caption"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH if series.upright else BAR_HIGH * len(self.bars))
        look.changed.connect(self.update)

    @property
    def plan(self) -> Plan:
        """Where the bars stand in the room there is now."""
        room, metrics = QRectF(self.rect()), QFontMetricsF(self.font())
        if self.series.upright:
            return standing(self.bars, room, metrics)
        return lying(self.bars, self.series.most, room, metrics)

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar that stands at a point of the widget."""
        there = (bar for bar, place in zip(self.bars, self.plan.bars, strict=True) if place.slot.contains(point))
        return next(there, None)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        painter, theme = QPainter(self), self._look.theme
        side = Qt.AlignmentFlag.AlignLeft if self.series.upright else Qt.AlignmentFlag.AlignRight
        said = Qt.AlignmentFlag.AlignHCenter if self.series.upright else Qt.AlignmentFlag.AlignLeft
        zero, bars = self.plan
        for number, (one, place) in enumerate(zip(self.bars, bars, strict=True)):
            painter.fillRect(place.bar, theme.colour("text" if number == self.chosen else "accent"))
            painter.setPen(theme.colour("text"))
            centred = self.series.upright and place.name.width() <= place.slot.width()
            self._write(painter, place.name, one.name, Qt.AlignmentFlag.AlignHCenter if centred else side)
            painter.setPen(theme.colour("muted"))
            self._write(painter, place.said, one.said, said)
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(zero)
        painter.end()

    def _write(self, painter: QPainter, place: QRectF, said: str, side: Qt.AlignmentFlag) -> None:
        shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, round(place.width()) + 1)
        painter.drawText(place, side | MIDDLE | Qt.TextFlag.TextSingleLine, shown)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.bar_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(f"{found.name}: {found.said}" if found else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        event.accept()  # else the page hears where it is let go

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.bar_at(event.position())
        if found and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(found.selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        step = STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.chosen = max(0, min(len(self.bars) - 1, self.chosen + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen >= 0:
            self.opened.emit(self.bars[self.chosen].selection)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        self.chosen = -1
        self.update()
        super().focusOutEvent(event)
