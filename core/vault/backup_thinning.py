"""Which backups stay: the 3 latest, and the latest of each of the last 7 days, 4 weeks and 12 months that have one.

Days without a backup do not count: a clock that jumps, or a year without the drive, takes none away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from core.domain.backup import Manifest
from core.domain.errors import BackupDamaged, BackupMissing
from core.vault import backup_listing as folders

LATEST, DAYS, WEEKS, MONTHS = 3, 7, 4, 12
SPANS: tuple[tuple[int, Callable[[date], object]], ...] = (
    (DAYS, lambda day: day),
    (WEEKS, lambda day: day.isocalendar()[:2]),
    (MONTHS, lambda day: (day.year, day.month)),
)


def staying(backups: Sequence[Manifest]) -> tuple[Manifest, ...]:
    """Those of some backups (the oldest first) that stay."""
    kept = {one.name for one in backups[-LATEST:]}
    for most, span in SPANS:
        spans: set[object] = set()
        for one in reversed(backups):
            its = span(date.fromisoformat(one.made_at[:10]))
            if its not in spans and len(spans) < most:
                spans.add(its)
                kept.add(one.name)
    return tuple(one for one in backups if one.name in kept)


def thin(folder: Path) -> int:
    """Takes away the backups that need not stay, and the sealed files that no other holds; how many backups went.

    Where what is left of a damaged backup may still need a file, no sealed file is taken away.
    """
    backups = folders.found(folder)
    return _take_away(folder, backups, staying(backups))


def drop_before(folder: Path, line: int) -> int:
    """Takes away the backups that end before a line of the audit trail, and what only they hold; how many went.

    Raises BackupMissing where none would stay, and BackupDamaged where it cannot be told what only they hold.
    """
    backups = folders.found(folder)
    stay = [one for one in backups if one.line >= line]
    if not stay:
        raise BackupMissing(folder=str(folder))
    unknown = [path.parent.name for path in folders.damaged(folder)]
    for name in (*unknown, *(one.name for one in stay if folders.listing(folder, one) is None)):
        raise BackupDamaged(file=folders.LISTING, backup=name)
    return _take_away(folder, backups, stay)


def _take_away(folder: Path, backups: Sequence[Manifest], stay: Sequence[Manifest]) -> int:
    gone = [one for one in backups if one not in stay]
    for one in gone:
        folders.remove(folder, one.name)
    if gone and not folders.damaged(folder):
        _clear(folder, stay)
    return len(gone)


def _clear(folder: Path, stay: Sequence[Manifest]) -> None:
    """Removes sealed files that none of these backups hold."""
    listings = [folders.listing(folder, one) for one in stay]
    if any(one is None for one in listings):
        return
    needed = folders.together(one for one in listings if one)
    for kind in folders.SEALED:
        for path in (folder / kind).glob("??/*"):
            if path.relative_to(folder).as_posix() not in needed:
                path.unlink(missing_ok=True)
