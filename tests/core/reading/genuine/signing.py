"""Signed PDFs: a certificate authority made for the test, and what it signs."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, NamedTuple

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner

from core.reading.mupdf import pymupdf

BEGIN = datetime(2020, 1, 1, tzinfo=UTC)


class Signatory(NamedTuple):
    """One who signs, and the certificate (PEM) of the authority that says who that is."""

    signer: SimpleSigner
    authority: bytes


def signatory(name: str = "Tax Office of Fernland", *, years: int = 30) -> Signatory:
    """A person of that name, vouched for by an authority of its own for so many years."""
    root, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    authority = _certificate("Fernland Root", "Fernland Root", root, root, years=30, authority=True)
    own = _certificate(name, "Fernland Root", key, root, years=years, authority=False)
    bundle = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Signatory(_signer(bundle, own, authority), authority.public_bytes(Encoding.PEM))


def _signer(key: bytes, own: x509.Certificate, authority: x509.Certificate) -> SimpleSigner:
    from asn1crypto import keys  # type: ignore[import-untyped]  # noqa: PLC0415
    from asn1crypto import x509 as plain  # noqa: PLC0415
    from pyhanko_certvalidator.registry import SimpleCertificateStore  # noqa: PLC0415

    store = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    store.register(plain.Certificate.load(authority.public_bytes(Encoding.DER)))
    certificate = plain.Certificate.load(own.public_bytes(Encoding.DER))
    return SimpleSigner(certificate, keys.PrivateKeyInfo.load(key), store)


def _certificate(
    name: str,
    by: str,
    key: ec.EllipticCurvePrivateKey,
    signing: ec.EllipticCurvePrivateKey,
    *,
    years: int,
    authority: bool,
) -> x509.Certificate:
    subject, issuer = (x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, one)]) for one in (name, by))
    usage = x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
    made = x509.CertificateBuilder().subject_name(subject).issuer_name(issuer).public_key(key.public_key())
    made = made.serial_number(x509.random_serial_number()).not_valid_before(BEGIN)
    made = made.not_valid_after(BEGIN + timedelta(days=365 * years))
    made = made.add_extension(x509.BasicConstraints(ca=authority, path_length=None), critical=True)
    return made.add_extension(usage, critical=True).sign(signing, SHA256())


def signed(data: bytes, by: Signatory, field: str = "Signature1") -> bytes:
    """The PDF, signed in a field of its own."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    out = PdfSigner(PdfSignatureMetadata(field_name=field), by.signer).sign_pdf(writer)
    return bytes(out.getvalue())


def saved_behind(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The PDF with a change that was saved behind what was there."""
    with NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        with pymupdf.open(file.name) as document:
            change(document)
            document.saveIncr()
        return Path(file.name).read_bytes()


def saved_again(data: bytes, before: str, after: str) -> bytes:
    """The PDF with one word in another's place."""

    def change(document: Any) -> None:
        bodies = {xref: document.xref_stream(xref) for xref in document[0].get_contents()}
        (holds,) = (xref for xref, body in bodies.items() if _written(before) in body)
        document.update_stream(holds, bodies[holds].replace(_written(before), _written(after)))

    return saved_behind(data, change)


def _written(text: str) -> bytes:
    """As MuPDF writes text into a page: letter by letter in hexadecimal."""
    return text.encode("latin-1").hex().encode()
