"""Forty ways in which programs write a file into a folder; each waits by yielding seconds."""

from __future__ import annotations

import mmap
import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

Writing = Iterator[float]
"""writes, and yields how long it then waits"""


class Pattern(NamedTuple):
    """A way of writing, and the name under which the file then lies."""

    name: str
    write: Callable[[Path, bytes], Writing]


def _piecewise(pieces: int, pause: float) -> Callable[[Path, bytes], Writing]:
    """Held open all the time, with pauses between the pieces."""

    def write(path: Path, data: bytes) -> Writing:
        with path.open("wb", buffering=0) as file:
            for piece in _pieces(data, pieces):
                file.write(piece)
                yield pause

    return write


def _appended(pieces: int, pause: float) -> Callable[[Path, bytes], Writing]:
    """Closed after each piece and opened again."""

    def write(path: Path, data: bytes) -> Writing:
        for piece in _pieces(data, pieces):
            with path.open("ab") as file:
                file.write(piece)
            yield pause

    return write


def _set_aside(pieces: int, pause: float) -> Callable[[Path, bytes], Writing]:
    """Its space is set aside first, then it is filled from the beginning."""

    def write(path: Path, data: bytes) -> Writing:
        with path.open("wb", buffering=0) as file:
            file.truncate(len(data))
            yield pause
            for piece in _pieces(data, pieces):
                file.write(piece)
                yield pause

    return write


def _set_aside_and_closed(pause: float) -> Callable[[Path, bytes], Writing]:
    """Its space is set aside by one program and filled by another, later."""

    def write(path: Path, data: bytes) -> Writing:
        with path.open("wb") as file:
            file.truncate(len(data))
        yield pause
        with path.open("r+b") as file:
            file.write(data)

    return write


def _renamed(unfinished: str, pause: float) -> Callable[[Path, bytes], Writing]:
    """Written under another name and renamed."""

    def write(path: Path, data: bytes) -> Writing:
        other = path.with_name(unfinished.format(path.name))
        yield from _piecewise(3, pause)(other, data)
        other.replace(path)

    return write


