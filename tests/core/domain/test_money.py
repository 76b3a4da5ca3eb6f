"""Amounts are decimal strings."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.domain.money import agree, decimal, plain


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_a_plain_number_reads_back_the_same(number: Decimal) -> None:
    text = plain(number)
    assert "E" not in text
    assert decimal(text) == number


@given(st.text())
def test_any_text_is_a_finite_number_or_nothing(text: str) -> None:
    number = decimal(text)
    assert number is None or number.is_finite()


def test_sums_agree_within_a_cent_and_half_a_cent_a_row() -> None:
    assert agree(Decimal("1.00"), Decimal("1.01"))
    assert not agree(Decimal("1.00"), Decimal("1.02"))
    assert agree(Decimal("1.00"), Decimal("1.02"), rows=2)


def test_many_rows_allow_no_more_than_ten() -> None:
    assert agree(Decimal("1.00"), Decimal("1.06"), rows=200)
    assert not agree(Decimal("1.00"), Decimal("1.07"), rows=200)


def test_a_coarser_rounding_is_allowed_where_it_is_named() -> None:
    assert agree(Decimal("100.49"), Decimal("100.00"), rounding=Decimal("0.5"))
    assert not agree(Decimal("100.60"), Decimal("100.00"), rounding=Decimal("0.5"))
