"""Which lines of text belong to which row of a table: those that stand closer to it than to its neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.domain.layout import Box

CLEAR = 0.1
"""by so much of a text's height the space between two rows is wider than that within one"""
WITHIN = 0.8
"""lines of one row stand no further apart than this many text heights, where no other row tells"""


class Piece(NamedTuple):
    """A line of a table within the column of descriptions."""

    box: Box
    row: bool
    """whether it holds the figures of a row; else words only"""
    own: bool = True
    """whether a row has words of its description on the line of its figures"""


class Share(NamedTuple):
    """The lines of one row, by their number, and whether the spaces between lines leave no doubt of it."""

    first: int
    last: int
    sure: bool


def allotted(pieces: Sequence[Piece], top: float | None = None) -> Mapping[int, Share]:
    """For each row among the lines under a heading that ends at `top`, the run of lines that is its description."""
    rows = [index for index, piece in enumerate(pieces) if piece.row]
    if not rows:
        return {}
    cuts = [_led(pieces, rows[0], top), *(_cut(pieces, one, other) for one, other in pairwise(rows))]
    cuts.append(_trail(pieces, rows[-1]))
    return {
        row: Share(start, end - 1, before and after)
        for row, (start, before), (end, after) in zip(rows, cuts[:-1], cuts[1:], strict=True)
    }


def _cut(pieces: Sequence[Piece], row: int, following: int) -> tuple[int, bool]:
    """The first line of the following row, and whether that is sure: the widest space parts the two."""
    if following == row + 1:
        return following, True
    gaps = list(_gaps(pieces, row, following))
    widest = max(range(len(gaps)), key=lambda index: (gaps[index], index))
    others = max(gap for index, gap in enumerate(gaps) if index != widest)
    clear = gaps[widest] - others > CLEAR * pieces[row].box.height
    if not clear and pieces[following].own:
        return following, False
    return row + widest + 1, clear


def _led(pieces: Sequence[Piece], row: int, top: float | None) -> tuple[int, bool]:
    """The first line of the first row: lines above it are its own where its figures stand between lines or alone."""
    if row == 0:
        return 0, True
    first = row
    while first and _gap(pieces[first - 1], pieces[first]) <= WITHIN * pieces[first].box.height:
        first -= 1
    told = top is None or pieces[first].box.y0 - top > max(_gaps(pieces, first, row), default=0.0)
    if pieces[row].own:
        trailing = row + 1 < len(pieces) and _gap(pieces[row], pieces[row + 1]) <= WITHIN * pieces[row].box.height
        return (first, told) if trailing and told else (row, first == row)
    return first, told and first == 0


def _trail(pieces: Sequence[Piece], row: int) -> tuple[int, bool]:
    """The line after the last of the last row."""
    end = row + 1
    while end < len(pieces) and _gap(pieces[end - 1], pieces[end]) <= WITHIN * pieces[end].box.height:
        end += 1
    return end, True


def _gaps(pieces: Sequence[Piece], first: int, last: int) -> Iterator[float]:
    return (_gap(pieces[index], pieces[index + 1]) for index in range(first, last))


def _gap(above: Piece, below: Piece) -> float:
    return below.box.y0 - above.box.y1
