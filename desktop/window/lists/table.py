"""The table of documents: rows by page, sorted by a click, opened by Enter."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from core.domain.summary import Summary
from desktop.window.desk import Desk
from desktop.window.lists.delegate import DocumentDelegate
from desktop.window.lists.model import COLUMNS, DocumentsModel
from desktop.window.lists.thumbnails import Thumbnails
from desktop.window.look import HEIGHT, SPACING

STRETCHED = 3


class DocumentTable(QTableView):
    """A table over a DocumentsModel."""

    opened = Signal(str)
    """a document's id"""
    chosen = Signal()
    """other rows are chosen"""

    def __init__(self, desk: Desk, model: DocumentsModel) -> None:
        super().__init__()
        self.documents = model
        self.setModel(model)
        self.thumbnails = Thumbnails(desk, self)
        self.thumbnails.came.connect(self.viewport().update)
        self.setItemDelegate(DocumentDelegate(desk, self.thumbnails, self))
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
        """What is known of the chosen rows, of those that are fetched."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(one for row in rows if (one := self.documents.summary(row)))

    @property
    def count_chosen(self) -> int:
        """How many rows are chosen, those that are not fetched too."""
        return sum(one.height() for one in self.selectionModel().selection().toList())

    @property
    def all_chosen(self) -> bool:
        """Whether every row is chosen, those that are not fetched too."""
        count = self.documents.rowCount()
        return bool(count) and self.count_chosen >= count

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
        header.setDefaultSectionSize(HEIGHT["row"] + SPACING.hair)

    def _columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(40)
        for number, column in enumerate(COLUMNS):
            self.setColumnWidth(number, column.width)
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
