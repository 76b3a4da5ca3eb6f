"""Tags of the chosen documents: given and taken off by a menu, for one document or for many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QInputDialog, QMenu

from core.domain.change import Change
from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.inbox.chosen import ids_of
from desktop.window.lists.table import DocumentTable
from desktop.window.speaking import grouped
from desktop.window.undoing import Step

KEY = "T"


class Tagging(QObject):
    """The menu of tags over a table of documents."""

    def __init__(self, desk: Desk, table: DocumentTable) -> None:
        super().__init__(table)
        self._desk, self._table = desk, table
        self.menu = QMenu(table)
        shortcut = QShortcut(QKeySequence(KEY), table, self.ask)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)

    def ask(self) -> None:
        """Offers the tags that there are, and a new one, for what is chosen."""
        if not self._table.count_chosen:
            self._desk.tell(self.tr("Choose documents first"))
            return
        bench = self._desk.workbench
        self._desk.lane.ask(lambda: tuple(bench.facets(Selection()).tags), self._offer, instead=self)

    def give(self, name: str) -> None:
        """Gives what is chosen a tag."""
        bench, said = self._desk.workbench, self.tr("Tag “{name}” given to {count}")
        chosen = self.chosen()
        self._desk.act(lambda: bench.tag(chosen(), name), lambda change: self._done(change, name, said))

    def take(self, name: str, documents: Sequence[str] = ()) -> None:
        """Takes a tag off documents, or off what is chosen."""
        bench, said = self._desk.workbench, self.tr("Tag “{name}” taken off {count}")
        chosen = self.chosen()
        self._desk.act(lambda: bench.untag(documents or chosen(), name), lambda change: self._done(change, name, said))

    def _offer(self, names: Iterable[str]) -> None:
        self.menu.clear()
        known = self._table.summaries()
        for name in names:
            action = self.menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(bool(known) and all(name in one.tags for one in known))
            action.triggered.connect(lambda worn, name=name: self.give(name) if worn else self.take(name))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("New tag …"), self._name)
        self.menu.popup(self._table.viewport().mapToGlobal(self._place()))

    def _place(self) -> QPoint:
        return self._table.visualRect(self._table.currentIndex()).bottomLeft()

    def _name(self) -> None:
        asked = QInputDialog(self._table)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setWindowTitle(self.tr("New tag"))
        asked.setLabelText(self.tr("A word or two by which to find these documents again:"))
        asked.textValueSelected.connect(self.give)
        asked.open()

    def chosen(self) -> Callable[[], Sequence[str]]:
        """What gives the chosen documents, however many there are."""
        bench, parts = self._desk.workbench, self._table.selections()
        known = tuple(one.id for one in self._table.summaries())
        return (lambda: known) if len(known) == self._table.count_chosen else lambda: ids_of(bench, parts)

    def _done(self, change: Change, name: str, said: str) -> None:
        bench, documents = self._desk.workbench, change.documents
        if not documents:
            return
        told = said.format(name=name, count=grouped(len(documents)))
        verbs = (lambda: bench.untag(documents, name)), (lambda: bench.tag(documents, name))
        back, again = verbs if change.action == "tagged" else reversed(verbs)
        self._desk.remember(Step(told, back, again))
        self._desk.tell(told)
