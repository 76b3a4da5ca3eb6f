"""A number and a day that share a label, or stand under the paper's title."""

from __future__ import annotations

import pytest

from tests.core.extraction.invoice.drawn import Row
from tests.core.extraction.invoice.test_bare import accepted, read


@pytest.mark.parametrize(
    "rows",
    [
        ("Bestellung", "", "Bestellnummer/Datum", "4500187234 / 14.01.2026"),
        (((50.0, "Purchase order"), (300.0, "PO number/date"), (420.0, "4500187234 / 14.01.2026")),),
        ("Purchase order", "", "PO number / date: 4500187234/14.01.2026"),
    ],
)
def test_a_label_of_number_and_day_names_both(rows: tuple[Row | str, ...]) -> None:
    record = read(*rows, kind="purchase_order")
    assert (accepted(record, "order_number"), accepted(record, "order_date")) == ("4500187234", "2026-01-14")


@pytest.mark.parametrize(
    "rows",
    [
        ("PURCHASE ORDER", "PO-20441", "8 May 2025"),
        (((300.0, "Purchase Order"),), ((300.0, "#PO2044"),), ((300.0, "8 May 2025"),)),
        (
            ((50.0, "Hollin Mere Ltd"), (300.0, "Purchase Order PO2044")),
            ((50.0, "Leeds LS1 4ZZ"), (300.0, "8 May 2025")),
        ),
    ],
)
def test_a_day_under_title_and_number_is_the_papers(rows: tuple[Row | str, ...]) -> None:
    assert accepted(read(*rows, kind="purchase_order"), "order_date") == "2025-05-08"


@pytest.mark.parametrize(
    "rows",
    [
        (((300.0, "Order"),), ((240.0, "No"), (300.0, "PO-2044")), ((240.0, "Needed"), (300.0, "8 May 2025"))),
        (((300.0, "Order"),), ((50.0, "No"), (300.0, "PO-2044")), ((50.0, "Needed"), (300.0, "8 May 2025"))),
        ("PURCHASE ORDER", "PO-20441", "", "8 May 2025"),
        ("PURCHASE ORDER", "Tin Whistle Ltd", "8 May 2025"),
        ("PURCHASE ORDER", "PO-20441", "8 May 2025", "Delivery date"),
    ],
)
def test_a_day_with_a_word_before_it_or_elsewhere_is_left_to_a_person(rows: tuple[Row | str, ...]) -> None:
    assert accepted(read(*rows, kind="purchase_order"), "order_date") is None
