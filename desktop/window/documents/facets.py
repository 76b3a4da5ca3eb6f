"""The facets beside the documents: clients with their tax years as folders, types, years and tags, each counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from core.domain.summary import Facets
from core.ports import Selection
from core.workbench import ClientFolder
from desktop.window.desk import Desk
from desktop.window.documents.beginning import BeginningBox
from desktop.window.lists.amounts import typed
from desktop.window.look import OTHER, SPACING, font
from desktop.window.parts import column, label, row
from desktop.window.speaking import grouped

WIDE = 216
NAME = Qt.ItemDataRole.UserRole
MOST = 200
"""clients that are listed"""
CLIENT, FOLDER, TYPE, YEAR, TAG = "client", "folder", "type", "year", "tag"


class FacetPanel(QWidget):
    """One tree of four branches; one leaf of each may be chosen. Below it, the range of the total.

    A client that is chosen opens as a folder of its tax years.
    """

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._folder = desk, ClientFolder("")
        self.setFixedWidth(WIDE)
        self._chosen: dict[str, str] = {}
        self.tree = self._tree()
        self.begins = BeginningBox(desk)
        self.begins.changed.connect(self._begin)
        self.least, self.most = self._amount(self.tr("from")), self._amount(self.tr("to"))
        amounts = column(label(self.tr("Total"), "caption", role="muted"), row(self.least, self.most), gap=SPACING.hair)
        below = column(self.begins, amounts, gap=SPACING.tight)
        below.setContentsMargins(SPACING.near, 0, SPACING.near, SPACING.near)
        self.setLayout(column(self.tree, below, gap=SPACING.tight))

    @property
    def client(self) -> str:
        """The client whose folder is open, or "" where none is."""
        return self._chosen.get(CLIENT, "")

    def applied(self, selection: Selection) -> Selection:
        """A selection with what is chosen here."""
        since, until = self._days()
        return replace(
            selection,
            client=self.client,
            type=self._chosen.get(TYPE, ""),
            tag=self._chosen.get(TAG, ""),
            since=since,
            until=until,
            least=typed(self.least.text(), self._desk.words.language),
            most=typed(self.most.text(), self._desk.words.language),
        )

    def choose(self, asked: Selection) -> None:
        """Chooses the client, the type and the tag of a selection, and nothing else."""
        self._chosen = {CLIENT: asked.client, TYPE: asked.type, TAG: asked.tag}
        for field, value in ((self.least, asked.least), (self.most, asked.most)):
            field.setText("" if value is None else format(value, "f"))

    def show_facets(self, facets: Facets, folder: ClientFolder) -> None:
        """Lists what there is, and the tax years of the client that is chosen; what is chosen stays chosen."""
        self._folder = folder
        quiet, focused = QSignalBlocker(self.tree), self._focused()
        self.tree.clear()
        words = self._desk.words
        self._branch(CLIENT, self.tr("Clients"), facets.clients, {name: name for name in facets.clients if name})
        self._branch(TYPE, self.tr("Types"), facets.types, {name: words.type(name) for name in facets.types if name})
        self._branch(YEAR, self.tr("Years"), facets.years, {name: name for name in facets.years if name.isdigit()})
        if facets.tags:
            self._branch(TAG, self.tr("Tags"), facets.tags, {name: name for name in facets.tags})
        self._focus(focused)
        quiet.unblock()
        self.begins.show_client(folder)

    def _days(self) -> tuple[date | None, date | None]:
        """The first and last day of the tax year or year that is chosen."""
        folder = next((one for one in self._folder.years if str(one.year) == self._chosen.get(FOLDER)), None)
        if folder and self._folder.client == self.client:
            return folder.since, folder.until
        year = self._chosen.get(YEAR, "")
        return (date(int(year), 1, 1), date(int(year), 12, 31)) if year.isdigit() else (None, None)

    def _branch(self, name: str, title: str, counts: Mapping[str, int], titles: Mapping[str, str]) -> None:
        branch = QTreeWidgetItem(self.tree, [title])
        branch.setFlags(Qt.ItemFlag.ItemIsEnabled)
        branch.setFont(0, font("caption", strong=True))
        branch.setForeground(0, self._desk.look.theme.colour("muted"))
        for value, said in sorted(titles.items(), key=lambda pair: pair[1].casefold())[:MOST]:
            leaf = self._leaf(branch, name, value, said, counts[value])
            if name == CLIENT:
                self._open(leaf, value)
        branch.setExpanded(True)

    def _open(self, leaf: QTreeWidgetItem, client: str) -> None:
        """Shows a client as a folder, with its tax years where it is chosen."""
        opened = client == self.client == self._folder.client
        leaf.setIcon(0, self._desk.look.icon("folder-open" if opened else "folder", "muted"))
        for year in self._folder.years if opened else ():
            self._leaf(leaf, FOLDER, str(year.year), year.name, year.documents)
        leaf.setExpanded(opened)

    def _leaf(self, within: QTreeWidgetItem, name: str, value: str, said: str, count: int) -> QTreeWidgetItem:
        leaf = QTreeWidgetItem(within, [said, grouped(count)])
        leaf.setData(0, NAME, (name, value))
        leaf.setToolTip(0, said)
        leaf.setForeground(1, self._desk.look.theme.colour("muted"))
        leaf.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        chosen = self._chosen.get(name) == value
        leaf.setSelected(chosen)
        if chosen:
            leaf.setFont(0, font(strong=True))
        return leaf

    def _choose(self, item: QTreeWidgetItem) -> None:
        found = item.data(0, NAME)
        if not found:
            return
        name, value = found
        self._chosen[name] = "" if self._chosen.get(name) == value else value
        if name == CLIENT:
            self._chosen[FOLDER] = ""
        elif name in (FOLDER, YEAR):  # one period at a time
            self._chosen[YEAR if name == FOLDER else FOLDER] = ""
        self.changed.emit()

    def _begin(self) -> None:
        """Another day on which the client's tax years begin: the one that was chosen is no more."""
        self._chosen[FOLDER] = ""
        self.changed.emit()

    def _focused(self) -> object:
        item = self.tree.currentItem()
        return item.data(0, NAME) if item else None

    def _focus(self, wanted: object) -> None:
        """Gives the keyboard back to the leaf that had it."""
        if wanted is None:
            return
        walk = self.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
        leaf = next((one for one in walk if one.data(0, NAME) == wanted), None)
        if leaf:
            self.tree.setCurrentItem(leaf, 0, self.tree.selectionModel().SelectionFlag.NoUpdate)

    def _tree(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setAccessibleName(self.tr("Facets"))
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setIndentation(SPACING.near)
        made.setRootIsDecorated(False)
        made.setIconSize(made.iconSize().scaled(OTHER["icon"], OTHER["icon"], Qt.AspectRatioMode.IgnoreAspectRatio))
        made.header().setStretchLastSection(False)
        made.header().setSectionResizeMode(0, made.header().ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, made.header().ResizeMode.ResizeToContents)
        made.itemClicked.connect(self._choose)
        made.itemActivated.connect(self._choose)
        return made

    def _amount(self, said: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(said)
        made.setAccessibleName(f"{self.tr('Total')} {said}")
        made.editingFinished.connect(self.changed)
        return made
