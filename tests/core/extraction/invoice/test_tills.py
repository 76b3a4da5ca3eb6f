"""Receipts as tills of several countries print them."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

RECEIPT = bundled_types()["receipt"]
HEAD = ("Lindenhof Beispiel GmbH", "Dorfplatz 2", "6999 Lechtobel")


def read(*rows: Row | str) -> Record:
    return extract_invoice(RECEIPT, contents(page(*rows)))


def pair(text: str, amount: str) -> Row:
    return ((50, text), (300, amount))


def test_a_rate_leads_its_base_and_the_name_of_the_tax() -> None:
    record = read(
        *HEAD, "Datum 19.07.2025", pair("Schnitzel", "45,40"), pair("Limonade", "13,80"), pair("Summe", "EUR 59,20"),
        ((50, "10% A"), (150, "Netto 41,27"), (300, "USt 4,13")),
        ((50, "20% B"), (150, "Netto 11,50"), (300, "USt 2,30")),
    )  # fmt: skip
    assert record.fields["tax_amount"].value == "6.43"
    assert record.fields["tax_amount"].accepted


def test_a_payment_that_is_the_total_beside_its_own_label_is_accepted() -> None:
    record = read(*HEAD, "Date 18/09/2025", pair("Paint", "64.11"), pair("TOTAL", "$64.11"), pair("EFTPOS", "$64.11"),
                  "CARD: ....4418 CREDIT")  # fmt: skip
    assert record.fields["amount_tendered"].value == "64.11"
    assert record.fields["amount_tendered"].accepted


def test_cash_less_change_is_what_is_left_after_rounding() -> None:
    record = read(
        *HEAD, "2025-09-11", pair("Spackel", "63,50"), pair("Pensel", "39,10"), pair("Öresavrundning", "0,40"),
        pair("ATT BETALA", "103,00"), pair("Mottaget", "500,00"), pair("Tillbaka", "397,00"),
    )  # fmt: skip
    assert record.value("rounding") == "0.40"
    assert record.fields["total_amount"].value == "103.00"
    assert record.fields["total_amount"].accepted


def test_what_is_sold_at_each_rate_is_nothing_sold() -> None:
    record = read(
        *HEAD, "2025-12-06", pair("Chleb", "4,89C"), pair("Płyn", "8,99A"),
        pair("SPRZEDAŻ OPODATKOWANA A", "8,99"), pair("PTU A 23,00 %", "1,68"),
        pair("SPRZEDAŻ OPODATKOWANA C", "4,89"), pair("PTU C 5,00 %", "0,23"), pair("SUMA PTU", "1,91"),
        pair("SUMA PLN", "13,88"),
    )  # fmt: skip
    assert [row.value("amount") for row in record.tables["line_items"]] == ["4.89", "8.99"]


def test_a_rate_in_its_column_is_no_part_of_what_was_sold() -> None:
    record = read(
        *HEAD, "Data: 2025-10-30", ((50, "Artigo"), (200, "IVA"), (250, "Qtd"), (300, "Valor")),
        ((50, "Paracetamol"), (200, "6%"), (255, "1"), (300, "3,15")),
        ((50, "Champô"), (200, "23%"), (255, "2"), (300, "12,45")), pair("Total a pagar EUR", "15,60"),
    )  # fmt: skip
    rows = record.tables["line_items"]
    assert [row.value("tax_rate") for row in rows] == ["6%", "23%"]
    assert all(row.fields["amount"].accepted for row in rows)


def test_who_owns_the_shop_is_not_what_it_is_called() -> None:
    record = read("BACKSTUBE HOLLERMANN", "Inh. Jutta Hollermann e.K.", "Lindenstr. 14", "21999 Wedelbruch",
                  "Tel. 04103 / 990 44", "04.11.2025 07:36", pair("Roggenbrot", "4,20"), pair("Cappuccino", "4,10"),
                  pair("SUMME EUR", "8,30"))  # fmt: skip
    assert record.value("vendor_name") == "Inh. Jutta Hollermann e.K."
    assert not record.fields["vendor_name"].accepted
    unit = read("Daily Beispiel Bakery", "A unit of Crust Foods LLP", "12/4 Infantry Road, Bengaluru 560001",
                "Bill No: DC/7714", "23/11/2024 18:22", pair("Loaf", "320.00"), pair("Total", "320.00"))  # fmt: skip
    assert not unit.fields["vendor_name"].accepted


def test_tills_call_their_number_by_many_names() -> None:
    for label in ("Docket No", "Memo No", "Chk", "Trans", "Kvittonr", "Rechnung Nr."):
        record = read("Beispiel Ltd", "12 Mill Road", f"{label} 20447", "05/01/2026", pair("Total", "57.65"))
        assert record.value("receipt_number") == "20447", label


def test_the_title_of_a_tax_invoice_leads_no_number() -> None:
    record = read("Stationery Barn", "22 Hay St", "TAX INVOICE", pair("* Lever arch file A4 x3", "14.85"),
                  pair("TOTAL", "14.85"))  # fmt: skip
    assert record.value("receipt_number") is None


def test_a_rate_without_its_sign_is_one_where_all_that_stands_beside_it_follows() -> None:
    sold = (pair("Duschgel", "4,40 B"), pair("Haferdrink", "5,14 A"), pair("SUMME EUR", "9,54"))
    rows = (*HEAD, "22.10.2025 17:55", *sold, "MwSt% Netto MwSt Brutto")
    record = read(*rows, "A 7,00 4,80 0,34 5,14", "B 19,00 3,70 0,70 4,40")
    assert record.fields["tax_amount"].value == "1.04"
    assert record.fields["tax_amount"].accepted
    assert "taxes" not in read(*rows, "A 7,00 4,80 0,35 5,14", "B 19,00 3,70 0,70 4,41").tables


def test_a_rate_set_apart_is_no_part_of_what_was_sold_even_without_a_heading() -> None:
    record = read(*HEAD, "09-12-2025 10:12", ((50, "CORNETTO VUOTO"), (220, "10%"), (300, "7,90")),
                  ((50, "TERMOMETRO"), (220, "22%"), (300, "9,50")), pair("TOTALE COMPLESSIVO", "17,40"))  # fmt: skip
    assert all(row.fields["amount"].accepted for row in record.tables["line_items"])


@pytest.mark.parametrize(("above", "below", "sure"), [("Check #: 1043", "", True), ("", "Check # 1043 10.00", False)])
def test_a_check_that_something_is_paid_with_is_not_the_receipt(above: str, below: str, *, sure: bool) -> None:
    record = read("BLUE HERON", above, pair("Soup", "10.00"), pair("TOTAL", "10.00"), below)
    assert record.fields["receipt_number"].accepted is sure
