"""Serves tasks: one source after another from the input, pages and readings to the output."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from core.catalogue import bundled_types, with_own_types
from core.domain.codec import decode, encode
from core.domain.document import Failure
from core.domain.errors import OutOfMemory, ReaderCrashed, TooDeep, VouchError
from core.domain.page import Page
from core.pipeline import Tools, interpret
from core.ports import Interpretation, Limits, PageImage
from core.work.confining import Confinement
from core.work.limits import allow_seconds, resident_mb, return_memory
from core.work.protocol import End, Kind, Step, Task, image_body, part_body, receive, send
from models.ocr import recognizer, second

BLIND = "none"
"""the engine of a reader that reads no pictures"""
STEP_EVERY = 10
HEAVY_MB = 500
"""a reader that works with so much gives back what it can before it is looked at"""


def serve(tasks: BinaryIO, answers: BinaryIO, wanted: Wanted) -> None:
    """Reads one source after another until the input ends."""
    eyes = None if wanted.engine == BLIND else recognizer(wanted.threads, wanted.engine)
    second_eyes = None if wanted.engine == BLIND else second(wanted.threads, wanted.engine)
    tools = Tools(with_own_types(bundled_types(), *wanted.types), eyes, second_eyes, trusted=wanted.trusted)
    reader = _Reader(answers, tools)
    gc.freeze()
    send(answers, Kind.READY, encode(wanted.confinement))
    while (frame := receive(tasks)) is not None:
        data = receive(tasks)
        if data is None:
            break
        reader.serve(decode(Task, frame.body), data.body)
        del frame, data
        return_memory()
        gc.freeze()  # libraries and types are there to stay: to look them through each time takes 80 ms


class Wanted(NamedTuple):
    """How a reader is to read."""

    types: tuple[Path, ...]
    """files of a user's own types"""
    threads: int
    """of recognition; 0 leaves it to the cores"""
    engine: str
    confinement: Confinement
    """what holds this reader, to be told to the parent"""
    trusted: tuple[bytes, ...] = ()
    """certificates and keys of the user's, by which signatures are judged"""


class _Reader:
    """Answers tasks over one stream."""

    def __init__(self, answers: BinaryIO, tools: Tools) -> None:
        self._answers, self._tools = answers, tools
        self._limits = Limits()

    def serve(self, task: Task, data: bytes) -> None:
        """Read one source and say what it says, or why it cannot be read."""
        self._limits = task.limits
        allow_seconds(task.limits.seconds_without_page)
        tools = replace(self._tools, limits=task.limits)
        try:
            self._end(interpret(task.source(data), tools, self._page, self._step))
        except VouchError as problem:
            self._fail(problem)
        except MemoryError:
            self._fail(OutOfMemory())
        except RecursionError:
            self._fail(TooDeep())
        except OSError:
            raise
        except Exception as problem:  # noqa: BLE001 (the edge of the process: the parent is told where, then it ends)
            self._fail(ReaderCrashed(where=_place(problem)))
            sys.exit(1)

    def _page(self, page: Page, image: PageImage | None) -> None:
        if image is not None:
            send(self._answers, Kind.IMAGE, image_body(image))
        send(self._answers, Kind.PAGE, encode(page))
        allow_seconds(self._limits.seconds_without_page)

    def _step(self, step: str, done: int, total: int) -> None:
        if done % STEP_EVERY == 0 or done == total:
            send(self._answers, Kind.STEP, encode(Step(step, done, total)))

    def _end(self, said: Interpretation) -> None:
        if resident_mb(os.getpid()) > HEAVY_MB:
            return_memory()
        for part in said.parts:
            send(self._answers, Kind.PART, part_body(part))
        send(self._answers, Kind.END, encode(End(said.readings)))

    def _fail(self, problem: VouchError) -> None:
        send(self._answers, Kind.FAILURE, encode(Failure(problem.code, problem.facts)))


def _place(problem: Exception) -> str:
    """Where a fault arose and of what kind, without a word of the document."""
    frame = traceback.extract_tb(problem.__traceback__)[-1]
    return f"{type(problem).__name__} at {Path(frame.filename).name}:{frame.lineno}"
