"""Amounts as they are typed, in the writing of a language."""

from decimal import Decimal

import pytest

from desktop.window.lists.amounts import typed


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("1,500.00", "en", "1500.00"),
        ("1,000", "en", "1000"),
        ("1 000", "en", "1000"),
        ("1500.5", "en", "1500.5"),
        ("1\u202f500,25", "fr", "1500.25"),
        ("500,00", "fr", "500.00"),
        ("500.25", "fr", "500.25"),
        ("-12", "en", "-12"),
    ],
)
def test_an_amount_is_what_a_person_means(text: str, language: str, amount: str) -> None:
    assert typed(text, language) == Decimal(amount)


@pytest.mark.parametrize("text", ["", " ", "abc", "1,5,0", "12 EUR"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert typed(text, "en") is None
