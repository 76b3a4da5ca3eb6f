"""Documents as a table that fetches by page from the vault, and never holds them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from core.domain.change import Change
from core.domain.summary import Summary
from core.ports import Order, Selection
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.lists.pages import PAGE, Fetch, Pages
from desktop.window.lists.wording import Wording

PAGES_RENEWED = 12
"""pages that are read again when something changed"""
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table."""

    id: str
    english: object
    order: Order | None
    width: int
    """what it needs at least"""
    share: int = 0
    """of the width that is left over"""

    @property
    def title(self) -> str:
        """The heading in the window's language."""
        return QCoreApplication.translate("Columns", str(self.english)) if self.english else ""


COLUMNS = (
    Column("page", "", None, 44),
    Column("client", QT_TRANSLATE_NOOP("Columns", "Client"), Order.CLIENT, 104, 3),
    Column("type", QT_TRANSLATE_NOOP("Columns", "Type"), Order.TYPE, 92, 3),
    Column("supplier", QT_TRANSLATE_NOOP("Columns", "Supplier"), Order.SUPPLIER, 120, 8),
    Column("total", QT_TRANSLATE_NOOP("Columns", "Total"), Order.TOTAL, 138),
    Column("stage", QT_TRANSLATE_NOOP("Columns", "Stage"), Order.STAGE, 100, 1),
    Column("doubts", QT_TRANSLATE_NOOP("Columns", "Doubts"), Order.DOUBTS, 84, 2),
    Column("age", QT_TRANSLATE_NOOP("Columns", "Age"), Order.TAKEN, 84),
    Column("date", QT_TRANSLATE_NOOP("Columns", "Date"), Order.DATE, 112),
)


class DocumentsModel(QAbstractTableModel):
    """The documents of a selection. Rows that are not there yet are asked for in the lane, a page at a time."""

    counted = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.wording = Wording(desk.words)
        self.selection = Selection(order=Order.TAKEN, descending=True)
        self._pages: Pages[Summary] = Pages(desk.lane, self._came)

    @property
    def bench(self) -> Workbench:
        """Whose documents these are."""
        return self._desk.workbench

    def select(self, selection: Selection) -> None:
        """Shows another selection, or another order of it."""
        self.selection = selection
        self.read_again(anew=True)

    def read_again(self, change: Change | None = None, *, anew: bool = False) -> None:
        """Counts and fetches again; rows stay where they are unless the selection is another one."""
        del change
        bench, selection, pages = self._desk.workbench, self.selection, self._pages

        def fetch(first: int) -> tuple[Summary, ...]:
            return bench.summaries(replace(selection, offset=first, limit=PAGE))

        pages.fetch_by(fetch)
        if anew:
            self._begin(fetch)
            return
        shown = pages.latest(PAGES_RENEWED)

        def read() -> tuple[int, dict[int, Sequence[Summary]]]:
            return bench.count(selection), {page: fetch(page * PAGE) for page in shown}

        self._desk.lane.ask(read, lambda found: self._put(fetch, *found), instead=self)

    def _begin(self, fetch: Fetch[Summary]) -> None:
        """Shows the first rows of another selection as soon as they are there, and how many there are after that."""
        bench, selection, ask = self._desk.workbench, self.selection, self._desk.lane.ask
        ask(lambda: fetch(0), lambda found: self._put_first(fetch, found), instead=self)
        ask(lambda: bench.count(selection), lambda count: self._put_count(fetch, count), instead=(self, "count"))

    def summary(self, row: int) -> Summary | None:
        """What is known of a row; asks for its page where that is not there."""
        return self._pages.row(row)

    def holds(self, row: int) -> bool:
        """Whether a row is here, without asking for it."""
        return self._pages.holds(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else self._pages.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 (Qt's name)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[section].id in ("total", "age"):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return (
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            if role == Qt.ItemDataRole.TextAlignmentRole
            else None
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        found = self.summary(index.row())
        if found is None:
            return None
        column = COLUMNS[index.column()].id
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.wording.told(column, found)
        return self.wording.said(column, found)

    def _came(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def _put_first(self, fetch: Fetch[Summary], found: Sequence[Summary]) -> None:
        if self._pages.fetched_by(fetch):
            self.beginResetModel()
            self._pages.put(len(found), {0: found})
            self.endResetModel()

    def _put_count(self, fetch: Fetch[Summary], count: int) -> None:
        pages = self._pages
        if not pages.fetched_by(fetch):
            return
        if count < pages.count:  # some went meanwhile
            self.read_again()
        elif count > pages.count:
            self.beginInsertRows(QModelIndex(), pages.count, count - 1)
            pages.count = count
            self.endInsertRows()
        self.counted.emit(count)

    def _put(self, fetch: Fetch[Summary], count: int, pages: Mapping[int, Sequence[Summary]]) -> None:
        if self._pages.fetched_by(fetch):
            self._follow(count, pages)
            self.counted.emit(count)

    def _follow(self, count: int, pages: Mapping[int, Sequence[Summary]]) -> None:
        """Shows what there is now. What was chosen stays chosen where its document stands now, or is let go."""
        self.layoutAboutToBeChanged.emit()
        before = {row: one.id for row, one in self._pages.held()}
        self._pages.put(count, pages)
        now = {one.id: row for row, one in self._pages.held()}
        for index in self.persistentIndexList():
            row = now.get(before.get(index.row(), ""))
            moved = QModelIndex() if row is None else self.index(row, index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()
