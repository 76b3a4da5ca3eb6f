"""A folder of its own for every reader, which goes with it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import psutil

NAME = "vouch-reader-"


def own_folder() -> Path:
    """A new empty folder for a reader of this process."""
    return Path(tempfile.mkdtemp(prefix=f"{NAME}{os.getpid()}-"))


def clear_away() -> None:
    """Removes the folders that readers of a program which was killed left behind."""
    for folder in Path(tempfile.gettempdir()).glob(f"{NAME}*-*"):
        owner = folder.name.removeprefix(NAME).partition("-")[0]
        if owner.isdecimal() and not psutil.pid_exists(int(owner)):
            shutil.rmtree(folder, ignore_errors=True)
