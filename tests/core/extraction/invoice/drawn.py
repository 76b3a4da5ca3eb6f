"""Pages drawn from lines of text for tests: each piece at its own place, words as wide as their letters."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource

HEIGHT = 10.0
LETTER = 5.0
Row = tuple[tuple[float, str], ...]


def page(*rows: Row | str, source: TextSource = TextSource.LAYER, number: int = 1) -> Page:
    """A page with one row every 14 points; a plain text stands at the left margin, an empty one leaves a gap."""
    words = tuple(word for index, row in enumerate(rows) for word in _words(row, 40.0 + 14.0 * index))
    return Page(number, 595.0, 842.0, words, source)


def contents(*pages: Page) -> Contents:
    """A document of these pages."""
    return Contents(pages=pages, format="pdf")


def _words(row: Row | str, top: float) -> Iterator[Word]:
    for left, text in ((50.0, row),) if isinstance(row, str) else row:
        at = left
        for part in text.split():
            width = LETTER * len(part)
            yield Word(part, Box(at, top, at + width, top + HEIGHT))
            at += width + 3.0
