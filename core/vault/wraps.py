"""What locks a key: a secret that a person has, or the public half of a pair whose private half is locked with one."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.vault.sealing import derive

KEY, SALT, NONCE = 32, 16, 12
MOST_MEMORY_KIB = 1 << 21


@dataclass(frozen=True, slots=True)
class Cost:
    """What Argon2id spends on a guess (RFC 9106, second recommendation)."""

    passes: int = 3
    memory_kib: int = 65536
    lanes: int = 4

    @property
    def sane(self) -> bool:
        """Whether it asks for no absurd work before a secret can even be tried."""
        return 1 <= self.passes <= 100 and 8 * self.lanes <= self.memory_kib <= MOST_MEMORY_KIB


@dataclass(frozen=True, slots=True)
class Wrap:
    """A key, locked with a secret."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def wrap(key: bytes, secret: bytes, about: str, cost: Cost) -> Wrap:
    """The key, locked with a secret."""
    salt, nonce = secrets.token_bytes(SALT), secrets.token_bytes(NONCE)
    return Wrap(cost, salt, nonce, AESGCM(_locking_key(cost, secret, salt)).encrypt(nonce, key, about.encode()))


def unwrap(wrapped: Wrap, secret: bytes, about: str) -> bytes | None:
    """The key, or None where the secret is another."""
    cipher = AESGCM(_locking_key(wrapped.cost, secret, wrapped.salt))
    try:
        return cipher.decrypt(wrapped.nonce, wrapped.sealed, about.encode())
    except InvalidTag:
        return None


def new_pair() -> tuple[bytes, bytes]:
    """A private and a public half."""
    private = X25519PrivateKey.generate()
    return private.private_bytes_raw(), private.public_key().public_bytes_raw()


def sealed_for(public: bytes, key: bytes, about: str) -> bytes:
    """The key for one who has the private half: nobody need be there when it is another (RFC 9180 in small)."""
    passing = X25519PrivateKey.generate()
    half = passing.public_key().public_bytes_raw()
    shared = derive(passing.exchange(X25519PublicKey.from_public_bytes(public)), f"for {about}", half + public)
    return half + seal(shared, key, about)


def opened_with(private: bytes, sealed: bytes, about: str) -> bytes | None:
    """The key that was sealed for this private half, or None."""
    mine, half = X25519PrivateKey.from_private_bytes(private), sealed[:KEY]
    if len(half) < KEY:
        return None
    try:
        exchanged = mine.exchange(X25519PublicKey.from_public_bytes(half))
    except ValueError:  # a half that leads nowhere
        return None
    return unseal(derive(exchanged, f"for {about}", half + mine.public_key().public_bytes_raw()), sealed[KEY:], about)


def seal(key: bytes, data: bytes, about: str) -> bytes:
    """A few bytes sealed under a key."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + AESGCM(key).encrypt(nonce, data, about.encode())


def unseal(key: bytes, sealed: bytes, about: str) -> bytes | None:
    """What was sealed under that key, or None."""
    try:
        return AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError):
        return None


def _locking_key(cost: Cost, secret: bytes, salt: bytes) -> bytes:
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY, Type.ID)
