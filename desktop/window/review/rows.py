"""The rows of one table of a document, for Qt's table view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.domain.record import Record
from core.domain.schema import FieldType
from core.words import Words
from core.workbench.reconciling import Running
from desktop.window.look import State, font
from desktop.window.review.aligning import aligned
from desktop.window.review.naming import said_of
from desktop.window.review.opened import Opened
from desktop.window.review.standing import Standing
from desktop.window.review.writing import NUMBERS, typed, written

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
STATE = Qt.ItemDataRole.UserRole
NAME = Qt.ItemDataRole.UserRole + 1
FOLLOWS = Qt.ItemDataRole.UserRole + 2
"""whether a row's balance follows from the one before; None where the row shows none"""


class Rows(QAbstractTableModel):
    """A table of a document, a row of it per row; what a person types is sent on, and shown until it is kept."""

    typed = Signal(str, str)

    def __init__(self, words: Words, locale: QLocale) -> None:
        super().__init__()
        self._words, self._locale = words, locale
        self._opened: Opened | None = None
        self.table = ""
        self._rows: tuple[Record, ...] = ()
        self._columns: tuple[FieldType, ...] = ()
        self._places: Mapping[str, int] = {}
        self._lines: Sequence[Running] = ()
        self._pending: dict[str, str] = {}
        self._errors: dict[str, str] = {}

    def show_table(self, opened: Opened, table: str, lines: Sequence[Running]) -> None:
        """Shows a table ("line_items", "accounts.1.transactions"), with the balance as it runs where it has one."""
        same = self._opened is not None and self._opened.id == opened.id and table == self.table
        rows, columns, exact, _ = opened.shapes[table]
        kept = same and len(rows) == len(self._rows) and columns == self._columns
        if not kept:
            self.beginResetModel()
        if not same:
            self._errors = {}
        self._opened, self.table, self._rows, self._columns = opened, table, rows, columns
        self._lines = lines
        self._pending = {name: text for name, text in self._pending.items() if name in self._errors}
        self._places = exact
        if kept:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(columns) - 1))
        else:
            self.endResetModel()

    def complain(self, name: str, said: str) -> None:
        """Says at a cell what is wrong with what was typed; the text stays."""
        self._errors[name] = said
        self._tell(name)

    def _tell(self, name: str) -> None:
        found = self.index_of(name)
        if found.isValid():
            self.dataChanged.emit(found, found)

    @property
    def columns(self) -> tuple[FieldType, ...]:
        """What its columns hold."""
        return self._columns

    def longest(self, place: int) -> str:
        """The longest that a column says in its first rows."""
        column = self._columns[place]
        value = self._opened.shapes[self.table].longest[column.name] if self._opened else ""
        return self._written(value, column)

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent.isValid() else len(self._columns)

    def name_of(self, index: Index) -> str:
        """The name of the cell ("line_items.2.amount")."""
        return f"{self.table}.{index.row() + 1}.{self._columns[index.column()].name}"

    def index_of(self, name: str) -> QModelIndex:
        """Where a cell or row of this table stands; an invalid index where it does not."""
        if not name.startswith(f"{self.table}."):
            return QModelIndex()
        row, _, column = name.removeprefix(f"{self.table}.").partition(".")
        known = [one.name for one in self._columns]
        if not row.isdigit() or int(row) > len(self._rows) or (column and column not in known):
            return QModelIndex()
        return self.index(int(row) - 1, known.index(column) if column else 0)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802 (Qt's name)
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words.column(self.table, column.name, self._opened.kind.id if self._opened else "")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return font("caption") if role == Qt.ItemDataRole.FontRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, name = self._columns[index.column()], self.name_of(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._pending.get(name) or self._said(index.row(), column)
            case Qt.ItemDataRole.EditRole:
                return self._pending.get(name) or typed(
                    self._rows[index.row()].fields.get(column.name), column, self._locale
                )
            case Qt.ItemDataRole.TextAlignmentRole:
                return _side(column)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._errors.get(name) or self._reason(index.row(), column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._told(index)
        if role == STATE:
            return State.CONTRADICTED if name in self._errors else self._state(name)
        if role == FOLLOWS:
            there = column.name == "balance" and index.row() < len(self._lines)
            return self._lines[index.row()].follows if there else None
        return name if role == NAME else None

    def _told(self, index: Index) -> str:
        """What is read out of a cell: its column, what it says and how it stands."""
        title, state = self.headerData(index.column(), Qt.Orientation.Horizontal), self._state(self.name_of(index))
        said = self.data(index) or QCoreApplication.translate("Naming", "no value")
        return ", ".join(filter(None, (title, str(said).strip(), said_of(Standing(state.value)) if state else "")))

    def _said(self, row: int, column: FieldType) -> str:
        field = self._rows[row].fields.get(column.name)
        if field is None:
            return ""
        return self._written(field.value, column)

    def _written(self, value: str, column: FieldType) -> str:
        said = written(value, column.kind, self._locale)
        return (
            aligned(said, self._locale.decimalPoint(), self._places.get(column.name, 0))
            if column.kind in NUMBERS
            else said
        )

    def _reason(self, row: int, column: FieldType) -> str:
        field = self._rows[row].fields.get(column.name)
        return self._words.reason(field.reason) if field else ""

    def _state(self, name: str) -> State | None:
        """How a cell stands, where somebody should know: what is vouched for by checks needs no mark in a table."""
        how = self._opened.stood.get(name) if self._opened else None
        looked_at = how is Standing.PERSON or (self._opened is not None and name in self._opened.open_set)
        return State(how.value) if how and looked_at else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802 (Qt's name)
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, role):
            return False
        name = self.name_of(index)
        self._pending[name] = str(value)
        self._errors.pop(name, None)
        self.typed.emit(name, str(value))
        self._tell(name)
        return True


def _side(column: FieldType) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.kind in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
