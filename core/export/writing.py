"""A file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import os
from pathlib import Path

from core.domain.errors import ExportFailed


def write(path: Path, data: bytes) -> str:
    """Puts a file in place (beside its name, flushed to the disk, then renamed); its SHA-256. Raises ExportFailed."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
        _flush_folder(path.parent)
    except OSError as problem:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise ExportFailed(file=path.name) from problem
    return hashlib.sha256(data).hexdigest()


def _flush_folder(folder: Path) -> None:
    """Makes the rename last through a power cut, where folders can be flushed (not on Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
