"""Bytes sealed piece by piece (AES-256-GCM), so that large files need little memory and no change goes unnoticed.

A sealed file is MAGIC, a random salt, then pieces. Each file has a key of its own, derived from the salt. A piece's
nonce is its number and whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár,
2015), so that pieces cannot be swapped, dropped or cut off.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"VOUCHSEAL1"
SALT = 32
PIECE = 1 << 20
TAG = 16


class SealBroken(Exception):
    """The sealed bytes are not what was sealed."""


def derive(key: bytes, purpose: str, salt: bytes | None = None) -> bytes:
    """A key of its own for one purpose."""
    return HKDF(SHA256(), 32, salt, f"vouch {purpose}".encode()).derive(key)


def seal(key: bytes, name: str, data: bytes) -> Iterator[bytes]:
    """The sealed form of the data, which opens under that name only."""
    salt = secrets.token_bytes(SALT)
    cipher = AESGCM(derive(key, "file", salt))
    yield MAGIC + salt
    last = max(0, len(data) - 1) // PIECE
    for number in range(last + 1):
        piece = data[number * PIECE : (number + 1) * PIECE]
        yield cipher.encrypt(_nonce(number, last=number == last), piece, name.encode())


def unseal(key: bytes, name: str, sealed: bytes) -> bytes:
    """The data of a sealed form. Raises SealBroken."""
    return b"".join(_opened(key, name, sealed))


def _opened(key: bytes, name: str, sealed: bytes) -> Iterable[bytes]:
    start = len(MAGIC) + SALT
    if not sealed.startswith(MAGIC) or len(sealed) < start + TAG:
        raise SealBroken
    cipher = AESGCM(derive(key, "file", sealed[len(MAGIC) : start]))
    last = max(0, len(sealed) - start - 1) // (PIECE + TAG)
    for number in range(last + 1):
        begin = start + number * (PIECE + TAG)
        try:
            yield cipher.decrypt(
                _nonce(number, last=number == last), sealed[begin : begin + PIECE + TAG], name.encode()
            )
        except (InvalidTag, ValueError) as problem:
            raise SealBroken from problem


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
