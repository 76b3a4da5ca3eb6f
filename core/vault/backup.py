"""Backups of an open vault, made while it is in use: nothing but what is new is copied.

What is written is encrypted as it lies in the vault, or by the vault's key; nothing is ever written in the clear.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from sqlalchemy import select

from core.domain.backup import Manifest, Progress, Verified
from core.domain.errors import BackupAway, BackupForeign, BackupFull, BackupInside, DiskFull
from core.vault import backup_listing as folders
from core.vault import durable
from core.vault.backup_thinning import drop_before, thin
from core.vault.backup_verifying import verify
from core.vault.database import DATABASE, transaction, translated
from core.vault.files import FileLost, SealedFiles
from core.vault.keys import KEY_FILE
from core.vault.receipt import Head
from core.vault.tables import PAGES, SOURCES
from core.vault.vault import Vault

TYPES = "types"
TRIES = 3
"""how often a moment is looked for in which no picture was just being replaced"""


class _Snapshot(NamedTuple):
    """What a copy of the database says is in it."""

    head: Head
    documents: int
    sealed: frozenset[tuple[str, str]]
    """kind and name of its originals and pictures"""


@dataclass(frozen=True, slots=True)
class VaultBackups:
    """Makes backups of one open vault, which may be open to look at only."""

    vault: Vault
    home: Path
    turn: Lock = field(default_factory=Lock, repr=False)

    def back_up(self, destination: Path, progress: Progress) -> Manifest:
        """Adds a backup to a folder. What was there stays whole whenever this ends, and however."""
        with self.turn, _told():
            self._prepare(destination)
            copies = _Copies(self.vault, destination, _known(destination))
            copies.take(self._sealed_now(), progress)
            made = self._finished(destination, copies, progress)
            thin(destination)
            return made

    def found(self, destination: Path) -> tuple[Manifest, ...]:
        """The whole backups of a folder, the oldest first."""
        return folders.found(destination)

    def drop(self, destination: Path, line: int) -> int:
        """Takes away those that end before a line of the trail; how many went. Raises BackupMissing, BackupDamaged."""
        with self.turn, _told():
            return drop_before(destination, line)

    def verify(self, destination: Path, progress: Progress) -> Verified:
        """Looks through every file of a folder of backups."""
        return verify(destination, progress)

    def _prepare(self, destination: Path) -> None:
        """Makes sure that this is a folder for backups of this vault, and clears what was interrupted."""
        home, folder = self.home.resolve(), destination.resolve()
        if folder == home or home in folder.parents or folder in home.parents:
            raise BackupInside
        if not destination.parent.is_dir():
            raise BackupAway(folder=str(destination))
        destination.mkdir(mode=0o700, exist_ok=True)
        if any(one.vault != self.vault.id for one in folders.found(destination)):
            raise BackupForeign
        for interrupted in folders.unfinished(destination):
            for path in sorted(interrupted.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            interrupted.rmdir()
        for kind in folders.SEALED:
            for copy in (destination / kind).glob(f"??/*{durable.UNFINISHED}"):
                copy.unlink(missing_ok=True)

    def _sealed_now(self) -> frozenset[tuple[str, str]]:
        """The originals and pictures that the vault has just now."""
        with transaction(self.vault.engine) as connection:
            originals = connection.scalars(select(SOURCES.c.file)).all()
            images = connection.scalars(select(PAGES.c.image).where(PAGES.c.image.is_not(None)).distinct()).all()
        return _sealed(originals, images)

    def _finished(self, destination: Path, copies: _Copies, progress: Progress) -> Manifest:
        """Adds the database of one moment and what it names that was not copied by then."""
        name, at = self._name(destination)
        own = folders.place(destination, name)
        for _ in range(TRIES):
            progress("backing_up_database", 0, 1)
            snapshot = self._snapshot(own)
            copies.take(snapshot.sealed, progress)
            if not (copies.lost & snapshot.sealed) - self._sealed_now():
                break
            copies.lost.clear()  # a picture was replaced between the two looks
        sums = {path: copies.sums[path] for path in _paths(snapshot.sealed) if path in copies.sums}
        sums |= self._own_files(destination, own)
        listed = folders.write_listing(destination, name, sums)
        size = sum((destination / path).stat().st_size for path in sums)
        said = (snapshot.head.line, snapshot.head.hash, snapshot.documents, len(sums), size, listed, len(copies.lost))
        manifest = Manifest(self.vault.id, name, at, *said)
        folders.write_manifest(destination, manifest)
        return manifest

    def _name(self, destination: Path) -> tuple[str, str]:
        """A name that no other backup has, and the time that it says."""
        at = self.vault.clock()
        day, _, moment = at.partition("T")
        name = f"{day}T{''.join(sign for sign in moment[:12] if sign.isdigit())}Z"
        number, free = 1, name
        while folders.place(destination, free).exists():
            number += 1
            free = f"{name}-{number}"
        return free, at

    def _snapshot(self, own: Path) -> _Snapshot:
        """Writes the database as it is at one moment, and reads in the copy what that moment was."""
        durable.make_folder(own)
        copy = own / f"{DATABASE}{durable.UNFINISHED}"
        copy.unlink(missing_ok=True)
        copy.touch(mode=0o600)
        with translated(), self._apart() as cursor:
            cursor.execute("VACUUM INTO ?", (str(copy),))
            durable.sync_file(copy)
            cursor.execute("ATTACH ? AS snapshot", (str(copy),))
            try:
                said = _said(cursor)
            finally:
                cursor.execute("DETACH snapshot")
        copy.replace(own / DATABASE)
        durable.sync_folder(own)
        return said

    @contextmanager
    def _apart(self) -> Iterator[Any]:
        """A connection outside transactions. Also where the vault is only looked at: only the copy is written."""
        connection = self.vault.engine.raw_connection()
        cursor = connection.cursor()
        (only_reads,) = cursor.execute("PRAGMA query_only").fetchone()
        try:
            cursor.execute("PRAGMA query_only = 0")
            yield cursor
        finally:
            cursor.execute(f"PRAGMA query_only = {int(only_reads)}")
            connection.close()

    def _own_files(self, destination: Path, own: Path) -> dict[str, str]:
        """Copies the key file and the user's own types; the sums of all that is this backup's alone."""
        types = sorted((self.home / TYPES).glob("*.toml"))
        for path in (self.home / KEY_FILE, *types):
            durable.write(own / path.relative_to(self.home), [path.read_bytes()])
        files = [path for path in sorted(own.rglob("*")) if path.is_file()]
        sums = {path.relative_to(destination).as_posix(): folders.sum_of(path) for path in files}
        return {path: sha256 for path, sha256 in sums.items() if sha256 is not None}


@dataclass(frozen=True, slots=True)
class _Copies:
    """Sealed files in the folder of backups, with their sums."""

    vault: Vault
    destination: Path
    known: dict[str, str]
    """sums of files that the latest backup shares"""
    sums: dict[str, str] = field(default_factory=dict)
    lost: set[tuple[str, str]] = field(default_factory=set)

    def take(self, sealed: frozenset[tuple[str, str]], progress: Progress) -> None:
        """Copies those of these files that are not there."""
        missing = [one for one in sorted(sealed) if folders.sealed_path(*one) not in self.sums]
        for number, (kind, name) in enumerate(missing, 1):
            if number % 50 == 0 or number == len(missing):
                progress("backing_up", number, len(missing))
            sha256 = self._taken(self.vault.originals if kind == folders.SEALED[0] else self.vault.images, kind, name)
            if sha256:
                self.sums[folders.sealed_path(kind, name)] = sha256
            else:
                self.lost.add((kind, name))

    def _taken(self, files: SealedFiles, kind: str, name: str) -> str | None:
        """The sum of a file that now is in the backup; None where it is whole nowhere."""
        path = folders.sealed_path(kind, name)
        there, here = _size(self.destination / path), _size(files.path(name))
        if path in self.known and there is not None and here in (None, there):
            return self.known[path]
        copies = files.at(self.destination / kind)
        if there is not None and (sha256 := _whole(copies, name)):
            return sha256
        try:
            durable.write(copies.path(name), [files.sealed(name)])
        except FileLost:
            return None
        return folders.sum_of(copies.path(name))


def _whole(files: SealedFiles, name: str) -> str | None:
    """The sum of a sealed file that opens."""
    try:
        files.get(name)
    except FileLost:
        return None
    return folders.sum_of(files.path(name))


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _known(destination: Path) -> dict[str, str]:
    """Sums of the sealed files of the latest backup whose list is whole."""
    for manifest in reversed(folders.found(destination)):
        if listed := folders.listing(destination, manifest):
            return listed
    return {}


def _said(cursor: Any) -> _Snapshot:
    """What the attached copy holds."""
    line, sha256 = cursor.execute("SELECT sequence, hash FROM snapshot.audit ORDER BY sequence DESC LIMIT 1").fetchone()
    (documents,) = cursor.execute("SELECT count(*) FROM snapshot.documents WHERE superseded = 0").fetchone()
    originals = (name for (name,) in cursor.execute("SELECT file FROM snapshot.sources").fetchall())
    pictures = cursor.execute("SELECT DISTINCT image FROM snapshot.pages WHERE image IS NOT NULL").fetchall()
    return _Snapshot(Head(line, sha256), documents, _sealed(originals, (name for (name,) in pictures)))


def _sealed(originals: Any, images: Any) -> frozenset[tuple[str, str]]:
    kinds = zip(folders.SEALED, (originals, images), strict=True)
    return frozenset((kind, name) for kind, names in kinds for name in names)


def _paths(sealed: frozenset[tuple[str, str]]) -> list[str]:
    return [folders.sealed_path(kind, name) for kind, name in sealed]


@contextmanager
def _told() -> Iterator[None]:
    """A full disk is told as that of the backup: the vault goes on."""
    try:
        with durable.translated():
            yield
    except DiskFull as problem:
        raise BackupFull from problem
