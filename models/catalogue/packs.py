"""A pack: models in one signed file, for machines without a network.

It is a line that names it, the public key, the signature of the manifest, the manifest's length, the manifest (the
cards of the models), and the bytes of their files one after the other. The manifest alone says names and sizes, so the
signature is verified before anything is believed, and nothing is ever unpacked that it does not speak of.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from core.domain.codec import Malformed, decode, encode
from core.domain.model_errors import PackDamaged, PackUntrusted
from core.domain.weights import Card, sound

FIRST = b"vouch pack 1\n"
KEY, SIGNATURE, LENGTH = 32, 64, struct.Struct(">I")
LONGEST_MANIFEST = 1_000_000
MOST_MODELS = 100
OWNER_ONLY = 0o600


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack holds, in the order of its bytes."""

    cards: tuple[Card, ...]


def is_pack(path: Path) -> bool:
    """Whether a file says that it is a pack."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(FIRST)) == FIRST


def signing_key(path: Path) -> Ed25519PrivateKey:
    """This machine's key for packs, made where there is none."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = Ed25519PrivateKey.generate().private_bytes_raw()
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY), "wb") as stream:
            stream.write(made)
    return Ed25519PrivateKey.from_private_bytes(path.read_bytes())


def fingerprint(key: Ed25519PublicKey) -> str:
    """What names a key where people compare it: 32 digits in groups of four."""
    digits = hashlib.sha256(key.public_bytes_raw()).hexdigest()[:32]
    return "-".join(digits[at : at + 4] for at in range(0, 32, 4))


def write_head(stream: BinaryIO, cards: Sequence[Card], key: Ed25519PrivateKey) -> None:
    """Writes all of a pack but the bytes of its files, which follow in the order of the cards."""
    manifest = encode(Manifest(tuple(cards)))
    stream.write(FIRST + key.public_key().public_bytes_raw() + key.sign(FIRST + manifest))
    stream.write(LENGTH.pack(len(manifest)) + manifest)


def read_head(stream: BinaryIO, size: int, name: str, signers: Collection[str]) -> tuple[Manifest, str]:
    """A pack's manifest and who signed it; the stream stands at the bytes of its files then.

    Raises PackDamaged for one that is not as it was signed or not whole, PackUntrusted where none of the `signers`
    signed it.
    """
    fixed = stream.read(len(FIRST) + KEY + SIGNATURE + LENGTH.size)
    if len(fixed) < len(FIRST) + KEY + SIGNATURE + LENGTH.size or not fixed.startswith(FIRST):
        raise PackDamaged(file=name)
    key = Ed25519PublicKey.from_public_bytes(fixed[len(FIRST) :][:KEY])
    (length,) = LENGTH.unpack(fixed[-LENGTH.size :])
    manifest = stream.read(length) if length <= LONGEST_MANIFEST else b""
    try:
        key.verify(fixed[len(FIRST) + KEY :][:SIGNATURE], FIRST + manifest)
    except InvalidSignature:
        raise PackDamaged(file=name) from None
    signer = fingerprint(key)
    if signer not in signers:
        raise PackUntrusted(signer=signer)
    return _whole(manifest, size - stream.tell(), name), signer


def _whole(manifest: bytes, left: int, name: str) -> Manifest:
    """The manifest, where it says nothing impossible and speaks of every byte that is left. Raises PackDamaged."""
    try:
        told = decode(Manifest, manifest)
    except Malformed:
        raise PackDamaged(file=name) from None
    names = [card.name for card in told.cards]
    honest = 1 <= len(names) <= MOST_MODELS and len(set(names)) == len(names) and all(map(sound, told.cards))
    if not honest or sum(card.size for card in told.cards) != left:
        raise PackDamaged(file=name)
    return told
