"""One chart: bars that say what they are, and open what stands behind them."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.window.insights.series import MOST, Bar, Series
from desktop.window.look import Look, font

THICK = 0.62
"""of the room that a bar has"""
LETTERS = 27
"""of a name beside its bar; the whole of it is told to whoever rests there"""
BESIDE = 8
"""pixels between a bar and what is said of it"""
NAMED = 6
"""names below upright bars"""
BAR_HIGH, EDGE, HIGH = 26, 14, 190
NAMES_WIDE, BELOW, ABOVE = 186, 24, 24
AMID = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


class Chart(QWidget):
    """The bars of a series. A click, or Enter on the bar that the arrows chose, opens the documents behind it."""

    opened = Signal(object)
    """a Selection"""

    def __init__(self, look: Look, series: Series) -> None:
        super().__init__()
        self._look, self.series = look, series
        self.bars = series.bars[-MOST * 4 :] if series.upright else series.bars[:MOST]
        self.chosen = -1
        self._font = font("caption")
        self._metrics = QFontMetricsF(self._font)
        self.setAccessibleName(series.title)
        self.setAccessibleDescription("; ".join(f"{one.name}: {one.said}" for one in self.bars))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH if series.upright else max(90, BAR_HIGH * len(self.bars) + EDGE))
        look.changed.connect(self.update)

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar that stands at a point of the widget."""
        field, step = self.field(), self._step()
        across = self.series.upright
        inside = field.left() <= point.x() if across else field.top() <= point.y()
        number = int((point.x() - field.left() if across else point.y() - field.top()) // step)
        return self.bars[number] if inside and 0 <= number < len(self.bars) else None

    def place_of(self, number: int) -> QPointF:
        """Where a bar stands on the widget, at its foot."""
        box = self.box_of(number)
        return QPointF(box.center().x(), box.bottom()) if self.series.upright else QPointF(box.left(), box.center().y())

    def field(self) -> QRectF:
        """What the bars may fill."""
        whole = QRectF(self.rect())
        if self.series.upright:
            return whole.adjusted(0, ABOVE, 0, -BELOW)
        return whole.adjusted(NAMES_WIDE, EDGE / 2, 0, -EDGE / 2)

    def box_of(self, number: int) -> QRectF:
        """The place of a bar."""
        field, step, amount = self.field(), self._step(), self.bars[number].amount
        scale, zero = self._scale()
        begun, long = number * step + step * (1 - THICK) / 2, amount * scale
        if self.series.upright:
            box = QRectF(field.left() + begun, field.bottom() - zero, step * THICK, -long)
        else:
            box = QRectF(field.left() + zero, field.top() + begun, long, step * THICK)
        return box.normalized()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        del event
        painter, theme = QPainter(self), self._look.theme
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setFont(self._font)
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(*self._foot())
        said, every = self._says_all(), -(-len(self.bars) // NAMED)
        for number, one in enumerate(self.bars):
            box = self.box_of(number)
            painter.fillRect(box, theme.colour("text" if number == self.chosen else "accent"))
            if self.series.upright:
                named = number % every == 0
                self._say_upright(painter, box, one.name if named else "", one.said if said else "")
            else:
                self._say_across(painter, box, one)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.bar_at(event.position())
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(f"{found.name}: {found.said}" if found else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.bar_at(event.position())
        if found and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(found.selection)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
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

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self.update()

    def _step(self) -> float:
        """The room of one bar."""
        field = self.field()
        room = field.width() / max(len(self.bars), NAMED) if self.series.upright else field.height() / len(self.bars)
        return max(1.0, room)

    def _scale(self) -> tuple[float, float]:
        """Pixels for each of what is counted, and where nothing is; what is said beside bars has its place beyond."""
        field, amounts = self.field(), [one.amount for one in self.bars]
        least, most = min(0.0, *amounts, 0.0), max(0.0, self.series.most, *amounts)
        room = max(1.0, field.height() if self.series.upright else field.width())
        span = most - least
        if not self.series.upright:
            ends = [(max(one.amount, 0.0), self._metrics.horizontalAdvance(one.said) + 2 * BESIDE) for one in self.bars]
            span = max([span, *((end - least) * room / max(room - said, room / 4) for end, said in ends)])
        scale = room / (span or 1.0)
        return scale, -least * scale

    def _foot(self) -> tuple[QPointF, QPointF]:
        """The ends of the line on which the bars stand."""
        field, (_, zero) = self.field(), self._scale()
        if self.series.upright:
            return QPointF(field.left(), field.bottom() - zero), QPointF(field.right(), field.bottom() - zero)
        return QPointF(field.left() + zero, field.top()), QPointF(field.left() + zero, field.bottom())

    def _says_all(self) -> bool:
        """Whether figures stand above upright bars: only where none runs into another; resting on a bar tells it."""
        few = len(self.bars) <= NAMED
        return few and all(self._metrics.horizontalAdvance(one.said) < self._step() for one in self.bars)

    def _say_upright(self, painter: QPainter, box: QRectF, name: str, said: str) -> None:
        field = self.field()
        painter.setPen(self._colour("text"))
        half = self._metrics.horizontalAdvance(name) / 2
        middle = max(field.left() + half, min(field.right() - half, box.center().x()))
        painter.drawText(QRectF(middle - half, field.bottom() + 4, 2 * half, BELOW - 4), AMID, name)
        painter.setPen(self._colour("muted"))
        painter.drawText(QRectF(box.left(), box.top() - ABOVE + 4, box.width(), ABOVE - 4), AMID, said)

    def _say_across(self, painter: QPainter, box: QRectF, one: Bar) -> None:
        field = self.field()
        painter.setPen(self._colour("text"))
        painter.drawText(QRectF(0, box.top(), field.left() - BESIDE, box.height()), RIGHT, _short(one.name))
        painter.setPen(self._colour("muted"))
        end = max(box.right(), field.left() + self._scale()[1]) + BESIDE
        painter.drawText(QRectF(end, box.top(), max(1.0, field.right() - end), box.height()), LEFT, one.said)

    def _colour(self, name: str) -> QColor:
        return self._look.theme.colour(name)


def _short(name: str) -> str:
    """A name that has its place beside the bars."""
    if len(name) <= LETTERS:
        return name
    cuts = [at for at, (one, _) in enumerate(pairwise(name)) if one == " " and at < LETTERS]
    return f"{name[: cuts[-1] if cuts and cuts[-1] > LETTERS // 2 else LETTERS - 1]}…"
