"""Papers that lead astray: what stands on them in another part is not taken for an amount or a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Word
from core.domain.page import Page
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page

HEAD: tuple[Row | str, ...] = (
    "Brightwater Plumbing Ltd",
    "12 Canal Street",
    "Leeds LS1 4AB",
    "",
    "Bill to:",
    "Harrow Foods Ltd",
    "9 Mill Road",
    "York YO1 7HH",
    "",
    "Invoice number: A-1001",
    "Invoice date: 3 May 2024",
    "",
)
HEADING: Row = ((50.0, "Description"), (300.0, "Qty"), (350.0, "Unit price"), (450.0, "Amount"))


TALL = 13.5
"""points: letters so high that a line left out is no wide gap"""


def read(*rows: Row | str) -> Record:
    return extract_invoice(bundled_types()["invoice"], contents(page("INVOICE", "", *HEAD, *rows)))


def goods(*amounts: str) -> tuple[Row, ...]:
    rows = (((50.0, "Copper pipe"), (300.0, "1"), (350.0, amount), (450.0, amount)) for amount in amounts)
    return (HEADING, *rows)


def test_two_rows_of_the_same_price_are_no_payment_and_what_is_still_due() -> None:
    record = read(*goods("60.00", "60.00"), "", ((350.0, "Total"), (450.0, "120.00")))
    assert record.value("total_amount") == "120.00"
    assert not {"amount_paid", "amount_due"} & record.fields.keys()


def test_amounts_that_no_label_names_are_not_accepted_as_if_one_did() -> None:
    rates = (((50.0, "in May"), (450.0, "60.00")), ((50.0, "in June"), (450.0, "60.00")))
    record = read(*goods("120.00"), "", ((350.0, "Total"), (450.0, "120.00")), "", *rates)
    parts = [record.fields.get(name) for name in ("amount_paid", "amount_due")]
    assert not any(field is not None and field.accepted for field in parts)


@pytest.mark.parametrize(
    "totals",
    [
        (((350.0, "Total"), (450.0, "£100.00")), ((350.0, "Total incl. VAT"), (450.0, "£120.00"))),
        (((350.0, "Total 240"),), ((350.0, "Total £250"),)),
    ],
)
def test_of_two_totals_neither_is_accepted_where_nothing_reckons_to_the_larger(totals: tuple[Row, ...]) -> None:
    assert not read(*goods("40.00", "60.00"), "", *totals).fields["total_amount"].accepted


@pytest.mark.parametrize("above", ["Kitchen Fittings", "Remittance advice"])
def test_words_that_stand_apart_above_a_name_are_no_part_of_it(above: str) -> None:
    drawn = page(above, "", *HEAD, *goods("60.00"), ((350.0, "Total"), (450.0, "60.00")))
    tall = tuple(word._replace(box=word.box._replace(y1=word.box.y0 + TALL)) for word in drawn.words)
    record = extract_invoice(bundled_types()["invoice"], contents(replace(drawn, words=tall)))
    assert record.value("vendor_name") == "Brightwater Plumbing Ltd"


def accepted(record: Record, name: str) -> bool:
    return name in record.fields and record.fields[name].accepted


def test_a_net_amount_behind_the_total_on_its_line_is_no_total() -> None:
    total = ((50.0, "Total: 133.50 contains VAT 7%: 8.74"), (250.0, "(net 124.76)"))
    assert not accepted(read(*goods("118.69", "6.07"), "", total), "total_amount")


def test_one_of_two_taxes_is_not_the_tax() -> None:
    taxes: tuple[Row, ...] = (((50.0, "CGST 2.5%"), (450.0, "10.31")), ((50.0, "SGST 2.5%"), (450.0, "10.31")))
    toll = ((50.0, "Toll"), (450.0, "40.00"))
    assert not accepted(read(*goods("412.38"), *taxes, toll, ((50.0, "Total"), (450.0, "473.00"))), "tax_amount")


def test_a_tax_that_its_rate_does_not_make_of_the_rest_of_the_total_is_none() -> None:
    heading = (
        (50.0, "Description"),
        (250.0, "Qty"),
        (290.0, "Price"),
        (350.0, "Rate"),
        (400.0, "Tax"),
        (480.0, "Total"),
    )
    sold = ((50.0, "Keyboard"), (250.0, "2"), (290.0, "592.37"), (350.0, "18%"), (400.0, "IGST"), (480.0, "1397.99"))
    carried = ((50.0, "Shipping"), (290.0, "33.90"), (350.0, "18%"), (380.0, "IGST"), (420.0, "6.10"), (480.0, "40.00"))
    record = read(heading, sold, carried, ((50.0, "TOTAL:"), (420.0, "219.35"), (480.0, "1437.99")))
    assert not accepted(record, "tax_amount")


@pytest.mark.parametrize("line", ["Jane Doe, DDS", "John Q. Doe, M.D."])
def test_a_person_with_a_degree_is_of_no_address(line: str) -> None:
    record = read_head("Harbor Family Dentistry Ltd", line, "305 Harbor View Rd", "Leeds LS1 4AB")
    assert not accepted(record, "vendor_address")


def test_a_calling_under_a_name_is_of_no_address_and_no_customer() -> None:
    record = read_head("Galloway & Finch, P.C.", "ATTORNEYS AT LAW", "One Courthouse Plaza", "Leeds LS1 4AB")
    assert record.value("vendor_address") == "One Courthouse Plaza, Leeds LS1 4AB"


def test_a_name_with_its_owner_in_brackets_is_left_to_a_person() -> None:
    record = read_head("Sunrise Hospital (A unit of Sunrise Health Ltd)", "12 Canal Street", "Leeds LS1 4AB")
    assert not accepted(record, "vendor_name")


def read_head(*lines: str) -> Record:
    return extract_invoice(bundled_types()["invoice"], contents(page("INVOICE", "", *lines, *HEAD[3:])))


@pytest.mark.parametrize("street", ["12 Electric Road, Tin Hau", "220 Mill Road, Iva"])
def test_a_place_called_as_a_register_is_of_the_address(street: str) -> None:
    rows: tuple[Row | str, ...] = (
        "INVOICE",
        "Bill To:",
        "Fook Lam Limited",
        street,
        "Leeds LS2 2AB",
        "",
        *goods("90.00"),
    )
    record = extract_invoice(bundled_types()["invoice"], contents(page(*rows)))
    assert record.value("customer_address") == f"{street}, Leeds LS2 2AB"


def test_the_tenant_of_what_an_agent_lets_is_not_who_is_invoiced() -> None:
    agent: tuple[Row | str, ...] = ("INVOICE", "", "Northgate Lettings Ltd", "12 High Street", "Leeds LS1 4AB", "", "")
    owner = ("Whitcombe Estates Ltd", "4 Orchard Lane", "York YO1 7HH", "", "", "Tenant: Denby Ltd", "")
    record = extract_invoice(bundled_types()["invoice"], contents(page(*agent, *owner, *goods("90.00"))))
    assert record.value("customer_name") == "Whitcombe Estates Ltd"


def test_the_tenant_of_whom_rent_is_demanded_is_who_is_invoiced() -> None:
    rows = ("Northgate Lettings Ltd", "12 High Street", "Leeds LS1 4AB", "", "", "Tenant: Denby Ltd", "4 Mill Road", "")
    record = extract_invoice(bundled_types()["invoice"], contents(page("DEMAND FOR RENT", "", *rows, *goods("90.00"))))
    assert record.value("customer_name") == "Denby Ltd"


def test_the_account_that_is_paid_into_is_no_number_of_the_customer() -> None:
    record = read(*goods("90.00"), "", "Remit by ACH", "Routing # 021000021", "Acct # 4471120098")
    assert "customer_id" not in record.fields or not record.fields["customer_id"].accepted


def test_a_post_box_is_no_order_whose_day_follows() -> None:
    head = ("Brightwater Plumbing Ltd", "12 Canal Street", "Leeds LS1 4AB", "", "Invoice number: A-1001")
    line = ((50.0, "P.O. Box 4410"), (300.0, "Date:"), (400.0, "3 May 2024"))
    record = extract_invoice(bundled_types()["invoice"], contents(page("INVOICE", *head, line, *goods("60.00"))))
    assert record.fields["invoice_date"].accepted
    assert "purchase_order" not in record.fields


def test_a_line_with_a_number_in_it_is_no_beginning_of_the_label_below() -> None:
    def dated(above: str) -> bool:
        rows = (((50.0, above),), ((50.0, "Date: 3 May 2024"),))
        drawn = page("INVOICE", "Brightwater Plumbing Ltd", "Leeds LS1 4AB", "", "Invoice number: A-1001")
        tight = [replace_top(word, 200.0 + 11.0 * index) for index, row in enumerate(rows) for word in page(row).words]
        return _date_accepted(replace(drawn, words=(*drawn.words, *tight)))

    assert dated("Reg. 196 300 418")
    assert not dated("Registered")


@pytest.mark.parametrize("label", ["日期 Date", "Datum / Date", "التاريخ Date:"])
def test_a_label_in_two_tongues_leads_to_its_day(label: str) -> None:
    rows = ("INVOICE", "Brightwater Plumbing Ltd", "Leeds LS1 4AB", "", "Invoice number: A-1001", "")
    assert _date_accepted(page(*rows, f"{label} 2024-05-03", "", "Print 2024-05-04"))


def test_what_is_kept_back_of_a_total_is_no_payment() -> None:
    rows = [("Total", "120.00"), ("Less retention 5%", "6.00"), ("Net payable", "114.00")]
    record = read(*goods("120.00"), "", *(((350.0, label), (450.0, amount)) for label, amount in rows))
    assert record.fields["total_amount"].accepted
    assert not ("amount_paid" in record.fields and record.fields["amount_paid"].accepted)


def test_what_is_left_is_not_due_where_less_is_asked_for_below() -> None:
    rows = [("Total", "120.00"), ("Amount paid", "20.00"), ("Amount outstanding", "100.00"), ("Withheld", "6.00")]
    rows.append(("To pay", "94.00"))
    record = read(*goods("120.00"), "", *(((350.0, label), (450.0, amount)) for label, amount in rows))
    assert not record.fields["amount_due"].accepted


def test_words_that_go_on_a_short_label_make_it_another_amounts() -> None:
    record = read(
        *goods("60.00"), ((50.0, "Frais d'huissier"), (170.0, "88.34")), "", ((50.0, "Total"), (170.0, "60.00"))
    )
    assert not ("charges_total" in record.fields and record.fields["charges_total"].accepted)


def test_the_day_that_ends_a_time_does_not_begin_it() -> None:
    record = read(*goods("60.00"), "", "Service period: 1 May - 31 May 2024")
    assert "service_start" not in record.fields


def test_what_a_total_is_converted_to_is_no_larger_total() -> None:
    rows = [("Total", "EUR 120.00")]
    totals = (((350.0, label), (450.0, amount)) for label, amount in rows)
    assert read(*goods("120.00"), "", *totals, "that is USD 130.50").fields["total_amount"].accepted


def test_the_tax_of_a_note_with_a_minus_is_what_its_rate_makes() -> None:
    rows = [("Net total", "-60.00"), ("VAT @ 20%", "-12.00"), ("Total credit", "-72.00")]
    record = read(*goods("-60.00"), "", *(((350.0, label), (450.0, amount)) for label, amount in rows))
    assert record.fields["total_amount"].accepted


def test_one_id_is_not_given_to_both_sides() -> None:
    rows = (*HEAD[:8], "VAT GB 771 4402 43", *HEAD[8:])
    kind = bundled_types()["invoice"]
    record = extract_invoice(kind, contents(page("INVOICE", "", *rows, *goods("60.00"))))
    assert record.value("customer_tax_id") == "GB771440243"
    assert "vendor_tax_id" not in record.fields


def _date_accepted(drawn: Page) -> bool:
    field = extract_invoice(bundled_types()["invoice"], contents(drawn)).fields.get("invoice_date")
    return field is not None and field.accepted and field.value == "2024-05-03"


def replace_top(word: Word, top: float) -> Word:
    """A word on another line."""
    return word._replace(box=word.box._replace(y0=top, y1=top + word.box.height))


def test_a_tax_on_lodging_is_no_part_of_the_tax() -> None:
    rows = [("Subtotal", "100.00"), ("Lodging tax 3.5%", "3.50"), ("TPS 5%", "5.00"), ("TVQ 9,975%", "9.98")]
    drawn = (((350.0, label), (450.0, amount)) for label, amount in rows)
    record = read(*goods("100.00"), "", *drawn, ((350.0, "Total"), (450.0, "118.48")))
    assert [row.value("name") for row in record.tables.get("taxes", ())] in ([], ["TPS", "TVQ"])
    assert not ("tax_amount" in record.fields and record.value("tax_amount") == "18.48")


def test_spaces_part_thousands_of_rows_where_a_sum_of_the_paper_says_so() -> None:
    rows = [("Subtotal", "10 190.00"), ("GST 5%", "509.50"), ("Total", "10 699.50")]
    record = read(*goods("8 950.00", "1 240.00"), "", *(((350.0, label), (450.0, amount)) for label, amount in rows))
    assert [row.value("amount") for row in record.tables["line_items"]] == ["8950.00", "1240.00"]
    assert record.fields["total_amount"].accepted
    assert record.value("total_amount") == "10699.50"


def test_two_days_under_each_other_have_each_its_own_label() -> None:
    rows = (((300.0, "Date"), (400.0, "03/05/2024")), ((300.0, "Due"), (400.0, "02/06/2024")))
    head = (
        "INVOICE",
        "Brightwater Plumbing Ltd",
        "Leeds LS1 4AB",
        "",
        "Invoice number: A-1001",
        *rows,
        "",
        "31/12/2023",
    )
    record = extract_invoice(bundled_types()["invoice"], contents(page(*head, *goods("60.00"))))
    assert [record.value(name) for name in ("invoice_date", "due_date")] == ["2024-05-03", "2024-06-02"]


def test_the_days_of_a_payment_are_no_amount_that_was_paid() -> None:
    record = read(*goods("60.00"), "", ((350.0, "Total"), (450.0, "60.00")), "", "Payment: T/T 30 DAYS")
    assert "amount_paid" not in record.fields
