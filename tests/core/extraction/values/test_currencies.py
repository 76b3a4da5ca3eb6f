"""Signs of money, and what they tell."""

import pytest

from core.extraction.values.currencies import shared_sign


@pytest.mark.parametrize("text", ["$ 12.00", "12,00 kr.", "Rs.1,200.00", "¥1200"])
def test_a_sign_that_several_countries_print_tells_none_of_them(text: str) -> None:
    assert shared_sign(text)


@pytest.mark.parametrize("text", ["US$12.00", "$12.00 CAD", "€ 12.00", "$ 12.00 = 11.00 €", "12.00", "R$ 12,00"])
def test_a_code_or_a_sign_of_one_country_beside_it_tells(text: str) -> None:
    assert not shared_sign(text)
