"""Backups of a vault: what stands in one, what looking through them finds, and who makes them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

Progress = Callable[[str, int, int], None]
"""hears which step, how much of it is done, of how much"""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What one backup says of itself. Nothing in it tells what is in documents."""

    vault: str
    """id of the vault"""
    name: str
    made_at: str
    line: int
    """the last line of the audit trail that is in it"""
    hash: str
    """of that line"""
    documents: int
    files: int
    size: int
    """bytes of all its files, those it shares with other backups too"""
    listing: str
    """SHA-256 of the list of its files"""
    lost: int = 0
    """originals and pictures that the vault itself no longer had whole, and no earlier backup either"""


class Wrong(NamedTuple):
    """A file of backups that is not as it was written."""

    file: str
    missing: bool
    backups: tuple[str, ...]
    """names of the backups it is part of"""


@dataclass(frozen=True, slots=True)
class Verified:
    """What looking through all files of a folder of backups found."""

    backups: tuple[Manifest, ...]
    """the oldest first"""
    files: int
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back from a backup."""

    backup: Manifest
    missing: tuple[str, ...]
    """files that were not whole in the backup: a check of the vault names their documents"""
    later: int
    """lines of the audit trail that this machine knew of and that were written after the backup"""


class Backups(Protocol):
    """Backups of the open vault."""

    def back_up(self, destination: Path, progress: Progress) -> Manifest:
        """Adds a backup to a folder, and thins those that are there. Raises a BackupError, a FileError."""

    def found(self, destination: Path) -> tuple[Manifest, ...]:
        """The whole backups of a folder, the oldest first."""

    def drop(self, destination: Path, line: int) -> int:
        """Takes away those that end before a line of the trail; how many went. Raises BackupMissing, BackupDamaged."""

    def verify(self, destination: Path, progress: Progress) -> Verified:
        """Looks through every file of a folder of backups. Raises BackupMissing."""
