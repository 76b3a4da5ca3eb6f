"""The past documents on which other rules would have decided otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from core.workbench import Decision, Tried
from desktop.window.desk import Desk
from desktop.window.lists.wording import Wording
from desktop.window.look import HEIGHT
from desktop.window.parts import column, label

ID = Qt.ItemDataRole.UserRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
HIGH, SHOWN = 8, 500
"""rows in sight, and rows that are listed"""


class TriedList(QWidget):
    """What would change is said above, one row per document; Enter opens it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._wording = desk, Wording(desk.words)
        self.said = label(role="muted", wrap=True)
        self.model = QStandardItemModel(self)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Documents that would be decided otherwise"))
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(HEIGHT["compact"])
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.activated.connect(self._open)
        self.table.hide()
        self.setLayout(column(self.said, self.table))

    def show_tried(self, found: Sequence[Tried]) -> None:
        """Lists what would change."""
        same = self.tr("On past documents these rules would have decided as was decided.")
        other = self.tr("{count} past documents would have been decided otherwise:").format(count=len(found))
        self.said.setText(other if found else same)
        self.model.clear()
        headings = [
            self.tr("Client"),
            self.tr("Document"),
            self.tr("Total"),
            self.tr("Would be"),
            self.tr("By the rule"),
        ]
        self.model.setHorizontalHeaderLabels(headings)
        for one in found[:SHOWN]:
            self._row(one)
        head = self.table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.table.setFixedHeight(HEIGHT["row"] + 2 + HEIGHT["compact"] * min(HIGH, len(found)))
        self.table.setVisible(bool(found))

    def _row(self, one: Tried) -> None:
        document = one.document
        then = self.tr("left to a person") if one.then is Decision.PERSON else self.tr("approved by itself")
        total = self._wording.amount(document.total, document.currency)
        texts = (document.client, document.supplier or document.name, total, then, one.rule or "–")
        items = [QStandardItem(text) for text in texts]
        items[0].setData(document.id, ID)
        items[2].setTextAlignment(RIGHT)
        self.model.appendRow(items)

    def _open(self, index: QModelIndex) -> None:
        self._desk.go("review", index.siblingAtColumn(0).data(ID))
