"""Invoices drawn by hand: fields, parties, lines, taxes, and what is accepted."""

from dataclasses import replace
from decimal import Decimal

from core.catalogue import bundled_types
from core.domain.page import TextSource
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

INVOICE = bundled_types()["invoice"]
LINES: tuple[Row | str, ...] = (
    ((50, "Description"), (300, "Qty"), (370, "Unit price"), (480, "Amount")),
    ((50, "Oak table, oiled"), (300, "2"), (370, "250.00"), (480, "500.00")),
    ((50, "with four legs"),),
    "",
    ((50, "Chair"), (300, "4"), (370, "75.00"), (480, "300.00")),
)
TOTALS: tuple[Row | str, ...] = (
    ((400, "Subtotal"), (480, "800.00")),
    ((400, "VAT 20%"), (480, "160.00")),
    ((400, "Total"), (480, "£960.00")),
)
HEAD: tuple[Row | str, ...] = (
    ((50, "Borrow & Lend Joinery Ltd"),),
    ((50, "12 Mill Lane"), (400, "INVOICE")),
    ((50, "Leeds LS1 4AB"), (400, "Invoice No: BL-2041")),
    ((400, "Invoice date: 14/03/2025"),),
    ((400, "Due date: 13/04/2025"),),
    "",
    "Bill to:",
    "Quillfeather Books Ltd",
    "3 Harbour Street",
    "Bristol BS1 5TY",
    "",
)


def read(*rows: Row | str, source: TextSource = TextSource.LAYER) -> Record:
    return extract_invoice(INVOICE, contents(page(*rows, source=source)))


def test_reads_a_plain_invoice() -> None:
    record = read(*HEAD, *LINES, "", *TOTALS)
    expected = {
        "vendor_name": "Borrow & Lend Joinery Ltd",
        "vendor_address": "12 Mill Lane, Leeds LS1 4AB",
        "customer_name": "Quillfeather Books Ltd",
        "customer_address": "3 Harbour Street, Bristol BS1 5TY",
        "invoice_number": "BL-2041",
        "invoice_date": "2025-03-14",
        "due_date": "2025-04-13",
        "subtotal": "800.00",
        "tax_amount": "160.00",
        "total_amount": "960.00",
        "currency": "GBP",
    }
    assert {name: record.value(name) for name in expected} == expected


def test_reads_its_lines() -> None:
    rows = read(*HEAD, *LINES, "", *TOTALS).tables["line_items"]
    told = [(r.value("description"), r.value("quantity"), r.value("unit_price"), r.value("amount")) for r in rows]
    assert told == [
        ("Oak table, oiled with four legs", "2", "250.00", "500.00"),
        ("Chair", "4", "75.00", "300.00"),
    ]


def test_sums_vouch_for_amounts_and_lines() -> None:
    record = read(*HEAD, *LINES, "", *TOTALS)
    total = record.fields["total_amount"]
    assert total.accepted
    assert total.reason is not None
    assert total.reason.facts["equation"] == "800.00 + 160.00 = 960.00"
    assert {row.fields["amount"].accepted for row in record.tables["line_items"]} == {True}


def test_the_tax_is_listed_by_rate() -> None:
    (tax,) = read(*HEAD, *LINES, "", *TOTALS).tables["taxes"]
    assert (tax.value("name"), tax.value("rate"), tax.value("amount")) == ("VAT", "20", "160.00")


def test_evidence_names_page_text_and_box() -> None:
    proof = read(*HEAD, *LINES, "", *TOTALS).fields["invoice_number"].evidence
    assert (proof.page, proof.text) == (1, "BL-2041")
    assert proof.box is not None


def test_a_wrong_total_is_not_vouched_for_by_a_sum() -> None:
    wrong = (*TOTALS[:2], ((400.0, "Total"), (480.0, "£990.00")))
    reason = read(*HEAD, *LINES, "", *wrong).fields["total_amount"].reason
    assert reason is not None
    assert reason.code != "sum"


