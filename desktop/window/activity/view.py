"""The activity: filters by who and what, the lines, and a way to each document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableView, QWidget

from core.domain.change import RULE, Change
from desktop.window.activity.model import LINE, ActivityModel, deed
from desktop.window.activity.paper import ReceiptShown
from desktop.window.desk import Desk
from desktop.window.look import HEIGHT
from desktop.window.parts import Folding, button, column, label, line, row, surface

WIDTHS = (176, 108)
"""pixels of when and who"""
SHARES = (0.29, 0.34)
"""of what is left: what was done, and to which document; the last column has the rest"""


class ActivityView(QWidget):
    """Everything that was done, by whom; a double click opens the document."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.model = ActivityModel(desk, self)
        self.who, self.what = self._box(self.tr("Everybody")), self._box(self.tr("Everything done"))
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(self.tr("Activity"))
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(HEIGHT["row"])
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.activated.connect(self._open)
        safe = label(self.tr("Lines are chained and signed: none can be altered or removed unseen."), role="muted")
        self.receipt = button(self.tr("Receipt for your files …"), self.ask_receipt, icon=desk.look.icon("printer"))
        self.receipt.setVisible(desk.workbench.receipts is not None)
        above = Folding(row(self.who, self.what, self.receipt, None), row(None, safe))
        whole = column(surface(column(above), "page"), line(), self.table, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        desk.lane.ask(desk.workbench.deeds, self._offer)
        self._select()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        """The columns share what room there is."""
        super().resizeEvent(event)
        left = self.width() - sum(WIDTHS)
        for number, width in enumerate((*WIDTHS, *(int(share * left) for share in SHARES))):
            self.table.setColumnWidth(number, width)

    def show_argument(self, argument: Any) -> None:
        """Shows what was done to one document, or everything."""
        self.model.trail = replace(self.model.trail, document=str(argument or ""))
        self._select()

    def refresh(self, change: Change) -> None:
        """Reads the latest lines again."""
        del change
        self._select()

    def ask_receipt(self) -> None:
        """Shows a receipt of the last line, to be kept apart from this machine."""
        kept = self._desk.workbench.receipts
        if kept is None:
            return
        shown = partial(ReceiptShown, self._desk, kept, parent=self)
        self._desk.lane.ask(lambda: kept.written(kept.give()), lambda text: shown(text).open())

    def _box(self, said: str) -> QComboBox:
        made = QComboBox()
        made.addItem(said, "")
        made.setAccessibleName(said)
        made.setMinimumWidth(180)
        made.currentIndexChanged.connect(lambda _: self._select())
        return made

    def _offer(self, found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        words = self._desk.words
        for box in (self.who, self.what):
            quiet = QSignalBlocker(box)
            for name in found[0] if box is self.who else found[1]:
                said = words.say("actor.rule") if name == RULE else name
                box.addItem(said if box is self.who else deed(name, desk=self._desk), name)
            quiet.unblock()

    def _select(self) -> None:
        actor, action = self.who.currentData() or "", self.what.currentData() or ""
        self.model.select(replace(self.model.trail, actor=actor, action=action))

    def _open(self, index: QModelIndex) -> None:
        found = index.data(LINE)
        if found and found.document:
            self._desk.go("review", found.document)
