"""Serves questions: one after another from the input, how far it has come and what the model says to the output."""

from __future__ import annotations

import queue
import threading
import time
from dataclasses import replace
from functools import partial
from typing import BinaryIO, NamedTuple

from core.domain.codec import decode, encode
from core.domain.document import Failure
from core.domain.errors import Cancelled, VouchError
from core.domain.model_errors import ModelTooLarge
from core.domain.question import Question
from core.work.confining import Confinement
from core.work.limits import allow_seconds
from core.work.protocol import Kind, Step, receive, send
from models.host.loading import Loaded, Weights, loaded

LOADING_SECONDS = 600.0


def serve(tasks: BinaryIO, answers: BinaryIO, weights: Weights, threads: int, confinement: Confinement) -> None:
    """Loads the model and answers until the input ends. What could not be loaded is told to whoever asks."""
    send(answers, Kind.READY, encode(confinement))
    host = _Host(tasks, answers)
    allow_seconds(LOADING_SECONDS)
    begun = time.monotonic()
    try:
        model = loaded(weights, threads)
    except VouchError as problem:
        host.refuse(problem)
        return
    except MemoryError:
        host.refuse(ModelTooLarge())
        return
    spared = weights.spared or ("" if model.card else weights.place.name)
    host.answer(model, time.monotonic() - begun, spared)


class _Asked(NamedTuple):
    """A question as it came, and the pictures that came before it."""

    question: bytes
    pictures: tuple[bytes, ...]


class _Host:
    """Hears questions in a thread, so that one can be taken back while it is answered."""

    def __init__(self, tasks: BinaryIO, answers: BinaryIO) -> None:
        self._tasks, self._answers = tasks, answers
        self._waiting: queue.Queue[_Asked | None] = queue.Queue()
        self._taken_back = threading.Event()
        threading.Thread(target=self._listen, daemon=True).start()

    def answer(self, model: Loaded, loading: float, spared: str) -> None:
        """Answers every question; `spared` is the card that was to take the model and could not."""
        while (asked := self._waiting.get()) is not None:
            question = decode(Question, asked.question)
            allow_seconds(question.seconds)
            begun = time.monotonic()
            try:
                said = model.answer(question, asked.pictures, partial(self._token, question.most_tokens))
            except VouchError as problem:
                self._fail(problem)
            else:
                took = time.monotonic() - begun
                told = replace(said, loading=loading, seconds=took, card=model.card, spared=spared)
                send(self._answers, Kind.END, encode(told))
                loading = 0.0

    def refuse(self, problem: VouchError) -> None:
        """Says to every question why there is no answer."""
        while self._waiting.get() is not None:
            self._fail(problem)

    def _listen(self) -> None:
        pictures: tuple[bytes, ...] = ()
        while (frame := receive(self._tasks)) is not None:
            if frame.kind is Kind.CANCEL:
                self._taken_back.set()
            elif frame.kind is Kind.DATA:
                pictures = (*pictures, frame.body)
            else:
                self._taken_back.clear()
                self._waiting.put(_Asked(frame.body, pictures))
                pictures = ()
        self._waiting.put(None)

    def _token(self, most: int, done: int) -> None:
        if self._taken_back.is_set():
            raise Cancelled
        send(self._answers, Kind.STEP, encode(Step("thinking", done, most)))

    def _fail(self, problem: VouchError) -> None:
        send(self._answers, Kind.FAILURE, encode(Failure(problem.code, problem.facts)))
