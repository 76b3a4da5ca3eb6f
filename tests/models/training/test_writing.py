"""Amounts and days as different papers write them."""

from datetime import date
from decimal import Decimal

import pytest

from models.training.writing import AMERICAN, BRITISH, DAYS, FRENCH, GERMAN, INDIAN, SWISS, Writing

LAST = date(2025, 12, 31)


@pytest.mark.parametrize(
    ("writing", "text"),
    [
        (BRITISH, "£1,234,567.80"),
        (AMERICAN, "$1,234,567.80"),
        (FRENCH, "1 234 567,80 €"),
        (GERMAN, "1.234.567,80 EUR"),
        (SWISS, "CHF 1'234'567.80"),
        (INDIAN, "Rs. 12,34,567.80"),
    ],
)
def test_amounts(writing: Writing, text: str) -> None:
    assert writing.money(Decimal("1234567.80")) == text


def test_small_and_negative_amounts() -> None:
    assert BRITISH.number(Decimal("-12.50")) == "-12.50"
    assert INDIAN.number(Decimal(7)) == "7"


@pytest.mark.parametrize("name", DAYS)
def test_each_way_to_write_a_day_is_named_by_an_example(name: str) -> None:
    language = "de" if "Dezember" in name else "en"
    shown = Writing(language, day=name).date(LAST)
    assert shown == name
