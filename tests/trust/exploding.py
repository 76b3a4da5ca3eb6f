"""Bombs: each is read or refused soon, with bounded memory, and the next document is read."""

import time
from collections.abc import Iterator
from pathlib import Path

from core.ports import Limits
from core.work.pool import ReaderPool
from tests.trust.bombs import BOMBS
from tests.trust.mutations import MOST_MB, READER, ended

SECONDS = 10
OF_THE_CLOCK = {"forms_of_forms"}
"""drawings that never end and cannot be told from others: they end when the clock says so"""


def defuse(numbers: range, folder: Path) -> Iterator[str]:
    """What came of each bomb."""
    del folder  # they are made in memory
    with ReaderPool(READER, most=1) as pool:
        for number in numbers:
            make = BOMBS[number]
            patience = Limits(seconds_without_page=SECONDS) if make.__name__ in OF_THE_CLOCK else Limits()
            said = _came_of(pool, make(), patience, in_time=make.__name__ not in OF_THE_CLOCK)
            yield f"{make.__name__}: {said}" if said else ""


def _came_of(pool: ReaderPool, bomb: bytes, limits: Limits, *, in_time: bool) -> str:
    ended(pool, b"Total 1,000.00\n", Limits())  # a reader is there and warm
    pool.peak_mb = 0.0
    begun = time.monotonic()
    said = ended(pool, bomb, limits)
    took = time.monotonic() - begun
    if said and (in_time or not said.startswith("limit.time")):
        return said
    if in_time and took > SECONDS:
        return f"{took:.0f} s"
    if pool.peak_mb > MOST_MB:
        return f"{pool.peak_mb:.0f} MB"
    return ended(pool, b"Total 1,000.00\n", Limits())
