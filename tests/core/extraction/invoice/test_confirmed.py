"""Which side sells on papers about orders, and whose the only tax id of a paper is."""

import pytest

from core.catalogue import bundled_types
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from tests.core.extraction.invoice.drawn import Row, contents, page


def order(title: str) -> Record:
    rows: tuple[Row | str, ...] = (
        ((50, "Kramer Timber Ltd"),),
        "4 Harbour Ring",
        "Leeds LS1 4AB",
        "Tel. 0113 496 0142",
        "",
        "Voss Joinery Ltd",
        "9 Mill Road",
        "York YO1 7HH",
        "",
        title,
        "",
        ((50, "Description"), (300, "Qty"), (350, "Unit price"), (450, "Amount")),
        ((50, "Birch plywood"), (300, "1"), (350, "60.00"), (450, "60.00")),
        ((350, "Total"), (450, "60.00")),
    )
    return extract_invoice(bundled_types()["purchase_order"], contents(page(*rows)))


@pytest.mark.parametrize(
    ("title", "seller", "buyer"),
    [
        ("Purchase Order", "Voss Joinery Ltd", "Kramer Timber Ltd"),
        ("Order Confirmation", "Kramer Timber Ltd", "Voss Joinery Ltd"),
        ("Auftragsbestätigung", "Kramer Timber Ltd", "Voss Joinery Ltd"),
    ],
)
def test_who_confirms_an_order_sells(title: str, seller: str, buyer: str) -> None:
    record = order(title)
    assert (record.value("vendor_name"), record.value("customer_name")) == (seller, buyer)


def invoice(*rows: Row | str) -> Record:
    return extract_invoice(bundled_types()["invoice"], contents(page(*rows)))


def test_the_only_tax_id_is_not_of_both_sides() -> None:
    record = invoice(
        ((50, "Garnet Catering Supplies Ltd"), (300, "CREDIT NOTE")),
        "Unit 2, Mercury Park",
        "Bristol BS15 4PL",
        "VAT No GB180339104",
        ((50, "Riverside Hotel Ltd"), (300, "Credit Note No: CN-0447")),
        ((50, "Quay Road"), (300, "Date: 05/07/2023")),
        "Bideford EX39 2HW",
    )
    assert record.value("vendor_tax_id") == "GB180339104"
    assert "customer_tax_id" not in record.fields


def test_a_name_below_a_lone_joining_sign_goes_on_above() -> None:
    heads: tuple[Row | str, ...] = (
        ((50, "Invoiced to"), (400, "Yarrow")),
        ((50, "Barrowmead Textiles Ltd"), (400, "& Sons")),
        ((50, "2 Mill Road"), (400, "&")),
        ((50, "Leeds LS1 4AB"), (400, "Heating LLP")),
        ((400, "4 Harbour Ring"),),
        ((400, "York YO1 7HH"),),
    )
    name = invoice("Sales invoice", "", *heads).fields.get("vendor_name")
    assert name is None or name.value.startswith("Yarrow") or not name.accepted


def test_the_year_of_a_law_is_no_orders_number() -> None:
    record = invoice("Invoice 4711", "", "Under the Solicitors' Remuneration", "Order 2009 you may ask.")
    order_number = record.fields.get("purchase_order")
    assert order_number is None or not order_number.accepted


def test_a_number_in_a_register_is_no_address() -> None:
    record = invoice(
        ((50, "Steuerkanzlei Brandt GmbH"), (350, "Gutschrift")),
        ((50, "Kontorweg 2"), (350, "Nummer 4711")),
        "20997 Hamburg",
        "",
        "Nordheide Büro GmbH · HRA 99441 Lüneburg · Sparkasse",
    )
    values = (record.value("vendor_address"), record.value("customer_address"))
    assert not any("HRA" in value for value in values if value)


def test_what_was_supplied_times_the_price_of_a_unit_is_not_the_other_way_round() -> None:
    rows: tuple[Row | str, ...] = (
        "Tax invoice 4711",
        "",
        ((50, "Item"), (250, "Ord"), (300, "Supp"), (350, "Unit Ex"), (450, "Ext Ex GST")),
        ((50, "Cable 100 m"), (250, "4"), (300, "4"), (350, "118.40"), (450, "473.60")),
        ((50, "Breaker 20 A"), (250, "10"), (300, "10"), (350, "31.75"), (450, "317.50")),
        ((350, "Total"), (450, "791.10")),
    )
    first = invoice(*rows).tables["line_items"][0]
    assert (first.value("quantity"), first.value("unit_price")) == ("4", "118.40")


def test_the_owner_on_a_senders_line_is_no_part_of_its_address() -> None:
    record = invoice(
        "Nordheide Büro e.K. · Inh. Sabine Torf · Am Wasserturm 6 · 21998 Heidesand",
        "",
        "Steuerkanzlei Brandt GmbH",
        "Kontorweg 2",
        "20997 Hamburg",
        "",
        "Rechnung 4711",
    )
    assert record.value("vendor_address") == "Am Wasserturm 6, 21998 Heidesand"


def test_a_line_of_an_owner_alone_is_no_senders() -> None:
    record = invoice(
        "Prop. Sabine Torf", "Steuerkanzlei Brandt GmbH", "Kontorweg 2", "20997 Hamburg", "", "Rechnung 4711"
    )
    assert record.value("invoice_number") == "4711"
