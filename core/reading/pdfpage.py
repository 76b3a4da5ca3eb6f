"""One page of a PDF: its words from the layer where it can be trusted, from a recognizer where not."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np

from core.domain.errors import TooLarge
from core.domain.layout import Box
from core.domain.page import Code, Page, Patch
from core.ports import Picture
from core.reading.codes import find_codes, speaks_of_a_code
from core.reading.context import Context
from core.reading.genuine import patches_of_scan
from core.reading.layer import Layer, evenly, read_layer
from core.reading.mupdf import FOREIGN, in_time, pymupdf
from core.reading.picture import Sight, page_of, remembered, see_pages
from core.reading.trust import Verdict, contradicting, deceives, judge

SCAN_DPI, CODE_DPI = 200, 300
LONGEST = 3508
"""pixels of a page's longer side at most"""
MOST_INSTRUCTIONS = 32 * 1024 * 1024
"""bytes that say what a page shows"""
LARGEST_PICTURE = 5
"""times a picture of its own, of what a page shows: plans are scanned in black and white"""
PACKED_AT_BEST = 1032
"""bytes that one byte may stand for"""
FAINTEST_INK, SPECK = 40, 6
"""grey levels by which a page shows something; pixels of the largest specks, which are evened out"""
SQUARES_LOOKED_AT = 6


class ReadPage(NamedTuple):
    """A page as read, with its picture where one was drawn."""

    page: Page
    codes: tuple[Code, ...] = ()
    hidden_text: bool = False
    picture: Picture | None = None
    patches: tuple[Patch, ...] = ()
    """what looks as if it had been put into a scan later"""

    @classmethod
    def empty(cls, number: int) -> ReadPage:
        """A page that cannot be read at all."""
        return cls(Page(number, 595.0, 842.0, blank=True))


def read_page(page: Any, number: int, context: Context) -> tuple[ReadPage, ...]:
    """The page with its codes; two, from that number on, where a scan shows two side by side.

    Raises TooLarge for one with more drawing than any print has.
    """
    largest = LARGEST_PICTURE * context.limits.megapixels * 1_000_000
    if _instructions(page) > MOST_INSTRUCTIONS or any(size > largest for size in _pictures(page)):
        raise TooLarge
    with in_time():
        layer = read_layer(page)
    verdict = judge(layer)
    if verdict is Verdict.LOOK and (context.recognizer is None and layer.words):
        verdict = Verdict.LAYER
    dpi = _bounded(page, SCAN_DPI)
    picture = rendered(page, dpi) if verdict is Verdict.LOOK else None
    if picture is None or not _inked(picture):
        return (_layered(page, number, layer, context),)
    sights = see_pages(picture, context)
    looked = [_looked(sight, place, dpi, layer, context) for place, sight in enumerate(sights, number)]
    return looked[0]._replace(patches=patches_of_scan(page, number)), *looked[1:]


def _pictures(page: Any) -> list[int]:
    """Pixels of each picture that the page may show."""
    try:
        return [width * height for _, _, width, height, *_ in page.get_images()]
    except FOREIGN:
        return []


def _instructions(page: Any) -> int:
    """Bytes that say what the page shows; 0 where they cannot be told, which need not keep it from being shown."""
    try:
        if any(_swells(page.parent, number) for number in page.get_contents()):
            raise TooLarge
        return len(page.read_contents())
    except FOREIGN as problem:
        if "bomb" in str(problem):
            raise TooLarge from problem
        return 0


def _swells(document: Any, number: int) -> bool:
    """Whether a packed stream unpacks to too much, told without unpacking more of it than that."""
    data = document.xref_stream_raw(number) or b""
    if len(data) * PACKED_AT_BEST < MOST_INSTRUCTIONS:
        return False
    try:
        return len(zlib.decompressobj().decompress(data, MOST_INSTRUCTIONS + 1)) > MOST_INSTRUCTIONS
    except zlib.error:  # packed otherwise, or encrypted
        return False


def _layered(page: Any, number: int, layer: Layer, context: Context) -> ReadPage:
    """A page whose layer is trusted, or that has nothing on it."""
    read = Page(
        number,
        page.rect.width,
        page.rect.height,
        layer.words,
        rules=layer.rules,
        rotation=layer.rotation,
        blank=not layer.words,
    )
    picture = rendered(page, context.limits.picture_dpi) if context.wants_images else None
    codes = tuple(_codes(page, number, layer))
    return ReadPage(read, codes, deceives(layer.hidden, layer.words) or _contradicted(page, layer), picture)


def _contradicted(page: Any, layer: Layer) -> bool:
    """Whether hidden text has a figure that the page shows nowhere, and that was not recognized in a picture."""
    boxes = [word.box for word in contradicting(layer.hidden, layer.words)]
    read = [box for box in boxes if _over(box, layer.pictures) and not _over(box, [word.box for word in layer.words])]
    if len(read) < len(boxes):
        return True
    with in_time():
        return any(evenly(page, read))


def _over(box: Box, others: Iterable[Box]) -> bool:
    """Whether the middle of a box lies in one of others."""
    return any(other.holds(box) for other in others)


def _looked(sight: Sight, number: int, dpi: int, layer: Layer, context: Context) -> ReadPage:
    """A page that a recognizer looked at."""
    remembered(sight, number, context)
    codes = tuple(find_codes(sight.picture, number, 72 / dpi))
    return ReadPage(page_of(sight, number, dpi), codes, deceives(layer.hidden, sight.words), sight.picture)


def _inked(picture: Picture) -> bool:
    """Whether the picture of a page shows more than specks."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    height, width = (max(side // SPECK, 1) for side in picture.shape[:2])
    small = cv2.resize(picture[: height * SPECK, : width * SPECK], (width, height), interpolation=cv2.INTER_AREA)
    levels = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
    return int(levels.max()) - int(levels.min()) >= FAINTEST_INK


def _codes(page: Any, number: int, layer: Layer) -> Iterator[Code]:
    """Codes of a text page, looked for where squares stand, or all over where its words speak of one."""
    if layer.squares:
        for box in layer.squares[:SQUARES_LOOKED_AT]:
            margin = 0.15 * max(box.width, box.height)
            place = pymupdf.Rect(box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin) & page.rect
            if place.is_empty:
                continue
            picture = rendered(page, CODE_DPI, place)
            yield from find_codes(picture, number, 72 / CODE_DPI, place.x0, place.y0)
    elif speaks_of_a_code(layer.words):
        dpi = _bounded(page, SCAN_DPI)
        yield from find_codes(rendered(page, dpi), number, 72 / dpi)


def _bounded(page: Any, dpi: int) -> int:
    """A resolution at which the page stays within bounds."""
    return max(1, min(dpi, int(LONGEST * 72 / max(page.rect.width, page.rect.height, 1.0))))


def rendered(page: Any, dpi: int, place: Any = None) -> Picture:
    """The page, or a place on it, as a picture."""
    dpi = _bounded(page, dpi) if place is None else dpi
    with in_time():
        pixels = page.get_pixmap(dpi=dpi, clip=place, colorspace=pymupdf.csRGB, alpha=False)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width, 3)
