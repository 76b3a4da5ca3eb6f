"""Amounts in words, written and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.record import Field, Record
from core.domain.rule import Rule
from core.domain.spelled import TENS, UNITS, spelled

SAID = {
    "Rupees Fifty Thousand Only": "50000",
    "One Lakh Twenty-Three Thousand Four Hundred Fifty Six Rupees and Seventy Eight Paise Only": "123456.78",
    "INR Two Crore Five Lakhs Ten Only": "20500010",
    "Rupees Forty Two Thousand and Paise Forty Only": "42000.40",
    "Four thousand two hundred dollars and fifty cents": "4200.50",
    "FiftyThousand Only": "50000",
    "Indian Rupee Eighty-One Thousand Three Hundred Forty Only": "81340",
    "Twelve million pounds": "12000000",
}


@pytest.mark.parametrize("text", SAID)
def test_words_as_papers_write_them(text: str) -> None:
    assert spelled(text) == Decimal(SAID[text])


@pytest.mark.parametrize("text", ["", "net pay", "Vingt mille euros", "thousand lakh", "Rupees Only"])
def test_what_spells_no_amount(text: str) -> None:
    assert spelled(text) is None


def in_words(number: int) -> str:
    """A number as it is written in India."""
    parts = [(10**7, "crore"), (10**5, "lakh"), (1000, "thousand"), (100, "hundred")]
    for size, name in parts:
        if number >= size:
            rest = in_words(number % size) if number % size else ""
            return f"{in_words(number // size)} {name} {rest}".strip()
    return (
        UNITS[number]
        if number < 20
        else f"{TENS[number // 10 - 2]} {UNITS[number % 10] if number % 10 else ''}".strip()
    )


@given(st.integers(1, 10**9 - 1), st.integers(0, 99))
def test_any_amount_comes_back(whole: int, paise: int) -> None:
    text = f"Rupees {in_words(whole)}" + (f" and {in_words(paise)} paise" if paise else "") + " only"
    assert spelled(text) == whole + Decimal(paise) / 100


@given(st.text(max_size=60))
def test_any_text_gives_an_amount_or_none(text: str) -> None:
    assert spelled(text) is None or spelled(text) >= 0  # type: ignore[operator]


def test_a_check_compares_words_with_figures() -> None:
    rule = Rule("spelled(words) == net")
    record = Record({"words": Field("Rupees Nine Hundred Only"), "net": Field("900.00")})
    verdict = rule.judge(record)
    assert verdict is not None
    assert verdict.holds
    assert verdict.fields == ("words", "net")
    assert rule.judge(record.put("words", Field("neuf cents"))) is None
