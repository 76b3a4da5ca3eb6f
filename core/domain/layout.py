"""Geometry of a page: boxes, words, and the lines that words make."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from core.domain.folding import counts, folded

MARK = re.compile(r",(?!\d{3}(?![\d.,]))")
"""a comma that may be taken for a point; not the one of "1,234", which is a thousand times 1.234"""
EDGES = ":;'`\"“”„‘’_"
"""what specks beside a figure are read as"""
LEADERS = re.compile(r"^\.+(?!\d{1,2}$)")
"""points before a figure; not the one of ".50", which is a hundredth of 50"""
RULE = re.compile(r"(?<=[.,]\d\d)[|\]]+$")
"""a rule of the table behind an amount's cents; before a figure it may be a 1"""


class Box(NamedTuple):
    """A rectangle in PDF points (72 per inch) from the top left of the page as shown."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def middle(self) -> tuple[float, float]:
        """The centre point (x, y)."""
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def holds(self, other: Box) -> bool:
        """Whether the middle of another box lies in this one."""
        x, y = other.middle
        return self.x0 <= x <= self.x1 and self.y0 <= y <= self.y1

    def level(self, other: Box) -> bool:
        """Whether the middle of another box is within this one's height: it stands on the same line."""
        return self.y0 <= other.middle[1] <= self.y1

    def over(self, other: Box) -> bool:
        """Whether another box shares a part of this one's width: it stands above or below it."""
        return self.x0 < other.x1 and other.x0 < self.x1

    def moved(self, x: float, y: float) -> Box:
        """The same box so far to the right and down."""
        return Box(self.x0 + x, self.y0 + y, self.x1 + x, self.y1 + y)

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))


class Word(NamedTuple):
    """A word on a page. Words come in reading order."""

    text: str
    box: Box
    confidence: float = 1.0
    """1.0 for a text layer; the recognizer's own estimate for OCR"""
    second: str | None = None
    """what another recognizer read in the same place, where one was asked"""
    path: str | None = None
    """place in a file without pages, such as "Sheet1!B4" """
    alternatives: tuple[str, ...] = ()
    """other texts that the same print was or could be read as, the likeliest first"""

    @property
    def confirmed(self) -> bool:
        """Whether another recognizer read the same in the same place, and the first wavered between no two words."""
        return self.second is not None and alike(self.text, self.second) and not self.wavering

    @property
    def wavering(self) -> bool:
        """Whether its print could be read as a word of other letters or figures."""
        own = folded(self.text)
        return any(folded(text) != own for text in self.alternatives)


@dataclass(frozen=True)
class Line:
    """Words that stand beside each other, left to right."""

    words: tuple[Word, ...]

    @cached_property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def box(self) -> Box:
        """The smallest box around the words."""
        return around(word.box for word in self.words)


def alike(first: str, second: str) -> bool:
    """Whether two readings of the same print agree: figures to the sign and mark, words to the letter."""
    if any(character.isdigit() for character in first + second):
        return _marked(first) == _marked(second)
    return first == second or (_lettered(first) == _lettered(second) != "")


def _lettered(text: str) -> str:
    """A word as it is compared: its letters with their accents, whatever their case."""
    return "".join(filter(counts, unicodedata.normalize("NFKC", text).casefold()))


def _marked(text: str) -> str:
    """A figure as it is compared; recognizers take comma and point for each other, and lose those around it."""
    bare = "".join(text.casefold().split()).strip(EDGES).rstrip(".," + EDGES)
    return LEADERS.sub("", MARK.sub(".", RULE.sub("", bare)))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around some boxes (at least one)."""
    x0, y0, x1, y1 = zip(*boxes, strict=True)
    return Box(min(x0), min(y0), max(x1), max(y1))


def lines(words: Iterable[Word]) -> tuple[Line, ...]:
    """Words grouped into visual lines from top to bottom, each left to right, columns not separated."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word in sorted(words, key=lambda word: (word.box.y0 + word.box.y1, word.box.x0)):
        middle = (word.box.y0 + word.box.y1) / 2
        for position in range(len(rows) - 1, max(-1, len(rows) - 4), -1):
            top, bottom, members = rows[position]
            if top <= middle <= bottom and _overlaps(word.box, top, bottom):
                members.append(word)
                break
        else:
            rows.append((word.box.y0, word.box.y1, [word]))
    return tuple(Line(tuple(sorted(members, key=lambda word: word.box.x0))) for _, _, members in rows)


def _overlaps(box: Box, top: float, bottom: float) -> bool:
    """Whether a box shares at least half of the smaller height with a line's span."""
    shared = min(box.y1, bottom) - max(box.y0, top)
    return shared >= 0.5 * min(box.height, bottom - top)


def segments(line: Line, gap: float = 1.8) -> tuple[Line, ...]:
    """A visual line cut where the space between words is wider than `gap` times the text height."""
    cut: list[list[Word]] = [[]]
    for word in line.words:
        if cut[-1] and word.box.x0 - cut[-1][-1].box.x1 > gap * min(word.box.height, line.box.height):
            cut.append([])
        cut[-1].append(word)
    return tuple(Line(tuple(words)) for words in cut if words)
