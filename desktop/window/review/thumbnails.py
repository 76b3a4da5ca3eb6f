"""The pages of a document as a strip of small pictures: turned, moved, cut apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QIcon, QKeySequence, QPixmap, QShortcut, QTransform
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QListWidgetItem, QMenu, QWidget

from desktop.window.look import Look, font
from desktop.window.review.pages import Shot

SIZE = QSize(84, 112)
WIDTH = 116
HELD = 120
"""pictures that are kept of a long document"""
NUMBER = Qt.ItemDataRole.UserRole


class Thumbnails(QListWidget):
    """A strip of pages; a click shows one, dragging moves it, the menu turns it or cuts before it."""

    wanted = Signal(int)
    in_sight = Signal(list)
    """the numbers of pages whose pictures are wanted"""
    turning = Signal(int, int)
    """a page, and degrees clockwise"""
    cutting = Signal(int)
    """the page before which the document is to be cut"""
    moved = Signal(list)
    """the pages in their new order"""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._items: dict[int, QListWidgetItem] = {}
        self._blank, self._held = QIcon(), deque[int]()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Snap)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setIconSize(SIZE)
        self.setGridSize(QSize(WIDTH - 16, SIZE.height() + 30))
        self.setFixedWidth(WIDTH)
        self.setFont(font("caption"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Pages"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        self.currentItemChanged.connect(self._chosen)
        self.verticalScrollBar().valueChanged.connect(self.ask)
        for keys, degrees in (("Ctrl+Left", -90), ("Ctrl+Right", 90)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda degrees=degrees: self.turning.emit(self.number, degrees))

    def show_pages(self, numbers: Sequence[int]) -> None:
        """Shows a strip for these pages; their pictures are asked for as they come into sight."""
        self.blockSignals(True)  # noqa: FBT003 (Qt's)
        self.clear()
        self._items = {}
        self._held.clear()
        blank = QPixmap(SIZE)
        blank.fill(self._look.theme.colour("hairline"))
        self._blank = QIcon(blank)
        for number in numbers:
            item = QListWidgetItem(self._blank, str(number))
            item.setData(NUMBER, number)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.addItem(item)
            self._items[number] = item
        self.blockSignals(False)  # noqa: FBT003 (Qt's)
        self.setVisible(len(numbers) > 1)

    def ask(self) -> None:
        """Asks for the pictures that are in sight and not there."""
        first = self.indexAt(QPoint(WIDTH // 2, 4)).row()
        count = self.viewport().height() // self.gridSize().height() + 2
        items = [self.item(row) for row in range(max(0, first), min(self.count(), max(0, first) + count))]
        missing = [item.data(NUMBER) for item in items if not item.data(NUMBER + 1)]
        if missing and self.isVisible():
            self.in_sight.emit(missing)

    def show_anew(self) -> None:
        """Asks again for the pictures, since pages were turned."""
        for item in self._items.values():
            item.setData(NUMBER + 1, False)  # noqa: FBT003 (Qt's)
        self._held.clear()
        self.ask()

    def show_picture(self, shot: Shot, turn: int = 0) -> None:
        """Puts a page's picture into the strip, turned by so many degrees."""
        item = self._items.get(shot.page.number)
        if item is None or item.data(NUMBER + 1) or len(self._items) == 1:
            return
        ratio = self.devicePixelRatioF()
        whole = shot.picture.transformed(QTransform().rotate(turn)) if turn else shot.picture
        rough = whole.scaled(SIZE * (2 * ratio), Qt.AspectRatioMode.KeepAspectRatio)  # most of the way, at no cost
        small = rough.scaled(
            SIZE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(ratio)
        picture = QPixmap.fromImage(small)
        icon = QIcon(picture)
        icon.addPixmap(picture, QIcon.Mode.Selected)
        item.setIcon(icon)
        item.setData(NUMBER + 1, True)  # noqa: FBT003 (Qt's)
        self._held.append(shot.page.number)
        if len(self._held) > HELD:
            self._let_go(self._held.popleft())

    def _let_go(self, number: int) -> None:
        """Gives a picture back that came long ago; it is asked for again where its page comes into sight."""
        self._items[number].setIcon(self._blank)
        self._items[number].setData(NUMBER + 1, False)  # noqa: FBT003 (Qt's)

    def select(self, number: int) -> None:
        """Marks the page that is shown."""
        if number in self._items:
            self.blockSignals(True)  # noqa: FBT003 (Qt's)
            self.setCurrentItem(self._items[number])
            self.blockSignals(False)  # noqa: FBT003 (Qt's)

    @property
    def number(self) -> int:
        """The page that is marked, or 0."""
        item = self.currentItem()
        return int(item.data(NUMBER)) if item else 0

    @property
    def numbers(self) -> list[int]:
        """The pages in the order of the strip."""
        return [int(self.item(row).data(NUMBER)) for row in range(self.count())]

    def _chosen(self, item: QListWidgetItem | None) -> None:
        if item:
            self.wanted.emit(item.data(NUMBER))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 (Qt's name)
        before = self.numbers
        point = event.position().toPoint()
        target = min(len(before), max(0, (point.y() + self.verticalOffset()) // self.gridSize().height()))
        order = [number for number in before if number != self.number]
        order.insert(target, self.number)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if order != before:
            self.moved.emit(order)

    def _menu(self, place: QPoint) -> None:
        item = self.itemAt(place)
        if item:
            self.menu_of(item.data(NUMBER)).exec(self.mapToGlobal(place))

    def menu_of(self, number: int) -> QMenu:
        """What can be done to a page."""
        menu, icon = QMenu(self), self._look.icon
        menu.addAction(icon("rotate-cw"), self.tr("Turn right"), lambda: self.turning.emit(number, 90))
        menu.addAction(icon("rotate-ccw"), self.tr("Turn left"), lambda: self.turning.emit(number, -90))
        numbers = self.numbers
        place = numbers.index(number)
        menu.addSeparator()
        up = menu.addAction(self.tr("Move up"), lambda: self.moved.emit(_swapped(numbers, place, place - 1)))
        down = menu.addAction(self.tr("Move down"), lambda: self.moved.emit(_swapped(numbers, place, place + 1)))
        menu.addSeparator()
        cut = menu.addAction(
            icon("split"), self.tr("Cut the document before this page"), lambda: self.cutting.emit(number)
        )
        up.setEnabled(place > 0)
        down.setEnabled(place < len(numbers) - 1)
        cut.setEnabled(place > 0)
        return menu


def _swapped(numbers: Sequence[int], one: int, other: int) -> list[int]:
    moved = list(numbers)
    moved[one], moved[other] = moved[other], moved[one]
    return moved
