"""The reading that runs beside the window: readers at work, watched folders, and what is told of both."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.domain.change import Change
from core.domain.document import Source
from core.domain.errors import VouchError
from core.domain.job import Running as Readers
from core.ports import Interpretation, Limits, PageSink, Progress, Reader
from core.workbench import BackupService, FolderService, Outcome, Taken, Trouble, Work
from core.workbench.insights import NOBODY, Crew
from desktop.compose import Bench

REMEMBERED = 40
"""readings whose seconds tell how long the rest will take"""


@dataclass(frozen=True, slots=True)
class Now:
    """What a reader does at this moment."""

    name: str
    step: str = ""
    done: int = 0
    total: int = 0


class Running(QObject):
    """Reads what waits for as long as the vault is open. Signals come from other threads."""

    heard = Signal(object)
    """an Outcome"""
    received = Signal(object)
    """Taken or Trouble of a watched folder"""
    refused = Signal(object)
    """a VouchError that ended the reading"""
    written = Signal(object)
    """a Change that was made for another process, or by what models said"""
    backed_up = Signal(object)
    """the Manifest of a backup that was due, or the VouchError for which there is none"""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._now: dict[int, Now] = {}
        self._seconds: deque[float] = deque(maxlen=REMEMBERED)
        self._ends = threading.Event()
        self._side_by_side = bench.side_by_side
        self.workbench = replace(bench.workbench, reader=_Overheard(bench.workbench.reader, self._now))
        self._folders = FolderService(self.workbench, self._receive)
        self._backups = BackupService(self.workbench, self.backed_up.emit)
        self._work: Work | None = None
        self._thread = threading.Thread(target=self._run, name="reading", daemon=True)

    @property
    def now(self) -> tuple[Now, ...]:
        """What is being read."""
        return tuple(self._now.values())

    def seconds_left(self, waiting: int) -> float | None:
        """How long the documents that wait will take, by those read last; None before the first."""
        if not self._seconds:
            return None
        return waiting * sum(self._seconds) / len(self._seconds) / self._side_by_side

    def start(self) -> None:
        """Begins to read."""
        self._thread.start()
        self._backups.start()

    def wake(self) -> None:
        """Says that something new waits."""
        if self._work:
            self._work.wake()

    def hear(self, change: Change) -> None:
        """Tells of a change that was made for another process. From any thread."""
        self.written.emit(change)
        self.wake()

    def watch(self) -> None:
        """Watches the folders as the vault names them now. May take a moment: not for the window's thread."""
        if not self._ends.is_set():
            self._folders.renew()
        if self._ends.is_set():  # it was stopped meanwhile, perhaps before there was anything to stop
            self._folders.stop()

    def stop(self) -> None:
        """Ends the reading; what was being read is read next time. May take a moment: not for the window's thread."""
        self._ends.set()
        self._folders.stop()
        self._backups.stop()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        try:
            beside = self.workbench.beside(self.written.emit)
            with Work(self.workbench.processing, self._hear, self._side_by_side, beside=beside) as work:
                self._work = work
                self._ends.wait()
        except VouchError as error:
            self.refused.emit(error)

    def _receive(self, event: Taken | Trouble) -> None:
        if isinstance(event, Trouble) or not event.change.nothing:
            self.received.emit(event)
        self.wake()

    def _hear(self, outcome: Outcome) -> None:
        if outcome.change:
            self._seconds.append(outcome.seconds)
        self.heard.emit(outcome)


class _Overheard:
    """A reader of which the window knows what it reads."""

    def __init__(self, reader: Reader, now: dict[int, Now]) -> None:
        self._reader, self._now = reader, now

    def running(self) -> Readers:
        """The readers there are now; none where they cannot be counted."""
        return self._reader.running() if isinstance(self._reader, Crew) else NOBODY

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        thread, name = threading.get_ident(), Path((source.part or source.path).replace("\\", "/")).name
        self._now[thread] = Now(name)

        def overheard(step: str, done: int, total: int) -> None:
            self._now[thread] = Now(name, step, done, total)
            progress(step, done, total)

        try:
            return self._reader.read(source, limits, pages, overheard)
        finally:
            self._now.pop(thread, None)
