"""Several orders of the same things made one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
EVEN = 60
"""how little the first places count more than later ones (Cormack, Clarke and Buettcher, 2009)"""


def fused(orders: Iterable[Sequence[T]]) -> tuple[T, ...]:
    """By reciprocal rank: what stands far up in any order comes first, what stands in several before that."""
    scores: defaultdict[T, float] = defaultdict(float)
    for order in orders:
        for rank, one in enumerate(dict.fromkeys(order), 1):
            scores[one] += 1 / (EVEN + rank)
    return tuple(sorted(scores, key=lambda one: -scores[one]))
