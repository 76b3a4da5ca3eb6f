"""A page's words by line and stretch, so that what stands beside, below or wrapped is easily asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import NamedTuple
from unicodedata import name

from core.domain.layout import Box, Line, Word, lines
from core.domain.page import Page, TextSource
from core.extraction.page.cells import cells
from core.extraction.page.gutters import column_starts

STRETCH = 1.1
"""a gap wider than this many text heights parts two stretches of a line"""
TIGHT, TIMES = 0.55, 2.2
"""so does one wider than this many heights and so many times the space between words, in text that can be trusted"""
COLUMN, SPACES = 0.6, 1.8
"""a gap wider than this many heights, or than half of it and so many usual spaces, parts two cells of a row"""
WRAPS = 5
"""a label runs over at most so many further lines"""
FLUSH = 0.5
"""text heights by which the lines of one list begin apart"""
NEXT = 4
"""its next line is among so many; those of other columns may stand between"""
SENTENCE = 8
"""a line of more words may be justified: its own spaces count"""
IN_CELL = 8
"""the same within a ruled cell"""


BAR = re.compile(r"[|¦│]+")
"""a rule that was typed between two words: it parts them"""
DRAWN = re.compile(r"[-–—_=~.·…]{4,}")
"""leaders that were typed: they say nothing"""


GREEK = "\u0370"
"""from its letters on no script but the Latin's further letters is Latin"""


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


