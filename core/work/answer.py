"""One reader's answer as it comes in, frame by frame, each checked before it is believed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from core.domain.document import Reading
from core.domain.errors import FileEmpty, OutOfMemory, ReaderCrashed, ReaderLied, ReadingError, VouchError
from core.domain.page import Part
from core.ports import Interpretation, Limits, PageImage, PageSink, Progress
from core.work.protocol import MOST_VALUES, End, Frame, Kind, Step, failure_of, image_of, page_of, part_of, told

MOST_PAGES = 50_000
MOST_STEPS = 2**31 - 1
"""that a bar of progress can show"""
STEP = re.compile(r"[a-z_.]{1,40}")
LONGEST_FACT = 200
"""of a failure; it goes into the log"""


class Answer:
    """Takes the frames of one task. Raises ReaderLied for what a reader may not say, and the error it reports."""

    def __init__(self, limits: Limits, pages: PageSink, progress: Progress) -> None:
        self._limits, self._sink, self._progress = limits, pages, progress
        self._image: PageImage | None = None
        self._parts: list[Part] = []
        self._again: set[int] = set()
        self.pages = 0
        self.done = False
        """whether the reader has said its last word and can go on"""

    def take(self, frame: Frame) -> Interpretation | None:
        """The interpretation, once the last frame has come."""
        if frame.kind is Kind.END:
            return self._end(frame.body)
        steps: Mapping[Kind, Callable[[bytes], None]] = {
            Kind.PAGE: self._page,
            Kind.IMAGE: self._picture,
            Kind.STEP: self._step,
            Kind.PART: self._part,
            Kind.FAILURE: self._failure,
        }
        if frame.kind not in steps:
            raise ReaderLied
        steps[frame.kind](frame.body)
        return None

    def _page(self, body: bytes) -> None:
        page = page_of(body)
        image, self._image = self._image, None
        again = 1 <= page.number <= self.pages  # after a second look, once
        follows = page.number not in self._again if again else page.number == self.pages + 1
        if not follows or page.number > MOST_PAGES or (image and image.number != page.number):
            raise ReaderLied
        if again:
            self._again.add(page.number)
        self.pages = max(self.pages, page.number)
        self._sink(page, image)

    def _picture(self, body: bytes) -> None:
        if self._image is not None:
            raise ReaderLied
        self._image = image_of(body)

    def _step(self, body: bytes) -> None:
        step = told(Step, body)
        if not 0 <= step.done <= MOST_STEPS or not 0 <= step.total <= MOST_STEPS or not STEP.fullmatch(step.step):
            raise ReaderLied
        self._progress(step.step, step.done, step.total)

    def _part(self, body: bytes) -> None:
        if len(self._parts) >= self._limits.parts:
            raise ReaderLied
        self._parts.append(part_of(body))

    def _failure(self, body: bytes) -> None:
        failure = failure_of(body)
        self.done = failure.code not in (ReaderCrashed.code, OutOfMemory.code)
        known: tuple[type[VouchError], ...] = (*_errors(ReadingError), FileEmpty)
        kind = next((kind for kind in known if kind.code == failure.code), ReaderCrashed)
        raise kind(**{name: fact[:LONGEST_FACT] for name, fact in failure.facts.items()})

    def _end(self, body: bytes) -> Interpretation:
        readings = told(End, body, MOST_VALUES[Kind.END]).readings
        if self._image is not None or not all(self._fits(reading) for reading in readings):
            raise ReaderLied
        self.done = True
        return Interpretation(readings, tuple(self._parts))

    def _fits(self, reading: Reading) -> bool:
        """Whether a reading speaks of pages that were sent."""
        return all(1 <= number <= self.pages for number in reading.pages)


def _errors(root: type[VouchError]) -> Iterator[type[VouchError]]:
    """Every error a reader may report."""
    for kind in root.__subclasses__():
        yield kind
        yield from _errors(kind)
