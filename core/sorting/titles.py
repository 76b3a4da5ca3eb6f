"""What stands on a page in letters larger than the rest, a title that runs over two lines put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from core.domain.layout import Line, segments

LARGE = 1.3
"""times the usual height of letters"""
LONGEST = 8
"""words of a title at most"""
REFERENCE = re.compile(
    r"[:#°]\s*\S*\d{4}|(?:\b(?:no|nr|num|number|order|bestellung|ref)|nummer)\b\W*\S*\d{4}|\d[.,]\d{2}(?!\d)",
    re.IGNORECASE,
)
"""what gives the number of another paper, or a row of a table: it does not say what this paper is"""
NEAR = 1.2
"""times its height: so far below a title's first line its second begins"""


def titles(rows: Sequence[Line]) -> list[str]:
    """The texts in large letters, each piece with what goes on right below it."""
    pieces = _large(rows)
    return [" ".join(piece.text for piece in [first, *_going_on(first, pieces)]) for first in pieces]


def _large(rows: Sequence[Line]) -> list[Line]:
    heights = [word.box.height for line in rows for word in line.words]
    usual = median(heights) if heights else 0.0
    tall = (tuple(word for word in line.words if word.box.height > LARGE * usual) for line in rows)
    cut = (piece for words in tall if words for piece in segments(Line(words)))
    return [piece for piece in cut if len(piece.words) <= LONGEST and not REFERENCE.search(piece.text)]


def _going_on(first: Line, pieces: Sequence[Line]) -> list[Line]:
    """The piece under another in letters of the same height that stands at its left, its right or its middle."""
    return next(([one] for one in pieces if _under(first, one)), [])


def _under(first: Line, other: Line) -> bool:
    above, below = first.box, other.box
    tall = max(above.height, below.height)
    near = below.y0 > above.y0 and below.y0 - above.y1 < NEAR * tall
    alike = min(above.height, below.height) > 0.8 * tall
    edges = ((above.x0, below.x0), (above.x1, below.x1), (above.middle[0], below.middle[0]))
    return near and alike and any(abs(one - another) < tall for one, another in edges)
