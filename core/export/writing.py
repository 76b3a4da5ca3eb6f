"""A file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Protocol

from core.domain.errors import ExportFailed

PIECE = 1 << 20
PART = ".part"


class Filling(Protocol):
    """Fills a file; what is not put together yet may lie in the folder."""

    def __call__(self, file: IO[bytes], *, folder: Path) -> None: ...


def write(path: Path, data: bytes) -> str:
    """Puts a file in place (beside its name, flushed to the disk, then renamed); its SHA-256. Raises ExportFailed."""
    return write_pieces(path, (data,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> str:
    """Puts a file in place, piece by piece; its SHA-256. Raises ExportFailed, and what giving the pieces raises."""
    digest = hashlib.sha256()
    with _placed(path) as file:
        for piece in pieces:
            file.write(piece)
            digest.update(piece)
    return digest.hexdigest()


def write_filled(path: Path, fill: Filling) -> str:
    """Puts in place a file that `fill` fills, with a folder of its own for the while; its SHA-256.

    Raises ExportFailed, and what filling raises.
    """
    with _placed(path) as file:
        with tempfile.TemporaryDirectory(PART, _before(path), path.parent) as folder:
            fill(file, folder=Path(folder))
        return _digest(file)


def write_zip(path: Path, members: Iterable[tuple[str, bytes]]) -> str:
    """Puts an archive in place, member by member, so that it may be larger than memory; its SHA-256.

    Members of the same name are numbered. Raises ExportFailed, and what giving the members raises.
    """
    given: set[str] = set()
    with _placed(path) as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in members:
                archive.writestr(_free(name, given), data)
        return _digest(file)


def _digest(file: IO[bytes]) -> str:
    """The SHA-256 of what stands in an open file."""
    file.seek(0)
    digest = hashlib.sha256()
    while piece := file.read(PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _before(path: Path) -> str:
    """What the names of a file's parts begin with."""
    return f".{path.name}."


@contextlib.contextmanager
def _placed(path: Path) -> Iterator[IO[bytes]]:
    """A file to be filled, which then takes its place; where it could not be filled, nothing is left of it."""
    beside = path.with_name(f"{_before(path)}{os.getpid()}{PART}")
    try:
        _make(path.parent)
        _sweep(path)
        with beside.open("w+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as problem:
        raise ExportFailed(file=path.name) from problem
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def _make(folder: Path) -> None:
    """Makes a folder and those above it, each of which must outlive a power cut as what lies in it does."""
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(exist_ok=True)
    _flush_folder(folder.parent)


def _sweep(path: Path) -> None:
    """Removes what earlier writings of the same file left when they were killed."""
    for left in path.parent.glob(f"{glob.escape(_before(path))}*{PART}"):
        shutil.rmtree(left) if left.is_dir() else left.unlink()


def _free(name: str, given: set[str]) -> str:
    """A name that no other member has, also where case does not count."""
    free, number = name, 1
    while free.casefold() in given:
        number += 1
        stem, dot, ending = name.rpartition(".")
        free = f"{stem} ({number}).{ending}" if dot and stem else f"{name} ({number})"
    given.add(free.casefold())
    return free


def _flush_folder(folder: Path) -> None:
    """Makes the rename last through a power cut, where folders can be flushed (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
