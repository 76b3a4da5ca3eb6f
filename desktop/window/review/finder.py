"""Search on the pages of a document: a portion of pages at a time, from the one that is shown."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from core.domain.layout import Box
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import label, row, tool
from desktop.window.review.searching import matches

PORTION = 40
"""pages that are searched before anything else may be asked"""
ENOUGH = 500
"""places after which no more are looked for"""

Found = list[tuple[int, Box]]


class SearchLine(QLineEdit):
    """Where the searched text is typed; Enter goes to the next place, Escape ends the search."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class Finder(QWidget):
    """The line in which a text is typed, and the places where it stands."""

    went = Signal(int)
    """the page of the place that is wanted"""
    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._document, self._from = "", 0
        self._pages: tuple[int, ...] = ()
        self._found: Found = []
        self._at, self._seen = -1, 0
        self.line = SearchLine()
        self._counted = label("", "caption", role="muted")
        self._arrange()

    def _arrange(self) -> None:
        icon = self._desk.look.icon
        self.setObjectName("surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line.setPlaceholderText(self.tr("Search on the pages"))
        self.line.setAccessibleName(self.tr("Search on the pages"))
        self.line.textChanged.connect(self._begin)
        self.line.returnPressed.connect(lambda: self._go(1))
        self.line.ended.connect(self.end)
        before = QShortcut(QKeySequence("Shift+Return"), self, lambda: self._go(-1))
        before.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setLayout(
            row(
                self.line,
                self._counted,
                tool(icon("chevron-up"), self.tr("Place before"), lambda: self._go(-1), "Shift+Enter"),
                tool(icon("chevron-down"), self.tr("Next place"), lambda: self._go(1), "Enter"),
                tool(icon("x"), self.tr("End the search"), self.end, "Esc"),
                margins=(SPACING.near, SPACING.hair, SPACING.near, SPACING.hair),
            )
        )
        self.hide()

    def open_in(self, document: str, pages: tuple[int, ...], number: int) -> None:
        """Searches a document from one of its pages on."""
        place = pages.index(number) if number in pages else 0
        self._document, self._pages, self._from = document, (*pages[place:], *pages[:place]), number
        self.show()
        self.line.setFocus()
        self.line.selectAll()

    def end(self) -> None:
        """Ends the search."""
        self.hide()
        self._found, self._at = [], -1
        self.line.clear()
        self.ended.emit()

    def on(self, number: int) -> tuple[list[Box], int]:
        """The places on a page, and which of them is the current one (-1: none)."""
        here = [(place, box) for place, (page, box) in enumerate(self._found) if page == number]
        current = next((at for at, (place, _) in enumerate(here) if place == self._at), -1)
        return [box for _, box in here], current

    @property
    def said(self) -> str:
        """Which of how many places is shown, in words."""
        if not self.line.text().strip():
            return ""
        if not self._found:
            return self.tr("Nothing found") if self._done else self.tr("Searching …")
        said = self.tr("{place} of {count}").format(place=self._at + 1, count=len(self._found))
        return said if self._done else f"{said} …"

    @property
    def _done(self) -> bool:
        return self._seen >= len(self._pages) or len(self._found) >= ENOUGH

    def _begin(self, text: str) -> None:
        self._found, self._at, self._seen = [], -1, 0
        if text.strip() and self._document:
            self._look(text)
        else:
            self.went.emit(self._from)
        self._counted.setText(self.said)

    def _look(self, text: str) -> None:
        """Has the next portion of pages searched; of several texts typed one after another only the last is asked."""
        numbers = self._pages[self._seen : self._seen + PORTION]
        document, workbench = self._document, self._desk.workbench

        def looked() -> Found:
            return list(_found())

        def _found() -> Iterator[tuple[int, Box]]:
            for number in numbers:
                page = workbench.page(document, number)
                yield from ((number, box) for box in (matches(page.words, text) if page else ()))

        self._desk.lane.ask(looked, lambda found: self._took(text, found), instead="review.search")

    def _took(self, text: str, found: Found) -> None:
        if text != self.line.text():
            return
        self._seen += PORTION
        self._found += found
        if self._at < 0 and self._found:
            self._at = 0
        if not self._done:
            self._look(text)
        self._counted.setText(self.said)
        self.went.emit(self._found[self._at][0] if self._found else self._from)

    def _go(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._counted.setText(self.said)
            self.went.emit(self._found[self._at][0])
