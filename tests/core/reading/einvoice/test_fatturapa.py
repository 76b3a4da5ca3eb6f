"""Italian invoices give a record for every body of a file, signed or not."""

import base64

import pytest
from asn1crypto import cms  # type: ignore[import-untyped]

from core.domain.errors import FormatDamaged
from core.reading.einvoice import read_einvoices
from core.reading.einvoice.signed import unsigned
from tests.core.reading.samples import FATTURAPA


def envelope(content: bytes) -> bytes:
    """CMS signed data around some bytes, without signers."""
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [],
            "encap_content_info": {"content_type": "data", "content": content},
            "signer_infos": [],
        }
    )
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def test_every_body_is_an_invoice() -> None:
    first, second = read_einvoices(FATTURAPA.encode())
    assert (first.subtype, second.subtype) == ("invoice", "credit_note")
    assert (first.record.value("invoice_number"), second.record.value("invoice_number")) == ("17/A", "18/A")


def test_a_body_gives_all_its_fields() -> None:
    found = read_einvoices(FATTURAPA.encode())[0]
    assert {name: field.value for name, field in found.record.fields.items()} == {
        "invoice_number": "17/A",
        "invoice_date": "2025-05-01",
        "due_date": "2025-06-30",
        "currency": "EUR",
        "vendor_name": "Cartiera Rossa Srl",
        "vendor_address": "Via Roma 12, 00100 Roma, IT",
        "vendor_tax_id": "IT01234567890",
        "customer_name": "Mario Esempio",
        "customer_address": "Via Po 1, 10100 Torino, IT",
        "customer_tax_id": "RSSMRA80A01H501U",
        "purchase_order": "ORD-1",
        "subtotal": "99.10",
        "tax_amount": "20.90",
        "total_amount": "120.00",
        "amount_due": "120.00",
        "iban": "IT60X0542811101000000123456",
        "payment_terms": "pagamento completo",
    }
    assert [row.value("amount") for row in found.record.tables["taxes"]] == ["20.90", "0.00"]
    assert found.record.value("line_items.1.discount") == "5.00"


@pytest.mark.parametrize("wrap", [envelope, lambda content: base64.b64encode(envelope(content))])
def test_a_signed_file_is_read_as_the_file_inside(wrap: object) -> None:
    assert callable(wrap)
    assert len(read_einvoices(wrap(FATTURAPA.encode()))) == 2


def test_an_envelope_without_a_file_is_damaged() -> None:
    with pytest.raises(FormatDamaged):
        unsigned(b"\x30\x80\x06\x09")
