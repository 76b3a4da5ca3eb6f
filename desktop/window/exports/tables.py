"""Which table of the file is in sight: side by side as tabs, or in a box where these would be cut off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QTabBar, QWidget

from desktop.window.look import SPACING
from desktop.window.parts import column, row


class TableChoice(QWidget):
    """The titles of the tables; the one that is chosen stays chosen however it is shown."""

    turned = Signal(int)
    """the number of the table that is wanted"""

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self.box = QTabBar(), QComboBox()
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.currentChanged.connect(self._turn)
        self.box.currentIndexChanged.connect(self._turn)
        for one in (self.tabs, self.box):
            one.setAccessibleName(self.tr("Tables of the file"))
        boxed = row(self.box, None, margins=(SPACING.wide, SPACING.tight, SPACING.wide, SPACING.tight))
        self._boxed = QWidget()
        self._boxed.setLayout(boxed)
        self.setLayout(column(self.tabs, self._boxed, gap=0))

    @property
    def number(self) -> int:
        """The number of the table in sight."""
        return self.box.currentIndex()

    def show_titles(self, titles: Sequence[str]) -> None:
        """Offers these tables, as far as there is more than one; the number in sight stays as it was."""
        at = max(0, min(self.number, len(titles) - 1))
        quiet = QSignalBlocker(self.tabs), QSignalBlocker(self.box)
        while self.tabs.count():
            self.tabs.removeTab(0)
        self.box.clear()
        for title in titles:
            self.tabs.addTab(title)
        self.box.addItems(list(titles))
        self.tabs.setCurrentIndex(at)
        self.box.setCurrentIndex(at)
        for one in quiet:
            one.unblock()
        self.setVisible(len(titles) > 1)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(self.box.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = sum(self.tabs.tabSizeHint(place).width() for place in range(self.tabs.count()))
        self.tabs.setVisible(wanted <= self.width())
        self._boxed.setVisible(wanted > self.width())

    def _turn(self, number: int) -> None:
        quiet = QSignalBlocker(self.tabs), QSignalBlocker(self.box)
        self.tabs.setCurrentIndex(number)
        self.box.setCurrentIndex(number)
        for one in quiet:
            one.unblock()
        self.turned.emit(number)
