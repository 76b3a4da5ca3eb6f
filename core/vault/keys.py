"""The vault's key: random, kept only locked, once for every passphrase and recovery key that opens the vault.

Each way in has a pair of keys: the private half is locked with its secret, and the vault's key is sealed for the public
one. So the vault can be given another key, or another person a way in, without anybody else being there.
"""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from core.domain.codec import dump, plain
from core.domain.errors import PassphraseWrong, RecoveryKeyWrong, VaultDamaged
from core.domain.profile import Role
from core.vault.keyfile import KEY_FILE, PRINTED, KeyFile, Kind, Way, read_key_file, write_key_file
from core.vault.recovery import secret_of
from core.vault.sealing import derive
from core.vault.wraps import KEY, Cost, new_pair, opened_with, seal, sealed_for, unseal, unwrap, wrap

__all__ = ["KEY_FILE", "Cost", "KeyFile", "Kind", "Way", "read_key_file", "write_key_file"]


def new_key_file(passphrase: str, recovery_key: str, cost: Cost) -> tuple[KeyFile, bytes]:
    """A new vault's key file and key."""
    vault, key = secrets.token_hex(8), secrets.token_bytes(KEY)
    file = KeyFile(vault, _proof(key), ())
    first = new_way(file, key, Way(Kind.PASSPHRASE, "", Role.ADMINISTRATOR), passphrase, cost)
    second = new_way(file, key, Way(Kind.RECOVERY, PRINTED, Role.ADMINISTRATOR), recovery_key, cost)
    return with_ways(file, key, (first, second)), key


def new_way(file: KeyFile, key: bytes, bare: Way, secret: str, cost: Cost) -> Way:
    """A way in for one who has a secret."""
    private, public = new_pair()
    wrapped = wrap(private, _bytes(bare.kind, secret), f"{file.vault} {bare.kind}", cost)
    return replace(bare, wrap=wrapped, public=public, sealed=sealed_for(public, key, file.vault))


def with_ways(file: KeyFile, key: bytes, ways: tuple[Way, ...]) -> KeyFile:
    """The key file with these ways in, signed with the vault's key."""
    bare = replace(file, ways=ways, mac="", version=2)
    return replace(bare, mac=_mac(bare, key))


def with_key(file: KeyFile, key: bytes, new: bytes) -> KeyFile:
    """The key file of a vault that has a new key. Ways of the first form cannot be kept: nobody has their secrets."""
    ways = tuple(replace(way, sealed=sealed_for(way.public, new, file.vault)) for way in file.ways if way.public)
    bare = replace(file, proof=_proof(new), first=seal(new, first_key(file, key), f"{file.vault} first"))
    return with_ways(bare, new, ways)


class Opened(NamedTuple):
    """What a secret opened."""

    key: bytes
    """the vault's"""
    way: Way
    private: bytes
    """the way's own half of its pair; none in a file of the first form"""


def opened(file: KeyFile, kind: Kind, secret: str) -> Opened:
    """What a secret opens. Raises PassphraseWrong, RecoveryKeyWrong, VaultDamaged."""
    tried = _bytes(kind, secret)
    for way in file.of(kind):
        inner = unwrap(way.wrap, tried, f"{file.vault} {kind}")
        key = opened_with(inner, way.sealed, file.vault) if inner and way.public else inner
        if key is not None:
            verify(file, key)
            return Opened(key, way, inner if inner and way.public else b"")
    raise PassphraseWrong if kind is Kind.PASSPHRASE else RecoveryKeyWrong(group="")


def key_by_passphrase(file: KeyFile, passphrase: str) -> bytes:
    """The vault's key. Raises PassphraseWrong."""
    return opened(file, Kind.PASSPHRASE, passphrase)[0]


def key_by_recovery(file: KeyFile, recovery_key: str) -> bytes:
    """The vault's key. Raises RecoveryKeyWrong."""
    return opened(file, Kind.RECOVERY, recovery_key)[0]


def first_key(file: KeyFile, key: bytes) -> bytes:
    """The key that the vault was made with. Raises VaultDamaged."""
    first = unseal(key, file.first, f"{file.vault} first") if file.first else key
    if first is None:
        raise VaultDamaged(problem=KEY_FILE)
    return first


def belongs(file: KeyFile, key: bytes) -> bool:
    """Whether a key is this vault's."""
    return len(key) == KEY and hmac.compare_digest(_proof(key), file.proof)


def verify(file: KeyFile, key: bytes) -> None:
    """Whether nobody without the vault's key wrote the file, such as to give a person another role.

    Raises VaultDamaged.
    """
    if file.version > 1 and not hmac.compare_digest(_mac(replace(file, mac=""), key), file.mac):
        raise VaultDamaged(problem=KEY_FILE)


def _bytes(kind: Kind, secret: str) -> bytes:
    read: Callable[[str], bytes] = secret_of if kind is Kind.RECOVERY else str.encode
    return read(secret)


def _proof(key: bytes) -> str:
    return derive(key, "proof").hex()


def _mac(file: KeyFile, key: bytes) -> str:
    return hmac.digest(derive(key, "key file"), dump(plain(file)).encode("ascii"), "sha256").hex()
