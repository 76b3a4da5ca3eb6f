"""CII invoices of all generations give records by the public names."""

from core.domain.record import Origin
from core.reading.einvoice import read_einvoice
from tests.core.reading.samples import CII, ZUGFERD_1


def test_a_factur_x_invoice_gives_all_its_fields() -> None:
    found = read_einvoice(CII.encode(), "factur-x.xml")
    assert found is not None
    assert (found.syntax, found.type, found.subtype, found.name, found.whole) == (
        "CII",
        "invoice",
        "invoice",
        "factur-x.xml",
        True,
    )
    assert {name: field.value for name, field in found.record.fields.items()} == {
        "invoice_number": "F-2025-17",
        "invoice_date": "2025-01-31",
        "due_date": "2025-03-02",
        "currency": "EUR",
        "vendor_name": "Papeterie du Lac SARL",
        "vendor_address": "3 rue du Port, Bât. B, 74000 Annecy, FR",
        "vendor_tax_id": "FR44732829320",
        "customer_name": "Atelier Vert SA",
        "customer_address": "8 quai Neuf, 69001 Lyon, FR",
        "customer_id": "C-88",
        "purchase_order": "PO-5",
        "service_start": "2025-01-30",
        "service_end": "2025-01-30",
        "iban": "FR1420041010050500013M02606",
        "bic": "PSSTFRPPXXX",
        "payment_reference": "F-2025-17/C-88",
        "payment_terms": "30 jours net",
        "lines_total": "95.00",
        "discount_total": "0.00",
        "charges_total": "5.00",
        "subtotal": "100.00",
        "tax_amount": "20.00",
        "round_off": "0.05",
        "total_amount": "120.00",
        "amount_paid": "20.00",
        "amount_due": "100.05",
        "siren": "732829320",
        "operation_kind": "services",
        "vat_on_debits": "true",
        "penalty_rate": "12.5",
        "recovery_fee": "40",
    }


def test_values_carry_their_place_and_are_stood_for() -> None:
    found = read_einvoice(CII.encode())
    assert found is not None
    total = found.record.fields["total_amount"]
    assert total.evidence.path == (
        "/CrossIndustryInvoice/SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
        "/SpecifiedTradeSettlementHeaderMonetarySummation/GrandTotalAmount"
    )
    assert (total.evidence.text, total.origin, total.confidence, total.accepted, total.currency) == (
        "120",
        Origin.EMBEDDED,
        1.0,
        True,
        "EUR",
    )


def test_lines_know_prices_per_unit_and_leave_groups_out() -> None:
    found = read_einvoice(CII.encode())
    assert found is not None
    (line,) = found.record.tables["line_items"]
    assert {name: field.value for name, field in line.fields.items()} == {
        "line": "1",
        "code": "P-1",
        "description": "Papier A4",
        "quantity": "200",
        "unit": "C62",
        "unit_price": "0.50",
        "discount": "5.00",
        "tax_rate": "20",
        "amount": "95.00",
    }
    (tax,) = found.record.tables["taxes"]
    assert {name: field.value for name, field in tax.fields.items()} == {
        "name": "VAT",
        "rate": "20",
        "base": "100.00",
        "amount": "20.00",
    }


def test_the_first_generation_is_read_with_its_own_names_and_remarks() -> None:
    found = read_einvoice(ZUGFERD_1.encode())
    assert found is not None
    assert found.subtype == "credit_note"
    assert found.record.value("purchase_order") == "B-9"
    assert found.record.value("total_amount") == "11.90"
    remark, item = found.record.tables["line_items"]
    assert (remark.value("description"), remark.value("amount")) == ("Wir danken für den Auftrag.", None)
    assert (item.value("description"), item.value("unit_price"), item.value("amount")) == ("Ordner", "5.00", "10.00")


def test_a_declaration_with_a_made_up_encoding_does_no_harm() -> None:
    found = read_einvoice(CII.replace('encoding="UTF-8"', 'encoding="UTF-8-W/O-BOM"').encode())
    assert found is not None
    assert found.record.value("vendor_address") == "3 rue du Port, Bât. B, 74000 Annecy, FR"


def test_of_several_instalments_no_date_is_the_due_date() -> None:
    instalment = (
        "<ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime><udt:DateTimeString format='102'>2025040{}"
        "</udt:DateTimeString></ram:DueDateDateTime><ram:PartialPaymentAmount>60</ram:PartialPaymentAmount>"
        "</ram:SpecifiedTradePaymentTerms>"
    )
    before, _, after = CII.partition("<ram:SpecifiedTradePaymentTerms>")
    after = after.partition("</ram:SpecifiedTradePaymentTerms>")[2]
    found = read_einvoice((before + instalment.format(1) + instalment.format(5) + after).encode())
    assert found is not None
    assert found.record.value("due_date") is None


def test_what_is_no_invoice_gives_nothing() -> None:
    assert read_einvoice(b"<CrossIndustryInvoice/>") is None
    assert read_einvoice(b"<other/>") is None
    assert read_einvoice(b"no xml at all") is None
