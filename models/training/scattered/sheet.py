"""A page of words in the making: lines of text at any place, in letters of any size, without a file around them."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from core.domain.layout import Box, Word
from core.domain.page import Page

WIDTH, HEIGHT = 595.0, 842.0
"""A4 in points"""
TALL = 1.12
"""times its size: the height of a line's box"""
GAP = 0.28
"""of the size of letters: what stands between two words"""
SIZES = (7.5, 8.0, 8.5, 9.0, 9.5, 10.0, 10.5, 11.0)
Line = tuple[str, float]
"""a text, and how many times as large its letters are as the paper's"""


class Sheet:
    """A page whose letters have a size, a width and a distance between lines of its own."""

    def __init__(self, rng: Random) -> None:
        self._rng, self._words = rng, list[Word]()
        self._letter, leading = rng.uniform(0.42, 0.56), rng.uniform(1.15, 1.5)
        self.size = rng.choice(SIZES)
        self.step = self.size * leading * TALL

    def put(self, x: float, y: float, line: Line, align: str = "left") -> None:
        """Write a line whose left edge, middle or right edge is at x, and its top at y."""
        text, larger = line
        size = self.size * larger
        widths = [self._letter * size * len(word) * self._rng.uniform(0.95, 1.05) for word in text.split()]
        total = sum(widths) + GAP * size * (len(widths) - 1)
        at = x - total * {"left": 0.0, "middle": 0.5, "right": 1.0}[align]
        for word, width in zip(text.split(), widths, strict=True):
            self._words.append(Word(word, Box(at, y, at + width, y + TALL * size)))
            at += width + GAP * size

    def block(self, x: float, y: float, lines: Sequence[Line], align: str = "left") -> float:
        """Write lines under each other; where the next one would stand."""
        for line in lines:
            self.put(x, y, line, align)
            y += self.step * line[1]
        return y

    def page(self) -> Page:
        """The page, its words in reading order."""
        ordered = sorted(self._words, key=lambda word: (round(word.box.y0), word.box.x0))
        return Page(1, WIDTH, HEIGHT, tuple(ordered))
