"""One chart drawn by pyqtgraph: bars that say what they are, and open what stands behind them."""

from __future__ import annotations

from itertools import pairwise

import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.window.insights.series import MOST, Bar, Series
from desktop.window.look import Look, font

THICK = 0.62
"""of the room that a bar has"""
LETTERS = 27
"""of a name beside its bar; the whole of it is told to whoever rests there"""
BESIDE = 14
"""pixels around what is said of a bar, beyond its end"""
NAMED = 6
"""names below upright bars"""
BAR_HIGH, EDGE, HIGH = 26, 14, 190
NAMES_WIDE = 186


class Chart(pyqtgraph.PlotWidget):  # type: ignore[misc]  # pyqtgraph tells no types
    """The bars of a series. A click, or Enter on the bar that the arrows chose, opens the documents behind it."""

    opened = Signal(object)
    """a Selection"""

    def __init__(self, look: Look, series: Series) -> None:
        super().__init__(background=None)
        self._look, self.series = look, series
        self.bars = series.bars[-MOST * 4 :] if series.upright else series.bars[:MOST]
        self.chosen = -1
        self.setAccessibleName(series.title)
        self.setAccessibleDescription("; ".join(f"{one.name}: {one.said}" for one in self.bars))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH if series.upright else max(90, BAR_HIGH * len(self.bars) + EDGE))
        plot = self.getPlotItem()
        plot.setMouseEnabled(x=False, y=False)
        plot.setMenuEnabled(enableMenu=False)
        plot.hideButtons()
        plot.setDefaultPadding(0.0)
        self._said: list[pyqtgraph.TextItem] = []
        plot.getViewBox().sigResized.connect(self._say_where_it_fits if series.upright else self._make_room)
        look.changed.connect(self.draw)
        self.draw()

    def draw(self) -> None:
        """Draws the bars in the colours of the theme in use."""
        plot = self.getPlotItem()
        plot.clear()
        self.setBackground(self._look.theme.colour("surface"))
        self._draw_upright() if self.series.upright else self._draw_across()

    def bar_at(self, point: QPointF) -> Bar | None:
        """The bar that stands at a point of the widget."""
        number = self._number_at(point)
        return self.bars[number] if 0 <= number < len(self.bars) else None

    def place_of(self, number: int) -> QPointF:
        """Where a bar stands on the widget."""
        at = QPointF(number, 0.0) if self.series.upright else QPointF(0.0, number)
        place = self.getPlotItem().getViewBox().mapViewToScene(at)
        return QPointF(self.mapFromScene(place))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.bar_at(event.position())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)
        self.setToolTip(f"{found.name}: {found.said}" if found else "")
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        found = self.bar_at(event.position())
        if found and event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit(found.selection)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 (Qt's name)
        event.ignore()  # the page scrolls

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.chosen = max(0, min(len(self.bars) - 1, self.chosen + step))
            self.draw()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen >= 0:
            self.opened.emit(self.bars[self.chosen].selection)
        else:
            event.ignore()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 (Qt's name)
        self.chosen = -1
        self.draw()
        super().focusOutEvent(event)

    def _number_at(self, point: QPointF) -> int:
        plot = self.getPlotItem().getViewBox()
        at: QPointF = plot.mapSceneToView(self.mapToScene(point.toPoint()))
        return round(at.x() if self.series.upright else at.y())

    def _brushes(self) -> list[object]:
        theme = self._look.theme
        return [
            pyqtgraph.mkBrush(theme.colour("text" if number == self.chosen else "accent"))
            for number in range(len(self.bars))
        ]

    def _draw_across(self) -> None:
        plot, lengths = self.getPlotItem(), [one.amount for one in self.bars]
        numbers = list(range(len(lengths)))
        plot.addItem(
            pyqtgraph.BarGraphItem(
                x0=0, y=numbers, height=THICK, width=lengths, brushes=self._brushes(), pen=pyqtgraph.mkPen(None)
            )
        )
        for number, one in enumerate(self.bars):
            self._say(one.said, max(one.amount, 0.0), number)
        plot.invertY()
        self._make_room()
        plot.setYRange(-0.5, len(self.bars) - 0.5, padding=0)
        plot.hideAxis("bottom")
        self._axis("left", [(number, _short(one.name)) for number, one in enumerate(self.bars)])
        plot.getAxis("left").setWidth(NAMES_WIDE)

    def _make_room(self) -> None:
        """Draws the bars so long that what is said of each has its place beyond it."""
        room, metrics = max(1.0, self.getPlotItem().getViewBox().width()), QFontMetricsF(font("caption"))
        least = min(0.0, *(one.amount for one in self.bars), 0.0)
        ends = [(max(one.amount, 0.0), metrics.horizontalAdvance(one.said) + BESIDE) for one in self.bars]
        ends.append((self.series.most, 0.0))
        span = max((end - least) * room / max(room - said, room / 4) for end, said in ends)
        self.getPlotItem().setXRange(least, least + (span or 1.0), padding=0)

    def _draw_upright(self) -> None:
        plot, lengths = self.getPlotItem(), [one.amount for one in self.bars]
        numbers = list(range(len(lengths)))
        plot.addItem(
            pyqtgraph.BarGraphItem(
                x=numbers, y0=0, width=THICK, height=lengths, brushes=self._brushes(), pen=pyqtgraph.mkPen(None)
            )
        )
        least = max(len(self.bars), NAMED)
        plot.setXRange(-0.5, least - 0.5, padding=0)
        plot.setYRange(min(0.0, *lengths, 0.0), max(*lengths, 0.0, 0.0) * 1.18 or 1.0, padding=0)
        plot.hideAxis("left")
        step = max(1, -(-len(self.bars) // NAMED))
        self._axis("bottom", [(number, self.bars[number].name) for number in numbers[::step]])
        self._said = [
            self._say(one.said, number, max(one.amount, 0.0), upright=True)
            for number, one in enumerate(self.bars if step == 1 else ())
        ]
        self._say_where_it_fits()

    def _say_where_it_fits(self) -> None:
        """Says the figures above upright bars only where none runs into another; resting on a bar tells it too."""
        room = self.getPlotItem().getViewBox().width() / max(len(self.bars), NAMED)
        metrics = QFontMetricsF(font("caption"))
        fits = all(metrics.horizontalAdvance(one.said) < room for one in self.bars)
        for text in self._said:
            text.setVisible(fits)

    def _axis(self, side: str, ticks: list[tuple[int, str]]) -> None:
        axis, theme = self.getPlotItem().getAxis(side), self._look.theme
        axis.setTicks([ticks])
        axis.setStyle(tickFont=font("caption"), tickLength=0, autoExpandTextSpace=False, hideOverlappingLabels=False)
        axis.setPen(pyqtgraph.mkPen(theme.colour("hairline")))
        axis.setTextPen(pyqtgraph.mkPen(theme.colour("text")))

    def _say(self, said: str, x: float, y: float, *, upright: bool = False) -> pyqtgraph.TextItem:
        text = pyqtgraph.TextItem(
            said, color=self._look.theme.colour("muted"), anchor=(0.5, 1.0) if upright else (0.0, 0.5)
        )
        text.setFont(font("caption"))
        self.getPlotItem().addItem(text)
        text.setPos(x, y)
        return text


def _short(name: str) -> str:
    """A name that has its place beside the bars."""
    if len(name) <= LETTERS:
        return name
    cuts = [at for at, (one, _) in enumerate(pairwise(name)) if one == " " and at < LETTERS]
    return f"{name[: cuts[-1] if cuts and cuts[-1] > LETTERS // 2 else LETTERS - 1]}…"
