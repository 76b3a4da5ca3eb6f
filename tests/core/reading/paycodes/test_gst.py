"""Signed GST codes: stood for only where the signature is right."""

import base64
import json
from collections.abc import Iterator, Mapping

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from core.domain.layout import Box
from core.domain.page import Embedded
from core.reading.paycodes import read_code
from core.reading.paycodes.keys import trust

BOX = Box(0, 0, 1, 1)
DATA = {
    "SellerGstin": "29AABCU9603R1ZX",
    "BuyerGstin": "27AAACM1234A1Z5",
    "DocNo": "INV/17",
    "DocTyp": "CRN",
    "DocDt": "31/12/2025",
    "TotInvVal": 1180.5,
    "ItemCnt": 2,
    "MainHsnCode": "998311",
    "Irn": "a" * 64,
    "IrnDt": "2026-01-01 10:20:00",
}


@pytest.fixture(scope="module")
def key() -> RSAPrivateKey:
    return generate_private_key(65537, 2048)


@pytest.fixture(autouse=True)
def nobody_trusted() -> Iterator[None]:
    yield
    trust(())


def encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def token(key: RSAPrivateKey, data: Mapping[str, object] = DATA, algorithm: str = "RS256") -> str:
    header = encoded(json.dumps({"alg": algorithm, "typ": "JWT"}).encode())
    payload = encoded(json.dumps({"data": json.dumps(data), "iss": "NIC"}).encode())
    signature = key.sign(f"{header}.{payload}".encode(), PKCS1v15(), SHA256())
    return f"{header}.{payload}.{encoded(signature)}"


def reason(found: Embedded | None) -> tuple[str, bool]:
    assert found is not None
    field = found.record.fields["total_amount"]
    assert field.reason is not None
    return field.reason.code, field.accepted


def test_its_values_are_read(key: RSAPrivateKey) -> None:
    found = read_code(token(key), 1, BOX)
    assert found is not None
    assert (found.syntax, found.subtype, found.whole) == ("gst_qr", "credit_note", False)
    assert {name: field.value for name, field in found.record.fields.items()} == {
        "vendor_tax_id": "29AABCU9603R1ZX",
        "customer_tax_id": "27AAACM1234A1Z5",
        "invoice_number": "INV/17",
        "invoice_date": "2025-12-31",
        "total_amount": "1180.50",
        "currency": "INR",
        "irn": "a" * 64,
        "ack_date": "2026-01-01",
    }


def test_without_the_key_nothing_is_stood_for(key: RSAPrivateKey) -> None:
    assert reason(read_code(token(key), 1, BOX)) == ("code_unverified", False)


def test_with_the_key_the_values_are_stood_for(key: RSAPrivateKey) -> None:
    trust([key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)])
    assert reason(read_code(token(key), 1, BOX)) == ("code_verified", True)
    assert reason(read_code(token(key, algorithm="none"), 1, BOX)) == ("code_unverified", False)
    head, payload, signature = token(key).split(".")
    forged = encoded(json.dumps({"data": json.dumps({**DATA, "TotInvVal": 9})}).encode())
    assert payload != forged
    assert reason(read_code(f"{head}.{forged}.{signature}", 1, BOX)) == ("code_unverified", False)


def test_files_that_hold_no_key_are_passed_over(key: RSAPrivateKey) -> None:
    trust([b"-----BEGIN PUBLIC KEY-----\nnot a key\n"])
    assert reason(read_code(token(key), 1, BOX)) == ("code_unverified", False)


@pytest.mark.parametrize("text", ["a.b.c", "a" * 40 + "." + "b" * 40 + "." + "c" * 40])
def test_other_tokens_are_none(text: str) -> None:
    assert read_code(text, 1, BOX) is None
