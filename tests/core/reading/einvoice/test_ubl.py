"""UBL invoices and credit notes give records by the public names."""

from core.reading.einvoice import read_einvoice
from tests.core.reading.samples import UBL


def test_a_peppol_invoice_gives_all_its_fields() -> None:
    found = read_einvoice(UBL.encode())
    assert found is not None
    assert (found.syntax, found.subtype) == ("UBL", "invoice")
    assert {name: field.value for name, field in found.record.fields.items()} == {
        "invoice_number": "INV-88",
        "invoice_date": "2025-03-01",
        "due_date": "2025-03-31",
        "currency": "NOK",
        "vendor_name": "Fjord Supplies AS",
        "vendor_address": "Havnegata 4, Floor 2, 5003 Bergen, NO",
        "vendor_tax_id": "NO999888771MVA",
        "customer_name": "Hill Farm AS",
        "purchase_order": "PO-7",
        "service_start": "2025-02-01",
        "service_end": "2025-02-28",
        "iban": "NO9386011117947",
        "bic": "DNBANOKK",
        "payment_reference": "0003434323213231",
        "payment_terms": "Payable without deduction by 2025-03-31, 2% discount until 2025-03-10",
        "lines_total": "1000.00",
        "subtotal": "1000.00",
        "tax_amount": "250.00",
        "total_amount": "1250.00",
        "amount_due": "1250.00",
    }


def test_lines_and_taxes_are_rows() -> None:
    found = read_einvoice(UBL.encode())
    assert found is not None
    (line,) = found.record.tables["line_items"]
    assert {name: field.value for name, field in line.fields.items()} == {
        "line": "1",
        "code": "A-1",
        "hsn_sac": "998311",
        "description": "Advice",
        "quantity": "10",
        "unit": "HUR",
        "unit_price": "95.00",
        "discount": "-50.00",
        "tax_rate": "25",
        "amount": "1000.00",
    }
    (tax,) = found.record.tables["taxes"]
    assert (tax.value("name"), tax.value("rate"), tax.value("amount")) == ("VAT", "25", "250.00")


def test_a_credit_note_says_so() -> None:
    note = UBL.replace("InvoiceTypeCode", "CreditNoteTypeCode").replace("InvoiceLine", "CreditNoteLine")
    note = note.replace("InvoicedQuantity", "CreditedQuantity").replace("Invoice-2", "CreditNote-2")
    note = note.replace("<Invoice ", "<CreditNote ").replace("</Invoice>", "</CreditNote>").replace(">380<", ">381<")
    found = read_einvoice(note.encode())
    assert found is not None
    assert found.subtype == "credit_note"
    assert found.record.value("line_items.1.quantity") == "10"


def test_an_account_that_is_no_iban_is_a_bank_account() -> None:
    found = read_einvoice(UBL.replace("NO93 8601 1117 947", "0086 0111").encode())
    assert found is not None
    assert found.record.value("iban") is None
    assert found.record.value("bank_account") == "00860111"


def test_several_taxes_of_one_currency_are_summed() -> None:
    found = read_einvoice(UBL.replace('currencyID="EUR">22.00', 'currencyID="NOK">22.00').encode())
    assert found is not None
    assert found.record.value("tax_amount") == "272.00"
