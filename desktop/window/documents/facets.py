"""The facets beside the documents: clients, types, years and tags, with how many stand behind each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QWidget

from core.domain.summary import Facets
from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.lists.amounts import typed
from desktop.window.look import SPACING, font
from desktop.window.parts import column, label, row

WIDE = 216
NAME = Qt.ItemDataRole.UserRole
MOST = 200
"""clients that are listed"""


class FacetPanel(QWidget):
    """One tree of four branches; one leaf of each may be chosen. Below it, the range of the total."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setFixedWidth(WIDE)
        self._chosen: dict[str, str] = {}
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(self.tr("Facets"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(SPACING.near)
        self.tree.setRootIsDecorated(False)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        self.tree.itemClicked.connect(self._choose)
        self.tree.itemActivated.connect(self._choose)
        self.least, self.most = self._amount(self.tr("from")), self._amount(self.tr("to"))
        amounts = column(label(self.tr("Total"), "caption", role="muted"), row(self.least, self.most), gap=SPACING.hair)
        amounts.setContentsMargins(SPACING.near, 0, SPACING.near, SPACING.near)
        self.setLayout(column(self.tree, amounts, gap=SPACING.tight))

    def applied(self, selection: Selection) -> Selection:
        """A selection with what is chosen here."""
        year = self._chosen.get("year", "")
        first = date(int(year), 1, 1) if year.isdigit() else None
        return replace(
            selection,
            client=self._chosen.get("client", ""),
            type=self._chosen.get("type", ""),
            tag=self._chosen.get("tag", ""),
            since=first,
            until=date(int(year), 12, 31) if first else None,
            least=typed(self.least.text(), self._desk.words.language),
            most=typed(self.most.text(), self._desk.words.language),
        )

    def choose(self, asked: Selection) -> None:
        """Chooses the client, the type and the tag of a selection, and nothing else."""
        self._chosen = {"client": asked.client, "type": asked.type, "tag": asked.tag}
        for field, value in ((self.least, asked.least), (self.most, asked.most)):
            field.setText("" if value is None else format(value, "f"))

    def show_facets(self, facets: Facets) -> None:
        """Lists what there is; what is chosen stays chosen."""
        quiet = QSignalBlocker(self.tree)
        self.tree.clear()
        words = self._desk.words
        self._branch("client", self.tr("Clients"), facets.clients, {name: name for name in facets.clients if name})
        self._branch("type", self.tr("Types"), facets.types, {name: words.type(name) for name in facets.types if name})
        self._branch("year", self.tr("Years"), facets.years, {name: name for name in facets.years if name.isdigit()})
        if facets.tags:
            self._branch("tag", self.tr("Tags"), facets.tags, {name: name for name in facets.tags})
        quiet.unblock()

    def _branch(self, name: str, title: str, counts: Mapping[str, int], titles: Mapping[str, str]) -> None:
        branch = QTreeWidgetItem(self.tree, [title])
        branch.setFlags(Qt.ItemFlag.ItemIsEnabled)
        branch.setFont(0, font("caption", strong=True))
        branch.setForeground(0, self._desk.look.theme.colour("muted"))
        for value, said in sorted(titles.items(), key=lambda pair: pair[1].casefold())[:MOST]:
            leaf = QTreeWidgetItem(branch, [said, f"{counts[value]:,}".replace(",", "\u202f")])
            leaf.setData(0, NAME, (name, value))
            leaf.setToolTip(0, said)
            leaf.setForeground(1, self._desk.look.theme.colour("muted"))
            leaf.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            leaf.setSelected(self._chosen.get(name) == value)
            if self._chosen.get(name) == value:
                leaf.setFont(0, font(strong=True))
        branch.setExpanded(True)

    def _choose(self, item: QTreeWidgetItem) -> None:
        found = item.data(0, NAME)
        if found:
            name, value = found
            self._chosen[name] = "" if self._chosen.get(name) == value else value
            self.changed.emit()

    def _amount(self, said: str) -> QLineEdit:
        made = QLineEdit()
        made.setPlaceholderText(said)
        made.setAccessibleName(f"{self.tr('Total')} {said}")
        made.editingFinished.connect(self.changed)
        return made
