"""The assignment of amounts under the checks of a type."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import bundled_types
from core.extraction.invoice.amounts.deciding import Option, decide
from core.extraction.invoice.amounts.equations import Sum

INVOICE = bundled_types()["invoice"]


def option(value: str, score: float, place: int) -> Option:
    return Option(Decimal(value), score, place)


def chosen(options: dict[str, list[Option]], sums: dict[str, Sum] | None = None) -> dict[str, str]:
    decision = decide(INVOICE.checks, INVOICE.zero, options, sums)
    return {name: str(one.value) for name, one in decision.chosen.items()}


def test_the_sum_overrules_a_likelier_candidate() -> None:
    options = {
        "subtotal": [option("100.00", 3, 1)],
        "tax_amount": [option("19.00", 3, 2)],
        "total_amount": [option("500.00", 4, 3), option("119.00", 2, 4)],
    }
    assert chosen(options)["total_amount"] == "119.00"


def test_lines_tell_which_subtotal_is_meant() -> None:
    options = {"subtotal": [option("90.00", 3, 1), option("100.00", 2.5, 2)]}
    assert chosen(options, {"line_items.amount": Sum(Decimal("100.00"), 3)})["subtotal"] == "100.00"


def test_one_print_serves_one_field() -> None:
    options = {"subtotal": [option("50.00", 3, 1)], "total_amount": [option("50.00", 2, 1)]}
    assert len(chosen(options)) == 1


def test_a_cent_off_is_worse_than_exact() -> None:
    options = {
        "subtotal": [option("60.31", 3, 1)],
        "round_off": [option("-0.01", 3, 2)],
        "total_amount": [option("60.31", 3.2, 3), option("60.30", 3, 4)],
    }
    assert chosen(options)["total_amount"] == "60.30"


def test_a_contradiction_is_told_and_not_hidden() -> None:
    options = {
        "subtotal": [option("100.00", 9, 1)],
        "tax_amount": [option("19.00", 9, 2)],
        "total_amount": [option("150.00", 9, 3)],
    }
    decision = decide(INVOICE.checks, INVOICE.zero, options)
    assert decision.broken == ("sum.total",)
    assert decision.vouched("total_amount") is None


def test_the_sum_is_said_in_figures() -> None:
    options = {
        "subtotal": [option("4500.00", 3, 1)],
        "tax_amount": [option("450.00", 3, 2)],
        "total_amount": [option("4950.00", 3, 3)],
    }
    held = decide(INVOICE.checks, INVOICE.zero, options).vouched("total_amount")
    assert held is not None
    assert held.equation == "4,500.00 + 450.00 = 4,950.00"


amounts = st.decimals("0.05", "9999.99", places=2)


@given(amounts, amounts, st.lists(st.tuples(amounts, st.floats(0, 3)), max_size=3))
def test_a_lone_sum_is_always_found(net: Decimal, tax: Decimal, others: list[tuple[Decimal, float]]) -> None:
    distractors = [Option(value, score, 10 + index) for index, (value, score) in enumerate(others)]
    options = {
        "subtotal": [Option(net, 3.0, 1)],
        "tax_amount": [Option(tax, 3.0, 2)],
        "total_amount": [Option(net + tax, 3.0, 3), *distractors],
    }
    decision = decide(INVOICE.checks, INVOICE.zero, options)
    assert decision.chosen["total_amount"].value == net + tax
