"""A database without what was deleted from it: no old page, no old log, nothing between the rows of its pages."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from core.domain.errors import DiskFull, VaultBusy
from core.ports import Progress
from core.vault import audit, private
from core.vault.database import transaction, translated
from core.vault.rows import RECENT
from core.vault.tables import AUDIT
from core.vault.vault import Vault

log = logging.getLogger(__name__)

CLEAN = "erasure_finished"
"""what the trail says once nothing is left of what it says was erased"""
COPY = "clean.part"
STEP, STEPS = "scrubbing", 3


def erased_last(vault: Vault) -> int:
    """The line of the trail that erased last; 0 where none did."""
    with transaction(vault.engine) as connection:
        erasing = AUDIT.c.action.in_((audit.ERASED, audit.FORGOTTEN))
        return connection.scalar(select(func.max(AUDIT.c.sequence)).where(erasing)) or 0


def due(vault: Vault) -> bool:
    """Whether something was erased of which the database's file may still hold traces."""
    with transaction(vault.engine) as connection:
        cleaned = connection.scalar(select(func.max(AUDIT.c.sequence)).where(AUDIT.c.action == CLEAN)) or 0
    return erased_last(vault) > cleaned


def scrub(vault: Vault, home: Path, actor: str, progress: Progress) -> bool:
    """Writes the database anew without what was deleted; whether it could: nobody may look at it meanwhile.

    Ended at any moment, what there is is whole, and this is due again.
    """
    with vault.turn:
        vault.may_write()
        RECENT.forget()
        vault.witness.forget_pages()  # they are about to be others; without an imprint the next opening takes them
        try:
            with translated():
                _rewrite(vault, home / COPY, progress)
        except (VaultBusy, DiskFull) as problem:
            log.warning("not scrubbed", extra={"code": problem.code})
            return False
        finally:
            (home / COPY).unlink(missing_ok=True)
            vault.witness.pages.begin()
            vault.witness.last_word()
        vault.note(CLEAN, {}, actor)
        return True


def _rewrite(vault: Vault, copy: Path, progress: Progress) -> None:
    """Puts a copy that has only what there is over the database, and cuts its log. Raises VaultBusy."""
    copy.unlink(missing_ok=True)
    private.begin(copy)
    source, target = vault.engine.raw_connection(), vault.engine.raw_connection()
    try:
        cursor: Any = source.cursor()
        progress(STEP, 0, STEPS)
        cursor.execute("INSERT INTO words (words) VALUES ('optimize')")  # else the index keeps words of rows that went
        progress(STEP, 1, STEPS)
        cursor.execute("VACUUM INTO ?", (str(copy),))
        cursor.execute("ATTACH ? AS clean", (str(copy),))
        progress(STEP, 2, STEPS)
        source.driver_connection.backup(target.driver_connection, name="clean")  # type: ignore[union-attr]
        cursor.execute("DETACH clean")
        (busy, *_) = target.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        source.close()
        target.close()
    if busy:
        raise VaultBusy(process="?")
    progress(STEP, STEPS, STEPS)
