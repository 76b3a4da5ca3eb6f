"""Looking through backups without the vault and without its key."""

from __future__ import annotations

from pathlib import Path

from core.domain.backup import Progress, Verified, Wrong
from core.domain.errors import BackupMissing
from core.vault import backup_listing as folders

EACH = 50


def verify(folder: Path, progress: Progress) -> Verified:
    """Looks through every file of every backup of a folder, those they share once. Raises BackupMissing."""
    backups = folders.found(folder)
    altered = {path.parent.name: path for path in folders.damaged(folder)}
    broken = [
        Wrong(path.relative_to(folder).as_posix(), missing=False, backups=(name,)) for name, path in altered.items()
    ]
    if not backups and not broken:
        raise BackupMissing(folder=str(folder))
    listings = {one.name: folders.listing(folder, one) for one in backups}
    lost = [name for name, listed in listings.items() if listed is None]
    broken += [Wrong(f"{folders.BACKUPS}/{name}/{folders.LISTING}", missing=False, backups=(name,)) for name in lost]
    sums = folders.together(listed for listed in listings.values() if listed)
    for number, (path, expected) in enumerate(sorted(sums.items()), 1):
        if number % EACH == 0 or number == len(sums):
            progress("verifying", number, len(sums))
        found = folders.sum_of(folder / path)
        if found != expected:
            of = tuple(name for name, listed in listings.items() if listed and path in listed)
            broken.append(Wrong(path, missing=found is None, backups=of))
    return Verified(backups, len(sums), tuple(broken))
