"""Insights as three pages: figures, what is worth a look, and how the reading fares."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from core.domain.change import Change
from desktop.window.desk import Desk
from desktop.window.insights.figures import FiguresPage
from desktop.window.insights.health import HealthPage
from desktop.window.insights.worth import WorthPage
from desktop.window.look import SPACING
from desktop.window.parts import column, line, row

PAGES = ("figures", "worth", "health")


class InsightsView(QWidget):
    """Tabs above; each page is read when it comes into sight, and again when documents change."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.tr("Pages of the insights"))
        self.stack = QStackedWidget()
        for title in (self.tr("Figures"), self.tr("Worth a look"), self.tr("Health")):
            self.tabs.addTab(title)
        self.tabs.currentChanged.connect(self._turn)
        above = row(self.tabs, None, margins=(SPACING.near, SPACING.hair, SPACING.near, 0))
        whole = column(above, line(), self.stack, gap=0)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    @cached_property
    def figures(self) -> FiguresPage:
        """The charts."""
        return FiguresPage(self._desk)

    @cached_property
    def worth(self) -> WorthPage:
        """What stands out."""
        return WorthPage(self._desk)

    @cached_property
    def health(self) -> HealthPage:
        """How the reading fares."""
        return HealthPage(self._desk)

    def show_argument(self, argument: Any) -> None:
        """Shows a page by its name ("health"), or what was there."""
        if argument in PAGES:
            self.tabs.setCurrentIndex(PAGES.index(argument))
        self._turn(self.tabs.currentIndex())

    def refresh(self, change: Change) -> None:
        """Reads again what is in sight."""
        del change
        if self.isVisible():
            self._turn(self.tabs.currentIndex())

    def _turn(self, number: int) -> None:
        page: FiguresPage | WorthPage | HealthPage = getattr(self, PAGES[number])
        if self.stack.indexOf(page) < 0:  # each is made when it first comes into sight
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.read()
