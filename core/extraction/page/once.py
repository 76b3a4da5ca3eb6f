"""What is told of a document type, or of a part of one, only once: types stay, and are too large to be compared."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")
V = TypeVar("V")
MOST = 64
"""things that are remembered; they are kept alive, so that none can be taken for another"""


def once(tell: Callable[[T], V]) -> Callable[[T], V]:
    """The same function, its answer remembered for the very same thing."""
    told: dict[int, tuple[T, V]] = {}

    @wraps(tell)
    def answer(thing: T) -> V:
        known = told.get(id(thing))
        if known is None:
            if len(told) >= MOST:
                told.clear()
            known = told[id(thing)] = thing, tell(thing)
        return known[1]

    return answer
