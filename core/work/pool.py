"""Reader processes: one kept warm, more as work comes, each renewed before it grows stale."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from dataclasses import asdict
from types import TracebackType
from typing import Self

from core.domain.document import Source
from core.domain.errors import OutOfMemory, ReaderCrashed, VouchError
from core.domain.job import Running
from core.ports import Interpretation, Limits, PageSink, Progress
from core.work.child import Child
from core.work.confining import Confinement
from core.work.folders import clear_away
from core.work.limits import free_mb, share_memory, trim

DOCUMENTS_EACH = 500
"""a reader is renewed after so many documents"""
STALE_MB = 600
"""or when it keeps so much memory once idle"""
TRIM_EVERY = 50
"""documents after which this process gives back what their answers took of its memory"""
NEED_MB = 1024
"""free memory that another reader asks for"""
BREAKDOWNS = (ReaderCrashed, OutOfMemory)
"""ends that a reader's earlier work may have brought about"""


class ReaderPool:
    """Reads sources in processes of their own; as many calls at once as `capacity` work side by side."""

    def __init__(self, command: Sequence[str], most: int | None = None) -> None:
        """`command` starts one reader; `most` bounds how many there are, else the cores do."""
        self._command = tuple(command)
        self._most = most or os.cpu_count() or 1
        self._idle: list[Child] = []
        self._busy = 0
        self._working: set[Child] = set()
        self._state = threading.Condition()
        self._closed = False
        self._answered = 0
        self.peak_mb = 0.0
        clear_away()
        share_memory()

    @property
    def capacity(self) -> int:
        """How many sources can be read at once, as cores and free memory stand now."""
        running = self._busy + len(self._idle)
        return max(1, min(self._most, running + int(free_mb() // NEED_MB)))

    def running(self) -> Running:
        """The readers there are now, and the memory they hold."""
        with self._state:
            there = [*self._idle, *self._working]
            busy = self._busy
        held = next((asdict(child.confinement) for child in there if child.ready), {})
        kept, free = (tuple(name for name in held if held[name] is so) for so in (True, False))
        return Running(len(there), busy, self.capacity, sum(child.resident_mb for child in there), kept, free)

    def confinement(self) -> Confinement:
        """What the system holds a reader to, as a new one tells. Raises a ReadingError."""
        child = self._taken(new=True)
        try:
            child.await_ready(Limits())
        finally:
            self._give_back(child)
        return child.confinement

    def restart(self, command: Sequence[str]) -> None:
        """Starts readers by another command from now on; those at work end with their task."""
        with self._state:
            self._command = tuple(command)
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def warm(self) -> None:
        """Start one reader ahead of the first source."""
        with self._state:
            if not self._idle and not self._busy and not self._closed:
                self._idle.append(Child(self._command))

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        """What the source says. Raises a ReadingError where it cannot be read.

        A reader that had read others may break for their sake: then a new one is asked, and tells all pages again.
        """
        child = self._taken()
        if child.documents:
            try:
                return self._answer(child, source, limits, pages, progress)
            except BREAKDOWNS:
                child = self._taken(new=True)
        return self._answer(child, source, limits, pages, progress)

    def _answer(
        self, child: Child, source: Source, limits: Limits, pages: PageSink, progress: Progress
    ) -> Interpretation:
        self._working.add(child)
        try:
            return child.read(source, limits, pages, progress)
        finally:
            self._working.discard(child)
            self.peak_mb = max(self.peak_mb, child.peak_mb)
            self._give_back(child)
            self._tidy()

    def _tidy(self) -> None:
        with self._state:
            self._answered += 1
            due = self._answered % TRIM_EVERY == 0
        if due:
            trim()

    def close(self) -> None:
        """End all readers; those at work end with their task."""
        with self._state:
            self._closed = True
            idle, self._idle = self._idle, []
        for child in idle:
            child.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _taken(self, *, new: bool = False) -> Child:
        """A warm reader, or a new one, or the first that comes free; where a new one is wanted, it ends those idle."""
        with self._state:
            self._state.wait_for(lambda: self._idle or self._busy < self.capacity)
            self._busy += 1
            while self._idle:
                child = self._idle.pop()
                if child.fit and not new:
                    return child
                child.end()
        return self._started()

    def _started(self) -> Child:
        try:
            return Child(self._command)
        except (OSError, VouchError) as problem:
            with self._state:
                self._busy -= 1
                self._state.notify()
            if isinstance(problem, VouchError):
                raise
            raise ReaderCrashed from problem

    def _give_back(self, child: Child) -> None:
        fresh = child.fit and child.documents < DOCUMENTS_EACH and child.resident_mb < STALE_MB
        fresh = fresh and child.command == self._command
        with self._state:
            self._busy -= 1
            keep = fresh and not self._closed
            if keep:
                self._idle.append(child)
            self._state.notify()
        if not keep:
            child.end()
