"""Serves questions: one after another from the input, how far it has come and what the model says to the output."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Protocol

from core.domain.codec import decode, encode
from core.domain.document import Failure
from core.domain.errors import Cancelled, VouchError
from core.domain.model_errors import ModelRuntimeMissing, ModelTooLarge
from core.domain.question import Question, Said
from core.work.confining import Confinement
from core.work.limits import allow_seconds
from core.work.protocol import Frame, Kind, Step, receive, send

LOADING_SECONDS = 600.0


class Text(Protocol):
    """A loaded language model."""

    def answer(self, question: Question, token: Callable[[int], None]) -> Said:
        """What it says; `token` hears how many tokens there are and may raise Cancelled. Raises a ModelError."""


def serve(tasks: BinaryIO, answers: BinaryIO, model: Path, threads: int, confinement: Confinement) -> None:
    """Loads the model and answers until the input ends. What could not be loaded is told to whoever asks."""
    send(answers, Kind.READY, encode(confinement))
    host = _Host(tasks, answers)
    allow_seconds(LOADING_SECONDS)
    begun = time.monotonic()
    try:
        text = _loaded(model, threads)
    except VouchError as problem:
        host.refuse(problem)
        return
    except MemoryError:
        host.refuse(ModelTooLarge())
        return
    host.answer(text, time.monotonic() - begun)


def _loaded(model: Path, threads: int) -> Text:
    try:
        from models.text.llama import LlamaText  # noqa: PLC0415 (what it needs may not be installed)
    except ImportError:
        raise ModelRuntimeMissing from None
    return LlamaText(model, threads)


class _Host:
    """Hears questions in a thread, so that one can be taken back while it is answered."""

    def __init__(self, tasks: BinaryIO, answers: BinaryIO) -> None:
        self._tasks, self._answers = tasks, answers
        self._waiting: queue.Queue[Frame | None] = queue.Queue()
        self._taken_back = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def answer(self, text: Text, loading: float) -> None:
        """Answers every question."""
        while (frame := self._waiting.get()) is not None:
            question = decode(Question, frame.body)
            allow_seconds(question.seconds)
            begun = time.monotonic()
            try:
                said = text.answer(question, partial(self._token, question.most_tokens))
            except VouchError as problem:
                self._fail(problem)
            else:
                took = time.monotonic() - begun
                send(self._answers, Kind.END, encode(replace(said, loading=loading, seconds=took)))
                loading = 0.0

    def refuse(self, problem: VouchError) -> None:
        """Says to every question why there is no answer."""
        while self._waiting.get() is not None:
            self._fail(problem)

    def _listen(self) -> None:
        while (frame := receive(self._tasks)) is not None:
            if frame.kind is Kind.CANCEL:
                self._taken_back.set()
            else:
                self._taken_back.clear()
                self._waiting.put(frame)
        self._waiting.put(None)

    def _token(self, most: int, done: int) -> None:
        if self._taken_back.is_set():
            raise Cancelled
        send(self._answers, Kind.STEP, encode(Step("thinking", done, most)))

    def _fail(self, problem: VouchError) -> None:
        send(self._answers, Kind.FAILURE, encode(Failure(problem.code, problem.facts)))