def test_a_scan_needs_a_sum_of_three() -> None:
    record = read(*HEAD, *LINES, "", *TOTALS, source=TextSource.OCR)
    assert record.fields["total_amount"].accepted
    assert not record.fields["vendor_name"].accepted
    assert not record.fields["invoice_number"].accepted


def test_a_date_of_a_scan_is_read_alike_in_other_letters_too() -> None:
    def accepted(again: str) -> bool:
        drawn = page(*HEAD, *LINES, "", *TOTALS, source=TextSource.OCR)
        words = tuple(one._replace(second=again if one.text == "14/03/2025" else one.text) for one in drawn.words)
        return extract_invoice(INVOICE, contents(replace(drawn, words=words))).fields["invoice_date"].accepted

    assert accepted("14-03-2025")
    assert not accepted("11-03-2025")


def test_an_undecidable_date_is_left_to_a_person() -> None:
    record = read("Plain Paper Co", ((400, "Invoice date: 05/06/2025"),), ((400, "Total"), (480, "9.00")))
    field = record.fields["invoice_date"]
    assert not field.accepted
    assert field.reason is not None
    assert field.reason.code == "date_order"


def test_a_german_invoice() -> None:
    record = read(
        "Tischlerei Birnbaum GmbH",
        "Lindenstraße 4",
        "80331 München",
        ((400, "Rechnungsnummer: RE-77"),),
        ((400, "Rechnungsdatum: 3. März 2025"),),
        "",
        ((50, "Bezeichnung"), (300, "Menge"), (370, "Einzelpreis"), (480, "Betrag")),
        ((50, "Regal"), (300, "3"), (370, "411,50"), (480, "1.234,50 €")),
        ((400, "Nettobetrag"), (480, "1.234,50 €")),
        ((400, "MwSt 19 %"), (480, "234,56 €")),
        ((400, "Gesamtbetrag"), (480, "1.469,06 €")),
    )
    assert record.value("invoice_date") == "2025-03-03"
    assert record.value("total_amount") == "1469.06"
    assert record.value("currency") == "EUR"
    assert record.value("vendor_address") == "Lindenstraße 4, 80331 München"


def test_rows_without_a_heading() -> None:
    record = read(
        *HEAD,
        ((50, "1. Oak table"), (300, "x2"), (480, "500.00")),
        ((50, "2. Chair"), (300, "x4"), (480, "300.00")),
        "",
        *TOTALS,
    )
    rows = record.tables["line_items"]
    assert [(row.value("description"), row.number("amount")) for row in rows] == [
        ("Oak table", Decimal(500)),
        ("Chair", Decimal(300)),
    ]


def test_rows_go_on_after_a_page_break() -> None:
    first = page(*HEAD, LINES[0], *LINES[1:])
    second = page(LINES[0], ((50, "Bench"), (300, "1"), (370, "200.00"), (480, "200.00")), "", number=2)
    record = extract_invoice(INVOICE, contents(first, second))
    assert [row.value("amount") for row in record.tables["line_items"]] == ["500.00", "300.00", "200.00"]


def test_an_empty_page_gives_an_empty_record() -> None:
    assert extract_invoice(INVOICE, contents(page())) == Record()


def test_a_tax_that_only_its_rate_tells_is_reckoned() -> None:
    totals = (((400.0, "Subtotal"), (480.0, "800.00")), ((400.0, "VAT"), (480.0, "20%")), TOTALS[2])
    record = read(*HEAD, *LINES, "", *totals)
    assert record.value("tax_amount") == "160.00"
    assert record.fields["total_amount"].accepted


def test_columns_without_a_known_heading_are_no_description() -> None:
    heading: Row = (
        (50, "Widget"),
        (110, "Description"),
        (250, "Colour"),
        (300, "Qty"),
        (370, "Unit price"),
        (480, "Amount"),
    )
    row: Row = ((50, "KX-17"), (110, "Oak table"), (250, "brown"), (300, "2"), (370, "400.00"), (480, "800.00"))
    rows = read(*HEAD, heading, row, "", *TOTALS).tables["line_items"]
    assert [row.value("description") for row in rows] == ["Oak table"]


