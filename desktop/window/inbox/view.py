"""The Inbox: a live table of all that came in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from core.domain.change import Change
from core.domain.summary import Facets
from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.inbox.chosen import ChosenBar, ready
from desktop.window.inbox.failure import FailurePanel
from desktop.window.inbox.filters import Filters
from desktop.window.inbox.saved import SavedViews
from desktop.window.lists.model import DocumentsModel
from desktop.window.lists.table import DocumentTable
from desktop.window.look import SPACING
from desktop.window.parts import Empty, column, line, row, surface

EVERYTHING = 1_000_000


class InboxView(QWidget):
    """Filters above, the table, and below it what can be done with what is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.filters = Filters(desk)
        self.saved = SavedViews(desk, self.filters)
        self.model = DocumentsModel(desk, self)
        self.table = DocumentTable(desk, self.model)
        self.failure, self.bar = FailurePanel(desk), ChosenBar(desk)
        self.empty = self._empty()
        self.none = Empty(
            desk.look, "list-filter", self.tr("No document goes with these filters."), self.tr("Show all"), self._clear
        )
        self.stack = QStackedWidget()
        for page in (self.table, self.empty, self.none):
            self.stack.addWidget(page)
        above = row(self.filters, self.saved, margins=(SPACING.near, SPACING.tight, SPACING.near, SPACING.tight))
        above.setStretch(0, 1)
        whole = column(surface(above, "page"), line(), self.stack, self.failure, self.bar, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.failure.hide()
        self._listen()
        self._select()

    def show_argument(self, argument: Any) -> None:
        """Shows a cut by its name ("look", "failed"), or what was there."""
        if argument:
            self.filters.restore({"cut": str(argument)})
        self.table.setFocus()

    def refresh(self, change: Change) -> None:
        """Reads again what is in sight."""
        del change
        self.model.read_again()
        self._count()

    def _listen(self) -> None:
        desk = self._desk
        self.filters.changed.connect(self._select)
        self.model.counted.connect(self._counted)
        self.table.opened.connect(lambda document: desk.go("review", document))
        self.table.chosen.connect(self._chosen)
        self.model.dataChanged.connect(self._chosen)
        self.failure.again.connect(lambda document: self._read_again((document,)))
        self.failure.password.connect(self._unlock)
        self.bar.approve.connect(self._approve)
        self.bar.again.connect(lambda: self._read_again(tuple(one.id for one in self.table.summaries())))
        self.bar.export.connect(lambda: desk.go("exports", tuple(one.id for one in self.table.summaries())))
        self.bar.leave.connect(self.table.clearSelection)
        find = QShortcut(QKeySequence.StandardKey.Find, self, self.filters.text.setFocus)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _empty(self) -> Empty:
        said = self.tr("What comes in stands here: drop files anywhere on this window, or watch a folder.")
        return Empty(self._desk.look, "inbox", said, self.tr("Add files"), lambda: self._desk.go("add"))

    def _clear(self) -> None:
        self.filters.restore({})

    def _select(self) -> None:
        self.model.select(self.filters.applied(self.model.selection))
        self._count()

    def _count(self) -> None:
        bench, selection = self._desk.workbench, replace(self.model.selection, stage=None, look=False)

        def counted() -> tuple[Facets, int]:
            return bench.facets(selection), bench.count(replace(selection, look=True))

        self._desk.lane.ask(counted, lambda found: self.filters.show_facets(*found), instead=(self, "facets"))

    def _counted(self, count: int) -> None:
        filtered = self.filters.applied(Selection()) != Selection()
        self.stack.setCurrentWidget(self.table if count else self.none if filtered else self.empty)
        self._chosen()

    def _chosen(self) -> None:
        count = self.table.count_chosen
        few = () if self.table.all_chosen and count > SHOWN else self.table.summaries()
        self.bar.show_chosen(few, count)
        self.failure.show_document(self.table.current() if count <= 1 else None)

    def _approve(self) -> None:
        ids = [one.id for one in self.table.summaries() if ready(one)]
        bench, said = self._desk.workbench, self.tr("{count} documents are approved")
        self._desk.act(lambda: bench.approve(ids), lambda _: self._desk.tell(said.format(count=len(ids))))

    def _read_again(self, documents: tuple[str, ...]) -> None:
        bench, said = self._desk.workbench, self.tr("{count} documents will be read again")
        self._desk.act(
            lambda: bench.review.read_again(documents), lambda _: self._desk.tell(said.format(count=len(documents)))
        )

    def _unlock(self, client: str, password: str) -> None:
        bench, said = self._desk.workbench, self.tr("The password is kept, and what it may open is read again")
        self._desk.act(lambda: bench.add_password(client, password), lambda _: self._desk.tell(said))


SHOWN = 2000
"""chosen rows that are looked at one by one"""
