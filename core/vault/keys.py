"""The vault's key: random, kept only wrapped by the passphrase and by the recovery key."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, replace
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.domain.codec import Malformed, decode, dump, encode, plain
from core.domain.errors import PassphraseWrong, RecoveryKeyWrong, VaultDamaged, VaultMissing
from core.vault import durable
from core.vault.recovery import secret_of
from core.vault.sealing import derive

KEY = 32
KEY_FILE = "vault.json"
MOST_MEMORY_KIB = 1 << 21


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends on a guess (RFC 9106, second recommendation)."""

    passes: int = 3
    memory_kib: int = 65536
    lanes: int = 4


@dataclass(frozen=True, slots=True)
class Wrap:
    """The vault's key, locked with a secret."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What lies beside the vault: its id and its key, locked in two ways."""

    vault: str
    proof: str
    """tells whether a key is this vault's"""
    passphrase: Wrap
    recovery: Wrap
    version: int = 1


@dataclass(frozen=True, slots=True)
class _Stored:
    """The file's form: its checksum tells damage from a wrong passphrase."""

    keys: KeyFile
    checksum: str


def new_key_file(passphrase: str, recovery_key: str, cost: Cost) -> tuple[KeyFile, bytes]:
    """A new vault's key file and key."""
    vault, key = secrets.token_hex(8), secrets.token_bytes(KEY)
    first = _wrap(key, passphrase.encode(), vault, "passphrase", cost)
    second = _wrap(key, secret_of(recovery_key), vault, "recovery", cost)
    return KeyFile(vault, _proof(key), first, second), key


def key_by_passphrase(file: KeyFile, passphrase: str) -> bytes:
    """The vault's key. Raises PassphraseWrong."""
    key = _unwrap(file.passphrase, passphrase.encode(), file.vault, "passphrase")
    if key is None:
        raise PassphraseWrong
    return key


def key_by_recovery(file: KeyFile, recovery_key: str) -> bytes:
    """The vault's key. Raises RecoveryKeyWrong."""
    key = _unwrap(file.recovery, secret_of(recovery_key), file.vault, "recovery")
    if key is None:
        raise RecoveryKeyWrong(group="")
    return key


def with_passphrase(file: KeyFile, key: bytes, passphrase: str, cost: Cost) -> KeyFile:
    """The key file with another passphrase."""
    return replace(file, passphrase=_wrap(key, passphrase.encode(), file.vault, "passphrase", cost))


def belongs(file: KeyFile, key: bytes) -> bool:
    """Whether a key is this vault's."""
    return len(key) == KEY and hmac.compare_digest(_proof(key), file.proof)


def read_key_file(home: Path) -> KeyFile:
    """The key file of a vault. Raises VaultMissing, VaultDamaged."""
    try:
        with durable.translated():
            stored = decode(_Stored, (home / KEY_FILE).read_bytes())
    except (FileNotFoundError, NotADirectoryError) as problem:
        raise VaultMissing from problem
    except Malformed as problem:
        raise VaultDamaged(problem=KEY_FILE) from problem
    if stored.checksum != _checksum(stored.keys) or not _sane(stored.keys):
        raise VaultDamaged(problem=KEY_FILE)
    return stored.keys


def write_key_file(home: Path, file: KeyFile) -> None:
    """Keeps the key file durably."""
    durable.write(home / KEY_FILE, [encode(_Stored(file, _checksum(file)))])


def _sane(file: KeyFile) -> bool:
    """Whether the file asks for no absurd work before its passphrase can even be tried."""
    costs = (file.passphrase.cost, file.recovery.cost)
    return all(1 <= cost.passes <= 100 and 8 * cost.lanes <= cost.memory_kib <= MOST_MEMORY_KIB for cost in costs)


def _checksum(file: KeyFile) -> str:
    return hashlib.sha256(dump(plain(file)).encode("ascii")).hexdigest()


def _proof(key: bytes) -> str:
    return derive(key, "proof").hex()


def _locking_key(wrap_cost: Cost, secret: bytes, salt: bytes) -> bytes:
    cost = wrap_cost
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY, Type.ID)


def _wrap(key: bytes, secret: bytes, vault: str, way: str, cost: Cost) -> Wrap:
    salt, nonce = secrets.token_bytes(16), secrets.token_bytes(12)
    sealed = AESGCM(_locking_key(cost, secret, salt)).encrypt(nonce, key, f"{vault} {way}".encode())
    return Wrap(cost, salt, nonce, sealed)


def _unwrap(wrap: Wrap, secret: bytes, vault: str, way: str) -> bytes | None:
    cipher = AESGCM(_locking_key(wrap.cost, secret, wrap.salt))
    try:
        return cipher.decrypt(wrap.nonce, wrap.sealed, f"{vault} {way}".encode())
    except InvalidTag:
        return None