def test_a_sum_vouches_for_amounts_not_for_words() -> None:
    cells = read(*HEAD, *LINES, "", *TOTALS).tables["line_items"][0].fields
    accepted = {name for name, cell in cells.items() if cell.accepted}
    assert accepted == {"amount", "quantity", "unit_price"}


def test_totals_beside_a_table_of_taxes_are_no_rows() -> None:
    taxes: Row = ((50, "Rate"), (110, "Net"), (170, "Tax"), (400, "Subtotal"), (480, "800.00"))
    record = read(*HEAD, *LINES, "", taxes, *TOTALS[1:])
    assert len(record.tables["line_items"]) == 2


def test_a_discount_under_the_lines_is_no_row() -> None:
    totals = (((400.0, "Sum"), (480.0, "800.00")), ((370.0, "Volume discount 5%"), (480.0, "-40.00")))
    record = read(*HEAD, *LINES, "", *totals, ((400, "Total"), (480, "£760.00")))
    assert len(record.tables["line_items"]) == 2


def test_a_lone_company_without_label_may_be_the_buyer() -> None:
    head = ("Quillfeather Books Ltd", "3 Harbour Street", "Bristol BS1 5TY", "", "Invoice No: 77", "Date: 14/03/2025")
    record = read(*head, "", *LINES, "", *TOTALS)
    assert not any(record.fields[name].accepted for name in ("vendor_name", "customer_name") if name in record.fields)


def test_a_number_in_groups_is_one_number() -> None:
    record = read(
        "Borrow & Lend Joinery Ltd", "12 Mill Lane, Leeds LS1 4AB", "Invoice No: BL 2041 7733", "", "", *LINES
    )
    assert record.value("invoice_number") == "BL 2041 7733"


def test_headings_set_tightly_are_labels() -> None:
    heading: Row = ((400, "Invoice Date"), (467, "Invoice #"))
    record = read(*HEAD[:2], "", heading, ((400, "14/03/2025"), (467, "118842")), *LINES)
    assert record.value("invoice_number") == "118842"


def test_a_siret_gives_the_siren() -> None:
    record = read(*HEAD, *LINES, "", *TOTALS, "", "SIRET 732 829 320 00074 RCS Rennes")
    assert record.value("siren") == "732829320"


def test_reverse_charge_is_yes_or_no() -> None:
    assert read(*HEAD, "Reverse Charge: N", "", *LINES, "", *TOTALS).value("reverse_charge") == "no"


def test_tax_withheld_is_no_discount() -> None:
    record = read(
        "Neelkamal Softworks Pvt Ltd",
        "Tax Invoice No: NS/117",
        ((400, "Taxable Value"), (500, "1,50,000.00")),
        ((400, "IGST @ 18%"), (500, "27,000.00")),
        ((400, "Total"), (500, "1,77,000.00")),
        ((400, "Less: TDS @ 10%"), (500, "15,000.00")),
        ((400, "Net Payable"), (500, "1,62,000.00")),
    )
    assert record.value("withholding_tax") == "15000.00"
    assert record.value("discount_total") is None
    assert record.value("total_amount") == "177000.00"
    assert record.value("amount_due") == "162000.00"


CREDIT: tuple[Row | str, ...] = (
    ((50, "Borrow & Lend Joinery Ltd"),),
    ((50, "12 Mill Lane"), (400, "CREDIT NOTE")),
    ((50, "Leeds LS1 4AB"), (400, "Credit note no: CN-77")),
    ((400, "Invoice no: BL-2041"),),
    ((400, "Invoice date: 14/03/2025"),),
    ((400, "Credit note date: 28/03/2025"),),
    "",
)


def test_the_number_and_day_of_the_credited_invoice_are_not_the_notes_own() -> None:
    record = read(*CREDIT, *LINES, "", *TOTALS)
    assert (record.value("invoice_number"), record.value("invoice_date")) == ("CN-77", "2025-03-28")
    alone = read(*CREDIT[:2], CREDIT[3], *CREDIT[6:], *LINES, "", *TOTALS).fields.get("invoice_number")
    assert alone is None or not alone.accepted
