"""What is worth a look: copies and anomalies among a client's documents, and papers that are missing."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QWidget

from core.domain.finding import Severity
from core.domain.selection import Selection
from core.workbench import Missing, Remark
from desktop.window.desk import Desk
from desktop.window.lists.quiet import quieten
from desktop.window.look import HEIGHT, MARKS, SPACING, State
from desktop.window.parts import Empty, column, label

GOES = Qt.ItemDataRole.UserRole + 1
WIDTHS = (36, 190, 220)


class Found(NamedTuple):
    """All that is worth a look."""

    remarks: tuple[Remark, ...]
    missing: tuple[tuple[str, Missing], ...]
    """with the client of each"""


class WorthPage(QWidget):
    """One row each; Enter opens the document, or what there is beside the missing paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = QStandardItemModel(self)
        self.table = self._table()
        said = self.tr("Nothing stands out: no copies, no unusual amounts, and no paper is missing between others.")
        self.none = Empty(desk.look, "circle-check", said, self.tr("Show documents"), lambda: desk.go("documents"))
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.none)
        self.said = label(role="muted")
        self.said.setContentsMargins(SPACING.wide, SPACING.near, SPACING.wide, SPACING.near)
        whole = column(self.said, self.stack, gap=0)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def read(self) -> None:
        """Asks what is worth a look now."""
        bench = self._desk.workbench

        def found() -> Found:
            clients = [name for name in bench.facets(Selection()).clients if name]
            missing = tuple((name, one) for name in clients for one in bench.insights.missing(name))
            return Found(bench.insights.remarks(), missing)

        self._desk.lane.ask(found, self._show, instead=self)

    def _show(self, found: Found) -> None:
        self.model.clear()
        self.model.setHorizontalHeaderLabels(["", self.tr("Client"), self.tr("Document"), self.tr("What stands out")])
        for one in found.remarks:
            self._remark(one)
        for client, paper in found.missing:
            self._missing(client, paper)
        for place, width in enumerate(WIDTHS):
            self.table.setColumnWidth(place, width)
        self.table.horizontalHeader().setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)
        count = self.model.rowCount()
        self.stack.setCurrentIndex(0 if count else 1)
        self.said.setText(self.tr("{count} to look at").format(count=count) if count else "")

    def _remark(self, one: Remark) -> None:
        state = State.CONTRADICTED if one.finding.severity is Severity.ERROR else State.DOUBTFUL
        said = self._desk.words.finding(one.finding, one.document.reading.type if one.document.reading else "")
        self._row(state, one.document.client, one.document.name, said, ("review", one.document.id))

    def _missing(self, client: str, one: Missing) -> None:
        kind = self._desk.words.type(one.type)
        period = (
            one.since
            if one.since == one.until
            else self.tr("{since} to {until}").format(since=one.since, until=one.until)
        )
        said = self.tr("Missing: {type} of {name}, {period}").format(type=kind, name=one.of or client, period=period)
        self._row(State.DOUBTFUL, client, kind, said, ("documents", Selection(client, one.type)))

    def _row(self, state: State, client: str, name: str, said: str, goes: tuple[str, object]) -> None:
        items = [QStandardItem(text) for text in (MARKS[state], client, name, said)]
        items[0].setForeground(self._desk.look.theme.colour(state.value))
        items[0].setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        items[0].setAccessibleText(self.tr("Contradicted") if state is State.CONTRADICTED else self.tr("Doubtful"))
        items[0].setData(goes, GOES)
        for item in items[1:]:
            item.setToolTip(item.text())
        self.model.appendRow(items)

    def _open(self, index: QModelIndex) -> None:
        goes = index.siblingAtColumn(0).data(GOES)
        if goes:
            self._desk.go(*goes)

    def _table(self) -> QTableView:
        made = QTableView()
        made.setModel(self.model)
        quieten(made, self.tr("Worth a look"))
        made.setWordWrap(True)
        made.verticalHeader().setMinimumSectionSize(HEIGHT["row"])
        made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        made.activated.connect(self._open)
        return made
