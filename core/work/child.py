"""One reader process as the parent sees it: fed and heard by threads, watched, and ended when it goes wrong."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import BinaryIO

from core.domain.codec import encode
from core.domain.document import Source
from core.domain.errors import OutOfMemory, OutOfTime, ReaderCrashed, ReaderLied
from core.ports import Interpretation, Limits, PageSink, Progress
from core.work.answer import Answer
from core.work.confining import Confinement, hold
from core.work.folders import need_room, own_folder
from core.work.limits import ROOT, environment, resident_mb
from core.work.patience import Patience
from core.work.protocol import Allowance, Frame, Kind, Task, receive, send, told

START_SECONDS = 60.0
LOOK_EVERY = 0.1
"""seconds between looks at a busy reader's memory"""
WAITING = 2
"""frames that may wait for the parent; a reader that runs ahead is held up"""
CLOCKS = () if sys.platform == "win32" else (-signal.SIGXCPU, -signal.SIGVTALRM)
"""how a process ends that computed for too long"""
STARTER = ThreadPoolExecutor(1, "starter of readers")
"""Linux ends a reader with the thread that started it: this one lives as long as the program"""


class Child:
    """A reader process. Ends by itself when its input closes."""

    def __init__(self, command: Sequence[str]) -> None:
        self.command = tuple(command)
        self.documents = 0
        self.peak_mb = 0.0
        self.confinement = Confinement()
        """what the system holds it to, once it is ready"""
        self._folder = own_folder()
        self._process, self._held = STARTER.submit(_started, list(command), self._folder).result()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._output: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._frames: queue.Queue[Frame | ReaderLied | None] = queue.Queue(WAITING)
        self._ended = threading.Event()
        self.ready = False
        """whether it has said that it can take tasks"""
        self._done = True
        self._allowance = Allowance(Limits())
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def id(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def resident_mb(self) -> float:
        """Memory it holds now."""
        return resident_mb(self.id)

    @property
    def fit(self) -> bool:
        """Whether it can take a task: it runs, and has said its last word on the one before."""
        return self._done and not self._ended.is_set() and self._process.poll() is None

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        """What the source says. Raises a ReadingError, or DiskFull: what was read without room is not believed."""
        need_room()
        self._done = False
        self.await_ready(limits)
        self.documents += 1
        self._allowance.renew(limits)
        threading.Thread(target=self._feed, args=(source, limits), daemon=True).start()
        answer = Answer(limits, pages, progress)
        try:
            return self._heard(answer, limits)
        finally:
            self._done = answer.done
            self.peak_mb = max(self.peak_mb, self.resident_mb)
            need_room()

    def _heard(self, answer: Answer, limits: Limits) -> Interpretation:
        """The answer's frames to the last; every page gives it more time."""
        seen, patience = 0, Patience(self.id, limits.seconds_without_page)
        while True:
            result = answer.take(self._next(patience, limits))
            if result is not None:
                return result
            if answer.pages > seen:
                seen, patience = answer.pages, Patience(self.id, limits.seconds_without_page)

    def end(self) -> None:
        """End the process and what it started, at once."""
        self._ended.set()
        if sys.platform == "win32":
            self._process.kill()
        else:
            _end_group(self.id)
        self._process.wait()
        self._held = None
        shutil.rmtree(self._folder, ignore_errors=True)
        for stream in (self._input, self._output):
            try:
                stream.close()
            except OSError:  # bytes that were still to be written to a process that is gone
                continue

    def await_ready(self, limits: Limits) -> None:
        """Returns once it can take a task, and has said what holds it. Raises a ReadingError."""
        if self.ready:
            return
        frame = self._next(Patience(self.id, START_SECONDS), limits)
        if frame.kind is not Kind.READY:
            raise ReaderLied
        self.confinement = told(Confinement, frame.body or b"{}")
        self.ready = True

    def _next(self, patience: Patience, limits: Limits) -> Frame:
        """The next frame; looks at the clock and at memory while it waits."""
        while True:
            try:
                frame = self._frames.get(timeout=LOOK_EVERY)
            except queue.Empty:
                self._look(patience, limits)
                continue
            if isinstance(frame, ReaderLied):
                raise frame
            if patience.over:  # one that never stops talking does not get on either
                raise OutOfTime
            if frame is None:
                raise self._cause()
            return frame

    def _look(self, patience: Patience, limits: Limits) -> None:
        used = self.resident_mb
        self.peak_mb = max(self.peak_mb, used)
        if used > limits.resident_mb:
            raise OutOfMemory
        if patience.over:
            raise OutOfTime

    def _cause(self) -> ReaderCrashed | OutOfTime:
        """Why a process ended in the middle of its work."""
        self._ended.set()
        code = self._process.wait()
        return OutOfTime() if code in CLOCKS else ReaderCrashed()

    def _feed(self, source: Source, limits: Limits) -> None:
        try:
            send(self._input, Kind.TASK, encode(Task.of(source, limits)))
            send(self._input, Kind.DATA, source.data)
        except (OSError, ValueError):  # it is gone: the listening side tells why
            return

    def _listen(self) -> None:
        while not self._ended.is_set():
            try:
                frame = receive(self._output, self._allowance)
            except ReaderLied as lie:
                self._put(lie)
                return
            except (OSError, ValueError):  # closed under our hands
                frame = None
            self._put(frame)
            if frame is None:
                return

    def _put(self, frame: Frame | ReaderLied | None) -> None:
        while not self._ended.is_set():
            try:
                self._frames.put(frame, timeout=1.0)
            except queue.Full:
                continue
            return


def _started(command: list[str], folder: Path) -> tuple[subprocess.Popen[bytes], object]:
    """A new process, and what holds it from here."""
    process = subprocess.Popen(  # noqa: S603 (the command is our own)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment(folder),
        cwd=ROOT,
        close_fds=True,
        start_new_session=True,
    )
    try:
        return process, hold(process, Limits())
    except OSError:
        process.kill()
        raise


def _end_group(process: int) -> None:
    """End a process and those it started; it leads a group of its own."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return