class PageText:
    """One page, its words grouped into lines and stretches."""

    def __init__(self, page: Page) -> None:
        self.page = page
        barred = lines(word for word in page.words if not DRAWN.fullmatch(word.text))
        self.lines = tuple(line for one in barred if (line := _without_bars(one)).words)
        self.listed = frozenset(
            word for line in barred for bar, word in pairwise(line.words) if BAR.fullmatch(bar.text)
        )
        self.ruled_off = frozenset(
            word for line in barred for word, bar in pairwise(line.words) if BAR.fullmatch(bar.text)
        )
        self.scanned = page.source is TextSource.OCR
        self._paths: dict[Spot, tuple[tuple[Spot, ...], ...]] = {}
        self._texts: dict[tuple[int, int, int], Line] = {}
        self.barred = self.listed if self.scanned else self.listed | column_starts(self.lines)

    @cached_property
    def cells(self) -> Mapping[Word, Box]:
        """The ruled cells that words stand in."""
        return cells(self.page)

    @cached_property
    def stretches(self) -> tuple[tuple[Stretch, ...], ...]:
        """The stretches of every line."""
        return tuple(
            tuple(_stretches(index, line, self.cells, self._usual, self.barred))
            for index, line in enumerate(self.lines)
        )

    def text_of(self, stretch: Stretch) -> Line:
        """The words of a stretch."""
        key = stretch.line, stretch.first, stretch.last
        if key not in self._texts:
            self._texts[key] = Line(self.lines[stretch.line].words[stretch.first : stretch.last + 1])
        return self._texts[key]

    @cached_property
    def _usual(self) -> float:
        """The usual space between two words, without end where a recognizer read them."""
        return float("inf") if self.scanned else _space(self.lines)

    @cached_property
    def _by_word(self) -> tuple[tuple[Stretch, ...], ...]:
        """The stretch of every word, line by line."""
        return tuple(
            tuple(one for one in on_line for _ in range(one.first, one.last + 1)) for on_line in self.stretches
        )

    @cached_property
    def space(self) -> float:
        """The usual space between two words; nought where a recognizer read them."""
        return self._usual if self._usual < float("inf") else 0.0

    def apart(self, left: Word, right: Word) -> bool:
        """Whether two words beside each other stand in two columns: a rule or more than a space is between them."""
        gap, height = right.box.x0 - left.box.x1, min(left.box.height, right.box.height)
        wide = gap > (max(0.5 * COLUMN * height, SPACES * self.space) if self.space else COLUMN * height)
        return wide or self.cells.get(left) != self.cells.get(right)

    def cell(self, spot: Spot) -> Box | None:
        """The ruled cell that the word at a spot stands in, or None."""
        return self.cells.get(self.word(spot))

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
        return self._by_word[spot.line][spot.word]

    def leads(self, spot: Spot) -> bool:
        """Whether a word begins its stretch, numbering, bullets and the same in another script aside."""
        before = self.lines[spot.line].words[self.stretch(spot).first : spot.word]
        latin = not foreign(self.word(spot).text)
        return all(numbering(word.text) or (latin and foreign(word.text)) for word in before)

    def after(self, spot: Spot) -> Word | None:
        """The next word of the same stretch."""
        return self.word(Spot(spot.line, spot.word + 1)) if spot.word < self.stretch(spot).last else None

    def paths(self, start: Spot) -> tuple[tuple[Spot, ...], ...]:
        """The runs of words that a text beginning at a word may take: its stretch, and wrapped below itself.

        A number in a column of its own ("(d)  Total") counts as the beginning of the stretch after it.
        """
        if start not in self._paths:
            self._paths[start] = self._paths_from(start)
        return self._paths[start]

    def _paths_from(self, start: Spot) -> tuple[tuple[Spot, ...], ...]:
        stretch = self.stretch(start)
        end = stretch.last
        alone = all(numbering(word.text) for word in self.lines[start.line].words[stretch.first : end + 1])
        if alone and end + 1 < len(self.lines[start.line].words):
            end = self.stretch(Spot(start.line, end + 1)).last
        along = tuple(Spot(start.line, word) for word in range(start.word, end + 1))
        wrapped = [Spot(start.line, word) for word in range(start.word, stretch.last + 1)]
        first = len(wrapped)
        below = self.below(stretch, self.word(start).box.x0) if self.leads(start) else None
        for _ in range(WRAPS if self.cell(start) is None else IN_CELL):
            if below is None or self.word(wrapped[-1]).text.endswith(":"):
                break
            wrapped += [Spot(below.line, word) for word in range(below.first, below.last + 1)]
            below = self.below(below, below.box.x0)
        found = (along,) if len(wrapped) == first else (along, tuple(wrapped))
        return (*found, (*along, *flowing)) if (flowing := self.flowing(stretch)) else found

    def flowing(self, stretch: Stretch) -> tuple[Spot, ...]:
        """The beginning of the next line, where a list with typed rules runs over from one to the other."""
        left = self._listed_from(stretch)
        if left is None or self._next_listed(stretch):
            return ()
        height = stretch.box.height
        for other in chain.from_iterable(self.stretches[stretch.line + 1 : stretch.line + 1 + NEXT]):
            if other.box.y0 - stretch.box.y1 >= height:
                return ()
            if abs(other.box.x0 - left) < FLUSH * height and other.box.y0 > stretch.box.middle[1]:
                return tuple(Spot(other.line, word) for word in range(other.first, other.last + 1))
        return ()

    def ends_list(self, stretch: Stretch) -> bool:
        """Whether a stretch is the last of a line of a list with typed rules."""
        return self._listed_from(stretch) is not None and not self._next_listed(stretch)

    def _next_listed(self, stretch: Stretch) -> bool:
        """Whether a typed rule stands behind a stretch, and something behind that."""
        words = self.lines[stretch.line].words
        return stretch.last + 1 < len(words) and words[stretch.last + 1] in self.listed

    def _listed_from(self, stretch: Stretch) -> float | None:
        """Where the lines of the list with typed rules begin that a stretch is part of, or None where it is of none."""
        words, first = self.lines[stretch.line].words, stretch
        while first.first and words[first.first] in self.listed:
            first = self.stretch(Spot(stretch.line, first.first - 1))
        if first != stretch or words[stretch.last] in self.ruled_off:
            return first.box.x0
        above = self.above(first)
        if above is None:
            return first.box.x0 if words[stretch.first] in self.listed else None
        ended = self._last_word(above) in self.ruled_off
        return first.box.x0 if ended or words[stretch.first] in self.listed else None

    def _last_word(self, first: Stretch) -> Word:
        """The last word of the list on the line that a stretch begins."""
        words, last = self.lines[first.line].words, first
        while last.last + 1 < len(words) and words[last.last + 1] in self.listed:
            last = self.stretch(Spot(first.line, last.last + 1))
        return words[last.last]

    def above(self, stretch: Stretch) -> Stretch | None:
        """The stretch right above one that begins where it does, or None."""
        height = stretch.box.height
        for row in range(stretch.line - 1, max(-1, stretch.line - 1 - NEXT), -1):
            for other in self.stretches[row]:
                near = stretch.box.y0 - other.box.y1 < height and other.box.middle[1] < stretch.box.y0
                if near and abs(other.box.x0 - stretch.box.x0) < FLUSH * height:
                    return other
        return None

    def below(self, stretch: Stretch, left: float) -> Stretch | None:
        """The stretch that continues a text beginning at `left` in this one on the next line, or None."""
        cell = self.cell(Spot(stretch.line, stretch.first))
        for row in range(stretch.line + 1, min(stretch.line + 1 + NEXT, len(self.lines))):
            for other in self.stretches[row]:
                if other.box.x0 < stretch.box.x1 and other.box.x1 > left:
                    near = other.box.y0 - stretch.box.y1 < stretch.box.height
                    same = self.cell(Spot(row, other.first)) == cell
                    return other if near and same and self._aligned(stretch, other, left) else None
        return None

    def _aligned(self, above: Stretch, below: Stretch, left: float) -> bool:
        """Whether a text may run on in a stretch: it begins, ends or is centred where it should, or fills its cell."""
        height = above.box.height
        centred = abs(above.box.middle[0] - below.box.middle[0]) < height
        ended = abs(above.box.x1 - below.box.x1) < 0.5 * height
        return abs(below.box.x0 - left) < 3 * height or centred or ended or (self._alone(above) and self._alone(below))

    def _alone(self, stretch: Stretch) -> bool:
        """Whether no other stretch of the line stands in the same ruled cell."""
        cell = self.cell(Spot(stretch.line, stretch.first))
        cells_ = [self.cell(Spot(stretch.line, one.first)) for one in self.stretches[stretch.line]]
        return cell is not None and cells_.count(cell) == 1


