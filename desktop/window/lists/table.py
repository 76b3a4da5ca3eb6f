"""The table of documents: rows by page, sorted by a click, opened by Enter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from core.domain.summary import Summary
from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.lists.delegate import DocumentDelegate
from desktop.window.lists.model import COLUMNS, DocumentsModel
from desktop.window.lists.thumbnails import Thumbnails

STRETCHED = 3
FEW = 2000
"""chosen rows that are looked at one by one"""


class DocumentTable(QTableView):
    """A table over a DocumentsModel."""

    opened = Signal(str)
    """a document's id"""
    chosen = Signal()
    """other rows are chosen"""

    def __init__(self, desk: Desk, model: DocumentsModel) -> None:
        super().__init__()
        self.documents, self._look = model, desk.look
        self.setModel(model)
        self.thumbnails = Thumbnails(desk, self)
        self.thumbnails.came.connect(self.viewport().update)
        self.setItemDelegate(DocumentDelegate(desk, model, self.thumbnails, self))
        self.setAccessibleName(self.tr("Documents"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.doubleClicked.connect(self._open)
        self._rows()
        self._columns()

    def summaries(self) -> tuple[Summary, ...]:
        """The chosen documents, where every one of them is fetched; else none."""
        rows = [row for top, end in self._ranges() for row in range(top, end)] if self.count_chosen <= FEW else []
        found = [self.documents.summary(row) for row in rows if self.documents.holds(row)]
        return tuple(one for one in found if one) if len(found) == len(rows) else ()

    def selections(self) -> tuple[Selection, ...]:
        """What is chosen, as the vault can be asked for it, fetched or not."""
        shown = self.documents.selection
        return tuple(replace(shown, offset=top, limit=end - top) for top, end in self._ranges())

    @property
    def count_chosen(self) -> int:
        """How many rows are chosen, those that are not fetched too."""
        return sum(one.height() for one in self.selectionModel().selection().toList())

    @property
    def all_chosen(self) -> bool:
        """Whether every row is chosen, those that are not fetched too."""
        count = self.documents.rowCount()
        return bool(count) and self.count_chosen >= count

    def _ranges(self) -> list[tuple[int, int]]:
        """First row and the row after the last of what is chosen, in order."""
        return sorted({(one.top(), one.bottom() + 1) for one in self.selectionModel().selection().toList()})

    def current(self) -> Summary | None:
        """What is known of the row that has the focus."""
        index = self.currentIndex()
        return self.documents.summary(index.row()) if index.isValid() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._open()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:  # noqa: N802 (Qt's name)
        super().selectionChanged(chosen, left)
        self.chosen.emit()

    def _rows(self) -> None:
        header = self.verticalHeader()
        header.hide()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_height()
        self._look.changed.connect(self._set_height)

    def _set_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.row_height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._share_room()

    def show_column(self, number: int, *, shown: bool) -> None:
        """Shows a column or puts it aside; the others share its room."""
        if self.isColumnHidden(number) is shown:
            self.setColumnHidden(number, not shown)
            self._share_room()

    def _share_room(self) -> None:
        shown = [number for number in range(len(COLUMNS)) if not self.isColumnHidden(number)]
        spare = max(0, self.viewport().width() - sum(COLUMNS[number].width for number in shown))
        shares = sum(COLUMNS[number].share for number in shown)
        for number in shown:
            if number != STRETCHED:
                self.setColumnWidth(number, COLUMNS[number].width + spare * COLUMNS[number].share // shares)

    def _columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(40)
        header.setSectionResizeMode(STRETCHED, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self._sort)

    def _sort(self, section: int) -> None:
        order = COLUMNS[section].order
        if order is None:
            return
        now = self.documents.selection
        descending = not now.descending if now.order is order else False
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.documents.select(replace(now, order=order, descending=descending))

    def _open(self) -> None:
        found = self.current()
        if found:
            self.opened.emit(found.id)
