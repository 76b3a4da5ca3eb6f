"""Values of structured data: plain decimals, ISO dates, addresses in one line."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.reading.markup import parse
from core.reading.stated import address, amount, date_of, day, decimal_of, identifier, money, number, shortest, text

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)


@given(NUMBERS)
def test_amounts_keep_their_value_and_at_least_two_decimals(value: Decimal) -> None:
    written = amount(value)
    assert Decimal(written) == value
    assert len(written.partition(".")[2]) >= 2
    assert Decimal(shortest(value)) == value


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_none(written: str) -> None:
    found = decimal_of(written)
    assert found is None or (found.is_finite() and len(shortest(found)) < 200)


@given(st.dates())
def test_dates_are_read_in_both_writings(value: date) -> None:
    assert date_of(value.isoformat()) == date_of(value.strftime("%Y").zfill(4) + value.strftime("%m%d")) == value


def test_texts_are_dates_only_where_they_begin_with_one() -> None:
    assert date_of("2025-12-31T10:00:00+01:00") == date(2025, 12, 31)
    assert date_of("20250230") is None
    assert date_of("31.12.2025") is None


def test_nodes_give_fields_or_nothing() -> None:
    root = parse(b"<r><t> two \n words </t><m currencyID='USD'>10</m><n>1.500</n><i>de 12</i><d>20250101</d><e/></r>")
    values = {
        "t": text(root.at("t")),
        "m": money(root.at("m"), "EUR"),
        "n": number(root.at("n")),
        "i": identifier(root.at("i")),
        "d": day(root.at("d")),
    }
    assert {name: field.value for name, field in values.items() if field} == {
        "t": "two words",
        "m": "10.00",
        "n": "1.5",
        "i": "DE12",
        "d": "2025-01-01",
    }
    assert values["m"] is not None
    assert values["m"].currency == "USD"
    assert [make(root.at("e")) for make in (text, number, identifier, day)] == [None] * 4
    assert money(root.at("t"), "EUR") is None


def test_an_address_needs_more_than_a_country() -> None:
    root = parse(b"<r><s>Hill Road 5</s><e/></r>")
    found = address([root.at("s"), root.at("e"), None], "12345", "Town", "DE", "/r")
    assert found is not None
    assert found.value == "Hill Road 5, 12345 Town, DE"
    assert address([root.at("e")], "", "", "DE", "/r") is None
