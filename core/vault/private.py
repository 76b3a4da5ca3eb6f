"""Folders and files that nobody but their owner may open. On Windows a user's own folders are so by themselves."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from core.vault import durable

FOLDER, FILE = 0o700, 0o600
OTHERS = stat.S_IRWXG | stat.S_IRWXO


def begin(file: Path) -> None:
    """Makes an empty private file, where there is none. What SQLite lays beside its database is as open as that is."""
    with durable.translated(), suppress(FileExistsError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE))


def protect(home: Path, state: Path) -> None:
    """Closes a vault that was made when its files were open. Sealed files have always been private."""
    if sys.platform == "win32":
        return
    folders = [home / name for name in ("originals", "images")]
    below = [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.is_dir()]
    _close([home, state, *folders, *below], FOLDER)
    _close([*home.glob("vault.*"), *(path for path in state.glob("*") if path.is_file())], FILE)


def _close(paths: Iterable[Path], mode: int) -> None:
    """Those of another owner stay as they are, and folders that are shared on purpose, as /tmp is."""
    for path in paths:
        with suppress(FileNotFoundError, PermissionError):
            now = path.lstat().st_mode
            if now & OTHERS and not now & stat.S_ISVTX and not stat.S_ISLNK(now):
                path.chmod(mode)
