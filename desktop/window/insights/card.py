"""A chart with its title, and the table behind it."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QWidget

from desktop.window.desk import Desk
from desktop.window.insights.chart import Chart
from desktop.window.insights.series import Series
from desktop.window.lists.quiet import quieten
from desktop.window.look import SPACING
from desktop.window.parts import column, label, row, tool

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TABLE_HIGH = 240


class ChartCard(QWidget):
    """Shows the chart, or on wish all of its figures in rows."""

    opened = Signal(object)
    """a Selection"""

    def __init__(self, desk: Desk, series: Series) -> None:
        super().__init__()
        self.series = series
        self.chart = Chart(desk.look, series)
        self.turn = tool(
            desk.look.icon("table", "muted"), self.tr("Figures in rows: {title}").format(title=series.title), self._turn
        )
        self.turn.setCheckable(True)
        self.chart.opened.connect(self.opened)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.chart)
        self.stack.setFixedHeight(self.chart.height())
        title = label(series.title, strong=True)
        head = row(title, None, self.turn)
        self.setLayout(column(head, self.stack, None, gap=SPACING.hair))

    def _turn(self) -> None:
        turned = self.turn.isChecked()
        self.stack.setFixedHeight(TABLE_HIGH if turned else self.chart.height())
        shown: QWidget = self.table if turned else self.chart
        if self.stack.indexOf(shown) < 0:
            self.stack.addWidget(shown)
        self.stack.setCurrentWidget(shown)
        shown.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.series.bars[index.row()].selection)

    @cached_property
    def table(self) -> QTableView:
        """All of the figures, made when they are first asked for."""
        made = QTableView()
        made.setModel(self._rows())
        quieten(made, self.series.title)
        head = made.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.activated.connect(self._open)
        return made

    def _rows(self) -> QStandardItemModel:
        headings = [self.series.named, self.series.counted, self.tr("Documents")]
        columns = headings[: 2 if self.series.counted == headings[2] else 3]
        made = QStandardItemModel(len(self.series.bars), len(columns), self)
        made.setHorizontalHeaderLabels(columns)
        for number, one in enumerate(self.series.bars):
            for place, said in enumerate((one.name, one.said, str(one.documents))[: len(columns)]):
                item = QStandardItem(said)
                item.setToolTip(said)
                if place:
                    item.setTextAlignment(RIGHT)
                made.setItem(number, place, item)
        for place in range(1, len(columns)):
            made.setHeaderData(place, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole)
        return made
