"""The page side of the review: strip of pages, canvas, its tools, and search on the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.domain.layout import Box
from desktop.window.desk import Desk
from desktop.window.look import SPACING, State
from desktop.window.parts import label, line, row, surface, tool
from desktop.window.review.canvas import PAGE, STEP, WIDTH, Mark, PageCanvas
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Pages, Shot
from desktop.window.review.searching import matches
from desktop.window.review.standing import Standing
from desktop.window.review.thumbnails import Thumbnails

AHEAD = 2
"""pages that are made ready beyond the one that is shown"""


class SearchLine(QLineEdit):
    """Where the searched text is typed; Enter goes to the next place, Escape ends the search."""

    ended = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.ended.emit()
        else:
            super().keyPressEvent(event)


class Viewer(QWidget):
    """Pages of one document, with the places of its values."""

    hovered = Signal(str)
    picked = Signal(int, object)
    """a page, and the box or point on it that was chosen for a value"""
    cutting = Signal(int)
    reordered = Signal(list)
    chosen = Signal(str)
    """the value whose place was clicked"""

    def __init__(self, desk: Desk, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._pages = desk, pages
        self._opened: Opened | None = None
        self._shot: Shot | None = None
        self._found: list[tuple[int, Box]] = []
        self._turned: dict[tuple[str, int], int] = {}
        self._at, self._focus, self._close = -1, "", False
        self.number = 0
        self.fills: Callable[[], bool] = lambda: False
        """whether a click fills a field, or goes to the value that stands there"""
        self.canvas = PageCanvas(desk.look)
        self.thumbnails = Thumbnails(desk.look)
        self.search = SearchLine()
        self._counted, self._page, self._zoom = label("", "caption", role="muted"), label(), label("", role="muted")
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        icon = self._desk.look.icon
        self._turns = (
            tool(icon("chevron-left"), self.tr("Page before"), lambda: self._by(-1), "PgUp"),
            tool(icon("chevron-right"), self.tr("Next page"), lambda: self._by(1), "PgDn"),
        )
        self._zoom.setFixedWidth(46)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = row(
            self._turns[0],
            self._page,
            self._turns[1],
            None,
            tool(icon("zoom-out"), self.tr("Smaller"), lambda: self.canvas.zoom_by(1 / STEP), "−"),
            self._zoom,
            tool(icon("zoom-in"), self.tr("Larger"), lambda: self.canvas.zoom_by(STEP), "+"),
            tool(icon("columns-2"), self.tr("Fit the width"), lambda: self.canvas.fit(WIDTH), "0"),
            tool(icon("maximize"), self.tr("Fit the page"), lambda: self.canvas.fit(PAGE), "9"),
            tool(icon("rotate-cw"), self.tr("Turn the page"), lambda: self.turn(self.number, 90), "R"),
            tool(icon("search"), self.tr("Search on the pages"), self.open_search, "Ctrl+F"),
            gap=SPACING.hair,
            margins=(SPACING.near, SPACING.hair, SPACING.near, SPACING.hair),
        )
        self._finder = surface(
            row(
                self.search,
                self._counted,
                tool(icon("chevron-up"), self.tr("Place before"), lambda: self._go(-1), "Shift+Enter"),
                tool(icon("chevron-down"), self.tr("Next place"), lambda: self._go(1), "Enter"),
                tool(icon("x"), self.tr("End the search"), self._end_search, "Esc"),
                margins=(SPACING.near, SPACING.hair, SPACING.near, SPACING.hair),
            )
        )
        self._finder.hide()
        self.search.setPlaceholderText(self.tr("Search on the pages"))
        self.search.setAccessibleName(self.tr("Search on the pages"))
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        for part in (surface(bar), line(), self._finder, self.canvas):
            right.addWidget(part, 1 if part is self.canvas else 0)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.thumbnails)
        both.addLayout(right, 1)

    def _connect(self) -> None:
        canvas, strip = self.canvas, self.thumbnails
        canvas.hovered.connect(self.hovered)
        canvas.clicked.connect(self._clicked)
        canvas.framed.connect(self._framed)
        canvas.turned_over.connect(self._by)
        canvas.zoomed.connect(lambda zoom: self._zoom.setText(f"{round(zoom * 72 / 96 * 100)} %"))
        strip.wanted.connect(self.show_page)
        strip.in_sight.connect(self._fetch_small)
        strip.turning.connect(self.turn)
        strip.cutting.connect(self.cutting)
        strip.moved.connect(self.reordered)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(lambda: self._go(1))
        self.search.ended.connect(self._end_search)
        for keys, call in (("Ctrl+F", self.open_search), ("Shift+Return", lambda: self._go(-1))):
            QShortcut(QKeySequence(keys), self, call, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_document(self, opened: Opened) -> None:
        """Shows a document, at its first page, or at the one where it was."""
        other = self._opened is None or self._opened.id != opened.id or self._opened.pages != opened.pages
        self._opened = opened
        if other:
            self._end_search()
            self.thumbnails.show_pages(opened.pages)
            QTimer.singleShot(0, self.thumbnails.ask)
        if other or self.number not in opened.pages:
            self.number = 0
            self.show_page(next(iter(opened.pages), 1))
        else:
            self._mark()

    def show_page(self, number: int) -> None:
        """Shows a page as soon as its picture is there."""
        if self._opened is None or number == self.number:
            return
        self.number = number
        pages = self._opened.pages
        place = pages.index(number) if number in pages else 0
        several = len(pages) > 1
        self._page.setText(
            self.tr("Page {place} of {count}").format(place=place + 1, count=len(pages)) if several else ""
        )
        for button, there in zip(self._turns, (place > 0, place + 1 < len(pages)), strict=True):
            button.setVisible(several)
            button.setEnabled(there)
        self.thumbnails.select(number)
        self._pages.want(self._opened.id, number, self._put)
        self._pages.ahead(self._opened.id, pages[place + 1 : place + 1 + AHEAD])

    def turn(self, number: int, degrees: int) -> None:
        """Turns a page on the canvas; it stays so while the window is open."""
        if self._opened is None:
            return
        self.show_page(number)
        key = (self._opened.id, number)
        self._turned[key] = (self._turned.get(key, 0) + degrees) % 360
        self.canvas.set_turn(self._turned[key])

    def again(self) -> None:
        """Shows the page anew, since its picture changed."""
        number, self.number = self.number, 0
        if self._opened:
            self.thumbnails.show_pages(self._opened.pages)
            self.thumbnails.ask()
        self.show_page(number)

    def _put(self, shot: Shot) -> None:
        if self._opened is None or shot.document != self._opened.id or shot.page.number != self.number:
            return
        self._shot = shot
        self.canvas.show_page(shot)
        self.canvas.set_turn(self._turned.get((shot.document, shot.page.number), 0))
        self.thumbnails.show_picture(shot)
        self._mark()
        self._light_found()

    def _mark(self) -> None:
        """Draws where the values of the shown page stand."""
        opened = self._opened
        if opened is None:
            return
        there = (*opened.places.get(self.number, ()), *self._by_path(opened))
        marks = [Mark(name, box, _state(opened.stood.get(name))) for name, box in there]
        self.canvas.show_marks(marks)
        self.canvas.focus_on(self._focus, look_close=self._close)

    def _by_path(self, opened: Opened) -> Sequence[tuple[str, Box]]:
        """Where values of a sheet stand, whose places are cells: around the words of the cell, on the drawn page."""
        words = self._shot.page.words if self._shot and opened.paths else ()
        found: dict[str, Box] = {}
        for word in words:
            if word.path and word.path in opened.paths:
                found[word.path] = found[word.path].joined(word.box) if word.path in found else word.box
        return [(name, box) for path, box in found.items() for name in opened.paths[path]]

    def _by(self, pages: int) -> None:
        if self._opened and self.number in self._opened.pages:
            place = self._opened.pages.index(self.number) + pages
            if 0 <= place < len(self._opened.pages):
                self.show_page(self._opened.pages[place])

    def _fetch_small(self, numbers: list[int]) -> None:
        for number in numbers if self._opened else ():
            assert self._opened
            self._pages.want(self._opened.id, number, self.thumbnails.show_picture)

    def focus_on(self, name: str, *, look_close: bool) -> None:
        """Goes to the page where a value stands and lights its place."""
        self._focus, self._close = name, look_close
        field = self._opened.record.get(name) if self._opened else None
        page = field.evidence.page if field else None
        if page is not None and page != self.number and self._opened and page in self._opened.pages:
            self.show_page(page)
        else:
            self.canvas.focus_on(name, look_close=look_close)

    def _clicked(self, point: QPointF) -> None:
        if self._shot is not None and self.fills():
            self.picked.emit(self.number, Box(point.x(), point.y(), point.x(), point.y()))
            return
        name = next((item.name for item in self.canvas.marks.values() if item.place.contains(point)), "")
        if name:
            self.chosen.emit(name)

    def _framed(self, place: QRectF) -> None:
        if self._shot is not None:
            self.picked.emit(self.number, Box(place.left(), place.top(), place.right(), place.bottom()))

    def open_search(self) -> None:
        """Opens the search."""
        self._finder.show()
        self.search.setFocus()
        self.search.selectAll()

    def _end_search(self) -> None:
        self._finder.hide()
        self._found, self._at = [], -1
        self.search.clear()
        self.canvas.show_found((), -1)
        if self.isVisible():
            self.canvas.setFocus()

    def _search(self, text: str) -> None:
        opened = self._opened
        if opened is None or not text.strip():
            self._tell_found([])
            return
        workbench, document, numbers = self._desk.workbench, opened.id, opened.pages

        def everywhere() -> list[tuple[int, Box]]:
            pages = ((number, workbench.page(document, number)) for number in numbers)
            return [(number, box) for number, page in pages if page for box in matches(page.words, text)]

        self._desk.lane.ask(everywhere, self._tell_found, instead="review.search")

    def _tell_found(self, found: list[tuple[int, Box]]) -> None:
        self._found = found
        later = (place for place, (number, _) in enumerate(found) if number >= self.number)
        self._at = next(later, 0 if found else -1)
        self._counted.setText(self.said_found)
        self._show_found()

    @property
    def said_found(self) -> str:
        """Which of how many places is shown, in words."""
        if not self.search.text().strip():
            return ""
        if not self._found:
            return self.tr("Nothing found")
        return self.tr("{place} of {count}").format(place=self._at + 1, count=len(self._found))

    def _go(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._counted.setText(self.said_found)
            self._show_found()

    def _show_found(self) -> None:
        if self._found and self._found[self._at][0] != self.number:
            self.show_page(self._found[self._at][0])
        else:
            self._light_found()

    def _light_found(self) -> None:
        here = [(place, box) for place, (number, box) in enumerate(self._found) if number == self.number]
        current = next((at for at, (place, _) in enumerate(here) if place == self._at), -1)
        self.canvas.show_found([box for _, box in here], current)

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(760, 700)


def _state(how: Standing | None) -> State:
    return State(how.value) if how and how is not Standing.ABSENT else State.CHECKED
