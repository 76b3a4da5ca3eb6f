"""Bombs: each is read or refused soon, with bounded memory, and the next document is read."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from core.ports import Limits
from core.work.patience import kept_waiting
from core.work.pool import ReaderPool
from tests.trust.bombs import BOMBS
from tests.trust.mutations import READER, ended

SECONDS = 10
LOOK_EVERY = 0.05


def defuse(numbers: range, folder: Path) -> Iterator[str]:
    """What came of each bomb."""
    del folder  # they are made in memory
    with ReaderPool(READER, most=1) as pool:
        for number in numbers:
            make = BOMBS[number]
            said = _came_of(pool, make())
            yield f"{make.__name__}: {said}" if said else ""


def _came_of(pool: ReaderPool, bomb: bytes) -> str:
    ended(pool, b"Total 1,000.00\n", Limits())  # a reader is there and warm
    with Clock() as clock:
        said = ended(pool, bomb, Limits())
    # a drawing that never ends cannot be told from others: the system's clock ends it
    if said and not said.startswith("limit.time"):
        return said
    if clock.seconds > SECONDS:
        return f"{clock.seconds:.0f} s"
    return ended(pool, b"Total 1,000.00\n", Limits())


class Clock:
    """Seconds that went by, but for those in which the readers could work and others had the processors."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self._waited: dict[int, float] = {}
        self._before: dict[int, float] = {}
        self._over = threading.Event()
        self._watching = threading.Thread(target=self._watch)

    def __enter__(self) -> Self:
        self._look()
        self._before = dict(self._waited)
        self._begun = time.monotonic()
        self._watching.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        took = time.monotonic() - self._begun
        self._over.set()
        self._watching.join()
        self.seconds = took - sum(waited - self._before.get(one, 0.0) for one, waited in self._waited.items())

    def _watch(self) -> None:
        while not self._over.wait(LOOK_EVERY):
            self._look()

    def _look(self) -> None:
        """Readers that end are remembered as they were seen last."""
        for one in psutil.Process().children():
            self._waited[one.pid] = max(kept_waiting(one.pid), self._waited.get(one.pid, 0.0))