def _without_bars(line: Line) -> Line:
    """A line without the rules that were typed between its words."""
    return Line(tuple(word for word in line.words if not BAR.fullmatch(word.text)))


def _stretches(
    index: int, line: Line, cells_: Mapping[Word, Box], space: float, barred: AbstractSet[Word]
) -> Iterator[Stretch]:
    """A line cut at its wide gaps, at the rules between cells, and before words that follow a typed rule."""
    first = 0
    if len(line.words) > SENTENCE:
        space = max(space, sorted(_gaps(line))[len(line.words) // 4])
    for position, word in enumerate(line.words):
        following = line.words[position + 1] if position + 1 < len(line.words) else None
        parted = following is None or following in barred or _parts(word, following, space)
        if parted or cells_.get(word) != cells_.get(following or word):
            box = line.words[first].box
            for other in line.words[first + 1 : position + 1]:
                box = box.joined(other.box)
            yield Stretch(index, first, position, box)
            first = position + 1


def _parts(word: Word, following: Word, space: float) -> bool:
    """Whether the gap between two words is more than a space, `space` being the usual one."""
    gap, height = following.box.x0 - word.box.x1, min(word.box.height, following.box.height)
    return gap > STRETCH * height or gap > max(TIGHT * height, TIMES * space)


def _gaps(line: Line) -> Iterator[float]:
    return (right.box.x0 - left.box.x1 for left, right in pairwise(line.words))


def _space(lines_: Sequence[Line]) -> float:
    """The usual space between two words of a page."""
    gaps = sorted(gap for line in lines_ for gap in _gaps(line) if 0 < gap < STRETCH * line.box.height)
    return gaps[len(gaps) // 2] if gaps else float("inf")


@lru_cache(maxsize=4096)
def foreign(text: str) -> bool:
    """Whether a word is of another script than the Latin: "日期 Date" says the same twice."""
    signs = [character for character in text if character.isalnum()]
    return bool(signs) and all(one >= GREEK and not name(one, "").startswith("LATIN") for one in signs)


def numbering(text: str) -> bool:
    """Whether a word only numbers or decorates what follows: "1.", "(a)", "•"."""
    return len(text) <= 5 and (not text[-1].isalnum() or text.isdigit())
