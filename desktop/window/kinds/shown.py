"""What one document type holds: its fields, tables and checks, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHeaderView, QTreeView, QVBoxLayout, QWidget

from core.domain.schema import DocumentType, FieldType
from core.domain.selection import Selection
from desktop.window.desk import Desk
from desktop.window.look import SPACING, font
from desktop.window.parts import button, column, emptied, label, line, row, surface

WIDTHS = (216, 136, 84)
"""pixels of all columns but the labels"""
CLOSE = (152, 124, 78)
"""… where there is little room"""
ROOMY = 640


class KindPanel(QWidget):
    """Title and what can be done above, fields and tables in a tree, checks below."""

    edit = Signal(str)
    remove = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._id = desk, ""
        self.title, self.about = label(size="title", strong=True), label(role="muted")
        look = desk.look
        self.change = button(self.tr("Change"), lambda: self.edit.emit(self._id), icon=look.icon("pencil"))
        self.drop = button(self.tr("Remove"), lambda: self.remove.emit(self._id), icon=look.icon("trash-2"))
        self.documents = button(self.tr("Show documents"), self._show, role="quiet")
        self.tree, self.model = QTreeView(), QStandardItemModel(self)
        self.tree.setModel(self.model)
        self.tree.setAccessibleName(self.tr("Fields and tables"))
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setRootIsDecorated(False)
        self.tree.header().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setItemsExpandable(False)
        self._checks = QVBoxLayout()
        self._checks.setSpacing(SPACING.hair)
        self._checking = label(self.tr("Checks"), "lead", strong=True)
        head = row(column(self.title, self.about, gap=2), None, self.documents, self.drop, self.change)
        checks = column(self._checking, self._checks, gap=SPACING.tight)
        inner = column(head, line(), self.tree, checks, gap=SPACING.near, margins=(SPACING.apart,) * 4)
        inner.setStretch(2, 1)
        self.setLayout(column(surface(inner, "page"), gap=0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        for place, width in enumerate(WIDTHS if self.width() >= ROOMY else CLOSE):
            self.tree.setColumnWidth(place, width)

    def show_kind(self, kind: DocumentType, *, own: bool, changes: bool) -> None:
        """Shows a type; one of the user's own can be removed."""
        self._id = kind.id
        self.title.setText(self._desk.words.type(kind.id))
        said = self._counted(kind)
        self.about.setText(f"{self.tr('Your own')}  ·  {said}" if own else said)
        self.change.setVisible(changes)
        self.drop.setVisible(own and changes)
        self._fields(kind)
        emptied(self._checks)
        self._checking.setVisible(bool(kind.checks))
        for check in kind.checks:
            self._checks.addWidget(label(f"–  {self._desk.words.check(check)}", role="muted", wrap=True))

    def _counted(self, kind: DocumentType) -> str:
        """How much there is of what there is."""
        fields, tables, checks = len(kind.fields), len(kind.tables), len(kind.checks)
        each = (
            self.tr("1 field") if fields == 1 else self.tr("{count} fields").format(count=fields),
            self.tr("1 table") if tables == 1 else self.tr("{count} tables").format(count=tables) if tables else "",
            self.tr("1 check") if checks == 1 else self.tr("{count} checks").format(count=checks) if checks else "",
        )
        return ", ".join(part for part in each if part)

    def _show(self) -> None:
        self._desk.go("documents", Selection(type=self._id))

    def _fields(self, kind: DocumentType) -> None:
        self.model.clear()
        headings = [self.tr("Field"), self.tr("Kind"), self.tr("Required"), self.tr("Labels on paper")]
        self.model.setHorizontalHeaderLabels(headings)
        self._branch(self.tr("Fields"), kind.id, "", kind.fields)
        for table in kind.tables.values():
            self._branch(self._desk.words.field(table.name, kind.id), kind.id, table.name, table.columns)
        self.tree.expandAll()
        self._share_room()
        self.tree.header().setSectionResizeMode(len(WIDTHS), QHeaderView.ResizeMode.Stretch)

    def _branch(self, title: str, kind: str, table: str, fields: Mapping[str, FieldType]) -> None:
        head = QStandardItem(title)
        head.setFont(font(strong=True))
        for name, one in fields.items():
            words = self._desk.words
            called = words.column(table, name, kind) if table else words.field(name, kind)
            required = self.tr("yes") if one.required else ""
            own = sorted(one.labels.items(), key=lambda pair: pair[0] != words.language)
            cells = [called, words.say(f"kind.{one.kind.value}"), required, _labels(own)]
            items = [QStandardItem(text) for text in cells]
            for item in items[:2]:
                item.setToolTip(item.text())
            items[3].setToolTip("\n".join(f"{language}: {', '.join(said)}" for language, said in one.labels.items()))
            head.appendRow(items)
        self.model.appendRow([head, QStandardItem(), QStandardItem(), QStandardItem()])


def _labels(labels: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    return "   ".join(f"{language}: {', '.join(said)}" for language, said in labels)
