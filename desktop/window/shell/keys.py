"""The sheet of keys."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QScrollArea, QWidget

from desktop.window.look import SPACING
from desktop.window.parts import Item, column, label, row, surface
from desktop.window.shell.commands import Command

Line = tuple[str, str]
WIDE = 900


class KeySheet(QDialog):
    """Every key that does something here, by where it does it."""

    def __init__(self, commands: Iterable[Command], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.setModal(True)
        with_keys = [one for one in commands if one.keys]
        left = (
            self._group(self.tr("Go"), [(one.keys, one.said) for one in with_keys if one.place]),
            self._group(self.tr("Everywhere"), [(one.keys, one.said) for one in with_keys if not one.place]),
            self._group(self.tr("Lists"), self._lists()),
        )
        right = (
            self._group(self.tr("Review: values"), self._values()),
            self._group(self.tr("Review: page"), self._page()),
            self._group(self.tr("Review: rows of a table"), self._rows()),
        )
        columns = row(_stack(left), _stack(right), gap=SPACING.far, margins=(SPACING.apart,) * 4)
        area = QScrollArea()
        page = surface(columns, "page")
        area.setWidget(page)
        area.setWidgetResizable(True)
        self.setLayout(column(area))
        room = parent.window().size()
        high = page.sizeHint().height() + 2 * SPACING.far
        self.resize(min(WIDE, room.width()), min(high, room.height() - SPACING.far))

    def _group(self, title: str, lines: Iterable[Line]) -> QLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACING.wide)
        grid.setVerticalSpacing(SPACING.hair)
        grid.setColumnMinimumWidth(0, 116)
        grid.setColumnStretch(1, 1)
        for number, (keys, said) in enumerate(lines):
            grid.addWidget(label(native(keys), role="muted"), number, 0)
            grid.addWidget(label(said), number, 1)
        return column(label(title, strong=True), grid)

    def _lists(self) -> Iterable[Line]:
        return (
            ("Up, Down", self.tr("Move")),
            ("Enter", self.tr("Open what is chosen")),
            ("Ctrl+A", self.tr("Choose all")),
            ("Ctrl+F", self.tr("Filter by any word")),
            ("T", self.tr("Give tags, or take them off")),
        )

    def _values(self) -> Iterable[Line]:
        return (
            ("Tab", self.tr("Next value in doubt")),
            ("Enter", self.tr("Confirm the value")),
            ("1 – 9", self.tr("Take what is offered beside it")),
            ("F2", self.tr("Change the value")),
            ("Ctrl+H", self.tr("History of the value")),
            ("Ctrl+Enter", self.tr("Approve, and go to the next document")),
            ("Ctrl+PgUp, Ctrl+PgDown", self.tr("Document before, next document")),
            ("F6", self.tr("To the page, the values, the tables")),
        )

    def _page(self) -> Iterable[Line]:
        return (
            ("Ctrl+F", self.tr("Search on the page")),
            ("Ctrl++, Ctrl+-", self.tr("Larger, smaller")),
            ("Ctrl+0, Ctrl+9", self.tr("Whole width, whole page")),
            ("Ctrl+M", self.tr("Enlarge the place of the value")),
            ("Shift+PgUp, Shift+PgDown", self.tr("Page before, next page")),
            ("Ctrl+R, Ctrl+Shift+R", self.tr("Turn the page")),
        )

    def _rows(self) -> Iterable[Line]:
        return (
            ("Ins", self.tr("New row")),
            ("Ctrl+Del", self.tr("Delete rows")),
            ("Ctrl+D", self.tr("Fill down")),
        )


def _stack(groups: Iterable[QLayout]) -> QLayout:
    items: list[Item] = []
    for group in groups:
        items += [group, SPACING.near]
    return column(*items, None)


def native(keys: str) -> str:
    """Keys as this system and language write them."""
    said = (QKeySequence(one).toString(QKeySequence.SequenceFormat.NativeText) or one for one in keys.split(", "))
    return "  ".join(said)
