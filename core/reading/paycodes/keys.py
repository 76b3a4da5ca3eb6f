"""The public keys that a user trusts, and whether one of them made a signature."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

TRUSTED: ContextVar[tuple[bytes, ...]] = ContextVar("trusted", default=())
"""the keys and certificates by which the source that is being read is judged"""


def trust(texts: Sequence[bytes]) -> None:
    """Has signed codes judged by these keys and certificates (PEM) from now on."""
    TRUSTED.set(tuple(texts))


def verified(message: bytes, signature: bytes, algorithm: str, keys: Iterable[RSAPublicKey]) -> bool:
    """Whether one of the keys made the signature (RS256, the only algorithm that the portal uses)."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - only where a signed code is met
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415

    if algorithm != "RS256":
        return False
    for key in keys:
        try:
            key.verify(signature, message, PKCS1v15(), SHA256())
        except InvalidSignature:
            continue
        return True
    return False


def issuer_keys() -> tuple[RSAPublicKey, ...]:
    """The keys that are trusted, none where the user keeps none."""
    return _keys(TRUSTED.get())


@cache
def _keys(texts: tuple[bytes, ...]) -> tuple[RSAPublicKey, ...]:
    return tuple(key for text in texts if (key := _key(text)) is not None)


def _key(text: bytes) -> RSAPublicKey | None:
    """The RSA key of a PEM text, a bare public key or a certificate, or None."""
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey  # noqa: PLC0415
    from cryptography.hazmat.primitives.serialization import load_pem_public_key  # noqa: PLC0415
    from cryptography.x509 import load_pem_x509_certificate  # noqa: PLC0415

    try:
        is_certificate = b"BEGIN CERTIFICATE" in text
        key = load_pem_x509_certificate(text).public_key() if is_certificate else load_pem_public_key(text)
    except ValueError:
        return None
    return key if isinstance(key, RSAPublicKey) else None
