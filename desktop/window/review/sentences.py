"""What the sentences of a page say in another language, as a list beside the page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem

from core.workbench.translating import Translated
from desktop.window.look import MARKS, SPACING, Look, State

Index = QModelIndex | QPersistentModelIndex


class Sentences(QListWidget):
    """In the order of reading; what the pointer is on is told, and several can be copied."""

    hovered = Signal(str)
    """the place of a sentence in the list, or nothing"""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.lit = ""
        """the place of the sentence that is lit, or nothing"""
        self.setItemDelegate(_Lit(self, look))
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setSpacing(SPACING.hair)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)

    def add(self, one: Translated) -> None:
        """Puts a sentence below the others; one that stands as it is printed has its mark."""
        item = QListWidgetItem(one.text if one.whole else f"{MARKS[State.DOUBTFUL]} {one.text}", self)
        item.setToolTip(one.original.text)

    def light(self, name: str) -> None:
        """Lights one sentence alone, and brings it into view; none with no name."""
        self.lit = name
        if name and int(name) < self.count():
            self.scrollToItem(self.item(int(name)))
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted(map(self.row, self.selectedItems()))
            QApplication.clipboard().setText("\n".join(self.item(place).text() for place in chosen))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 (Qt's name)
        super().mouseMoveEvent(event)
        self.hovered.emit(_name(self.indexAt(event.position().toPoint())))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 (Qt's name)
        super().leaveEvent(event)
        self.hovered.emit("")


class _Lit(QStyledItemDelegate):
    """Draws the one that is lit on a ground of its own, which a style sheet would paint over."""

    def __init__(self, sentences: Sentences, look: Look) -> None:
        super().__init__(sentences)
        self._sentences, self._look = sentences, look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if _name(index) == self._sentences.lit:
            painter.fillRect(option.rect, self._look.theme.colour("accent", 72))
        super().paint(painter, option, index)


def _name(index: Index) -> str:
    return str(index.row()) if index.isValid() else ""
