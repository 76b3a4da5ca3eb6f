"""Document types: the list at the left; what one holds, or the editor, at the right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QWidget

import resources
from core.domain.change import Change
from core.domain.summary import Summary
from core.ports import Order, Selection
from desktop.window.desk import Desk
from desktop.window.kinds.editor import KindEditor
from desktop.window.kinds.shown import KindPanel
from desktop.window.look import SPACING, font
from desktop.window.parts import button, column, row, surface
from desktop.window.places import names_of

WIDE, CLOSE = 256, 212
"""pixels of the list, and where there is little room"""
ROOMY = 960
ID = Qt.ItemDataRole.UserRole
SAMPLES = 200
"""documents that are offered as samples, the latest"""


class KindsView(QWidget):
    """Bundled types and the user's own; a document given as argument becomes the sample of a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._own = desk, dict[str, str]()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Document types"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.shown, self.editor = KindPanel(desk), KindEditor(desk)
        self.shown.edit.connect(self._edit)
        self.shown.remove.connect(self._remove)
        self.editor.saved.connect(self._saved)
        self.stack = QStackedWidget()
        self.editor.left.connect(lambda: self.stack.setCurrentWidget(self.shown))
        self.stack.addWidget(self.shown)
        self.stack.addWidget(self.editor)
        self.new = button(
            self.tr("New type …"), self._new, icon=desk.look.icon("plus"), tip=self.tr("New type from a document")
        )
        foot = row(self.new, margins=(SPACING.near,) * 4)
        left = column(self.list, foot, gap=0)
        left.setStretch(0, 1)
        edge = QWidget()
        edge.setObjectName("line")
        edge.setFixedWidth(1)
        edge.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side = surface(left, "page")
        self._side.setFixedWidth(WIDE)
        whole = row(self._side, edge, self.stack, gap=0)
        whole.setStretch(2, 1)
        self.stack.currentChanged.connect(lambda _: self._side.setVisible(self.stack.currentWidget() is self.shown))
        self.setLayout(whole)
        self.new.setEnabled(desk.workbench.kinds is not None)
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._side.setFixedWidth(WIDE if self.width() >= ROOMY else CLOSE)

    def show_argument(self, argument: Any) -> None:
        """Shows a type by its id, or drafts one from a document of that id."""
        if argument and argument in self._desk.workbench.types:
            self._choose(str(argument))
        elif argument:
            self._draft(str(argument))

    def refresh(self, change: Change) -> None:
        """Lists the types again where one was saved or removed."""
        if any(name.startswith("type_") for name in names_of(change)):
            self._read()

    def _read(self) -> None:
        kinds = self._desk.workbench.kinds
        self._desk.lane.ask(lambda: kinds.own() if kinds else {}, self._list, instead=(self, "own"))

    def _list(self, own: Mapping[str, str]) -> None:
        self._own = dict(own)
        at, quiet = self._chosen(), QSignalBlocker(self.list)
        self.list.clear()
        types, words = self._desk.workbench.types, self._desk.words
        mine = sorted((name for name in types if name in own), key=lambda name: words.type(name).casefold())
        others = sorted((name for name in types if name not in own), key=lambda name: words.type(name).casefold())
        for title, names in ((self.tr("Your own"), mine), (self.tr("Bundled"), others)):
            self._branch(title, names)
        quiet.unblock()
        self._choose(at if at in types else (mine or others)[0])

    def _branch(self, title: str, names: list[str]) -> None:
        if not names:
            return
        head = QListWidgetItem(title, self.list)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(font("caption", strong=True))
        head.setForeground(self._desk.look.theme.colour("muted"))
        for name in names:
            item = QListWidgetItem(self._desk.words.type(name), self.list)
            item.setData(ID, name)
            item.setToolTip(item.text())

    def _choose(self, name: str) -> None:
        for place in range(self.list.count()):
            if self.list.item(place).data(ID) == name:
                self.list.setCurrentRow(place)
        self._show()

    def _chosen(self) -> str:
        item = self.list.currentItem()
        return str(item.data(ID) or "") if item else ""

    def _show(self) -> None:
        name = self._chosen()
        if name in self._desk.workbench.types:
            changes = self._desk.workbench.kinds is not None
            self.shown.show_kind(self._desk.workbench.types[name], own=name in self._own, changes=changes)
            self.stack.setCurrentWidget(self.shown)

    def _edit(self, name: str) -> None:
        text = self._own.get(name) or resources.data("types", f"{name}.toml").decode()
        self._with_samples(lambda found: self.editor.edit(text, found), name)

    def _new(self) -> None:
        self._with_samples(self._first, "")

    def _first(self, found: tuple[Summary, ...]) -> None:
        """The newest document is the sample, until another is chosen."""
        if found:
            self._draft(found[0].id)
        else:
            self._desk.tell(self.tr("A type is made from a document: add one first."))

    def _draft(self, document: str) -> None:
        kinds = self._desk.workbench.kinds
        if kinds is None:
            return

        def drafted(text: str) -> None:
            self._with_samples(lambda found: self.editor.edit(text, found, document), "")

        self._desk.lane.ask(lambda: kinds.draft(document), drafted)

    def _with_samples(self, then: Any, kind: str) -> None:
        """Asks for documents to try a type on: those of the type, else the latest."""
        bench = self._desk.workbench
        latest = Selection(order=Order.TAKEN, descending=True, limit=SAMPLES)

        def found() -> tuple[Summary, ...]:
            own = bench.summaries(Selection(type=kind, descending=True, limit=SAMPLES)) if kind else ()
            known = own or bench.summaries(latest)
            return tuple(one for one in known if one.status is not None)

        self._desk.lane.ask(found, then)

    def _saved(self, name: str) -> None:
        self.stack.setCurrentWidget(self.shown)
        self._own.setdefault(name, "")
        self._list(self._own)
        self._choose(name)
        self._read()

    def _remove(self, name: str) -> None:
        kinds = self._desk.workbench.kinds
        if kinds:
            said = self.tr("The type is removed; documents that were read by it stay as they are")
            self._desk.act(lambda: kinds.remove(name), lambda _: self._desk.tell(said))
