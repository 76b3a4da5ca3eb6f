"""The public keys that a user has put in a folder, and whether one of them made a signature."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

FOLDER = "VOUCH_GST_KEYS"
"""environment variable that names the folder of *.pem files; else "gst-keys" in the user's configuration folder"""
LARGEST = 64 * 1024


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
    """The keys of the folder, none where there is no folder."""
    named = os.environ.get(FOLDER)
    return _keys(Path(named) if named else user_config_path("vouch") / "gst-keys")


@cache
def _keys(folder: Path) -> tuple[RSAPublicKey, ...]:
    try:
        files = sorted(folder.glob("*.pem")) if folder.is_dir() else []
        texts = [file.read_bytes() for file in files if file.stat().st_size <= LARGEST]
    except OSError:
        return ()
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
