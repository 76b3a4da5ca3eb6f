"""The one bridge between threads and Qt: questions go out, answers come back into the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from core.domain.errors import VouchError

log = logging.getLogger(__name__)
T = TypeVar("T")
Then = Callable[[T], object]
Otherwise = Callable[[VouchError], object]
LONG_ONES = 3
"""long pieces of work side by side"""


class Threads(NamedTuple):
    """Where the calls are made."""

    worker: ThreadPoolExecutor
    long: ThreadPoolExecutor


class Internal(VouchError):
    """Something that no part of the product foresaw; the log has it."""

    code = "internal"


class Lane(QObject):
    """Asks the vault in one worker thread, in order; long work goes beside it."""

    failed = Signal(object)
    """a VouchError that nobody else heard"""
    _answered = Signal(object)

    def __init__(self, threads: Threads | None = None) -> None:
        super().__init__()
        self._threads = threads or Threads(ThreadPoolExecutor(1, "lane"), ThreadPoolExecutor(LONG_ONES, "long"))
        self._part: Lane | None = None
        self._latest: dict[Hashable, int] = {}
        self._open = 0
        self._closed = False
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def ask(
        self,
        call: Callable[[], T],
        then: Then[T] | None = None,
        otherwise: Otherwise | None = None,
        *,
        instead: Hashable = None,
    ) -> None:
        """Runs `call` in the vault's lane, then `then` with its result in the window's thread.

        `otherwise` hears an error of the tree; without it, it is shown. Of questions that name the same `instead`, only
        the latest is asked and answered. Nothing is told to a bound method whose widget is gone.
        """
        self._send(self._threads.worker, call, then, otherwise, instead)

    def run(
        self,
        call: Callable[[], T],
        then: Then[T] | None = None,
        otherwise: Otherwise | None = None,
        *,
        instead: Hashable = None,
    ) -> None:
        """As `ask`, for work that must not keep questions waiting: of many seconds, or counted beside what is shown."""
        self._send(self._threads.long, call, then, otherwise, instead)

    def tell(self, then: Callable[[], object]) -> None:
        """Calls something in the window's thread, from any thread."""
        self._answered.emit(lambda: _tell(then))

    @property
    def idle(self) -> bool:
        """Whether every answer has been given."""
        return not self._open and (self._part is None or self._part.idle)

    @property
    def left(self) -> bool:
        """Whether nothing is answered any more, so that long work had better end."""
        return self._closed

    def part(self) -> Lane:
        """A lane of the same threads for one who may go before the others; the one before is left."""
        self.leave_part()
        self._part = Lane(self._threads)
        return self._part

    def leave_part(self) -> None:
        """Whoever had the part is gone."""
        if self._part:
            self._part.leave()
        self._part = None

    def leave(self) -> None:
        """Answers nothing any more: whoever asked is gone."""
        self._closed = True

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Ends: what runs is waited for, what waits is not begun, and nothing is answered any more.

        `last` is done all the same, beside what still runs.
        """
        self._closed = True
        for pool in self._threads:
            pool.shutdown(wait=False, cancel_futures=True)
        with ThreadPoolExecutor(1, "last") as ending:
            ending.submit(_answer, last or _nothing, None, self.failed.emit)
            for pool in self._threads:
                pool.shutdown()

    def _send(
        self,
        pool: ThreadPoolExecutor,
        call: Callable[[], T],
        then: Then[T] | None,
        otherwise: Otherwise | None,
        instead: Hashable,
    ) -> None:
        if self._closed:
            return
        number = self._latest[instead] = self._latest.get(instead, 0) + 1 if instead is not None else 0
        self._open += 1

        def stale() -> bool:
            return instead is not None and self._latest[instead] != number

        def work() -> None:
            answer = _nothing if stale() else _answer(call, then, otherwise or self.failed.emit)
            self._answered.emit(lambda: self._close(None if stale() else answer))

        pool.submit(work)

    def _close(self, answer: Callable[[], object] | None) -> None:
        self._open -= 1
        if answer and not self._closed:
            answer()

    @Slot(object)
    def _deliver(self, answer: Callable[[], object]) -> None:
        answer()


def _nothing() -> None:
    """What is answered to a question that nobody waits for any more."""


def _answer(call: Callable[[], T], then: Then[T] | None, otherwise: Otherwise) -> Callable[[], object]:
    """Makes the call; what is to be called in the window's thread."""
    try:
        result = call()
    except VouchError as error:
        told = error
        return lambda: _tell(otherwise, told)
    except Exception as problem:  # the edge of the thread: the window says so and goes on
        log.exception("internal")
        unforeseen = Internal(where=type(problem).__name__)
        return lambda: _tell(otherwise, unforeseen)
    return lambda: _tell(then, result) if then else None


def _tell(call: Callable[..., object], *arguments: Any) -> None:
    """Calls, unless the widget that is spoken to is gone."""
    to = getattr(call, "__self__", None)
    if not isinstance(to, QObject) or isValid(to):
        call(*arguments)
