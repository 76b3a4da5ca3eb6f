"""The one bridge between threads and Qt: questions go out, answers come back into the window's thread."""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from itertools import count
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
GIVING_WAY = 10
"""niceness of threads that count and gather beside what is shown"""


class Threads(NamedTuple):
    """Where the calls are made."""

    worker: ThreadPoolExecutor
    long: ThreadPoolExecutor


class Question(NamedTuple):
    """What was asked, and who hears what comes of it."""

    call: Callable[[], Any]
    then: Then[Any] | None
    otherwise: Otherwise
    instead: Hashable


class Result(NamedTuple):
    """What a call gave, or the error that it ended with."""

    given: Any = None
    error: VouchError | None = None

    def tell(self, question: Question) -> None:
        """Tells whoever asked. For the window's thread."""
        if self.error:
            _tell(question.otherwise, self.error)
        elif question.then:
            _tell(question.then, self.given)


class Internal(VouchError):
    """Something that no part of the product foresaw; the log has it."""

    code = "internal"


class Lane(QObject):
    """Asks the vault in one worker thread, in order; long work goes beside it."""

    failed = Signal(object)
    """a VouchError that nobody else heard"""
    _answered = Signal(int)
    _told = Signal(object)

    def __init__(self, threads: Threads | None = None) -> None:
        super().__init__()
        self._threads = threads or Threads(
            ThreadPoolExecutor(1, "lane"), ThreadPoolExecutor(LONG_ONES, "long", initializer=_give_way)
        )
        self._part: Lane | None = None
        self._latest: dict[Hashable, int] = {}
        self._numbers = count()
        self._open: dict[int, Question] = {}
        self._results: dict[int, Result | None] = {}
        """what is not answered yet, and with what: held for the window's thread, for a widget that another one lets go
        of last brings Qt down"""
        self._closed = False
        self._answered.connect(self._close, Qt.ConnectionType.QueuedConnection)
        self._told.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

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
        self._told.emit(lambda: _tell(then))

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
        self._part.setParent(self)  # a thread that is not done with it would let go of it last otherwise
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
            ending.submit(_made, last or _nothing)
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
        number = next(self._numbers)
        self._open[number] = Question(call, then, otherwise or self.failed.emit, instead)
        if instead is not None:
            self._latest[instead] = number
        pool.submit(self._work, number)

    def _work(self, number: int) -> None:
        """Makes a call. Nothing of the question or its answer is held here once it is answered: see `_open`."""
        self._results[number] = None if self._stale(number) else _made(self._open[number].call)
        self._answered.emit(number)

    def _stale(self, number: int) -> bool:
        instead = self._open[number].instead
        return instead is not None and self._latest.get(instead) != number  # none where a later one is answered

    @Slot(int)
    def _close(self, number: int) -> None:
        stale, question, result = self._stale(number), self._open.pop(number), self._results.pop(number)
        if not stale:
            self._latest.pop(question.instead, None)
        if result and not stale and not self._closed:
            result.tell(question)

    @Slot(object)
    def _deliver(self, answer: Callable[[], object]) -> None:
        answer()


def _give_way() -> None:
    """Has this thread wait for the window's own where both want the processor; Linux weighs each by itself."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), GIVING_WAY)


def _nothing() -> None:
    """The last thing to do where there is none."""


def _made(call: Callable[[], object]) -> Result:
    """Makes a call."""
    try:
        return Result(call())
    except VouchError as error:
        return Result(error=error.with_traceback(None))  # which would hold the call and all that is in it
    except Exception as problem:  # the edge of the thread: the window says so and goes on
        log.exception("internal")
        return Result(error=Internal(where=type(problem).__name__))


def _tell(call: Callable[..., object], *arguments: Any) -> None:
    """Calls, unless the widget that is spoken to is gone."""
    to = getattr(call, "__self__", None)
    if not isinstance(to, QObject) or isValid(to):
        call(*arguments)
