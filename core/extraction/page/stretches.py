"""A page's words by line and stretch, so that what stands beside, below or wrapped is easily asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from core.domain.layout import Box, Line, Word, lines
from core.domain.page import Page, TextSource

STRETCH = 1.1
"""a gap wider than this many text heights parts two stretches of a line"""
WRAPS = 3
"""a label runs over at most so many further lines"""


class Spot(NamedTuple):
    """A word by its line and its place in the line, both counted from 0."""

    line: int
    word: int


class Stretch(NamedTuple):
    """Words of one line without a wide gap between them: a cell, or a piece of text."""

    line: int
    first: int
    last: int
    box: Box


class Sheet:
    """One page, its words grouped into lines and stretches."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lines = lines(page.words)
        self.scanned = page.source is TextSource.OCR

    @cached_property
    def stretches(self) -> tuple[tuple[Stretch, ...], ...]:
        """The stretches of every line."""
        return tuple(tuple(_stretches(index, line)) for index, line in enumerate(self.lines))

    def word(self, spot: Spot) -> Word:
        """The word at a spot."""
        return self.lines[spot.line].words[spot.word]

    def spots(self) -> Iterator[Spot]:
        """Every word of the page, from top to bottom."""
        for index, line in enumerate(self.lines):
            for position in range(len(line.words)):
                yield Spot(index, position)

    def stretch(self, spot: Spot) -> Stretch:
        """The stretch that a word stands in."""
        return next(one for one in self.stretches[spot.line] if one.last >= spot.word)

    def leads(self, spot: Spot) -> bool:
        """Whether a word begins its stretch, numbering and bullets aside."""
        start = self.stretch(spot).first
        return all(_numbering(self.lines[spot.line].words[index].text) for index in range(start, spot.word))

    def after(self, spot: Spot) -> Word | None:
        """The next word of the same stretch."""
        return self.word(Spot(spot.line, spot.word + 1)) if spot.word < self.stretch(spot).last else None

    def paths(self, start: Spot) -> tuple[tuple[Spot, ...], ...]:
        """The runs of words that a text beginning at a word may take: its stretch, and wrapped below itself.

        A number in a column of its own ("(d)  Total") counts as the beginning of the stretch after it.
        """
        stretch = self.stretch(start)
        end = stretch.last
        if _numbering(self.word(Spot(start.line, end)).text) and end + 1 < len(self.lines[start.line].words):
            end = self.stretch(Spot(start.line, end + 1)).last
        along = tuple(Spot(start.line, word) for word in range(start.word, end + 1))
        wrapped = [Spot(start.line, word) for word in range(start.word, stretch.last + 1)]
        first = len(wrapped)
        below = self.below(stretch, self.word(start).box.x0) if self.leads(start) else None
        for _ in range(WRAPS):
            if below is None or self.word(wrapped[-1]).text.endswith(":"):
                break
            wrapped += [Spot(below.line, word) for word in range(below.first, below.last + 1)]
            below = self.below(below, below.box.x0)
        return (along,) if len(wrapped) == first else (along, tuple(wrapped))

    def below(self, stretch: Stretch, left: float) -> Stretch | None:
        """The stretch that continues a text beginning at `left` in this one on the next line, or None."""
        height = stretch.box.height
        for row in range(stretch.line + 1, min(stretch.line + 1 + WRAPS, len(self.lines))):
            for other in self.stretches[row]:
                shared = other.box.x0 < stretch.box.x1 and other.box.x1 > stretch.box.x0
                if shared:
                    near = other.box.y0 - stretch.box.y1 < height and abs(other.box.x0 - left) < 3 * height
                    return other if near else None
        return None


def _stretches(index: int, line: Line) -> Iterator[Stretch]:
    """A line cut at its wide gaps."""
    first = 0
    for position, word in enumerate(line.words):
        following = line.words[position + 1] if position + 1 < len(line.words) else None
        if following is None or following.box.x0 - word.box.x1 > STRETCH * min(word.box.height, following.box.height):
            box = line.words[first].box
            for other in line.words[first + 1 : position + 1]:
                box = box.joined(other.box)
            yield Stretch(index, first, position, box)
            first = position + 1


def _numbering(text: str) -> bool:
    """Whether a word only numbers or decorates what follows: "1.", "(a)", "•"."""
    return len(text) <= 5 and (not text[-1].isalnum() or text.isdigit())
