"""The Inbox: a live table of all that came in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMessageBox, QStackedWidget, QWidget

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.summary import Facets, Summary
from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.inbox.chosen import ChosenBar, ids_of, ready
from desktop.window.inbox.failure import FailurePanel
from desktop.window.inbox.filters import Filters
from desktop.window.inbox.saved import SavedViews
from desktop.window.lists.model import DocumentsModel
from desktop.window.lists.table import DocumentTable
from desktop.window.lists.tagging import Tagging
from desktop.window.look import SPACING
from desktop.window.parts import Empty, column, line, row, surface
from desktop.window.portions import Portions
from desktop.window.speaking import several

ASIDE = 8
"""the column that Documents shows: the date"""


class InboxView(QWidget):
    """Filters above, the table, and below it what can be done with what is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.filters = Filters(desk)
        self.saved = SavedViews(desk, self.filters)
        self.model = DocumentsModel(desk, self)
        self.table = DocumentTable(desk, self.model)
        self.table.hideColumn(ASIDE)
        self.tagging = Tagging(desk, self.table)
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
        self.failure.again.connect(self._read_one_again)
        self.failure.password.connect(self._unlock)
        self.bar.approve.connect(self._approve)
        self.bar.again.connect(self._ask_again)
        self.bar.export.connect(self._export)
        self.bar.tag.connect(self.tagging.ask)
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

        self._desk.lane.run(counted, lambda found: self.filters.show_facets(*found), instead=(self, "facets"))

    def _counted(self, count: int) -> None:
        filtered = self.filters.applied(Selection()) != Selection()
        self.stack.setCurrentWidget(self.table if count else self.none if filtered else self.empty)
        self._chosen()

    def _chosen(self) -> None:
        count, known = self.table.count_chosen, self.table.summaries()
        self.bar.show_chosen(count, may_approve=any(map(ready, known)) or count > len(known))
        self.failure.show_document(self.table.current() if count <= 1 else None)

    def _wanted(self, wanted: Callable[[Summary], bool]) -> Callable[[], Sequence[str]]:
        """What gives those of the chosen documents that a verb is for, however many are chosen."""
        known = tuple(one.id for one in self.table.summaries() if wanted(one))
        if len(self.table.summaries()) == self.table.count_chosen:
            return lambda: known
        bench, parts = self._desk.workbench, self.table.selections()
        return lambda: ids_of(bench, parts, wanted)

    def _approve(self) -> None:
        bench = self._desk.workbench
        work = Portions(self._desk, bench.approve, self.tr("Approve documents"), self)
        one, many = self.tr("1 document is approved"), self.tr("{count} documents are approved")
        work.over.connect(lambda count: self._desk.tell(several(count, one, many)))
        self.bar.follow(work, self.tr("Approving"))
        work.begin(self._wanted(ready))

    def _ask_again(self) -> None:
        """Reading again gives up what a person corrected: that is said before."""
        known = self.table.summaries()
        if known and all(one.stage is Stage.FAILED for one in known):
            self._read_again()
            return
        asked = QMessageBox(self)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one, many = self.tr("Read this document again?"), self.tr("Read {count} documents again?")
        asked.setText(several(self.table.count_chosen, one, many))
        asked.setInformativeText(self.tr("What you corrected or approved in them is given up; the history keeps it."))
        asked.addButton(self.tr("Read again"), QMessageBox.ButtonRole.AcceptRole)
        asked.addButton(QMessageBox.StandardButton.Cancel)
        asked.accepted.connect(self._read_again)
        asked.open()

    def _read_again(self) -> None:
        bench = self._desk.workbench
        work = Portions(self._desk, bench.review.read_again, self.tr("Read again"), self)
        one, many = self.tr("1 document will be read again"), self.tr("{count} documents will be read again")
        work.over.connect(lambda count: self._desk.tell(several(count, one, many)))
        self.bar.follow(work, self.tr("Putting back to be read"))
        work.begin(self._wanted(lambda one: one.stage is not Stage.RECEIVED))

    def _read_one_again(self, document: str) -> None:
        bench, said = self._desk.workbench, self.tr("It will be read again")
        self._desk.act(lambda: bench.review.read_again((document,)), lambda _: self._desk.tell(said))

    def _export(self) -> None:
        self._desk.lane.run(self._wanted(lambda _: True), lambda ids: self._desk.go("exports", ids))

    def _unlock(self, client: str, password: str) -> None:
        bench, said = self._desk.workbench, self.tr("The password is kept, and what it may open is read again")
        self._desk.act(lambda: bench.add_password(client, password), lambda _: self._desk.tell(said))
