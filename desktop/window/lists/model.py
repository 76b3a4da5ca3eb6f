"""Documents as a table that fetches by page from the vault, and never holds them all."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
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
from desktop.window.lists.wording import Wording

PAGE = 100
PAGES_HELD = 30
PAGES_RENEWED = 12
"""pages that are read again when something changed"""
SUMMARY = Qt.ItemDataRole.UserRole + 1
"""the Summary of a row, or None while it is fetched"""
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
        self._count = 0
        self._round = 0
        self._pages: OrderedDict[int, tuple[Summary, ...]] = OrderedDict()
        self._asked: set[int] = set()

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
        self._round += 1
        self._asked.clear()
        number, bench, selection = self._round, self._desk.workbench, self.selection
        if anew:
            self._begin(number)
            return
        shown = [*self._pages][-PAGES_RENEWED:] or [0]

        def read() -> tuple[int, dict[int, tuple[Summary, ...]]]:
            return bench.count(selection), {page: bench.summaries(_paged(selection, page)) for page in shown}

        self._desk.lane.ask(read, lambda found: self._put(number, *found), instead=self)

    def _begin(self, number: int) -> None:
        """Shows the first rows of another selection as soon as they are there, and how many there are after that."""
        bench, selection, ask = self._desk.workbench, self.selection, self._desk.lane.ask
        first = _paged(selection, 0)
        ask(lambda: bench.summaries(first), lambda found: self._put_first(number, found), instead=self)
        ask(lambda: bench.count(selection), lambda count: self._put_count(number, count), instead=(self, "count"))

    def summary(self, row: int) -> Summary | None:
        """What is known of a row; asks for its page where that is not there."""
        page, place = divmod(row, PAGE)
        found = self._pages.get(page)
        if found is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return found[place] if place < len(found) else None

    def holds(self, row: int) -> bool:
        """Whether a row is here, without asking for it."""
        return row // PAGE in self._pages

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 (Qt's name and default)
        return 0 if parent.isValid() else self._count

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
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, SUMMARY):
            return None
        found = self.summary(index.row())
        if found is None or role == SUMMARY:
            return found
        column = COLUMNS[index.column()].id
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.wording.told(column, found)
        return self.wording.said(column, found)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        number, bench, selection = self._round, self._desk.workbench, self.selection
        self._desk.lane.ask(
            lambda: bench.summaries(_paged(selection, page)), lambda found: self._take(number, page, found)
        )

    def _take(self, number: int, page: int, found: Sequence[Summary]) -> None:
        if number == self._round and page * PAGE < self._count:
            self._hold(page, tuple(found))
            last = min((page + 1) * PAGE, self._count) - 1
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(last, len(COLUMNS) - 1))

    def _put_first(self, number: int, found: tuple[Summary, ...]) -> None:
        if number == self._round:
            self.beginResetModel()
            self._renew(len(found), {0: found})
            self.endResetModel()

    def _put_count(self, number: int, count: int) -> None:
        if number != self._round:
            return
        if count < self._count:  # some went meanwhile
            self.read_again()
        elif count > self._count:
            self.beginInsertRows(QModelIndex(), self._count, count - 1)
            self._count = count
            self.endInsertRows()
        self.counted.emit(count)

    def _put(self, number: int, count: int, pages: dict[int, tuple[Summary, ...]]) -> None:
        if number == self._round:
            self._follow(count, pages)
            self.counted.emit(count)

    def _follow(self, count: int, pages: dict[int, tuple[Summary, ...]]) -> None:
        """Shows what there is now. What was chosen stays chosen where its document stands now, or is let go."""
        self.layoutAboutToBeChanged.emit()
        before = {row: one.id for row, one in self._held()}
        self._renew(count, pages)
        now = {one.id: row for row, one in self._held()}
        for index in self.persistentIndexList():
            row = now.get(before.get(index.row(), ""))
            moved = QModelIndex() if row is None else self.index(row, index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _renew(self, count: int, pages: dict[int, tuple[Summary, ...]]) -> None:
        self._pages.clear()
        self._count = count
        for page, found in pages.items():
            self._hold(page, found)

    def _held(self) -> Iterator[tuple[int, Summary]]:
        """The rows that are here."""
        for page, found in self._pages.items():
            yield from enumerate(found, page * PAGE)

    def _hold(self, page: int, found: tuple[Summary, ...]) -> None:
        self._pages[page] = found
        while len(self._pages) > PAGES_HELD:
            gone, _ = self._pages.popitem(last=False)
            self._asked.discard(gone)


def _paged(selection: Selection, page: int) -> Selection:
    return replace(selection, offset=page * PAGE, limit=PAGE)
