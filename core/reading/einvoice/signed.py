"""The file inside a CMS envelope (.p7m), as Italian invoices are sent; the signature itself is not verified here."""

from __future__ import annotations

import base64
import binascii

from core.domain.errors import FormatDamaged

SEQUENCE = b"\x30"
BASE64_SEQUENCE = b"MI"
SIGNED_DATA = "signed_data"


def unsigned(data: bytes) -> bytes:
    """The signed file itself, or the data as it is where it is no envelope. Raises FormatDamaged."""
    envelope = _binary(data)
    if not envelope.startswith(SEQUENCE):
        return data
    from asn1crypto import cms  # type: ignore[import-untyped]  # noqa: PLC0415 - only signed invoices need it

    try:
        info = cms.ContentInfo.load(envelope)
        content = info["content"]["encap_content_info"]["content"].native if _is_signed(info) else None
    except (ValueError, TypeError, KeyError, RecursionError) as problem:
        raise FormatDamaged(format="p7m") from problem
    if not isinstance(content, bytes):
        raise FormatDamaged(format="p7m")
    return content


def _is_signed(info: object) -> bool:
    return bool(info["content_type"].native == SIGNED_DATA)  # type: ignore[index]


def _binary(data: bytes) -> bytes:
    """An envelope out of its base64, which some senders wrap it in."""
    if not data.startswith(BASE64_SEQUENCE):
        return data
    try:
        return base64.b64decode(data, validate=False)
    except binascii.Error:
        return data
