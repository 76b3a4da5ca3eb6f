"""Bytes of files, read without following a link out of the folder, and what happens to the original afterwards."""

from __future__ import annotations

import errno
import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath

from core.domain.errors import (
    DiskFull,
    FileChanged,
    FileDenied,
    FileEmpty,
    FileMissing,
    FileOutside,
    FileStays,
    FileTooLarge,
    VouchError,
)
from core.intake.settle import TAKEN_FOLDER, Sighting
from core.ports import Stamp

LARGEST = 512 * 1024 * 1024
TAIL = 4096
READ_ONLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
TROUBLES: dict[int, type[VouchError]] = {
    errno.ENOENT: FileMissing,
    errno.ENOTDIR: FileMissing,
    errno.ESTALE: FileMissing,
    errno.ELOOP: FileOutside,
    errno.EMLINK: FileOutside,
    errno.ENOSPC: DiskFull,
}


class Originals(StrEnum):
    """What happens to a file once its bytes are kept."""

    LEAVE = "leave"
    MOVE = "move"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Copied:
    """The bytes of a file and how the file looked when they were read."""

    data: bytes
    stamp: Stamp


def copied(path: Path, root: Path | None = None, largest: int = LARGEST) -> Copied:
    """The whole of a file that stands still. Under a root, no link is followed. Raises a FileError."""
    with _opened(path, root) as handle:
        before = os.fstat(handle)
        if before.st_size > largest:
            raise FileTooLarge(file=path.name)
        data = _all(handle, before.st_size)
        after = os.fstat(handle)
    if _looks(before) != _looks(after) or len(data) != after.st_size:
        raise FileChanged(file=path.name)
    if not data:
        raise FileEmpty(file=path.name)
    return Copied(data, Stamp(os.fspath(path.absolute()), after.st_size, after.st_mtime_ns))


def sighting(path: Path, root: Path | None = None) -> Sighting:
    """How a file looks now. Raises a FileError where it cannot be looked at."""
    with _opened(path, root) as handle:
        facts = os.fstat(handle)
        hollow = _ends_in_zeros(handle, facts.st_size)
        return Sighting(facts.st_size, facts.st_mtime_ns, facts.st_ino, hollow, _written_to(handle))


def dispose(path: Path, root: Path, stamp: Stamp, originals: Originals) -> Path | None:
    """Leaves, moves or deletes a file whose bytes are safely kept, if it is still that file; where it lies now.

    Raises FileStays, FileChanged, FileMissing.
    """
    if originals is Originals.LEAVE:
        return path
    try:
        facts = path.lstat()
        if (facts.st_size, facts.st_mtime_ns) != (stamp.size, stamp.modified_ns):
            raise FileChanged(file=path.name)
        if originals is Originals.MOVE:
            return _moved(path, root)
        path.unlink()
    except OSError as problem:
        error = trouble(problem, path)
        raise (FileStays(file=path.name) if isinstance(error, FileDenied) else error) from problem
    return None


def trouble(problem: OSError, path: PurePath) -> VouchError:
    """The error of Vouch's own that says what the system said."""
    return TROUBLES.get(problem.errno or 0, FileDenied)(file=path.name)


def _moved(path: Path, root: Path) -> Path:
    """Moves a file to the same place under "taken"; never over another file."""
    target = root / TAKEN_FOLDER / path.relative_to(root)
    target.parent.mkdir(parents=True, exist_ok=True)
    free, number = target, 1
    while free.exists():
        number += 1
        free = target.with_name(f"{target.stem} ({number}){target.suffix}")
    return path.rename(free)


@contextmanager
def _opened(path: Path, root: Path | None) -> Iterator[int]:
    """A regular file, open for reading."""
    try:
        handle = os.open(path, READ_ONLY & ~getattr(os, "O_NOFOLLOW", 0)) if root is None else _inside(path, root)
    except OSError as problem:
        raise trouble(problem, path) from problem
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise FileDenied(file=path.name)
        yield handle
    except OSError as problem:
        raise trouble(problem, path) from problem
    finally:
        os.close(handle)


def _inside(path: Path, root: Path) -> int:
    """Opens a file folder by folder from the root, so that no link swapped in on the way is followed."""
    if os.open not in os.supports_dir_fd:
        if not path.resolve().is_relative_to(root.resolve()):
            raise FileOutside(file=path.name)
        return os.open(path, READ_ONLY)
    *folders, name = path.relative_to(root).parts
    here = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for folder in folders:
            below = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=here)
            os.close(here)
            here = below
        return os.open(name, READ_ONLY, dir_fd=here)
    except NotADirectoryError as problem:
        raise FileOutside(file=path.name) from problem
    finally:
        os.close(here)


def _all(handle: int, size: int) -> bytes:
    """Everything from a handle, a little beyond the expected size so that growth shows."""
    pieces, left = [], size + 1
    while left and (piece := os.read(handle, min(left, 1 << 20))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _looks(facts: os.stat_result) -> tuple[int, int, int]:
    return facts.st_size, facts.st_mtime_ns, facts.st_ino


def _ends_in_zeros(handle: int, size: int) -> bool:
    """Whether space was set aside that nobody has written to; of a small file that is all of it."""
    os.lseek(handle, max(0, size - TAIL), os.SEEK_SET)
    return size > 0 and not any(os.read(handle, TAIL))


def _written_to(handle: int) -> bool | None:
    """Whether anybody has the file open for writing, where the system tells.

    Linux grants a read lease only on a file that nobody writes to (fcntl(2), F_SETLEASE). A writer who comes in
    that very moment makes it send a signal: by default one that ends the process, so another is asked for.
    """
    try:
        import fcntl  # noqa: PLC0415 - POSIX only

        lease = fcntl.F_SETLEASE  # type: ignore[attr-defined,unused-ignore]
        fcntl.fcntl(handle, fcntl.F_SETSIG, signal.SIGURG)  # type: ignore[attr-defined,unused-ignore]
        fcntl.fcntl(handle, lease, fcntl.F_RDLCK)
        fcntl.fcntl(handle, lease, fcntl.F_UNLCK)
    except BlockingIOError:
        return True
    except (ImportError, AttributeError, OSError):
        return None
    return False
