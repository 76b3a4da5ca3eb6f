"""A total that is printed under another name only."""

from decimal import Decimal

import pytest

from core.catalogue import bundled_types
from core.domain.record import Field
from core.extraction.invoice.amounts.same import net_total, same_amounts

INVOICE, ORDER = bundled_types()["invoice"], bundled_types()["purchase_order"]


def test_the_amount_due_stands_for_the_total_and_is_left_to_a_person() -> None:
    read = {"subtotal": Field("100.00"), "tax_amount": Field("20.00"), "amount_due": Field("130.00").accept("label")}
    found = same_amounts(INVOICE, ["total_amount"], read)
    assert {name: (field.value, field.accepted) for name, field in found.items()} == {"total_amount": ("130.00", False)}


def test_nothing_is_concluded_where_payments_come_between() -> None:
    read = {"amount_due": Field("30.00"), "amount_paid": Field("100.00")}
    assert same_amounts(INVOICE, ["total_amount"], read) == {}
    assert same_amounts(INVOICE, ["total_amount"], {"total_amount": Field("1.00"), "amount_due": Field("1.00")}) == {}


@pytest.mark.parametrize(
    ("more", "printed", "found"),
    [
        ({}, "100.00", {"total_amount"}),
        ({}, "119.00", set()),
        ({"tax_amount": Field("19.00")}, "100.00", set()),
        ({"charges_total": Field("8.00")}, "100.00", set()),
    ],
)
def test_the_net_amount_is_the_total_of_an_order_without_tax_and_larger_amounts(
    more: dict[str, Field], printed: str, found: set[str]
) -> None:
    read = {"subtotal": Field("100.00").accept("sum"), **more}
    told = net_total(ORDER, read, [Decimal(printed)], trusted=True)
    assert {name for name, field in told.items() if field.accepted} == found
    assert net_total(INVOICE, read, [Decimal(printed)], trusted=True) == {}
    assert not any(field.accepted for field in net_total(ORDER, read, [], trusted=False).values())
