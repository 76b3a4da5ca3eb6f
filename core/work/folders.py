"""A folder of its own for every reader, which goes with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import psutil

from core.domain.errors import DiskFailed, DiskFull

NAME = "vouch-reader-"
ROOM = 32_000_000
"""bytes that a reader may need for the picture of a page; recognizers say nothing where they find less"""


def own_folder() -> Path:
    """A new empty folder for a reader of this process. Raises DiskFull, DiskFailed."""
    try:
        need_room()
        return Path(tempfile.mkdtemp(prefix=f"{NAME}{os.getpid()}-"))
    except OSError as problem:
        raise DiskFailed from problem


def need_room() -> None:
    """Raises DiskFull where a reader has too little room to lay things down."""
    if shutil.disk_usage(tempfile.gettempdir()).free < ROOM:
        raise DiskFull


def clear_away() -> None:
    """Removes the folders that readers of a program which was killed left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{NAME}*-*"):
        owner = folder.name.removeprefix(NAME).partition("-")[0]
        if owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
