"""Runs of lines at the head of a receipt that may be the vendor's name or its address, with their features."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations
from typing import NamedTuple

import numpy as np

from core.domain.folding import folded
from core.extraction.invoice.blocks import Row
from core.extraction.invoice.parties.looks import LOOKS, Floats, looks, repeated

STARTS = {"name": 14, "address": 22}
"""lines among which a name or an address begins"""
LONGEST = {"name": 3, "address": 7}
"""lines that it covers at most"""
EDGES = ("before", "first", "last", "after")
SUMMED = ("address", "contact", "title", "date", "money", "postcode", "town", "colon", "company", "letters")
"""what counts over all lines of a run"""
SPAN_FEATURES = (
    *(f"{edge}.{look}" for edge in EDGES for look in LOOKS),
    *(f"sum.{look}" for look in SUMMED), "least_address", "widest_gap", "uneven", "lines", "again", "echo",
    "start_from_rule", "end_from_rule", "from_name", "rule chose",
)  # fmt: skip
NOWHERE = -9.0
"""how far a run is from one that was not found"""


class Span(NamedTuple):
    """A run of lines: numbers of the first and of the last."""

    first: int
    last: int


class Head(NamedTuple):
    """The first lines of a receipt with what they look like."""

    rows: tuple[Row, ...]
    looks: Floats
    again: Floats


def head_of(rows: Sequence[Row], texts: Sequence[str]) -> Head:
    """The lines with their looks; `texts` are all lines of the paper."""
    return Head(tuple(rows), looks(rows), repeated(rows, texts))


def spans(role: str, count: int) -> tuple[Span, ...]:
    """Every run of lines that may be the name or the address."""
    starts = range(min(STARTS[role], count))
    return tuple(Span(first, last) for first in starts for last in range(first, min(first + LONGEST[role], count)))


def described(head: Head, found: Sequence[Span], rule: Span | None, name: Span | None) -> Floats:
    """The features of runs of lines, named by SPAN_FEATURES. `rule` is what the rules chose, `name` where it stands."""
    if not found:
        return np.zeros((0, len(SPAN_FEATURES)))
    edge = np.full((1, len(LOOKS)), NOWHERE)
    padded = np.vstack([edge, head.looks, edge])
    first, last = (np.array(side) for side in zip(*found, strict=True))
    sides = [padded[first], padded[first + 1], padded[last + 1], padded[last + 2]]
    summed = np.vstack([np.zeros(len(SUMMED)), np.cumsum(head.looks[:, [LOOKS.index(n) for n in SUMMED]], axis=0)])
    inner = np.array([_inner(head, span) for span in found])
    chosen = rule or Span(-99, -99)
    relative = np.column_stack([
        np.maximum(first - chosen.first, NOWHERE) if rule else np.full(len(first), NOWHERE),
        np.maximum(last - chosen.last, NOWHERE) if rule else np.full(len(first), NOWHERE),
        np.maximum(first - name.last, NOWHERE) if name else np.full(len(first), NOWHERE),
        (first == chosen.first) & (last == chosen.last),
    ])  # fmt: skip
    return np.hstack([*sides, summed[last + 1] - summed[first], inner, relative])


def _inner(head: Head, span: Span) -> tuple[float, ...]:
    """What only shows over a whole run: its weakest line, its widest gap, how unevenly it begins."""
    rows = head.looks[span.first : span.last + 1]
    gaps = rows[1:, LOOKS.index("gap_above")]
    lefts = [row.box.x0 for row in head.rows[span.first : span.last + 1]]
    tall = max(head.rows[span.first].box.height, 1.0)
    least = rows[:, LOOKS.index("address")].min()
    return (
        least, gaps.max() if len(gaps) else 0.0, (max(lefts) - min(lefts)) / tall, len(rows),
        head.again[span.first], _echo(head.rows[span.first : span.last + 1]),
    )  # fmt: skip


def _echo(rows: Sequence[Row]) -> bool:
    """Whether a line of a run says again what another says: a sign over the full name."""
    texts = [folded(row.text) for row in rows]
    return any(text in other for text, other in permutations(texts, 2))
