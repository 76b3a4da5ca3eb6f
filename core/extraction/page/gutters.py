"""Where columns of figures begin, so tightly set that only the figures' edges tell their headings apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.domain.layout import Line, Word

AMOUNT = re.compile(r"[(\-−]?\d[\d,.'’]*[.,]\d{2}\)?")
FIGURE = re.compile(r"[(\-−]?[\dA-Z]*\d[\d,.'’/\-]*\)?")
EDGE = 1.0
"""points: what ends and begins so near the edges of two columns is set against them"""
HIGHEST = 6
"""lines that a heading runs over at most"""
CLOSE = 1.2
"""a space of so many text heights between two lines ends a heading"""


def column_starts(lines: Sequence[Line]) -> frozenset[Word]:
    """The words of headings with which a column begins, though no more than a space is before them."""
    rows = {at: edges for at, line in enumerate(lines) if (edges := tuple(_edges(line)))}
    firsts = (at for at in rows if at - 1 not in rows)
    return frozenset(word for at in firsts for edge in rows[at] for word in _above(lines, at, edge))


def _edges(line: Line) -> Iterator[tuple[float, float]]:
    """Where one figure ends and the next begins, an amount being one of them."""
    for left, right in pairwise(line.words):
        amounts = AMOUNT.fullmatch(left.text) or AMOUNT.fullmatch(right.text)
        if amounts and FIGURE.fullmatch(left.text) and FIGURE.fullmatch(right.text):
            yield left.box.x1, right.box.x0


def _above(lines: Sequence[Line], row: int, edge: tuple[float, float]) -> Iterator[Word]:
    """The words above a row that begin where its column does, after one that ends where the column before ends."""
    end, start = edge
    bottom = lines[row].box
    for line in reversed(lines[max(0, row - HIGHEST) : row]):
        crossed = any(word.box.x0 < end - EDGE and word.box.x1 > start + EDGE for word in line.words)
        if crossed or bottom.y0 - line.box.y1 > CLOSE * line.box.height:
            return
        for left, right in pairwise(line.words):
            set_against = abs(left.box.x1 - end) < EDGE and abs(right.box.x0 - start) < EDGE
            if set_against and not any(map(str.isdigit, left.text + right.text)):
                yield right
        bottom = line.box
