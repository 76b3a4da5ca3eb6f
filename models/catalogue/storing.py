"""Files of a model copied into a folder of its own, hashed on the way, and hashed again before they are used."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from core.domain.errors import DiskFailed, DiskFull
from core.domain.model_errors import ModelDamaged
from core.domain.weights import ModelFile
from models.catalogue.formats import HEAD

PIECE = 4 * 1024 * 1024
READ_ONLY = 0o444
Hear = Callable[[int], None]
"""hears of bytes as they are done"""


def copied(source: BinaryIO, size: int, target: Path, done: Hear) -> tuple[ModelFile, bytes]:
    """So many bytes of a stream as a file that nobody writes to any more, and how it begins. Raises DiskFull.

    The file is shorter where the stream ends before.
    """
    digest, head, left = hashlib.sha256(), b"", size
    try:
        with target.open("xb") as written:
            while left and (piece := source.read(min(PIECE, left))):
                written.write(piece)
                digest.update(piece)
                head = head or piece[:HEAD]
                left -= len(piece)
                done(len(piece))
            written.flush()
            os.fsync(written.fileno())
        target.chmod(READ_ONLY)
    except OSError as problem:
        raise DiskFailed from problem
    return ModelFile(target.name, size - left, digest.hexdigest()), head


def need_room(folder: Path, size: int) -> None:
    """Raises DiskFull where a folder's disk has no room for so many bytes."""
    if shutil.disk_usage(folder).free < size + PIECE:
        raise DiskFull


def compare(path: Path, expected: ModelFile, done: Hear) -> None:
    """Raises ModelDamaged where a file is not the one that it should be."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(PIECE):
                digest.update(piece)
                done(len(piece))
    except OSError:
        raise ModelDamaged(file=expected.name) from None
    if digest.hexdigest() != expected.sha256:
        raise ModelDamaged(file=expected.name)


def sync(folder: Path) -> None:
    """Has the names in a folder reach the disk, where the system can say so."""
    if os.name == "nt":
        return
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
