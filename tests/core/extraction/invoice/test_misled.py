"""Papers that lead astray: what stands on them in another part is not taken for an amount or a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
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
