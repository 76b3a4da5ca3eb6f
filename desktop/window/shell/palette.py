"""Search over everything, and the palette of what can be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.domain.summary import Summary
from core.ports import Order, Selection
from desktop.window.desk import Desk
from desktop.window.lists.wording import Wording
from desktop.window.look import HEIGHT, OTHER, SPACING, font
from desktop.window.look.icons import draw_icon
from desktop.window.parts import column, line
from desktop.window.shell.commands import Command
from desktop.window.shell.keys import native

WIDE, HIGH = 620, 420
DOCUMENTS = 8
ASIDE = Qt.ItemDataRole.UserRole + 1
ICON = Qt.ItemDataRole.UserRole + 2


class Palette(QDialog):
    """One line to type into: places and verbs by name, documents by any word that stands in them."""

    def __init__(self, desk: Desk, commands: Sequence[Command], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._desk, self._commands, self._wording = desk, commands, Wording(desk.words)
        self._found: list[Command] = []
        self.setObjectName("raised")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(self.tr("Search and commands"))
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Find a document, go somewhere, do something"))
        self.line.setAccessibleName(self.line.placeholderText())
        self.line.setFont(font("lead"))
        self.line.setStyleSheet(
            "QLineEdit, QLineEdit:focus { border: none; padding: 8px 4px; background: transparent; }"
        )
        self.line.textChanged.connect(self._look_for)
        self.line.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What was found"))
        self.list.setItemDelegate(_Lines(desk, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._do)
        self.setLayout(column(self.line, line(), self.list, gap=SPACING.hair, margins=(SPACING.near,) * 4))
        self.resize(WIDE, HIGH)
        self._look_for("")

    def open_over(self, window: QWidget) -> None:
        """Shows the palette over the upper middle of a window."""
        at = window.mapToGlobal(QRect(window.rect()).center())
        self.move(at.x() - WIDE // 2, window.mapToGlobal(window.rect().topLeft()).y() + 56)
        self.show()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Down:
                    self._step(1)
                case Qt.Key.Key_Up:
                    self._step(-1)
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._do(self.list.currentItem())
                case _:
                    return False
            return True
        return False

    def _look_for(self, text: str) -> None:
        wanted = text.casefold().split()
        self._found = [one for one in self._commands if all(word in one.said.casefold() for word in wanted)]
        self._list(())
        if wanted:
            selection = Selection(text=text, limit=DOCUMENTS + 1, order=Order.TAKEN, descending=True)
            bench = self._desk.workbench
            self._desk.lane.ask(lambda: bench.summaries(selection), self._list, instead=self)

    def _list(self, documents: Sequence[Summary]) -> None:
        self.list.clear()
        for command in self._found:
            self._add(command.said, native(command.keys), command.icon, command.call)
        for one in documents[:DOCUMENTS]:
            self._add(self._called(one), self._aside(one), "file-text", partial(self._desk.go, "review", one.id))
        text = self.line.text().strip()
        if text:
            said = self.tr("Find “{text}” on every page").format(text=text)
            self._add(said, "", "files", partial(self._desk.go, "documents", text))
        self.list.setCurrentRow(0)

    def _called(self, one: Summary) -> str:
        """A document by its supplier and total, else by its name."""
        total = self._wording.amount(one.total, one.currency)
        return "  ".join(part for part in (one.supplier or one.name, total) if part)

    def _aside(self, one: Summary) -> str:
        """What else tells a document from others."""
        kind = self._desk.words.type(one.type) if one.type else ""
        name = one.name.replace("\\", "/").rpartition("/")[2] if one.supplier else ""
        return " · ".join(part for part in (name, kind, one.client) if part)

    def _add(self, said: str, aside: str, icon: str, call: Callable[[], object]) -> None:
        item = QListWidgetItem(said, self.list)
        item.setData(ASIDE, aside)
        item.setData(ICON, icon)
        item.setData(Qt.ItemDataRole.UserRole, call)

    def _step(self, by: int) -> None:
        count = self.list.count()
        if count:
            self.list.setCurrentRow((self.list.currentRow() + by) % count)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            call = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            call()


class _Lines(QStyledItemDelegate):
    """One line of the palette: icon, what it is, and aside its key or client."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def sizeHint(  # noqa: N802 (Qt's name)
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(0, HEIGHT["row"])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, place = self._desk.look.theme, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("selected"))
            painter.drawRoundedRect(place, 4, 4)
        size = OTHER["icon"]
        icon = QRect(place.left() + SPACING.tight, place.center().y() - size // 2, size, size)
        draw_icon(painter, index.data(ICON), icon.toRectF(), theme.colour("muted"))
        inner = place.adjusted(SPACING.far + SPACING.hair, 0, -SPACING.near, 0)
        painter.setFont(font("caption"))
        painter.setPen(theme.colour("muted"))
        aside = str(index.data(ASIDE) or "")
        painter.drawText(inner, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        taken = painter.fontMetrics().horizontalAdvance(aside) + SPACING.near if aside else 0
        painter.setFont(font())
        painter.setPen(theme.colour("text"))
        room = inner.adjusted(0, 0, -taken, 0)
        said = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()
