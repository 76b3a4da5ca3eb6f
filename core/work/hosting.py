"""The model host as its parent sees it: one process for the model in use, ended when idle, too large or broken."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from types import TracebackType
from typing import Self

from core.domain.codec import encode
from core.domain.errors import Cancelled, OutOfMemory, OutOfTime, ReaderCrashed, ReaderLied, VouchError
from core.domain.model_errors import ModelCrashed, ModelError, ModelSlow, ModelTooLarge
from core.domain.question import WAITING, Hosted, Question, Said
from core.ports import Limits, Progress, silent
from core.work.answer import MOST_STEPS, STEP
from core.work.patience import Patience
from core.work.protocol import Frame, Kind, Step, failure_of, told
from core.work.spoken import LOOK_EVERY, Spoken

log = logging.getLogger(__name__)
IDLE_SECONDS = 600.0
LOADING_SECONDS = 600.0
LETTING_GO = 2.0
"""seconds in which a host says its last word on a question that was taken back"""
LONGEST_ANSWER, LONGEST_NAME = 1_000_000, 200
Command = Callable[[str, Progress], Sequence[str]]
"""what starts a host of a model; it verifies the model's hash, tells how far it is, and may raise a ModelError"""


def _nobody(model: str) -> None:
    """Hears of a break where nobody else does."""
    del model


