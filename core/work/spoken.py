"""A process of our own that speaks in frames: started confined, heard, watched, and ended when it goes wrong."""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from core.domain.errors import OutOfMemory, OutOfTime, ReaderCrashed, ReaderLied
from core.ports import Limits
from core.work.confining import Confinement, hold
from core.work.folders import own_folder
from core.work.limits import ROOT, environment, resident_mb
from core.work.patience import Patience
from core.work.protocol import Allowance, Frame, Kind, receive, send, told

START_SECONDS = 60.0
LOOK_EVERY = 0.1
"""seconds between looks at a busy process's memory"""
WAITING = 2
"""frames that may wait for the parent; a process that runs ahead is held up"""
CLOCKS = () if sys.platform == "win32" else (-signal.SIGXCPU, -signal.SIGVTALRM)
"""how a process ends that computed for too long"""
STARTER = ThreadPoolExecutor(1, "starter of processes")
"""Linux ends a process with the thread that started it: this one lives as long as the program"""


class Spoken:
    """A process that says READY once and then answers. Ends by itself when its input closes."""

    def __init__(self, command: Sequence[str], limits: Limits) -> None:
        self.command = tuple(command)
        self.peak_mb = 0.0
        self.confinement = Confinement()
        """what the system holds it to, once it is ready"""
        self._folder = own_folder()
        self._process, self._held = STARTER.submit(_started, list(command), self._folder, limits).result()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input: BinaryIO = self._process.stdin  # type: ignore[assignment]
        self._output: BinaryIO = self._process.stdout  # type: ignore[assignment]
        self._frames: queue.Queue[Frame | ReaderLied | None] = queue.Queue(WAITING)
        self._ended = threading.Event()
        self._allowance = Allowance(limits)
        self.ready = False
        """whether it has said that it can take tasks"""
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
    def runs(self) -> bool:
        """Whether it has not ended."""
        return not self._ended.is_set() and _ending(self._process, wait=False) is None

    def await_ready(self, limits: Limits, seconds: float = START_SECONDS) -> None:
        """Returns once it can take a task, and has said what holds it. Raises a ReadingError."""
        if self.ready:
            return
        frame = self.hear(Patience(self.id, seconds), limits)
        if frame.kind is not Kind.READY:
            raise ReaderLied
        self.confinement = told(Confinement, frame.body or b"{}")
        self.ready = True

    def say(self, limits: Limits, *frames: Frame) -> None:
        """Begins a task: sends it beside what is heard meanwhile, as much of which may come as the limits allow."""
        self._allowance.renew(limits)
        threading.Thread(target=self._feed, args=(frames,), daemon=True).start()

    def hear(self, patience: Patience, limits: Limits, waiting: Callable[[], object] | None = None) -> Frame:
        """The next frame; looks at the clock and at memory while it waits, and calls `waiting`, which may raise.

        Raises a ReadingError.
        """
        while True:
            try:
                frame = self._frames.get(timeout=LOOK_EVERY)
            except queue.Empty:
                self._look(patience, limits)
                if waiting:
                    waiting()
                continue
            if isinstance(frame, ReaderLied):
                raise frame
            if patience.over:  # one that never stops talking does not get on either
                raise OutOfTime
            if frame is None:
                raise self._cause()
            return frame

    def end(self) -> None:
        """End the process and what it started, at once."""
        self._ended.set()
        if self._process.returncode is None:
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

    def break_off(self) -> None:
        """Ends the process in the middle of what it does: whoever waits for it hears that it crashed."""
        with suppress(OSError):
            self._process.kill()

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
        code = _ending(self._process, wait=True)
        return OutOfTime() if code in CLOCKS else ReaderCrashed()

    def _feed(self, frames: Sequence[Frame]) -> None:
        try:
            for frame in frames:
                send(self._input, frame.kind, frame.body)
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


def _started(command: list[str], folder: Path, limits: Limits) -> tuple[subprocess.Popen[bytes], object]:
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
        return process, hold(process, limits)
    except OSError:
        process.kill()
        raise


def _ending(process: subprocess.Popen[bytes], *, wait: bool) -> int | None:
    """How a process ended, by its status or, below zero, a signal; None where it runs.

    It is only looked at: its number must not go to another process before its group is ended by that number.
    """
    if sys.platform == "win32" or process.returncode is not None:
        return process.wait() if wait else process.poll()
    try:
        ended = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | (0 if wait else os.WNOHANG))
    except ChildProcessError:  # somebody else waited for it
        return process.wait() if wait else process.poll()
    if ended is None:
        return None
    return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status


def _end_group(process: int) -> None:
    """End a process and those it started; it leads a group of its own."""
    try:
        os.killpg(process, signal.SIGKILL)
    except ProcessLookupError:
        return
