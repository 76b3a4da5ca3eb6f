"""What an interrupted change of the vault's key left: it opens with the old key file or with the new one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from core.domain.errors import VaultDamaged, VaultMissing
from core.vault import durable
from core.vault.database import DATABASE, open_database, transaction
from core.vault.keyfile import KEY_FILE, KeyFile, read_key_file
from core.vault.lock import WriterLock
from core.vault.sealing import derive

NEXT = "next"
"""the folder with the database and the key file that are to come into their place, in this order"""


def settle(home: Path, key_of: Callable[[KeyFile], bytes]) -> None:
    """Puts the key file in place that opens the database, and clears away the other. Raises VaultBusy."""
    if not (home / NEXT).is_dir():
        return
    lock = WriterLock(home)
    try:
        coming = _coming(home)
        if coming and not _opens(home, key_of(read_key_file(home))) and _opens(home, key_of(coming)):
            with durable.translated():
                (home / NEXT / KEY_FILE).replace(home / KEY_FILE)
                durable.sync_folder(home)
        shutil.rmtree(home / NEXT, ignore_errors=True)
    finally:
        lock.release()


def _coming(home: Path) -> KeyFile | None:
    """The key file that was to come; None where it was not written whole: then the database never came either."""
    try:
        return read_key_file(home / NEXT)
    except (VaultMissing, VaultDamaged):
        return None


def _opens(home: Path, key: bytes) -> bool:
    """Whether a key is that of the database which lies there."""
    if not (home / DATABASE).exists():
        return False
    engine = open_database(home, derive(key, "database"), read_only=True)
    try:
        with transaction(engine) as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except VaultDamaged:
        return False
    finally:
        engine.dispose()
    return True