class ModelHost:
    """Asks one model at a time; another one takes the place of the one that is loaded."""

    def __init__(
        self,
        command: Command,
        budget_mb: float,
        idle_seconds: float = IDLE_SECONDS,
        broke: Callable[[str], object] = _nobody,
    ) -> None:
        """`budget_mb` is what a model may take of this machine's memory; `broke` hears whose host or card did."""
        self._command, self._idle_seconds, self._broke = command, idle_seconds, broke
        self._limits = Limits(resident_mb=int(budget_mb))
        self._turn = threading.Lock()
        self._child: Spoken | None = None
        self._timer: threading.Timer | None = None
        self._idle_ends = 0.0
        self._state = Hosted("")

    def state(self) -> Hosted:
        """What is loaded now, and how it does."""
        child = self._child
        return self._state._replace(resident_mb=child.resident_mb) if child else Hosted("")

    def idle_left(self) -> float | None:
        """Seconds after which what is loaded is unloaded; None while it is at work, or where nothing is loaded."""
        ends = self._idle_ends
        return max(0.0, ends - time.monotonic()) if self._child and ends else None

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        """What a model says. Raises a ModelError, DiskFull, or Cancelled.

        A host that answered before may have broken for the sake of that: a new one is asked, once.
        """
        return self.look(model, question, (), progress)

    def look(self, model: str, question: Question, pictures: Sequence[bytes], progress: Progress = silent) -> Said:
        """What a model says that is shown pictures. Raises as `ask`."""
        with self._its_turn(progress), self._wound(model):
            try:
                return self._answer(model, question, pictures, progress)
            except (ReaderCrashed, ReaderLied):
                log.warning("model host broke", extra={"model": model})
                self._end()
                self._broke(model)
            try:
                return self._answer(model, question, pictures, progress)
            except (ReaderCrashed, ReaderLied):
                self._end()
                raise ModelCrashed(model=model) from None

    def unload(self) -> None:
        """Ends what is loaded, unless it is at work; its memory is the system's again."""
        if self._turn.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._turn.release()

    def drop(self, model: str) -> None:
        """Ends the host of a model at once; whoever waits for its answer is told by what starts it again."""
        child = self._child
        if child and self._state.model == model:
            child.break_off()
            self.unload()

    def close(self) -> None:
        """Ends what is loaded."""
        with self._turn:
            self._end()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _its_turn(self, progress: Progress) -> Iterator[None]:
        """Waits until whoever asks now has been answered, and tells of it. Raises Cancelled where the progress does."""
        while not self._turn.acquire(timeout=LOOK_EVERY):
            progress(WAITING, 0, 0)
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def _wound(self, model: str) -> Iterator[None]:
        """Has the clock of idleness stand still meanwhile; translates what a process may do into what a model may."""
        if self._timer:
            self._timer.cancel()
        self._idle_ends = 0.0
        try:
            yield
        except OutOfTime:
            self._end()
            raise ModelSlow(model=model) from None
        except OutOfMemory:
            self._end()
            raise ModelTooLarge(model=model) from None
        finally:
            self._state = self._state._replace(busy=False)
            if self._child:
                self._timer = threading.Timer(self._idle_seconds, self.unload)
                self._timer.daemon = True
                self._idle_ends = time.monotonic() + self._idle_seconds
                self._timer.start()

    def _answer(self, model: str, question: Question, pictures: Sequence[bytes], progress: Progress) -> Said:
        child = self._running(model, progress)
        self._state = self._state._replace(busy=True, asked=self._state.asked + 1)
        shown = [Frame(Kind.DATA, picture) for picture in pictures]
        child.say(self._limits, *shown, Frame(Kind.TASK, encode(question)))
        patience = Patience(child.id, LOADING_SECONDS if self._state.asked == 1 else question.seconds)
        try:
            return self._heard(child, model, question, progress, patience)
        except Cancelled:
            self._take_back(child)
            raise

    def _heard(self, child: Spoken, model: str, question: Question, progress: Progress, patience: Patience) -> Said:
        """The frames of an answer to the last; the first word says that the model is loaded."""
        begun = 0.0
        while True:
            frame = child.hear(patience, self._limits, lambda: progress("thinking", 0, 0))
            if frame.kind is Kind.FAILURE:
                raise _failure(frame, model)
            if frame.kind is Kind.END:
                return self._ended(told(Said, frame.body), child)
            step = _step(frame)
            if not begun:
                begun, patience = time.monotonic(), Patience(child.id, question.seconds)
            elif step.done > 1:
                fast = (step.done - 1) / max(time.monotonic() - begun, 0.001)
                self._state = self._state._replace(tokens_a_second=fast)
            progress(step.step, step.done, step.total)

    def _ended(self, said: Said, child: Spoken) -> Said:
        names = (said.card, said.spared)
        if len(said.text) > LONGEST_ANSWER or said.tokens < 0 or not all(map(_name, names)):
            raise ReaderLied
        child.peak_mb = max(child.peak_mb, child.resident_mb)
        fast = said.tokens / max(said.seconds, 0.001)
        if said.spared and not self._state.spared:
            self._broke(self._state.model)
        self._state = self._state._replace(tokens_a_second=fast, card=said.card, spared=said.spared)
        return replace(said, peak_mb=child.peak_mb)

    def _take_back(self, child: Spoken) -> None:
        """Has a host let go of its question; one that does not is ended."""
        child.say(self._limits, Frame(Kind.CANCEL, b""))
        patience = Patience(child.id, LETTING_GO)
        try:
            while child.hear(patience, self._limits).kind is Kind.STEP:
                continue
        except VouchError:
            self._end()

    def _running(self, model: str, progress: Progress) -> Spoken:
        """The host of a model, started where another one or none is there. Raises a ModelError, or Cancelled."""
        if self._child and self._child.runs and self._state.model == model:
            return self._child
        self._end()
        try:
            child = Spoken(self._command(model, progress), self._limits)
        except OSError as problem:
            raise ReaderCrashed from problem
        self._child, self._state = child, Hosted(model)
        child.await_ready(self._limits)
        return child

    def _end(self) -> None:
        child, self._child = self._child, None
        self._state = Hosted("")
        if child:
            child.end()


def _step(frame: Frame) -> Step:
    """How far a host has come. Raises ReaderLied."""
    if frame.kind is not Kind.STEP:
        raise ReaderLied
    step = told(Step, frame.body)
    if not 0 <= step.done <= MOST_STEPS or not 0 <= step.total <= MOST_STEPS or not STEP.fullmatch(step.step):
        raise ReaderLied
    return step


def _name(text: str) -> bool:
    """Whether this may be the name of a card."""
    return len(text) <= LONGEST_NAME and (not text or text.isprintable())


def _failure(frame: Frame, model: str) -> VouchError:
    """The error that a host reports; none but those of models are believed."""
    code = failure_of(frame.body).code
    if code == Cancelled.code:
        return Cancelled()
    known = next((kind for kind in ModelError.__subclasses__() if kind.code == code), None)
    return known(model=model) if known else ReaderLied()
