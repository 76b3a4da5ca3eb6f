"""Blocks of a page: stretches that stand under each other, as the lines of an address do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from core.domain.layout import Box, Line
from core.extraction.invoice.paper import line_of
from core.extraction.page.neighbours import Marked

CLOSE = 1.1
"""lines of one block stand no further apart than this many text heights"""
SPACE = 0.3
"""of a text's height: what stands between two words"""
FURTHER_UP = 0.5
"""text heights more than between the next two lines: a gap that a name does not run over"""


@dataclass(frozen=True, eq=False)
class Row:
    """One line of a block."""

    page: Marked
    line: Line
    number: int
    """of the line on its page, counted from 0"""

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return self.line.text

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.line.box


Block = tuple[Row, ...]


@lru_cache(maxsize=16)
def blocks(page: Marked) -> tuple[Block, ...]:
    """The blocks of a page in the order of their first lines."""
    found: list[list[Row]] = []
    for stretches in page.sheet.stretches:
        for stretch in stretches:
            row = Row(page, line_of(page, stretch), stretch.line)
            home = next((block for block in reversed(found[-12:]) if _continues(block[-1], row)), None)
            if home is None:
                found.append([row])
            else:
                home.append(row)
    return tuple(tuple(block) for block in found)


def _continues(above: Row, row: Row) -> bool:
    """Whether a line stands right under another, with the same left edge or the same middle."""
    over, under = above.box, row.box
    lower, taller = sorted((over.height, under.height))
    height = max(lower, 1.0)
    if not -0.6 * height <= under.y0 - over.y1 <= CLOSE * height or row.number == above.number:
        return False
    if taller > 1.9 * height:
        return False
    same_left = abs(over.x0 - under.x0) < 1.2 * height
    same_middle = abs(over.middle[0] - under.middle[0]) < 1.5 * height
    return same_left or same_middle or abs(over.x1 - under.x1) < 0.6 * height


def full(rows: Sequence[Row], line: int) -> bool:
    """Whether the next line's first word would not have fitted on a line: the block is no wider."""
    row, following = rows[line], rows[line + 1]
    width = max(other.box.width for other in rows)
    return row.box.width + SPACE * row.box.height + following.line.words[0].box.width > width


def further_up(rows: Sequence[Row]) -> bool:
    """Whether the first of some lines stands clearly further from the next than the next from the one after."""
    boxes = [row.box for row in rows[:3]]
    if len(boxes) <= 2:
        return False
    first, following, after = boxes
    return following.y0 - first.y1 > after.y0 - following.y1 + FURTHER_UP * following.height
