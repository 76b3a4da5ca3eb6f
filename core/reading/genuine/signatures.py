"""Signatures of a PDF: who signed, when, what came after, and whether the user trusts who vouches for the signer."""

from __future__ import annotations

import io
from collections.abc import Coroutine, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from core.domain.page import Seal, Signature
from core.reading.genuine.damage import Damaged, damage

MOST = 20
"""signatures of one file that are looked at"""


def read_signatures(data: bytes, passwords: Sequence[str] = (), trusted: Sequence[bytes] = ()) -> tuple[Signature, ...]:
    """The signatures in a PDF's fields, each verified against certificates (PEM or DER); none where there are none."""
    try:
        with damage():
            signed = _signed(data, passwords)
    except Damaged:
        return ()
    anchors = tuple(_certificates(trusted))
    return tuple(_signature(one, anchors) for one in signed)


def _signed(data: bytes, passwords: Sequence[str]) -> list[Any]:
    """The first signatures of a file; none where no password opens it."""
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415 (few files are signed, and its library is heavy)

    reader = PdfFileReader(io.BytesIO(data), strict=False)
    if reader.encrypted and not any(reader.decrypt(password).status.value for password in ("", *passwords)):
        return []
    return [one for one in reader.embedded_signatures if one.sig_object_type == "/Sig"][:MOST]


def _signature(signed: Any, anchors: Sequence[Any]) -> Signature:
    when = _when(signed)
    seal, trusted = _verified(signed, anchors, when)
    return Signature(str(signed.field_name), _signer(signed), when.isoformat() if when else None, seal, trusted)


def _verified(signed: Any, anchors: Sequence[Any], when: datetime | None) -> tuple[Seal, bool]:
    """What became of what was signed, and whether a trusted certificate vouches for the signer, at the time of signing.

    Nothing is fetched: whether a certificate was withdrawn is known only where the file says so itself.
    """
    from pyhanko.sign.validation import async_validate_pdf_signature  # noqa: PLC0415
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415

    context = ValidationContext(trust_roots=anchors, moment=_known(when), allow_fetching=False)
    try:
        with damage():
            status = _without_waiting(async_validate_pdf_signature(signed, context))
    except Damaged:
        return Seal.UNREAD, False
    if not (status.intact and status.valid):
        return Seal.BROKEN, False
    return _after(status), bool(status.trusted)


def _without_waiting(work: Coroutine[Any, None, Any]) -> Any:
    """What a coroutine that waits for nothing comes to; an event loop would need sockets, which no reader may have.

    Raises Damaged for one that waits, or looks for a loop to wait in, as for certificates of a signer's attributes.
    """
    try:
        work.send(None)
    except StopIteration as done:
        return done.value
    except (OSError, RuntimeError) as problem:
        raise Damaged from problem
    work.close()
    raise Damaged


def _after(status: Any) -> Seal:
    """What came after a signature that is right."""
    from pyhanko.sign.diff_analysis import ModificationLevel  # noqa: PLC0415
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415

    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Seal.WHOLE
    allowed = status.docmdp_ok is not False and status.modification_level is not ModificationLevel.OTHER
    return Seal.ADDED if allowed else Seal.CHANGED


def _known(when: datetime | None) -> datetime | None:
    """A time with its zone; a time without one says nothing."""
    return when if when and when.tzinfo else None


def _when(signed: Any) -> datetime | None:
    """When it was signed, as whoever signed says; None where that is no time."""
    try:
        with damage():
            return cast("datetime | None", signed.self_reported_timestamp)
    except Damaged:
        return None


def _signer(signed: Any) -> str | None:
    """The name in the certificate that signed, or None where there is none."""
    try:
        with damage():
            subject = signed.signer_cert.subject
            return str(subject.native.get("common_name") or subject.human_friendly)
    except Damaged:
        return None


def _certificates(texts: Iterable[bytes]) -> Iterator[Any]:
    """The certificates among what the user keeps as trusted."""
    from asn1crypto import pem, x509  # type: ignore[import-untyped]  # noqa: PLC0415

    for text in texts:
        try:
            bodies = [body for _, _, body in pem.unarmor(text, multiple=True)] if pem.detect(text) else [text]
            yield from (x509.Certificate.load(body, strict=True) for body in bodies)
        except ValueError:
            continue
