"""Amounts in every local writing."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.amounts import amounts_in, decimal_mark, parse_amount, reckons_spaced, spaced_groups

WRITINGS = [
    ("1.234,56", "1234.56"),
    ("1 234,56", "1234.56"),
    ("1\u202f234,56 €", "1234.56"),
    ("1,23,456.78", "123456.78"),
    ("1'234.56", "1234.56"),
    ("1’234.56", "1234.56"),
    ("(123.45)", "-123.45"),
    ("123.45-", "-123.45"),
    ("−1,234.50", "-1234.50"),
    ("RM9.00", "9.00"),
    ("RM 9 .00", "9.00"),
    ("Rs. 1,234", "1234"),
    ("500/-", "500"),
    ("CHF 45.–", "45"),
    ("$(5.00)", "-5.00"),
    ("1,234,56", "1234.56"),
    ("12.345.678", "12345678"),
    ("0.125", "0.125"),
]


@pytest.mark.parametrize(("text", "value"), WRITINGS)
def test_reads_a_writing(text: str, value: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert amount.value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("€ 5,00", "EUR"),
        ("5,00 EUR", "EUR"),
        ("₹500", "INR"),
        ("US$ 12.50", "USD"),
        ("£1", "GBP"),
        ("RM 1.00", "MYR"),
        ("R1,250.00", "ZAR"),
    ],
)
def test_reads_the_currency(text: str, currency: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert amount.currency == currency


@pytest.mark.parametrize(
    ("text", "side"), [("123.45 Dr", "Dr"), ("123.45Cr", "Cr"), ("123.45 (CR)", "Cr"), ("1.00", "")]
)
def test_reads_the_side(text: str, side: str) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.side, amount.value > 0) == (side, True)


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "5 %", "12-34", "INV-2024-001", "--"])
def test_refuses_what_is_no_amount(text: str) -> None:
    assert parse_amount(text) is None


def test_the_documents_mark_decides_three_digits() -> None:
    point, comma = parse_amount("1.234", "."), parse_amount("1.234", ",")
    assert point is not None
    assert comma is not None
    assert (point.value, comma.value) == (Decimal("1.234"), Decimal(1234))


@pytest.mark.parametrize(
    ("texts", "mark"),
    [(["1.234,56", "7"], ","), (["12,50", "3,10"], ","), (["1,234.00"], "."), (["1,234,567"], "."), (["12"], None)],
)
def test_a_document_shows_its_decimal_mark(texts: list[str], mark: str | None) -> None:
    assert decimal_mark(texts) == mark


def test_finds_amounts_where_the_recognizer_lost_spaces() -> None:
    found = [one.amount.value for one in amounts_in("TOTAL:9.00 CASH RM10.00 CHANGE1.00", ".")]
    assert found[:2] == [Decimal("9.00"), Decimal("10.00")]


def test_a_count_and_a_price_stay_apart_where_the_mark_is_a_point() -> None:
    assert [one.amount.value for one in amounts_in("2 150.00", ".")] == [2, 150]


def test_leaves_numbers_of_documents_alone() -> None:
    assert [one.amount.value for one in amounts_in("INV-2024-001 12.50")] == [Decimal("12.50")]


@pytest.mark.parametrize("text", [".59.502,00", "Total ,234.00"])
def test_an_amount_whose_front_is_lost_is_none(text: str) -> None:
    assert list(amounts_in(text)) == []


@pytest.mark.parametrize("text", ["Rs .1,234.00", "Rs.1,234.00", "Total......1,234.00"])
def test_marks_before_an_amount_that_are_no_part_of_it(text: str) -> None:
    assert [one.amount.value for one in amounts_in(text)] == [Decimal(1234)]


@given(st.integers(-(10**11), 10**11), st.sampled_from([(",", "."), (".", ","), (" ", ","), ("'", ".")]))
def test_every_grouped_writing_reads_back(cents: int, marks: tuple[str, str]) -> None:
    group, mark = marks
    value = Decimal(cents) / 100
    text = f"{value:,.2f}".replace(",", "G").replace(".", mark).replace("G", group)
    amount = parse_amount(text, mark)
    assert amount is not None
    assert amount.value == value


@given(st.text(alphabet="0123456789., '()-+€$RM%DrC/", max_size=24))
def test_no_text_breaks_it(text: str) -> None:
    amount = parse_amount(text)
    assert amount is None or amount.value.is_finite()
    for found in amounts_in(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        ("-.50", "-0.50", None),
        ("$.99", "0.99", "USD"),
        ("50¢", "0.50", None),
        ("Rs 1,00,000/=", "100000", "INR"),
        ("rs. 1,200/-", "1200", "INR"),
        ("12.30RM", "12.30", "MYR"),
        ("5,00EUR", "5.00", "EUR"),
        ("5,00 Euros", "5.00", "EUR"),
        ("12\u202f345,50 kr", "12345.50", "SEK"),
        ("1\u2009234,50 €", "1234.50", "EUR"),
        ("CHF 1’200.–", "1200", "CHF"),
        ("($1,234.50)", "-1234.50", "USD"),
        ("12,34,56,789.00", "123456789.00", None),
    ],
)
def test_local_writings(text: str, value: str, currency: str | None) -> None:
    amount = parse_amount(text)
    assert amount is not None
    assert (amount.value, amount.currency) == (Decimal(value), currency)


@pytest.mark.parametrize("text", ["5 Krone", "5 Frankfurt", "12 RMX", "Art. 5 EURIBOR"])
def test_a_currency_is_no_piece_of_a_word(text: str) -> None:
    assert all(found.amount.currency is None for found in amounts_in(text))


def lakhs(number: int) -> str:
    head, tail = divmod(number, 1000)
    digits = str(head)
    pairs = [digits[max(0, end - 2) : end] for end in range(len(digits), 0, -2)]
    return ",".join([*reversed(pairs), f"{tail:03d}"]) if head else str(number)


def thousands(number: int, between: str) -> str:
    return lakhs(number) if between == "lakh" else f"{number:,}".replace(",", between)


GROUPS = {"en": (",", "."), "de": (".", ","), "fr": ("\u202f", ","), "ch": ("'", "."), "in": ("lakh", ".")}


@given(
    st.sampled_from(sorted(GROUPS)),
    st.integers(0, 10**9),
    st.integers(0, 99),
    st.sampled_from(["{}", "-{}", "{}-", "({})", "− {}"]),
    st.sampled_from(["", "€", "CHF", "Rs.", "RM", "S$"]),
)
def test_any_amount_is_read_back_from_any_writing(style: str, whole: int, cents: int, sign: str, money: str) -> None:
    between, mark = GROUPS[style]
    amount = parse_amount(f"{money} {sign.format(f'{thousands(whole, between)}{mark}{cents:02d}')}".strip())
    assert amount is not None
    assert amount.value == Decimal(f"{whole}.{cents:02d}") * (1 if sign == "{}" else -1)
    assert amount.currency == {"": None, "€": "EUR", "Rs.": "INR", "RM": "MYR", "S$": "SGD"}.get(money, money)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Total £39.98 £8.00", ["39.98", "8.00"]),
        ("100,00 EUR 200,00 EUR", ["100.00", "200.00"]),
        ("R12,500.00 R14,375.00", ["12500.00", "14375.00"]),
        ("R4471", []),
    ],
)
def test_amounts_beside_each_other_are_all_found(text: str, values: list[str]) -> None:
    assert [str(found.amount.value) for found in amounts_in(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Total R 2 760.00", ["2760.00"]),
        ("£12 150.00", ["12150.00"]),
        ("EUR 1 012 150.00", ["1012150.00"]),
        ("2 150.00", ["2", "150.00"]),
        ("£2 £150.00", ["2", "150.00"]),
    ],
)
def test_behind_a_currency_no_count_stands_before_an_amount(text: str, values: list[str]) -> None:
    assert [str(found.amount.value) for found in amounts_in(text, ".")] == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("8.30 $4,965.00", [("8.30", None), ("4965.00", "USD")]),
        ("TOTAL CAD$73.67", [("73.67", "CAD")]),
        ("AUD $55.00", [("55.00", "AUD")]),
        ("$55.00 CAD", [("55.00", "CAD")]),
        ("12,50 € 3,20 €", [("12.50", "EUR"), ("3.20", "EUR")]),
    ],
)
def test_a_sign_belongs_to_its_own_amount_and_a_code_says_which_dollar(
    text: str, told: list[tuple[str, str | None]]
) -> None:
    assert [(str(one.amount.value), one.amount.currency) for one in amounts_in(text)] == told


@pytest.mark.parametrize(
    ("texts", "spaced"),
    [
        (("22 525.50", "2 928.32", "25 453.82"), True),
        (("22 525.50", "900.00", "23 425.50"), True),
        (("1 100.00", "2 200.00", "3 300.00"), False),
        (("2 150.00", "3 250.00", "4 99.00"), False),
        (("22 525.50", "2 928.32", "25 453.82", "1,250.00"), False),
        (("525.50", "928.32", "1453.82"), False),
    ],
)
def test_spaces_part_thousands_before_a_point_where_a_sum_says_so(texts: tuple[str, ...], *, spaced: bool) -> None:
    assert spaced_groups(texts) is spaced


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("Milling of housings pcs 250 12.40 3 100.00 0%", True),
        ("Development 96.5 h 62.00 5 983.00", True),
        ("Bolts 2 50.00 3 150.00", False),
        ("Pens 3 100.00 300.00", False),
    ],
)
def test_spaces_part_thousands_before_a_point_where_count_and_price_make_the_amount(text: str, *, spaced: bool) -> None:
    assert reckons_spaced(text) is spaced
