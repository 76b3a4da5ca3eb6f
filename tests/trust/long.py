"""Documents of thousands of pages: memory is flat, and they can be cancelled soon."""

import time
from collections.abc import Iterator
from pathlib import Path

from core.domain.document import Source
from core.domain.errors import Cancelled
from core.domain.page import Page
from core.ports import Limits, PageImage, silent
from core.work.pool import ReaderPool
from tests.core.reading.papers import TEXT
from tests.trust.bombs.pdfs import CATALOGUE, document, page, stream
from tests.trust.mutations import READER

MOST_MB, STEADY_AFTER, LOOK_EVERY, MOST_GROWTH_MB, CANCEL_SECONDS = 800, 100, 50, 60, 2.0
LENGTHS = (300, 2_000, 10_000)
"""pages of the first, second and third attempt"""


def read_long(numbers: range, folder: Path) -> Iterator[str]:
    """Reads a document to its end, then again until it is cancelled in its middle."""
    del folder  # nothing is written
    for number in numbers:
        data = _document(LENGTHS[number])
        with ReaderPool(READER, most=1) as pool:
            yield _whole(pool, data, LENGTHS[number]) or _cancelled(pool, data)


FONT = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"


def _document(pages: int) -> bytes:
    """Pages of an invoice that goes on and on, each with its own goods."""
    numbers = range(3, 3 + 2 * pages, 2)
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, b" ".join(b"%d 0 R" % number for number in numbers))
    leaves = [
        one for number in numbers for one in (page(b"/Contents %d 0 R%s" % (number + 1, FONT)), stream(_lines(number)))
    ]
    return document(CATALOGUE, tree, *leaves)


def _lines(number: int) -> bytes:
    lines = (*TEXT, *(f"line {line} of goods {number + line * 7}.00" for line in range(20)))
    shown = b" ".join(b"(%s) Tj 0 -24 Td" % line.encode() for line in lines)
    return b"BT /F 12 Tf 72 770 Td %s ET" % shown


def _whole(pool: ReaderPool, data: bytes, pages: int) -> str:
    seen, used = 0, list[float]()

    def sink(page: Page, image: PageImage | None) -> None:
        nonlocal seen
        seen += 1
        if page.number >= STEADY_AFTER and page.number % LOOK_EVERY == 0:
            used.append(pool.running().used_mb)

    told = pool.read(Source("long.pdf", "00", data), Limits(), sink, silent)
    if seen < pages or not told.readings:
        return f"{seen} of {pages} pages"
    if pool.peak_mb > MOST_MB:
        return f"{pool.peak_mb:.0f} MB"
    growth = max(used) - used[0]
    return f"{growth:.0f} MB more than after a hundred pages" if growth > MOST_GROWTH_MB else ""


def _cancelled(pool: ReaderPool, data: bytes) -> str:
    """A person cancels: the next step that is told raises it, and the reader is gone."""
    begun = 0.0

    def sink(page: Page, image: PageImage | None) -> None:
        nonlocal begun
        if page.number == STEADY_AFTER:
            begun = time.monotonic()

    def progress(step: str, done: int, total: int) -> None:
        if begun:
            raise Cancelled

    try:
        pool.read(Source("long.pdf", "00", data), Limits(), sink, progress)
    except Cancelled:
        took = time.monotonic() - begun
        gone = pool.running().readers == 0
        return "" if took <= CANCEL_SECONDS and gone else f"cancelled after {took:.1f} s"
    return "not cancelled"
