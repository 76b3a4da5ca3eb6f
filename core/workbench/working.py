"""Threads that each drive one reader for as long as documents wait."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from core.domain.change import RULE, Change
from core.domain.document import Failure
from core.domain.errors import AuditRolledBack, Cancelled, DocumentUnknown, StageWrong, VaultDamaged, VouchError
from core.domain.job import Job
from core.ports import Progress
from core.work.queue import Queue
from core.workbench.processing import Processing

log = logging.getLogger(__name__)
PAUSE = 20.0
"""seconds after which it is looked again for what can be done beside the reading"""
LOOK_EVERY = 0.5
"""seconds between looks for documents whose waiting time is over"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt to read a document."""

    document: str
    change: Change | None = None
    failure: Failure | None = None
    again: bool = False
    """it failed now and will be tried again"""
    seconds: float = 0.0


Hear = Callable[[Outcome], None]
Beside = Callable[[Progress], int]
"""does a portion of what is done while nothing is read; how much that was, 0 where all is done

It ends where the progress raises Cancelled.
"""


class Work:
    """Reads what waits while the block it guards runs. Interrupted documents are read next time."""

    def __init__(
        self,
        processing: Processing,
        hear: Hear,
        threads: int = 1,
        queue: Queue | None = None,
        *,
        beside: Beside | None = None,
    ) -> None:
        self._processing, self._hear, self._beside = processing, hear, beside
        self._store, self._queue = processing.store, queue or Queue(processing.store)
        self._state = threading.Condition()
        self._busy = 0
        self._ends = False
        self._refused: VouchError | None = None
        self._threads = [threading.Thread(target=self._run, name=f"work-{n}", daemon=True) for n in range(threads)]
        self._threads.append(threading.Thread(target=self._refit, name="refit", daemon=True))
        self._threads.append(threading.Thread(target=self._go_on, name="beside", daemon=True))

    def __enter__(self) -> Self:
        for document in self._queue.recover(time.time()):
            self._give_up(document, Failure("reader.crashed"))
        self._processing.approve_forgotten()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._state:
            self._ends = True
            self._state.notify_all()
        for thread in self._threads:
            thread.join()

    def wake(self) -> None:
        """Says that something new waits."""
        with self._state:
            self._state.notify_all()

    @property
    def idle(self) -> bool:
        """Whether nothing is being read and nothing waits. Raises a VaultError where the vault takes nothing more."""
        with self._state:
            self._complain()
            return not self._busy and not self._store.totals().waiting

    def wait(self) -> None:
        """Returns when nothing waits any more. Raises a VaultError where the vault takes nothing more."""
        with self._state:
            while not self._ends and (self._busy or self._store.totals().waiting):
                self._state.wait(LOOK_EVERY)
            self._complain()

    def _complain(self) -> None:
        if self._refused is not None:
            raise self._refused

    def _run(self) -> None:
        while (job := self._next()) is not None:
            try:
                self._attempt(job)
            finally:
                with self._state:
                    self._busy -= 1
                    self._state.notify_all()

    def _refit(self) -> None:
        """Fits scorers again beside the reading, where corrections have made that due."""
        try:
            self._processing.learning.refit(RULE)
        except VouchError as error:
            log.warning("not refitted", extra={"code": error.code})

    def _go_on(self) -> None:
        """Does what is done beside the reading, a portion at a time, whenever nothing is being read."""
        while self._beside and self._at_rest():
            try:
                done = self._beside(self._step)
            except Cancelled:  # the work ends; else a process of models said so, and that ends nothing
                done = 0
            except VouchError as error:
                log.warning("not done beside", extra={"code": error.code})
                done = 0
            except Exception:  # the edge of the thread: what cannot be done once is left, the rest goes on
                log.exception("internal")
                done = 0
            if not done:
                with self._state:
                    self._state.wait_for(lambda: self._ends or bool(self._busy), PAUSE)

    def _at_rest(self) -> bool:
        """Waits until nothing is being read; whether the work still goes on then."""
        with self._state:
            self._state.wait_for(lambda: self._ends or not self._busy)
            return not self._ends

    def _next(self) -> Job | None:
        """The next document to read, as soon as there is one; None at the end."""
        with self._state:
            while not self._ends:
                job = self._due()
                if job:
                    self._busy += 1
                    return job
                self._state.wait(LOOK_EVERY)
        return None

    def _due(self) -> Job | None:
        """A job that is due. A vault that will not be written any more ends the work; a full disk is waited for."""
        try:
            return self._queue.next(time.time())
        except (AuditRolledBack, VaultDamaged) as error:
            self._refused, self._ends = error, True
            self._state.notify_all()
        except VouchError as error:
            log.warning("waiting", extra={"code": error.code})
        return None

    def _attempt(self, job: Job) -> None:
        begun = time.monotonic()
        try:
            change = self._processing.read(job.document, self._step)
        except (DocumentUnknown, StageWrong):  # it was put aside or read in the meantime
            return
        except VouchError as error:
            self._failed(job, Failure(error.code, error.facts), begun)
        except Exception as problem:  # the edge of the thread: the document is told of, the others go on
            log.exception("internal", extra={"document": job.document})
            self._failed(job, Failure("internal", {"where": type(problem).__name__}), begun)
        else:
            seconds = time.monotonic() - begun
            log.info("read", extra={"document": job.document, "seconds": round(seconds, 3)})
            self._hear(Outcome(job.document, change, seconds=seconds))

    def _failed(self, job: Job, failure: Failure, begun: float) -> None:
        """Puts a job back or gives its document up, as soon as the vault can say so (the disk may be full)."""
        seconds = round(time.monotonic() - begun, 3)
        told = {"document": job.document, "code": failure.code, "seconds": seconds}
        log.warning("failed", extra=told | {"where": failure.facts.get("where", "")})
        while True:
            try:
                again = self._queue.put_back(job, failure, time.time())
                if not again:
                    self._store.fail(job.document, failure, RULE)
            except (DocumentUnknown, StageWrong):  # it was erased or put aside in the meantime
                return
            except VouchError as error:
                log.warning("waiting", extra={"document": job.document, "code": error.code})
                with self._state:
                    if self._ends:
                        return
                    self._state.wait(LOOK_EVERY)
                continue
            self._hear(Outcome(job.document, failure=failure, again=again, seconds=seconds))
            return

    def _give_up(self, document: str, failure: Failure) -> None:
        self._store.fail(document, failure, RULE)
        self._hear(Outcome(document, failure=failure))

    def _step(self, step: str, done: int, total: int) -> None:  # noqa: ARG002 (a progress)
        """Ends a reading when the work ends."""
        if self._ends:
            raise Cancelled
