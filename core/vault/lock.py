"""One writer per vault: a lock of the operating system, which ends with its process however that ends."""

from __future__ import annotations

import os
import sys
import time
from contextlib import suppress
from pathlib import Path

from core.domain.errors import VaultBusy
from core.vault import durable

LOCK_FILE = "vault.lock"
LOOKS, MOMENT = 20, 0.005
"""how often one who comes at the same moment looks for who came first"""
PATIENCE = 2.0
"""seconds for which a process that began another one, and was killed before that ran, may seem to hold it still"""

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        os.lseek(handle, 1 << 20, os.SEEK_SET)  # beyond the text, which others must be able to read
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _ended(_: str) -> bool:
        return False  # what a process begins there has no handle of the lock
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _ended(process: str) -> bool:
        try:
            os.kill(int(process), 0)
        except ProcessLookupError:
            return True
        except (PermissionError, ValueError, OverflowError):  # somebody else's, or not yet known
            return False
        return False


class WriterLock:
    """The right to write a vault, held until it is released."""

    def __init__(self, home: Path) -> None:
        """Raises VaultBusy naming the process that holds it, and a FileError."""
        with durable.translated():
            self._handle = os.open(home / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                self._hold()
            except (OSError, VaultBusy):
                os.close(self._handle)
                raise

    def _hold(self) -> None:
        end = time.monotonic() + PATIENCE
        while not self._held():
            holder = self._holder()
            if not _ended(holder) or time.monotonic() > end:
                raise VaultBusy(process=holder)
            time.sleep(MOMENT)
        os.ftruncate(self._handle, 0)
        os.lseek(self._handle, 0, os.SEEK_SET)
        os.write(self._handle, str(os.getpid()).encode("ascii"))

    def _held(self) -> bool:
        try:
            _try_lock(self._handle)
        except OSError:
            return False
        return True

    def _holder(self) -> str:
        """The process that holds it, which writes its number just after it took hold."""
        for _ in range(LOOKS):
            os.lseek(self._handle, 0, os.SEEK_SET)
            if holder := os.read(self._handle, 20).decode("ascii", "replace").strip():
                return holder
            time.sleep(MOMENT)
        return "?"

    def release(self) -> None:
        """Lets others write."""
        with suppress(OSError):  # whoever holds it next writes anew
            os.ftruncate(self._handle, 0)
        os.close(self._handle)


def writer_of(home: Path) -> str | None:
    """The process that writes a vault now, or None."""
    try:
        WriterLock(home).release()
    except VaultBusy as busy:
        return busy.facts["process"]
    return None
