"""What parent and reader process say to each other: frames of a kind, a length and so many bytes.

The parent sends TASK, then DATA. The reader says READY once; for each task it sends IMAGE and PAGE frames as pages
are read, STEP frames in between, PART frames, and last END or FAILURE. A model host is sent a TASK behind the
pictures that belong to it, as DATA, and answers with STEP frames and END or FAILURE, sooner where CANCEL follows. The
parent believes nothing: kinds, order, sizes and contents are checked.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from enum import Enum
from typing import BinaryIO, NamedTuple, TypeVar

from core.domain.codec import Malformed, decode
from core.domain.document import Failure, Reading, Source
from core.domain.errors import ReaderLied
from core.domain.page import Page, Part
from core.ports import Limits, PageImage

HEADER = struct.Struct(">cI")
NAME = struct.Struct(">H")
NUMBER = struct.Struct(">I")
MEGABYTE = 1024 * 1024
MARKS = (b",", b"[", b"{")
Value = TypeVar("Value")


class Kind(bytes, Enum):
    """What a frame holds."""

    TASK = b"T"
    DATA = b"D"
    READY = b"R"
    PAGE = b"P"
    IMAGE = b"I"
    STEP = b"S"
    PART = b"A"
    END = b"E"
    FAILURE = b"F"
    CANCEL = b"C"


MOST_VALUES = {Kind.PAGE: 1_000_000, Kind.END: 6_000_000}
"""lists, objects and members in a body: each takes a hundred times its letter in memory once it is decoded"""
ORDINARY_VALUES = 20_000
IN_ALL = {
    Kind.PAGE: 4096 * MEGABYTE,
    Kind.IMAGE: 8192 * MEGABYTE,
    Kind.STEP: 64 * MEGABYTE,
}
"""bytes of the frames of a kind in one answer, where it is not one frame"""
LARGEST = {
    Kind.TASK: MEGABYTE,
    Kind.DATA: 2048 * MEGABYTE,
    Kind.READY: 1024,
    Kind.PAGE: 64 * MEGABYTE,
    Kind.IMAGE: 32 * MEGABYTE,
    Kind.STEP: 1024,
    Kind.PART: 1024 * MEGABYTE,
    Kind.END: 256 * MEGABYTE,
    Kind.FAILURE: 64 * 1024,
    Kind.CANCEL: 0,
}


class Frame(NamedTuple):
    """One message."""

    kind: Kind
    body: bytes


@dataclass(frozen=True, slots=True)
class Task:
    """What a reader is asked to read; the bytes follow."""

    path: str
    sha256: str
    part: str | None
    passwords: tuple[str, ...] = field(repr=False)
    limits: Limits

    @classmethod
    def of(cls, source: Source, limits: Limits) -> Task:
        """The task that a source makes."""
        return cls(source.path, source.sha256, source.part, source.passwords, limits)

    def source(self, data: bytes) -> Source:
        """The source again, with its bytes."""
        return Source(self.path, self.sha256, data, self.part, self.passwords)


@dataclass(frozen=True, slots=True)
class Step:
    """How far a reader has come."""

    step: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class End:
    """The readings of a source, all pages and parts having gone before."""

    readings: tuple[Reading, ...]


def send(stream: BinaryIO, kind: Kind, body: bytes = b"") -> None:
    """Write one frame. Raises OSError where nobody listens."""
    stream.write(HEADER.pack(kind.value, len(body)))
    stream.write(body)
    stream.flush()


class Allowance:
    """How much one answer may still say."""

    def __init__(self, limits: Limits) -> None:
        self.renew(limits)

    def renew(self, limits: Limits) -> None:
        """Another answer begins."""
        self._left = {**LARGEST, **IN_ALL, Kind.PART: limits.unpacked_mb * MEGABYTE}

    def grant(self, kind: Kind, length: int) -> None:
        """Lets a frame of that length come in. Raises ReaderLied before it is read, where it is too much."""
        if length > min(self._left[kind], LARGEST[kind]):
            raise ReaderLied
        self._left[kind] -= length


def receive(stream: BinaryIO, allowance: Allowance | None = None) -> Frame | None:
    """The next frame, or None where the other side has ended. Raises ReaderLied for what is no frame, or too much."""
    header = stream.read(HEADER.size)
    if not header:
        return None
    if len(header) < HEADER.size:
        raise ReaderLied
    mark, length = HEADER.unpack(header)
    try:
        kind = Kind(mark)
    except ValueError:
        raise ReaderLied from None
    (allowance or Allowance(Limits())).grant(kind, length)
    body = stream.read(length)
    if len(body) < length:
        return None
    return Frame(kind, body)


def told(kind: type[Value], body: bytes, most: int = ORDINARY_VALUES) -> Value:
    """The value that a frame's body holds. Raises ReaderLied for what is none, or has more members than `most`."""
    if sum(map(body.count, MARKS)) > most:
        raise ReaderLied
    try:
        return decode(kind, body)
    except Malformed as problem:
        raise ReaderLied from problem


def image_body(image: PageImage) -> bytes:
    """A page image as a frame's body."""
    return NUMBER.pack(image.number) + image.data


def image_of(body: bytes) -> PageImage:
    """The page image of a frame's body. Raises ReaderLied for what is no WebP picture."""
    data = body[NUMBER.size :]
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise ReaderLied
    return PageImage(NUMBER.unpack_from(body)[0], data)


def part_body(part: Part) -> bytes:
    """A part as a frame's body."""
    name = part.name.encode("utf-8", "replace")[:1000]
    return NAME.pack(len(name)) + name + part.data


def part_of(body: bytes) -> Part:
    """The part of a frame's body. Raises ReaderLied."""
    if len(body) < NAME.size:
        raise ReaderLied
    (length,) = NAME.unpack_from(body)
    if NAME.size + length > len(body):
        raise ReaderLied
    return Part(body[NAME.size : NAME.size + length].decode("utf-8", "replace"), body[NAME.size + length :])


def page_of(body: bytes) -> Page:
    """The page of a frame's body. Raises ReaderLied."""
    return told(Page, body, MOST_VALUES[Kind.PAGE])


def failure_of(body: bytes) -> Failure:
    """The failure of a frame's body. Raises ReaderLied."""
    return told(Failure, body)
