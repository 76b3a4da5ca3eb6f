"""What a reader process runs: one source after another from its input, pages and readings to its output.

It has no vault, no keys and no secrets of the environment; its own standard output is out of reach of foreign code.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from core.catalogue import bundled_types, with_own_types
from core.domain.codec import decode, encode
from core.domain.document import Failure
from core.domain.errors import OutOfMemory, ReaderCrashed, TooDeep, VouchError
from core.domain.page import Page
from core.domain.schema import DocumentType
from core.pipeline import Tools, interpret
from core.ports import Interpretation, Limits, PageImage, Recognizer
from core.work.limits import allow_seconds, confine, resident_mb, return_memory
from core.work.protocol import End, Kind, Step, Task, image_body, part_body, receive, send
from models.ocr import DEFAULT, recognizer, second

STEP_EVERY = 10
HEAVY_MB = 500
"""a reader that works with so much gives back what it can before it is looked at"""


def main(arguments: Sequence[str] = ()) -> int:
    """Serve tasks until the input ends. `--types FILE` adds types of a user's own, `--threads N` bounds OCR.

    `--engine NAME` has pages read by that engine; `--look NAME` reads one picture from the input instead of tasks.
    """
    tasks, answers = _pipes()
    confine(Limits())
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    if "--look" in given:
        return _look(given["--look"], tasks, answers)
    own = [Path(path) for name, path in zip(arguments[::2], arguments[1::2], strict=True) if name == "--types"]
    threads, engine = int(given.get("--threads", 0)), given.get("--engine", DEFAULT)
    eyes, second_eyes = recognizer(threads, engine), second(threads, engine)
    reader = _Reader(answers, with_own_types(bundled_types(), *own), eyes, second_eyes)
    send(answers, Kind.READY)
    while (frame := receive(tasks)) is not None:
        data = receive(tasks)
        if data is None:
            break
        reader.serve(decode(Task, frame.body), data.body)
        del frame, data
        return_memory()
    return 0


def _look(engine: str, tasks: BinaryIO, answers: BinaryIO) -> int:
    """Writes what an engine reads of the picture that is the input."""
    from models.ocr.looking import look  # noqa: PLC0415 (its libraries are heavy)

    with answers:
        answers.write(encode(look(engine, tasks.read())))
    return 0


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Input and output for ourselves; what foreign code reads is empty, what it prints is lost."""
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)
    return tasks, answers


class _Reader:
    """Answers tasks over one stream."""

    def __init__(
        self, answers: BinaryIO, types: Mapping[str, DocumentType], eyes: Recognizer, second_eyes: Recognizer | None
    ) -> None:
        self._answers, self._types, self._eyes, self._second = answers, types, eyes, second_eyes
        self._limits = Limits()

    def serve(self, task: Task, data: bytes) -> None:
        """Read one source and say what it says, or why it cannot be read."""
        self._limits = task.limits
        allow_seconds(task.limits.seconds_without_page)
        tools = Tools(self._types, self._eyes, self._second, task.limits)
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
