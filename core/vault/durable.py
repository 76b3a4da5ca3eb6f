"""Files that are whole or not there, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from core.domain.errors import DiskFailed, DiskFull, FileDenied

UNFINISHED = ".part"
FAILURES = (errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.EMFILE, errno.ENFILE)


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Puts a file in its place: write a copy, fsync, rename, fsync the folder. Raises DiskFull, FileDenied."""
    with translated():
        make_folder(path.parent)
        copy = path.with_name(f"{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
        try:
            _write_through(copy, pieces)
            copy.replace(path)
        finally:
            copy.unlink(missing_ok=True)
        sync_folder(path.parent)


def make_folder(folder: Path) -> None:
    """Makes a private folder and those above it; each new name is made durable, or a power cut takes all below it."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    sync_folder(folder.parent)


def sweep(path: Path) -> None:
    """Removes the copies of a file that were never finished. Only for one whom nobody else writes beside."""
    with translated():
        for copy in path.parent.glob(f"{path.name}.*{UNFINISHED}"):
            copy.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable, where the system can."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def sync_file(path: Path) -> None:
    """Makes a file durable that another library wrote."""
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def translated() -> Iterator[None]:
    """The system's errors about files as those of Vouch."""
    try:
        yield
    except OSError as problem:
        if problem.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from problem
        if isinstance(problem, PermissionError) or problem.errno == errno.EROFS:
            raise FileDenied from problem
        if problem.errno in FAILURES:
            raise DiskFailed from problem
        raise


def _write_through(path: Path, pieces: Iterable[bytes]) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
