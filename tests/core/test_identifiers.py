"""Ids of many countries: shapes, check digits, repairs. All are made up or published examples."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.identifiers import FORMATS, has_check_digits, repaired, told, valid


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("vat", "ATU 13585627"),
        ("vat", "BE 0428.759.497"),
        ("vat", "DE 136 695 976"),
        ("vat", "ES54362315K"),
        ("vat", "FR 83 404 833 048"),
        ("vat", "IT 00743110157"),
        ("vat", "NL004495445B01"),
        ("vat", "PL 8567346215"),
        ("vat", "GB 980 7806 84"),
        ("vat", "CHE-107.787.577 MWST"),
        ("vat", "NO 995 525 828 MVA"),
        ("ein", "12-3456789"),
        ("abn", "83 914 571 673"),
        ("sst", "W10-1808-32000123"),
        ("lei", "213800KUD8LAJWSQ9D15"),
        ("swiss_reference", "21 00000 00003 13947 14300 09017"),
        ("iso11649", "RF18 5390 0754 7034"),
    ],
)
def test_knows_right_ones(format_: str, text: str) -> None:
    assert valid(format_, text)


@pytest.mark.parametrize(
    ("format_", "text"),
    [
        ("vat", "DE123456789"),
        ("vat", "GB 980 7806 85"),
        ("vat", "CHE-107.787.578 MWST"),
        ("vat", "NO 995 525 829 MVA"),
        ("abn", "83 914 571 674"),
        ("lei", "213800KUD8LAJWSQ9D16"),
        ("swiss_reference", "21 00000 00003 13947 14300 09018"),
        ("iso11649", "RF19 5390 0754 7034"),
        ("sst", "W10-1808"),
    ],
)
def test_knows_wrong_ones(format_: str, text: str) -> None:
    assert not valid(format_, text)


@pytest.mark.parametrize(
    ("text", "currency", "format_"),
    [
        ("27AAPFU0939F1ZV", None, "gstin"),
        ("DE136695976", None, "vat_eu"),
        ("CHE-107.787.577 MWST", None, "vat_ch"),
        ("83914571673", "AUD", "abn"),
        ("83914571673", "EUR", None),
        ("12-3456789", "USD", "ein"),
        ("123/456/78901", "EUR", None),
    ],
)
def test_a_tax_id_is_told_by_its_look(text: str, currency: str | None, format_: str | None) -> None:
    assert told("tax", text, currency) == format_


def test_the_only_repair_that_passes_is_offered() -> None:
    assert repaired("iban", "DE89 37O4 0044 0532 0130 00") == "DE89370400440532013000"
    assert repaired("gstin", "27AAPFU0939FIZV") == "27AAPFU0939F1ZV"
    assert repaired("iban", "DE89370400440532013000") is None
    assert repaired("iban", "GB29NWBK60161331926019") is None  # "GBZ9..." has a letter for a check digit
    assert repaired("pan", "AAPFU0939F") is None


def test_a_repair_among_several_is_none() -> None:
    assert repaired("luhn", "00000000OO0000001") is None or valid("luhn", str(repaired("luhn", "00000000OO0000001")))


@given(st.sampled_from([name for name in FORMATS if has_check_digits(name)]), st.text(max_size=40))
def test_no_text_breaks_it_and_a_repair_is_right(format_: str, text: str) -> None:
    likely = repaired(format_, text)
    assert likely is None or (valid(format_, likely) and not valid(format_, text))


@given(st.sampled_from(["DE136695976", "FR83404833048", "27AAPFU0939F1ZV"]), st.data())
def test_one_wrong_digit_shows(right: str, data: st.DataObject) -> None:
    places = [index for index, character in enumerate(right) if character.isdigit()]
    place = data.draw(st.sampled_from(places))
    wrong = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != right[place]]))
    changed = right[:place] + wrong + right[place + 1 :]
    format_ = told("tax", right)
    assert format_ is not None
    assert not valid(format_, changed)
