"""The exact rows of an export, as a table to look at."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from core.domain.schema import Kind
from core.workbench import Table
from desktop.window.review.writing import NUMBERS, written

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowsModel(QAbstractTableModel):
    """One table of what would be written: figures as the language writes them, told as the file has them."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._table, self._locale = Table("", (), ()), QLocale(language)

    def show_table(self, table: Table) -> None:
        """Shows another table."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(self._table.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 (Qt's name)
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self._table.headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        exact = self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(exact, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            said = self._said(exact, index.column())
            return exact if said == exact else self.tr("In the file: {exact}").format(exact=exact)
        return self._side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _said(self, exact: str, column: int) -> str:
        """A cell as a person reads it."""
        kind = self._kind(column)
        if kind not in NUMBERS or not exact:
            return exact
        plain = exact.replace(",", ".")  # the mark of some CSV; no format groups digits
        return written(plain, Kind.NUMBER if kind is Kind.PERCENT else kind, self._locale)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        return RIGHT if self._kind(column) in NUMBERS else LEFT

    def _kind(self, column: int) -> Kind:
        return self._table.kinds[column] if column < len(self._table.kinds) else Kind.TEXT
