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
OFF = 0.25
"""figures stand in the middle of a row's lines where no more than so many text heights part them from it"""
HEADED = 2
"""spaces around one line between two rows"""


class Piece(NamedTuple):
    """A line of a table within the column of descriptions."""

    box: Box
    row: bool
    """whether it holds the figures of a row; else words only"""
    own: bool = True
    """whether a row has words of its description on the line of its figures"""
    middle: float | None = None
    """how deep the figures of a row stand"""


class Share(NamedTuple):
    """The lines of one row, by their number, and whether the spaces between lines leave no doubt of it."""

    first: int
    last: int
    sure: bool


def allotted(pieces: Sequence[Piece], top: float | None = None, *, goes_on: bool = False) -> Mapping[int, Share]:
    """For each row among the lines under a heading that ends at `top`, the run of lines that is its description.

    Where a table `goes_on` from another page, lines above its first row may be the rest of the last one there.
    """
    rows = [index for index, piece in enumerate(pieces) if piece.row]
    if not rows:
        return {}
    centred = _centred(pieces, rows, goes_on=goes_on)
    if centred:
        return centred
    first = _led(pieces, rows[0], top, goes_on=goes_on)
    headed = pieces[rows[0]].own and rows[0] > 0 and first.start == rows[0]
    cuts = [first, *(_cut(pieces, one, other, headed=headed) for one, other in pairwise(rows))]
    cuts.append(_trail(pieces, rows[-1]))
    return {
        row: Share(before.start, after.end, before.sure and after.sure)
        for row, before, after in zip(rows, cuts[:-1], cuts[1:], strict=True)
    }


def _centred(pieces: Sequence[Piece], rows: Sequence[int], *, goes_on: bool) -> Mapping[int, Share]:
    """The lines of each row where all rows have their figures at half their height; none where each has words level."""
    if all(_level(pieces[row]) for row in rows):
        return {}
    tried = (_centred_from(start, pieces, rows) for start in range(rows[0] + 1 if goes_on else 1))
    fitting = sorted((_loosest(pieces, shares), start, shares) for start, shares in enumerate(tried) if shares)
    if not fitting:
        return {}
    loosest, _, shares = fitting[0]
    clear = len(fitting) == 1 or fitting[1][0] - loosest > CLEAR * pieces[rows[0]].box.height
    return shares if clear else {row: share._replace(sure=False) for row, share in shares.items()}


def _loosest(pieces: Sequence[Piece], shares: Mapping[int, Share]) -> float:
    """The widest space between two lines of one row."""
    gaps = (gap for share in shares.values() for gap in _gaps(pieces, share.first, share.last))
    return max(gaps, default=0.0)


def _centred_from(start: int, pieces: Sequence[Piece], rows: Sequence[int]) -> Mapping[int, Share]:
    """The same where the first row begins with a certain line; what stands above is not surely of another."""
    shares: dict[int, Share] = {}
    sure = start == 0
    for row in rows:
        ends = range(row, next((other for other in rows if other > row), len(pieces)))
        end = min(ends, key=lambda end: _off(pieces, start, end, row))
        if _off(pieces, start, end, row) > OFF * pieces[row].box.height:
            return {}
        shares[row] = Share(start, end, sure)
        start, sure = end + 1, True
    return shares


def _level(piece: Piece) -> bool:
    """Whether words of a row stand level with its figures, as they do where rows begin with them."""
    level = piece.middle is None or abs(piece.box.middle[1] - piece.middle) <= OFF * piece.box.height
    return piece.own and level


def _off(pieces: Sequence[Piece], first: int, last: int, row: int) -> float:
    """How far the figures of a row stand from the middle of its lines."""
    middle = pieces[row].middle
    box = pieces[row].box
    at = box.middle[1] if middle is None else middle
    return abs((pieces[first].box.y0 + pieces[last].box.y1) / 2 - at)


class Cut(NamedTuple):
    """Where one row ends and the next begins; lines between head the rows below and belong to neither."""

    end: int
    start: int
    sure: bool


def _cut(pieces: Sequence[Piece], row: int, following: int, *, headed: bool) -> Cut:
    """The cut between two rows: the widest space parts them; a line as far from both heads those below."""
    if following == row + 1:
        return Cut(row, following, sure=True)
    gaps = list(_gaps(pieces, row, following))
    widest = max(range(len(gaps)), key=lambda index: (gaps[index], index))
    others = max(gap for index, gap in enumerate(gaps) if index != widest)
    clear = gaps[widest] - others > CLEAR * pieces[row].box.height
    if not clear and pieces[following].own:
        return Cut(row if headed and len(gaps) == HEADED else following - 1, following, sure=False)
    return Cut(row + widest, row + widest + 1, clear)


def _led(pieces: Sequence[Piece], row: int, top: float | None, *, goes_on: bool) -> Cut:
    """Where the first row begins: lines above it are its own where its figures stand between lines or alone."""
    if row == 0:
        return Cut(-1, 0, sure=True)
    first = row
    while first and _gap(pieces[first - 1], pieces[first]) <= WITHIN * pieces[first].box.height:
        first -= 1
    told = not goes_on and _parted(pieces, first, row, top)
    if pieces[row].own:
        within = row + 1 < len(pieces) and _gap(pieces[row], pieces[row + 1]) <= WITHIN * pieces[row].box.height
        trailing = within and not pieces[row + 1].row
        if trailing and _gap(pieces[row - 1], pieces[row]) - _gap(pieces[row], pieces[row + 1]) > _clear(pieces[row]):
            return Cut(-1, row, sure=True)
        return Cut(-1, first, sure=told) if trailing and told else Cut(-1, row, first == row)
    return Cut(-1, first, sure=told and first == 0)


def _clear(piece: Piece) -> float:
    """By how much a space must be the wider one."""
    return CLEAR * piece.box.height


def _parted(pieces: Sequence[Piece], first: int, row: int, top: float | None) -> bool:
    """Whether the lines above a row stand further from the heading than from each other."""
    return top is None or pieces[first].box.y0 - top > max(_gaps(pieces, first, row), default=0.0)


def _trail(pieces: Sequence[Piece], row: int) -> Cut:
    """Where the last row ends."""
    end = row + 1
    while end < len(pieces) and _gap(pieces[end - 1], pieces[end]) <= WITHIN * pieces[end].box.height:
        end += 1
    return Cut(end - 1, end, sure=True)


def _gaps(pieces: Sequence[Piece], first: int, last: int) -> Iterator[float]:
    return (_gap(pieces[index], pieces[index + 1]) for index in range(first, last))


def _gap(above: Piece, below: Piece) -> float:
    return below.box.y0 - above.box.y1
