"""The key file as it lies on the disk, in its form of now and in its first one."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.domain.codec import Malformed, decode, dump, encode, plain
from core.domain.errors import VaultDamaged, VaultMissing
from core.domain.profile import Profile, Role
from core.vault import durable
from core.vault.wraps import Cost, Wrap

KEY_FILE = "vault.json"
PRINTED = "1"
"""what the recovery key is called that a vault is made with"""


NOTHING = Wrap(Cost(), b"", b"", b"")


class Kind(StrEnum):
    """What a way in is opened with."""

    PASSPHRASE = "passphrase"  # noqa: S105 (a kind of secret)
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Way:
    """One way into the vault."""

    kind: Kind
    label: str
    """whose passphrase it is ("" where nobody is named), or what the recovery key is called"""
    role: Role
    wrap: Wrap = NOTHING
    """the private half; in a file of the first form the vault's key itself"""
    public: bytes = b""
    sealed: bytes = b""
    """the vault's key, for the private half"""

    @property
    def profile(self) -> Profile | None:
        """The person who comes this way; None where nobody is named."""
        return Profile(self.label, self.role) if self.kind is Kind.PASSPHRASE and self.label else None


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What lies beside the vault: its id, and its key for everybody who may open it."""

    vault: str
    proof: str
    """tells whether a key is this vault's"""
    ways: tuple[Way, ...]
    first: bytes = b""
    """the key that the vault was made with, under the one of now: the trail and its receipts keep it"""
    mac: str = ""
    version: int = 2

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """Everybody who is named."""
        return tuple(way.profile for way in self.ways if way.profile)

    def of(self, kind: Kind) -> tuple[Way, ...]:
        """The ways of one kind."""
        return tuple(way for way in self.ways if way.kind is kind)


@dataclass(frozen=True, slots=True)
class _First:
    """The file's first form: one passphrase and one recovery key."""

    vault: str
    proof: str
    passphrase: Wrap
    recovery: Wrap
    version: int = 1

    def now(self) -> KeyFile:
        """The same in the form of now; it is written so when next it is written."""
        ways = (
            Way(Kind.PASSPHRASE, "", Role.ADMINISTRATOR, self.passphrase),
            Way(Kind.RECOVERY, PRINTED, Role.ADMINISTRATOR, self.recovery),
        )
        return KeyFile(self.vault, self.proof, ways, version=1)


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is written: the checksum tells damage from a wrong passphrase."""

    keys: KeyFile
    checksum: str


@dataclass(frozen=True, slots=True)
class _StoredFirst:
    keys: _First
    checksum: str


def read_key_file(home: Path) -> KeyFile:
    """The key file of a vault. Raises VaultMissing, VaultDamaged."""
    try:
        with durable.translated():
            data = (home / KEY_FILE).read_bytes()
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise VaultMissing from problem
    file = _decoded(data)
    if file is None or not file.ways or not all(way.wrap.cost.sane for way in file.ways):
        raise VaultDamaged(problem=KEY_FILE)
    return file


def write_key_file(home: Path, file: KeyFile) -> None:
    """Keeps the key file durably: it is whole or the one before."""
    durable.write(home / KEY_FILE, [encode(_Stored(file, _checksum(file)))])


def _decoded(data: bytes) -> KeyFile | None:
    """The key file; None where it is not whole."""
    with suppress(Malformed):
        stored = decode(_Stored, data)
        return stored.keys if stored.checksum == _checksum(stored.keys) else None
    with suppress(Malformed):
        first = decode(_StoredFirst, data)
        return first.keys.now() if first.checksum == _checksum(first.keys) else None
    return None


def _checksum(file: Any) -> str:
    return hashlib.sha256(dump(plain(file)).encode("ascii")).hexdigest()
