"""Which columns the file has, in which order, under which headings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from core.workbench import Wish
from desktop.window.desk import Desk
from desktop.window.look import HEIGHT, SPACING
from desktop.window.parts import button, column, label, row, tool

WIDE, HEADING = 340, 128
NAME = Qt.ItemDataRole.UserRole


class ColumnPanel(QWidget):
    """A ticked row is a column of the file; its heading is typed beside it; arrows move it."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._exports = desk.workbench.exports
        self._usual: list[str] = []
        self.setFixedWidth(WIDE)
        self.rows = QTableWidget(0, 2)
        self.rows.setAccessibleName(self.tr("Columns of the file"))
        self.rows.setHorizontalHeaderLabels([self.tr("Column"), self.tr("Heading in the file")])
        self.rows.setShowGrid(False)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.rows.setTabKeyNavigation(False)
        self.rows.verticalHeader().hide()
        self.rows.verticalHeader().setDefaultSectionSize(HEIGHT["row"])
        self.rows.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.rows.setColumnWidth(1, HEADING)
        self.rows.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.rows.itemChanged.connect(lambda _: self.changed.emit())
        look = desk.look
        self.up = tool(look.icon("chevron-up"), self.tr("Earlier in the file"), lambda: self._move(-1), "Alt+↑")
        self.down = tool(look.icon("chevron-down"), self.tr("Later in the file"), lambda: self._move(1), "Alt+↓")
        self.up.setShortcut("Alt+Up")
        self.down.setShortcut("Alt+Down")
        self.usual = button(self.tr("As usual"), self._reset, role="quiet")
        head = row(label(self.tr("Columns"), strong=True), None, self.up, self.down, self.usual)
        whole = column(head, self.rows, gap=SPACING.tight, margins=(SPACING.near,) * 4)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def show_columns(self, known: Sequence[str], wishes: Sequence[Wish], kind: str = "") -> None:
        """Shows all columns that there are: those that are wished for first, in their order."""
        quiet = QSignalBlocker(self.rows)
        self._usual = list(known)
        self.rows.setRowCount(0)
        headed = {one.name: one.heading for one in wishes}
        names = [*headed, *(name for name in known if name not in headed)]
        for number, name in enumerate(names):
            self.rows.insertRow(number)
            item = QTableWidgetItem(self._exports.heading(name, kind))
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if not wishes or name in headed else Qt.CheckState.Unchecked)
            item.setData(NAME, name)
            item.setToolTip(name)
            self.rows.setItem(number, 0, item)
            self.rows.setItem(number, 1, QTableWidgetItem(headed.get(name, "")))
        quiet.unblock()

    def wishes(self) -> tuple[Wish, ...]:
        """The columns that are wanted; none where the file is as usual."""
        names = [self._name(number) for number in range(self.rows.rowCount())]
        ticked = [self._ticked(number) for number in range(self.rows.rowCount())]
        headings = [self._heading(number) for number in range(self.rows.rowCount())]
        if all(ticked) and not any(headings) and names == self._usual:
            return ()
        chosen = zip(names, headings, ticked, strict=True)
        return tuple(Wish(name, heading) for name, heading, wanted in chosen if wanted)

    def _reset(self) -> None:
        self.show_columns(self._usual, ())
        self.changed.emit()

    def _move(self, by: int) -> None:
        at = self.rows.currentRow()
        to = at + by
        if at < 0 or not 0 <= to < self.rows.rowCount():
            return
        quiet = QSignalBlocker(self.rows)
        for place in range(2):
            moved, other = self.rows.takeItem(at, place), self.rows.takeItem(to, place)
            self.rows.setItem(to, place, moved)
            self.rows.setItem(at, place, other)
        quiet.unblock()
        self.rows.selectRow(to)
        self.changed.emit()

    def _name(self, number: int) -> str:
        item = self.rows.item(number, 0)
        return str(item.data(NAME)) if item else ""

    def _ticked(self, number: int) -> bool:
        item = self.rows.item(number, 0)
        return bool(item and item.checkState() is Qt.CheckState.Checked)

    def _heading(self, number: int) -> str:
        item = self.rows.item(number, 1)
        return item.text().strip() if item else ""
