"""Papers as accounting programs print them from their templates."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Field, Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page
from tests.core.extraction.invoice.test_misled import HEAD

TITLE = "TAX INVOICE"
NUMBERED = ("Invoice number: A-1001", "Invoice date: 3 May 2024", "")
HEADS: Row = ((50, "Code"), (110, "Description"), (300, "Qty"), (350, "Unit price"), (420, "Tax"), (500, "Amount"))
TOTALS: tuple[Row, ...] = (
    ((350, "Subtotal"), (500, "110.00")),
    ((350, "GST 10%"), (500, "11.00")),
    ((350, "Total"), (500, "121.00")),
)


def read(*rows: Row | str) -> Record:
    return extract_invoice(bundled_types()["invoice"], contents(page(*rows)))


def sold(*rows: Row) -> Record:
    return read("INVOICE", "", *HEAD, HEADS, *rows, "", *TOTALS)


def amounts(record: Record) -> list[tuple[str | None, bool]]:
    return [(row.value("description"), row.fields["amount"].accepted) for row in record.tables["line_items"]]


def accepted(record: Record, name: str) -> Field | None:
    field = record.fields.get(name)
    return field if field is not None and field.accepted else None


def test_words_behind_the_figures_of_a_row_are_not_lost_from_what_describes_it() -> None:
    first: Row = ((50, "MERB"), (110, "Merbau decking"), (300, "2"), (350, "40.00"), (420, "GST"), (500, "80.00"))
    second: Row = ((50, "ADJ"), (110, "Freight adjustment"), (300, "1"), (350, "30.00"), (420, "GST"), (500, "30.00"))
    assert amounts(sold(first, second)) == [("Merbau decking", True), ("Freight adjustment", True)]


def test_words_between_a_row_s_text_and_its_figures_may_be_lost_from_it() -> None:
    first: Row = ((110, "Merbau"), (220, "40"), (240, "grey"), (300, "2"), (350, "40.00"), (500, "80.00"))
    second: Row = ((110, "Freight"), (300, "1"), (350, "30.00"), (500, "30.00"))
    assert not amounts(sold(first, second))[0][1]


def test_a_code_under_a_description_is_no_part_of_it() -> None:
    first: Row = ((110, "Merbau decking"), (300, "2"), (350, "40.00"), (500, "80.00"))
    second: Row = ((110, "Freight adjustment"), (300, "1"), (350, "30.00"), (500, "30.00"))
    record = sold(first, ((110, "SKU: MERB-90"),), second, ((110, "SKU: ADJ-1"),))
    assert [text for text, _ in amounts(record)] == ["Merbau decking", "Freight adjustment"]


def test_half_of_a_tax_is_not_the_tax_of_the_paper() -> None:
    record = read(
        "INVOICE", "", *HEAD, ((50, "Tax type"), (200, "Tax amount")), ((50, "CGST"), (200, "106.78")),
        ((50, "SGST"), (200, "106.78")), "", ((50, "Total"), (200, "1,400.00")),
    )  # fmt: skip
    assert accepted(record, "tax_amount") is None


def test_what_is_left_of_a_credit_is_not_its_total() -> None:
    rows: tuple[Row, ...] = (
        ((350, "Less credit to invoice A-9"), (500, "121.00")),
        ((350, "Total credit"), (500, "0.00")),
    )
    record = sold(((110, "Merbau decking"), (300, "1"), (350, "110.00"), (500, "110.00")), *TOTALS[:2], *rows)
    assert accepted(record, "total_amount") is None or record.value("total_amount") != "0.00"


def test_a_part_of_a_town_under_a_post_box_is_nobody() -> None:
    where = ("PO Box 19077", "Hamilton Central", "HAMILTON 3204", "NEW ZEALAND")
    slip = ("", "PAYMENT ADVICE", "To:", "Kereru Landscapes Limited", *where, "", "Customer: Harrow Foods Ltd")
    record = read(TITLE, "", "Kereru Landscapes", "Limited", *where, "", *NUMBERED, "Total 121.00", *slip)
    assert record.value("vendor_name") != "Hamilton Central"


def test_a_number_behind_a_name_may_be_of_it() -> None:
    record = read(TITLE, "", *HEAD[:4], "Customer: Pohutukawa Body Corporate 88214", "", *NUMBERED, "Total 121.00")
    assert accepted(record, "customer_name") is None


def test_a_tax_number_under_a_name_is_of_no_address() -> None:
    buyer = ("Bill to:", "Harrow Foods, S.L.", "B91884402", "Pol. Ind. La Red, nave 14", "41500 Alcala del Rio")
    record = read("INVOICE", "", *HEAD[:4], *buyer, "", *NUMBERED, "Total 121.00")
    assert record.value("customer_address") == "Pol. Ind. La Red, nave 14, 41500 Alcala del Rio"


def test_a_person_may_stand_between_a_name_and_its_street() -> None:
    buyer = ("Bill to:", "Quellcode Manufaktur GmbH", "Tobias Renz", "12 Mill Road", "York YO1 7HH")
    record = read("INVOICE", "", *HEAD[:4], *buyer, "", *NUMBERED, "Total 121.00")
    assert accepted(record, "customer_name") is not None
    assert accepted(record, "customer_address") is None


@pytest.mark.parametrize("trade", ["Fuels - Lubricants", "Motors · Engineering"])
def test_what_a_firm_does_is_no_end_of_its_name(trade: str) -> None:
    record = read("INVOICE", "", "Harrow & Sons", trade, *HEAD[1:], "Total 121.00")
    assert record.value("vendor_name") == "Harrow & Sons"


def test_who_holds_the_account_that_is_paid_into_is_no_customer() -> None:
    bank = ("Bank Banksia Mutual", "Account name Brightwater", "Plumbing BSB 633-000", "Account number 154872201")
    record = read("INVOICE", "", *HEAD, "Total 121.00", "", *bank)
    assert (record.value("customer_name"), accepted(record, "customer_name") is not None) == ("Harrow Foods Ltd", True)


def test_the_country_behind_a_town_on_a_sender_s_line_is_of_its_address() -> None:
    line = "Brightwater SAS - 2 rue Kellerman - 59100 Roubanval - France"
    record = read(line, "", "Facture n° FR71188", "Date : 6 juin 2025", "", "Total TTC 121,00 EUR")
    assert record.value("vendor_address") == "2 rue Kellerman, 59100 Roubanval, France"


@pytest.mark.parametrize("lead", ["M/s.", "M/s", "Messrs"])
def test_what_leads_a_firm_s_name_is_no_part_of_it(lead: str) -> None:
    buyer = ("Bill to:", f"{lead} Harrow Foods Ltd", "9 Mill Road", "York YO1 7HH")
    record = read("INVOICE", "", *HEAD[:4], *buyer, "", *NUMBERED, "Total 121.00")
    assert record.value("customer_name") == "Harrow Foods Ltd"
