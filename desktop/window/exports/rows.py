"""The exact rows of an export, as a table to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt, Signal

from core.domain.schema import Kind
from core.workbench import Table
from desktop.window.lane import Lane
from desktop.window.lists.pages import PAGE, Pages
from desktop.window.review.writing import NUMBERS, written

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WAITING = "…"
Cells = tuple[str, ...]
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ExportRows(QAbstractTableModel):
    """One table of what would be written: figures as the language writes them, told as the file has them.

    Rows that are not there yet are asked for beside the window, a page at a time; the pages looked at last are held.
    """

    came = Signal()
    """the first rows of a table are there"""

    def __init__(self, lane: Lane, language: str) -> None:
        super().__init__()
        self._locale, self._table = QLocale(language), Table("", (), ())
        self._pages: Pages[Cells] = Pages(lane, self._come)

    def show_table(self, table: Table, first: Sequence[Cells] = ()) -> None:
        """Shows another table, whose first rows may be here already."""
        self.beginResetModel()
        self._table, rows = table, table.rows
        self._pages.fetch_by(lambda at: rows[at : at + PAGE])
        self._pages.put(len(rows), {0: first} if first else {})
        self.endResetModel()

    def row(self, number: int) -> Cells | None:
        """The cells of a row; asks for its page where that is not there."""
        return self._pages.row(number)

    def holds(self, number: int) -> bool:
        """Whether a row is here, without asking for it."""
        return self._pages.holds(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else self._pages.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(self._table.headings)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 (Qt's name)
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(section)
        return self._table.headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = self.row(index.row())
        if row is None:
            return WAITING if role == Qt.ItemDataRole.DisplayRole else None
        exact = row[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._said(exact, index.column())
        said = self._said(exact, index.column())
        return exact if said == exact else self.tr("In the file: {exact}").format(exact=exact)

    def _come(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        if not first:
            self.came.emit()

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
