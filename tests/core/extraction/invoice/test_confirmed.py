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
