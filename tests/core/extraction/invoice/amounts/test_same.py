"""A total that is printed under another name only."""

from core.catalogue import bundled_types
from core.domain.record import Field
from core.extraction.invoice.amounts.same import same_amounts

INVOICE = bundled_types()["invoice"]


def test_the_amount_due_stands_for_the_total_and_is_left_to_a_person() -> None:
    read = {"subtotal": Field("100.00"), "tax_amount": Field("20.00"), "amount_due": Field("130.00").accept("label")}
    found = same_amounts(INVOICE, ["total_amount"], read)
    assert {name: (field.value, field.accepted) for name, field in found.items()} == {"total_amount": ("130.00", False)}


def test_nothing_is_concluded_where_payments_come_between() -> None:
    read = {"amount_due": Field("30.00"), "amount_paid": Field("100.00")}
    assert same_amounts(INVOICE, ["total_amount"], read) == {}
    assert same_amounts(INVOICE, ["total_amount"], {"total_amount": Field("1.00"), "amount_due": Field("1.00")}) == {}
