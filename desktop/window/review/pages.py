"""Pictures of pages, made ready beside the window's thread and kept for a moment."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from core.domain.layout import Word
from core.domain.page import Page
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.look import font

KEPT, KEPT_BYTES = 4, 24 * 2**20
"""pictures that are kept in any case, and bytes of more of them: an A4 page in colour at 110 dpi takes 5 MB"""
DRAWN = 2.0
"""pixels per point of a page that is drawn from its words"""
LARGEST = 2000.0
"""pixels that a drawn page is high at most, however long its sheet is"""
MEASURED, LEAST = 40, 5
"""pixels of type"""
PAPER, INK = QColor("#FFFFFF"), QColor("#1C1D1F")


@dataclass(frozen=True, slots=True)
class Shot:
    """A page with its picture."""

    document: str
    page: Page
    picture: QImage


def shot(workbench: Workbench, document: str, number: int) -> Shot:
    """A page with its picture, decoded; drawn from its words where the vault keeps none."""
    page = workbench.page(document, number) or Page(number, 595.0, 842.0, blank=True)
    image = workbench.picture(document, number)
    picture = QImage.fromData(image.data) if image else QImage()
    return Shot(document, page, drawn(page) if picture.isNull() else picture)


def drawn(page: Page) -> QImage:
    """A page drawn from its words, each as large as its box."""
    scale = min(DRAWN, LARGEST / max(page.width, page.height, 1.0))
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(PAPER)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.setPen(INK)
    _write(painter, page.words)
    painter.end()
    return picture.convertToFormat(QImage.Format.Format_Grayscale8)


def _write(painter: QPainter, words: Sequence[Word]) -> None:
    made = font()
    for word in words:
        made.setPixelSize(_size(made, word))
        painter.setFont(made)
        wide = painter.fontMetrics().horizontalAdvance(word.text)
        place = QRectF(word.box.x0, word.box.y0, max(word.box.width, wide), word.box.height)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word.text)


def _size(font: QFont, word: Word) -> int:
    """Pixels of type with which a word fills its box, in whichever direction it is full first."""
    font.setPixelSize(MEASURED)
    wide = max(1, QFontMetrics(font).horizontalAdvance(word.text))
    return max(LEAST, int(min(word.box.height, MEASURED * word.box.width / wide)))


class Pages:
    """The pictures of pages that are shown or will be shown next."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: OrderedDict[tuple[str, int], Shot] = OrderedDict()
        self._asked: dict[tuple[str, int], list[Callable[[Shot], object]]] = {}

    def want(self, document: str, number: int, then: Callable[[Shot], object]) -> None:
        """Calls `then` with a page: at once where it is kept, else as soon as it is there."""
        key = (document, number)
        if key in self._kept:
            self._kept.move_to_end(key)
            then(self._kept[key])
        elif key in self._asked:
            self._asked[key].append(then)
        else:
            self._asked[key] = [then]
            workbench = self._desk.workbench
            self._desk.lane.ask(lambda: shot(workbench, document, number), self.keep, lambda _: self._lost(key))

    def ahead(self, document: str, numbers: Sequence[int]) -> None:
        """Makes some pages ready before they are asked for."""
        for number in numbers:
            self.want(document, number, _quietly)

    def keep(self, one: Shot) -> None:
        """Keeps a page, and tells it to whoever asked for it."""
        key = (one.document, one.page.number)
        self._kept[key] = one
        while len(self._kept) > KEPT and self._held() > KEPT_BYTES:
            self._kept.popitem(last=False)
        for then in self._asked.pop(key, ()):
            then(one)

    def forget(self, document: str) -> None:
        """Lets go of a document's pages, since they were turned or dealt out anew."""
        for key in [key for key in self._kept if key[0] == document]:
            del self._kept[key]

    def _held(self) -> int:
        """Bytes of the pictures that are kept."""
        return sum(shot.picture.sizeInBytes() for shot in self._kept.values())

    def _lost(self, key: tuple[str, int]) -> None:
        """A picture that cannot be read (its file is damaged) leaves an empty page, not a broken window."""
        self.keep(Shot(key[0], Page(key[1], 595.0, 842.0, blank=True), drawn(Page(key[1], 595.0, 842.0))))


def _quietly(_: Shot) -> None:
    """What is done with a page that is only made ready."""
