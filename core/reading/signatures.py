"""Signatures of a PDF, noted: who signed which field, when, and whether that covers the file. Nothing is verified."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from core.domain.page import Signature


def find_signatures(data: bytes) -> tuple[Signature, ...]:
    """The signatures in a PDF's fields; none where they cannot be told."""
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 (few files are signed)
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415

    try:
        return tuple(_noted(PdfFileReader(io.BytesIO(data), strict=False), len(data)))
    except (PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
        return ()


def _noted(reader: Any, size: int) -> Iterator[Signature]:
    for found in reader.embedded_signatures:
        when = found.self_reported_timestamp
        first, length, second, rest = (int(number) for number in found.byte_range)
        yield Signature(
            found.field_name,
            _signer(found),
            when.isoformat() if when else None,
            covers_file=first == 0 and length <= second and second + rest == size,
        )


def _signer(found: Any) -> str | None:
    """The name of the certificate that signed, or None where there is none."""
    certificate = found.signer_cert
    if certificate is None:
        return None
    name = certificate.subject.native.get("common_name")
    return str(name or certificate.subject.human_friendly)
