"""A vault from a backup, in an empty folder: on this machine or another one, by this account or another one.

Everything is laid aside within the folder and opened there once; the key file comes into its place last, so that a
restoring that was interrupted leaves no vault, and is begun anew.
"""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from core.domain.backup import Manifest, Progress, Restored
from core.domain.errors import BackupDamaged, BackupMissing, RestoreOccupied
from core.vault import audit, durable
from core.vault import backup_listing as folders
from core.vault.database import DATABASE, transaction
from core.vault.imprint import Pages
from core.vault.keychain import Keychain
from core.vault.keys import KEY_FILE, KeyFile, first_key, key_by_passphrase, key_by_recovery, read_key_file
from core.vault.opening import open_vault, recover_vault
from core.vault.receipt import Head, ReceiptForged, Receipts
from core.vault.sealing import derive
from core.vault.vault import Vault

ASIDE = "restoring.part"
EACH = 50


class Secret(NamedTuple):
    """What opens the vault of a backup."""

    passphrase: str
    recovery_key: str = ""
    """where it is given, the passphrase is a new one"""

    def key(self, file: KeyFile) -> bytes:
        """The vault's key. Raises PassphraseWrong, RecoveryKeyWrong."""
        return (
            key_by_recovery(file, self.recovery_key) if self.recovery_key else key_by_passphrase(file, self.passphrase)
        )

    def opened(self, home: Path, state: Path) -> Vault:
        """The vault of a folder."""
        if self.recovery_key:
            return recover_vault(home, state, self.recovery_key, self.passphrase)
        return open_vault(home, state, self.passphrase)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a vault is restored to, and by whom."""

    home: Path
    state: Path
    actor: str
    keychain: Keychain | None = None

    @property
    def aside(self) -> Path:
        """What is not in its place yet."""
        return self.home / ASIDE


def restore(source: Path, place: Place, secret: Secret, progress: Progress, *, name: str = "") -> Restored:
    """Lays a backup (the latest, or the one of that name) out as a vault, and writes so into its audit trail.

    Sealed files that are not whole are left out, and named. Raises BackupMissing, BackupDamaged, RestoreOccupied, and
    as opening a vault does; then nothing was restored.
    """
    backup = _chosen(source, name)
    sums = folders.listing(source, backup)
    if sums is None:
        raise BackupDamaged(file=folders.LISTING, backup=backup.name)
    own = folders.place(source, backup.name)
    if folders.sum_of(own / KEY_FILE) != sums.get((own / KEY_FILE).relative_to(source).as_posix()):
        raise BackupDamaged(file=KEY_FILE, backup=backup.name)
    key = secret.key(read_key_file(own))
    with durable.translated():
        _clear(place)
        try:
            missing = _laid(source, backup, sums, place.aside / "home", progress)
            later = _opened_once(backup, place, secret, key, len(missing))
            _move(place)
        finally:
            shutil.rmtree(place.aside, ignore_errors=True)
    return Restored(backup, missing, later)


def _chosen(source: Path, name: str) -> Manifest:
    backups = [one for one in folders.found(source) if name in ("", one.name)]
    if not backups:
        raise BackupMissing(folder=str(source))
    return backups[-1]


def _clear(place: Place) -> None:
    """Makes the folder ready; what an interrupted restoring left is taken away. Raises RestoreOccupied."""
    there = {path.name for path in place.home.iterdir()} if place.home.is_dir() else set()
    interrupted = ASIDE in there and KEY_FILE not in there
    if there and not interrupted:
        raise RestoreOccupied(folder=str(place.home))
    for path in sorted(place.home.iterdir()) if interrupted else ():
        if path != place.aside:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    if interrupted:
        shutil.rmtree(place.aside)
    durable.make_folder(place.aside)


def _laid(source: Path, backup: Manifest, sums: dict[str, str], home: Path, progress: Progress) -> tuple[str, ...]:
    """Copies the files of a backup, each against its sum; those that are not whole. Raises BackupDamaged."""
    missing: list[str] = []
    own = f"{folders.BACKUPS}/{backup.name}/"
    for number, (path, sha256) in enumerate(sorted(sums.items()), 1):
        if number % EACH == 0 or number == len(sums):
            progress("restoring", number, len(sums))
        data = _whole(source / path, sha256)
        if data is not None:
            durable.write(home / path.removeprefix(own), [data])
        elif path.startswith(own):
            raise BackupDamaged(file=path.removeprefix(own), backup=backup.name)
        else:
            missing.append(path)
    return tuple(missing)


def _whole(path: Path, sha256: str) -> bytes | None:
    """The bytes of a file, if they are those that were written."""
    with suppress(OSError):
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
    return None


def _opened_once(backup: Manifest, place: Place, secret: Secret, key: bytes, missing: int) -> int:
    """Opens what was laid aside, writes of it into the trail, and makes the receipt anew.

    How many lines this machine knew of that are not in the backup.
    """
    home, state = place.aside / "home", place.aside / "state"
    lasting = first_key(read_key_file(home), key)
    receipts = Receipts(place.state, backup.vault, lasting, place.keychain)
    later = max(0, max((head.line for head in _heads(receipts)), default=0) - backup.line)
    first = Receipts(state, backup.vault, lasting, None)
    _write(first, home, key, Head(backup.line, backup.hash))
    with closing(secret.opened(home, state)) as vault:
        _compare(vault, backup)
        told = {"backup": backup.name, "made_at": backup.made_at, "line": str(backup.line)}
        vault.note("vault_restored", told | {"missing": str(missing), "later": str(later)}, place.actor)
    (head,) = first.latest()
    _write(receipts, home, key, head)
    receipts.write_keychain(head)
    if place.keychain:
        place.keychain.put(backup.vault, key.hex())
    return later


def _compare(vault: Vault, backup: Manifest) -> None:
    """Raises BackupDamaged where the database is not the one that the manifest tells of."""
    with transaction(vault.engine) as connection:
        same = audit.contains(connection, Head(backup.line, backup.hash))
    if not same or vault.rolled_back:
        raise BackupDamaged(file=DATABASE, backup=backup.name)


def _heads(receipts: Receipts) -> tuple[Head, ...]:
    """The heads that this machine knows; none where they cannot be believed."""
    try:
        return receipts.latest()
    except ReceiptForged:
        return ()


def _write(receipts: Receipts, home: Path, key: bytes, head: Head) -> None:
    """Makes a receipt of a vault that nobody has open."""
    pages = Pages(home / DATABASE, derive(key, "imprint"))
    try:
        pages.begin()
        receipts.write(head, pages.follow())
    finally:
        pages.close()


def _move(place: Place) -> None:
    """Puts what was laid aside into its place, the key file last."""
    laid = place.aside / "home"
    for path in sorted(laid.iterdir(), key=lambda one: one.name == KEY_FILE):
        if path.name == KEY_FILE:
            durable.sync_folder(place.home)
        path.replace(place.home / path.name)
    durable.sync_folder(place.home)
