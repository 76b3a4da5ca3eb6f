"""What a type reads of its sample, value by value."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from core.domain.document import Reading
from desktop.window.desk import Desk
from desktop.window.lists.quiet import quieten
from desktop.window.look import MARKS, state_of

NAME = Qt.ItemDataRole.UserRole


class ReadList(QTableView):
    """One row per field with its value and why it is believed; a table as the number of its rows."""

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows = QStandardItemModel(self)
        self.setModel(self.rows)
        quieten(self, self.tr("What the type reads of the sample"))
        self.horizontalHeader().hide()
        self.selectionModel().currentRowChanged.connect(
            lambda now, _: self.chosen.emit(now.siblingAtColumn(0).data(NAME) or "")
        )

    def show_reading(self, reading: Reading, titles: Mapping[str, str]) -> None:
        """Shows what was read, by what the fields are called; what was not found says so."""
        self.rows.removeRows(0, self.rows.rowCount())
        self.rows.setColumnCount(3)
        words = self._desk.words
        for name, title in titles.items():
            called = title or words.field(name)
            found = reading.record.fields.get(name)
            if found is None:
                self._row(name, "muted", ("", called, self.tr("not found")))
                continue
            state = state_of(name, found, reading.findings)
            self._row(name, state.value, (MARKS[state], called, found.value), words.reason(found.reason))
        for table, lines in reading.record.tables.items():
            said = self.tr("{count} rows").format(count=len(lines))
            self._row(table, "text", ("", words.field(table), said))
        self.setColumnWidth(0, 34)
        self.setColumnWidth(1, 200)
        self.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)

    def _row(self, name: str, role: str, said: tuple[str, str, str], why: str = "") -> None:
        items = [QStandardItem(text) for text in said]
        items[0].setForeground(self._desk.look.theme.colour(role))
        items[0].setData(name, NAME)
        items[0].setTextAlignment(Qt.AlignmentFlag.AlignCenter)
        for item in items:
            item.setToolTip(why or said[2])
        if role == "muted":
            items[2].setForeground(self._desk.look.theme.colour("muted"))
        self.rows.appendRow(items)
