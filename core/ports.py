"""What the core needs from outside, each with as few methods as it can."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from core.domain.document import Reading, Source
from core.domain.layout import Box, Word
from core.domain.page import Page, Part

Picture = NDArray[np.uint8]
"""height x width x 3, RGB, or height x width, grey"""


class Progress(Protocol):
    """Hears how far a piece of work has come."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """`step` is a code of resources/texts/steps.toml. May raise Cancelled."""


def silent(step: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


class Recognizer(Protocol):
    """Reads the words of a picture (OCR)."""

    name: str

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels of the picture, in reading order; of a region only, where one is given."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reader may use."""

    seconds_without_page: float = 60.0
    memory_mb: int = 2048
    """address space"""
    megapixels: int = 120
    """of one picture"""
    unpacked_mb: int = 1024
    """of one container, all its parts together"""
    parts: int = 2000
    depth: int = 8


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as the window shows it."""

    number: int
    data: bytes
    """an encoded picture (WebP)"""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a reader says of one source: a reading for every document in it, and the files that were inside."""

    readings: tuple[Reading, ...]
    parts: tuple[Part, ...] = ()


PageSink = Callable[[Page, PageImage | None], None]
"""takes each page as soon as it is read, so that long documents need no more memory than short ones"""


class Reader(Protocol):
    """Reads a source in a process of its own."""

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        """What the source says. Raises a ReadingError where it cannot be read; nothing else."""
