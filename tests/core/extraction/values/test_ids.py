"""Ids with check digits and shapes. All are made up, or the published examples of their standards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.ids import found_in, has_check_digits, valid


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("iban", "DE89 3704 0044 0532 0130 00"),
        ("gstin", "27AAPFU0939F1ZV"),
        ("pan", "AAPFU0939F"),
        ("tan", "ABCD12345E"),
        ("ifsc", "ABCD0123456"),
        ("siren", "732 829 320"),
        ("vat", "DE136695976"),
        ("iso11649", "RF18 5390 0754 7034"),
        (r"\d{4}", "1234"),
    ],
)
def test_knows_right_ones(format_: str, text: str) -> None:
    assert valid(format_, text)


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("iban", "DE88 3704 0044 0532 0130 00"),
        ("gstin", "27AAPFU0939F1ZW"),
        ("siren", "732 829 321"),
        ("tan", "ABC12345E"),
        (r"\d{4}", "12345"),
        ("iban", ""),
    ],
)
def test_knows_wrong_ones(format_: str, text: str) -> None:
    assert not valid(format_, text)


def test_only_check_digits_vouch() -> None:
    assert has_check_digits("iban")
    assert not has_check_digits("pan")
    assert not has_check_digits(r"\d{4}")


def test_finds_an_iban_within_a_line() -> None:
    assert found_in("iban", "IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX") == ("DE89370400440532013000",)


@pytest.mark.parametrize("behind", ["CAIXESBB", "CAIXESBBXXX", "BIC CAIXESBB", "SEPA"])
def test_a_word_behind_an_iban_is_no_part_of_it(behind: str) -> None:
    assert found_in("iban", f"ES91 2100 0418 4502 0005 1332 {behind}") == ("ES9121000418450200051332",)


@given(
    st.sampled_from(["iban", "gstin", "pan", "siren", "vat", "bic", "isin", "swiss_reference"]), st.text(max_size=30)
)
def test_no_text_breaks_it(format_: str, text: str) -> None:
    assert valid(format_, text) in {True, False}


@given(st.integers(0, 21), st.integers(1, 9))
def test_one_wrong_digit_of_an_iban_shows(position: int, step: int) -> None:
    right = "DE89370400440532013000"
    if right[position].isdigit():
        wrong = right[:position] + str((int(right[position]) + step) % 10) + right[position + 1 :]
        assert not valid("iban", wrong)
