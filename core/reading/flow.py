"""Pages for what has none: cells and lines laid out on a grid, so that what stands on pages can be found on them."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from core.domain.errors import TooLarge
from core.domain.layout import Box, Word
from core.domain.page import Page, TextSource
from core.reading.pack import PackedPages

CHARACTER = 6.0
ROW = 14.0
HEIGHT = 10.0
GAP = 4
"""characters between two columns, more than part two words of a text"""
MARGIN = 36.0
ROWS_PER_PAGE = 150
MOST_WORDS = 500_000
"""of one file; more than any document, and about what a minute reads"""
LINE_LENGTH = 100
"""characters after which running text is wrapped"""
WORD = re.compile(r"\S+")


class Cell(NamedTuple):
    """A text and its place in the file ("Sheet1!B4"); the text may have several lines."""

    text: str
    path: str


Row = Sequence[Cell]
Block = Sequence[Row]
"""rows whose columns are aligned with each other: a table, or a single row with a single cell for a paragraph"""


def paragraph(text: str, path: str) -> Block:
    """Running text as a block, wrapped into lines; empty where it says nothing."""
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, LINE_LENGTH)]
    return [[Cell("\n".join(lines), path)]] if lines else []


def packed(groups: Iterable[Iterable[Block]]) -> PackedPages:
    """The pages of some groups of blocks, each group on pages of its own. Raises TooLarge at too many words."""
    pages, words = PackedPages(), 0
    for group in groups:
        for page in lay_out(group, first=len(pages) + 1):
            words += len(page.words)
            if words > MOST_WORDS:
                raise TooLarge
            pages.add(page)
    return pages


def lay_out(blocks: Iterable[Block], first: int = 1) -> Iterator[Page]:
    """The blocks one below the other, on as many pages as they need, counted from `first`."""
    sheet = _Sheet(first)
    for block in blocks:
        starts = _column_starts(block)
        for row in block:
            yield from sheet.add(row, starts)
        sheet.skip()
    yield from sheet.finish()


class _Sheet:
    """The page being filled."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.words: list[Word] = []
        self.line = 0

    def add(self, row: Row, starts: Sequence[int]) -> Iterator[Page]:
        """Puts a row down; the page before it, where that was full."""
        height = max((cell.text.count("\n") + 1 for cell in row), default=1)
        if self.line and self.line + height > ROWS_PER_PAGE:
            yield from self.finish()
        for cell, start in zip(row, starts, strict=False):
            for offset, line in enumerate(cell.text.split("\n")):
                self.words.extend(_words(line, start, self.line + offset, cell.path))
        self.line += height

    def skip(self) -> None:
        """Leaves a line free between two blocks."""
        self.line += 1 if self.words else 0

    def finish(self) -> Iterator[Page]:
        """The page, if anything stands on it, and a fresh one begun."""
        if self.words:
            width = max(word.box.x1 for word in self.words) + MARGIN
            height = 2 * MARGIN + self.line * ROW
            yield Page(self.number, max(width, 595.0), height, tuple(self.words), TextSource.SHEET)
            self.number += 1
        self.words, self.line = [], 0


def _words(line: str, start: int, row: int, path: str) -> Iterator[Word]:
    """The words of a line of text that begins in a column; further spaces within it are kept."""
    top = MARGIN + row * ROW
    for found in WORD.finditer(line.expandtabs()):
        left, right = (MARGIN + (start + column) * CHARACTER for column in found.span())
        yield Word(found[0], Box(left, top, right, top + HEIGHT), path=path)


def _column_starts(block: Block) -> list[int]:
    """Where each column begins, in characters; a row's last cell may run over, as in a spreadsheet."""
    inner = ([_length(cell) for cell in row[: _last(row)]] for row in block)
    widths = [max(column) for column in zip_longest(*inner, fillvalue=0)]
    starts = [0]
    for width in widths:
        starts.append(starts[-1] + (width + GAP if width else 1))
    columns = max((len(row) for row in block), default=0)
    starts.extend(starts[-1] for _ in range(columns - len(starts)))
    return starts


def _last(row: Row) -> int:
    """Index of the last cell that is not empty."""
    return max((index for index, cell in enumerate(row) if cell.text), default=0)


def _length(cell: Cell) -> int:
    return max((len(line) for line in cell.text.split("\n")), default=0)
