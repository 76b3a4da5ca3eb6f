"""Tax ids and accounts amid other words, right behind the words that name them."""

from __future__ import annotations

import pytest

from core.catalogue import bundled_types
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import contents, page
from tests.core.extraction.invoice.test_misled import HEAD, goods, read

TOTAL = ((350.0, "Total"), (450.0, "60.00"))
FOOT = [""] * 12


def accepted(name: str, *rows: str) -> str | None:
    field = read(*goods("60.00"), "", TOTAL, *FOOT, *rows).fields.get(name)
    return field.value if field is not None and field.accepted else None


@pytest.mark.parametrize(
    ("name", "line", "value"),
    [
        ("vendor_tax_id", "Registered in Leeds 4418, our VAT No GB 771 4402 43, Bank HSBC", "GB771440243"),
        ("vendor_tax_id", "Brightwater Plumbing Sàrl, Genève, CHE-114.339.020 TVA, Banque Cler", "CHE-114339020"),
        ("bic", "Volksbank, pay to the branch BIC GENODES1VHN or by cheque", "GENODES1VHN"),
        ("bank_account", "Client account: Lloyds Bank, sort code 30-99-12, account 02771844.", "02771844"),
        ("bank_account", "Pay HDFC Bank, F.C. Road, A/c No. 5020 0011 7744, IFSC HDFC0000007", "502000117744"),
    ],
)
def test_small_print_names_ids_and_accounts(name: str, line: str, value: str) -> None:
    assert accepted(name, line) == value


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("vendor_tax_id", "Registered in Leeds 4418, our VAT No GB 771 4402 44, Bank HSBC"),
        ("vendor_tax_id", "Parcel no GB 771 4402 43 was sent with it"),
        ("bic", "Volksbank and the bank ROYALBAN of the town"),
        ("bank_account", "We debit your Lloyds Bank account 02771844 with it."),
        ("bank_account", "Please quote your account 02771844 with it."),
    ],
)
def test_nothing_else_is_taken_for_one(name: str, line: str) -> None:
    assert accepted(name, line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Reverse charge. Your VAT No GB 771 4402 43 was given to us",
        "Reverse charge: customer VAT no. GB 771 4402 43",
        "Steuerschuldnerschaft des Leistungsempfängers, USt-IdNr. des Kunden GB771440243",
        "Autoliquidation, TVA client GB771440243",
        "Fiscal representative: Taxwise, VAT GB 771 4402 43",
        "Delivered by Heron Parcels Ltd, VAT No GB 771 4402 43",
        "Payments are handled by Otter Payments Ltd, VAT No GB 771 4402 43",
    ],
)
def test_an_id_of_whoever_small_print_names_besides_is_not_the_sellers(line: str) -> None:
    assert accepted("vendor_tax_id", line) is None


def test_the_id_at_the_customers_own_label_is_not_the_sellers() -> None:
    assert accepted("vendor_tax_id", "Your VAT No. GB 771 4402 43") is None


def test_the_id_in_the_letter_of_an_order_is_its_buyers() -> None:
    rows = ("PURCHASE ORDER", *HEAD[:3], "", "Order no: 4711", *FOOT, "Brightwater, Leeds, VAT No GB 771 4402 43, HSBC")
    record = extract_invoice(bundled_types()["purchase_order"], contents(page(*rows)))
    assert "vendor_tax_id" not in record.fields
