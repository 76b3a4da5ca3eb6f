"""The page side of the review: strip of pages, canvas, its tools, and search on the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.document import Stage
from core.domain.layout import Box
from desktop.window.desk import Desk
from desktop.window.look import SPACING, State
from desktop.window.parts import label, line, row, surface, tool
from desktop.window.review.canvas import PAGE, STEP, WIDTH, Mark, PageCanvas
from desktop.window.review.evidence import EvidenceItem
from desktop.window.review.finder import Finder
from desktop.window.review.naming import said_of
from desktop.window.review.opened import Opened
from desktop.window.review.pages import Pages, Shot
from desktop.window.review.standing import Standing
from desktop.window.review.thumbnails import Thumbnails
from desktop.window.review.walking import Walk

ROOMY = 580
"""pixels, below which the bar does without the figure of the zoom"""
READ_OUT = 60
"""places of a page that are read out"""
AHEAD = 2
"""pages that are made ready beyond the one that is shown"""


class Viewer(QWidget):
    """Pages of one document, with the places of its values."""

    hovered = Signal(str)
    picked = Signal(int, object)
    """a page, and the box or point on it that was chosen for a value"""
    turning = Signal(int, int)
    """a page of a document that is read, and degrees clockwise by which it is to stay turned"""
    cutting = Signal(int)
    reordered = Signal(list)
    chosen = Signal(str)
    """the value whose place was clicked"""

    def __init__(self, desk: Desk, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._pages = desk, pages
        self._opened: Opened | None = None
        self._shot: Shot | None = None
        self._aside: dict[tuple[str, int], int] = {}
        """turns of pages whose documents are not changed any more, or not yet"""
        self._focus, self._close = "", False
        self.number = 0
        self.fills: Callable[[], bool] = lambda: False
        """whether a click fills a field, or goes to the value that stands there"""
        self.canvas = PageCanvas(desk.look)
        self.walk = Walk(self.canvas, self._say)
        self.thumbnails = Thumbnails(desk.look)
        self.finder = Finder(desk)
        self._page, self._zoom = label(), label("", role="muted")
        self._nothing = label(self.tr("There is no page to show"), role="muted")
        self._cited: tuple[int, Box | None] = (0, None)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        icon = self._desk.look.icon
        self._turns = (
            tool(icon("chevron-left"), self.tr("Page before"), lambda: self.by(-1), "Shift+PgUp"),
            tool(icon("chevron-right"), self.tr("Next page"), lambda: self.by(1), "Shift+PgDn"),
        )
        self._zoom.setFixedWidth(46)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = row(
            self._turns[0],
            self._page,
            self._turns[1],
            None,
            tool(icon("zoom-out"), self.tr("Smaller"), lambda: self.canvas.zoom_by(1 / STEP), "Ctrl+−"),
            self._zoom,
            tool(icon("zoom-in"), self.tr("Larger"), lambda: self.canvas.zoom_by(STEP), "Ctrl++"),
            tool(icon("columns-2"), self.tr("Fit the width"), lambda: self.canvas.fit(WIDTH), "Ctrl+0"),
            tool(icon("maximize"), self.tr("Fit the page"), lambda: self.canvas.fit(PAGE), "Ctrl+9"),
            tool(icon("rotate-cw"), self.tr("Turn the page"), lambda: self.turn(self.number, 90), "Ctrl+R"),
            tool(icon("search"), self.tr("Search on the pages"), self.open_search, "Ctrl+F"),
            gap=SPACING.hair,
            margins=(SPACING.near, SPACING.hair, SPACING.near, SPACING.hair),
        )
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for part in (surface(bar), line(), self.finder, self.canvas, self._nothing):
            right.addWidget(part, 1 if part in (self.canvas, self._nothing) else 0)
        both = QHBoxLayout(self)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(0)
        both.addWidget(self.thumbnails)
        both.addLayout(right, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 (Qt's name)
        super().resizeEvent(event)
        self._zoom.setVisible(self.width() >= ROOMY)

    def _connect(self) -> None:
        canvas, strip = self.canvas, self.thumbnails
        canvas.hovered.connect(self.hovered)
        canvas.clicked.connect(self._clicked)
        canvas.framed.connect(self._framed)
        canvas.turned_over.connect(self.by)
        canvas.zoomed.connect(lambda zoom: self._zoom.setText(f"{round(zoom * 72 / 96 * 100)} %"))
        self.walk.entered.connect(self.chosen)
        strip.wanted.connect(self.show_page)
        strip.in_sight.connect(self._fetch_small)
        strip.turning.connect(self.turn)
        strip.cutting.connect(self.cutting)
        strip.moved.connect(self.reordered)
        self.finder.went.connect(self._found)
        self.finder.ended.connect(self._end_search)
        canvas.turned.connect(lambda degrees: self.turn(self.number, degrees))

    def show_document(self, opened: Opened) -> None:
        """Shows a document, at its first page, or at the one where it was."""
        other = self._opened is None or self._opened.id != opened.id or self._opened.pages != opened.pages
        before, self._opened = self._opened, opened
        self.canvas.setVisible(bool(opened.pages))
        self._nothing.setVisible(not opened.pages)
        if not other:
            self._turn_again(before)
        if other:
            self._cited = (0, None)
            self.finder.end()
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
        """Turns a page with all that stands on it. It stays so, but where the document is changed no more."""
        if self._opened is None:
            return
        self.show_page(number)
        if self._opened.document.stage is Stage.READ:
            self.canvas.set_turn((self.canvas.turn + degrees) % 360)
            self.turning.emit(number, degrees)
        else:
            key = (self._opened.id, number)
            self._aside[key] = self._aside.get(key, 0) + degrees
            self._turn_again(None)

    def _turn_of(self, number: int) -> int:
        """By how many degrees a page of the document stands turned."""
        opened = self._opened
        return (opened.reading.turn(number) + self._aside.get((opened.id, number), 0)) % 360 if opened else 0

    def _turn_again(self, before: Opened | None) -> None:
        """Shows the pages as they stand turned now, the small ones too where that is another way than before."""
        self.canvas.set_turn(self._turn_of(self.number))
        if self._opened and (before is None or before.reading.turns != self._opened.reading.turns):
            self.thumbnails.show_anew()

    def _put(self, shot: Shot) -> None:
        if self._opened is None or shot.document != self._opened.id or shot.page.number != self.number:
            return
        self._shot = shot
        self.canvas.show_page(shot)
        self.canvas.set_turn(self._turn_of(shot.page.number))
        self._put_small(shot)
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
        self.canvas.setAccessibleName(self.tr("Page"))
        self.canvas.setAccessibleDescription("; ".join(map(self._say, list(self.canvas.marks.values())[:READ_OUT])))
        self.canvas.focus_on(self._focus, look_close=self._close)

    def _say(self, item: EvidenceItem) -> str:
        """What stands at a place of the page, for who cannot see its outline."""
        opened = self._opened
        if opened is None:
            return ""
        field, called = opened.record.get(item.name), opened.called(item.name)
        parts = (self._desk.words.field(called, opened.kind.id), field.value if field else "")
        return ", ".join(part for part in (*parts, said_of(Standing(item.state.value))) if part)

    def _by_path(self, opened: Opened) -> Sequence[tuple[str, Box]]:
        """Where values of a sheet stand, whose places are cells: around the words of the cell, on the drawn page."""
        words = self._shot.page.words if self._shot and opened.paths else ()
        found: dict[str, Box] = {}
        for word in words:
            if word.path and word.path in opened.paths:
                found[word.path] = found[word.path].joined(word.box) if word.path in found else word.box
        return [(name, box) for path, box in found.items() for name in opened.paths[path]]

    def by(self, pages: int) -> None:
        """Shows the page so many places further on, or back."""
        if self._opened and self.number in self._opened.pages:
            place = self._opened.pages.index(self.number) + pages
            if 0 <= place < len(self._opened.pages):
                self.show_page(self._opened.pages[place])

    def _fetch_small(self, numbers: list[int]) -> None:
        for number in numbers if self._opened else ():
            assert self._opened
            self._pages.want(self._opened.id, number, self._put_small)

    def _put_small(self, shot: Shot) -> None:
        if self._opened and shot.document == self._opened.id:
            self.thumbnails.show_picture(shot, self._turn_of(shot.page.number))

    def focus_on(self, name: str, *, look_close: bool) -> None:
        """Goes to the page where a value stands and lights its place."""
        self._focus, self._close = name, look_close
        field = self._opened.record.get(name) if self._opened else None
        page = field.evidence.page if field else None
        if page is not None and page != self.number and self._opened and page in self._opened.pages:
            self.show_page(page)
        else:
            self.canvas.focus_on(name, look_close=look_close)

    def show_place(self, page: int, box: Box | None) -> None:
        """Goes to a page and lights a place on it, until another document is shown."""
        self._cited = (page, box)
        if page != self.number and self._opened and page in self._opened.pages:
            self.show_page(page)
        else:
            self._light_found()

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
        if self._opened:
            self.finder.open_in(self._opened.id, self._opened.pages, self.number)

    def _found(self, number: int) -> None:
        """Goes to a page with a place of the searched text."""
        if number != self.number:
            self.show_page(number)
        else:
            self._light_found()

    def _light_found(self) -> None:
        boxes, current = self.finder.on(self.number)
        page, box = self._cited
        if box and not boxes and page == self.number:
            boxes, current = [box], 0
        self.canvas.show_found(boxes, current)

    def _end_search(self) -> None:
        self.canvas.show_found((), -1)
        if self.isVisible():
            self.canvas.setFocus()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        return QSize(760, 700)


def _state(how: Standing | None) -> State:
    return State(how.value) if how and how is not Standing.ABSENT else State.CHECKED