def _rewritten(pause: float, *, closed: bool) -> Callable[[Path, bytes], Writing]:
    """Half of it is written, cut off, and all of it written again."""

    def write(path: Path, data: bytes) -> Writing:
        file = path.open("wb", buffering=0)
        file.write(data[: len(data) // 2])
        yield pause
        if closed:
            file.close()
            file = path.open("wb", buffering=0)
        file.seek(0)
        file.truncate()
        yield pause
        file.write(data)
        file.close()

    return write


def _overwritten(path: Path, data: bytes) -> Writing:
    """Other bytes of the same length are overwritten in place."""
    with path.open("wb", buffering=0) as file:
        file.write(bytes(reversed(data)))
        for start in range(0, len(data), 1 + len(data) // 5):
            yield 20.0
            file.seek(start)
            file.write(data[start : start + 1 + len(data) // 5])


def _mapped(path: Path, data: bytes) -> Writing:
    """Written through memory."""
    with path.open("w+b") as file:
        file.truncate(len(data))
        with mmap.mmap(file.fileno(), len(data)) as memory:
            for start in range(0, len(data), 1 + len(data) // 4):
                memory[start : start + 1 + len(data) // 4] = data[start : start + 1 + len(data) // 4]
                yield 15.0


def _dated_back(path: Path, data: bytes) -> Writing:
    """Copied with the time of its model, as copying programs do at the end."""
    yield from _piecewise(4, 1.0)(path, data)
    os.utime(path, ns=(10**18, 10**18))


def _linked(path: Path, data: bytes) -> Writing:
    """Written under a hidden name, then linked to its own."""
    other = path.with_name(f".{path.name}")
    yield from _piecewise(3, 3.0)(other, data)
    path.hardlink_to(other)
    other.unlink()


def _empty_first(pause: float) -> Callable[[Path, bytes], Writing]:
    """There without content for a while."""

    def write(path: Path, data: bytes) -> Writing:
        path.touch()
        yield pause
        path.write_bytes(data)

    return write


def _two_writers(path: Path, data: bytes) -> Writing:
    """Two programs write at once; one stays when the other is done."""
    with path.open("wb", buffering=0) as first, path.open("r+b", buffering=0) as second:
        first.write(data[: len(data) // 2])
        first.close()
        yield 30.0
        second.seek(len(data) // 2)
        second.write(data[len(data) // 2 :])


def _made_anew(path: Path, data: bytes) -> Writing:
    """Removed and made anew."""
    path.write_bytes(b"draft")
    yield 1.0
    path.unlink()
    yield 3.0
    path.write_bytes(data)


def _replaced(path: Path, data: bytes) -> Writing:
    """A longer version takes its place before it came to rest."""
    path.write_bytes(data[:100])
    yield 1.0
    other = path.with_name(f"{path.name}.tmp")
    other.write_bytes(data)
    other.replace(path)


def _moved_with_its_folder(path: Path, data: bytes) -> Writing:
    """Comes in a folder that is moved there whole."""
    beside = path.parent.parent / f".moving {path.name}"
    beside.mkdir()
    yield from _piecewise(3, 4.0)(beside / path.name, data)
    (beside / path.name).replace(path)
    beside.rmdir()


def _touched(path: Path, data: bytes) -> Writing:
    """Its time goes on changing for a while after its last byte."""
    path.write_bytes(data)
    for second in range(5):
        yield 1.0
        os.utime(path, (1_700_000_000 + second,) * 2)


def _holed(path: Path, data: bytes) -> Writing:
    """Its end is there first, its beginning last."""
    with path.open("wb", buffering=0) as file:
        file.seek(len(data) // 2)
        file.write(data[len(data) // 2 :])
        yield 45.0
        file.seek(0)
        file.write(data[: len(data) // 2])


def _pieces(data: bytes, number: int) -> list[bytes]:
    size = -(-len(data) // number)
    return [data[start : start + size] for start in range(0, len(data), size)]


def content(number: int) -> bytes:
    """What is written: another file for each number."""
    luck = random.Random(number)
    return luck.randbytes(luck.choice((100, 5_000, 70_000))) + b"end"


PATTERNS = (
    Pattern("at once", _piecewise(1, 0.0)),
    Pattern("a byte or so a second", _piecewise(90, 1.0)),
    Pattern("ten pieces a second", _piecewise(200, 0.1)),
    Pattern("many pieces without a pause", _piecewise(500, 0.0)),
    *(Pattern(f"held open, pauses of {pause:g} s", _piecewise(4, pause)) for pause in (2.0, 5.0, 10.0, 30.0, 60.0)),
    *(Pattern(f"closed and opened, pauses of {pause:g} s", _appended(4, pause)) for pause in (0.2, 0.7, 1.4)),
    *(Pattern(f"set aside, pauses of {pause:g} s", _set_aside(3, pause)) for pause in (0.5, 5.0, 60.0)),
    *(Pattern(f"set aside, closed, {pause:g} s", _set_aside_and_closed(pause)) for pause in (1.0, 30.0, 60.0)),
    Pattern("a download of Chrome", _renamed("{}.crdownload", 2.0)),
    Pattern("a download of Firefox", _renamed("{}.part", 10.0)),
    Pattern("a download of Safari", _renamed("{}.download", 5.0)),
    Pattern("a download of Opera", _renamed("{}.opdownload", 5.0)),
    Pattern("a transfer", _renamed("{}.filepart", 60.0)),
    Pattern("a temporary file", _renamed("{}.tmp", 4.0)),
    Pattern("a hidden file", _renamed(".{}", 4.0)),
    Pattern("a file of rsync", _renamed(".{}.x8Zq1f", 3.0)),
    Pattern("an office program's copy", _renamed("~${}", 3.0)),
    *(Pattern(f"cut off and written again, {pause:g} s", _rewritten(pause, closed=False)) for pause in (1.0, 60.0)),
    *(Pattern(f"opened anew and rewritten, {pause:g} s", _rewritten(pause, closed=True)) for pause in (0.3, 1.4)),
    Pattern("overwritten in place", _overwritten),
    Pattern("written through memory", _mapped),
    Pattern("dated back", _dated_back),
    Pattern("linked", _linked),
    *(Pattern(f"empty for {pause:g} s", _empty_first(pause)) for pause in (3.0, 60.0)),
    Pattern("two writers", _two_writers),
    Pattern("made anew", _made_anew),
    Pattern("replaced", _replaced),
    Pattern("moved with its folder", _moved_with_its_folder),
    Pattern("touched", _touched),
    Pattern("its beginning last", _holed),
)
