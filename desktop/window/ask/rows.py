"""The documents behind an answer, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from core.domain.asking import Row
from core.domain.money import decimal
from core.words import Words
from desktop.window.days import written_day
from desktop.window.review.writing import amount

Index = QModelIndex | QPersistentModelIndex
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
VALUE, CURRENCY = 4, 5


class AnswerRows(QAbstractTableModel):
    """One line for each document: who, when, which file, what it says."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()
        self._words, self._locale = words, QLocale(words.language)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Shows other documents."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(self._headings())

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 (Qt's name)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if section == VALUE and self._counts() else LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(self.rows[index.row()])[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if index.column() == VALUE and self._counts() else LEFT
        return None

    def _headings(self) -> tuple[str, ...]:
        field = self.rows[0].field if self.rows else ""
        called = self._words.field(field, self.rows[0].type) if field else ""
        return (self.tr("Name"), self.tr("Date"), self.tr("Type"), self.tr("File"), called, "")

    def _cells(self, row: Row) -> tuple[str, ...]:
        kind = self._words.type(row.type) if row.type else ""
        if row.subtype and row.subtype != row.type:
            kind += f", {row.subtype.replace('_', ' ')}"
        return (
            row.party or row.client,
            written_day(row.date, self._locale),
            kind,
            row.name,
            self._said(row),
            row.currency,
        )

    def _said(self, row: Row) -> str:
        number = decimal(row.value) if row.currency else None
        return amount(number, self._locale) if number is not None else row.value

    def _counts(self) -> bool:
        return any(row.currency for row in self.rows)
