from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Line, Word
from core.extraction.statement.figures import decimal_mark_of, figures
from tests.core.extraction.statement.paper import de, fr, lakh, swiss, us


def line(text: str, gap: float = 4.0) -> Line:
    words, x = [], 0.0
    for part in text.split(" "):
        if part:
            words.append(Word(part, Box(x, 0, x + 6 * len(part), 10)))
        x += 6 * len(part) + (gap if part else 30)
    return Line(tuple(words))


@pytest.mark.parametrize(
    ("text", "mark", "value", "side"),
    [
        ("5,200.00 CR", ".", "5200.00", "credit"),
        ("1.234,50 S", ",", "1234.50", "debit"),
        ("1 234,50", ",", "1234.50", ""),
        ("10 397,.34", ",", "10397.34", ""),
        ("(1,23,456.78)", ".", "-123456.78", ""),
        ("1'234.50", ".", "1234.50", ""),
        ("12,00-", ",", "-12.00", ""),
        ("SUM - 5.00 €", ".", "-5.00", ""),
        ("Rs. 1,00,000.00Dr", ".", "100000.00", "debit"),
        ("-$5.00", ".", "-5.00", ""),
        ("$-5.00", ".", "-5.00", ""),
        ("+0.88", ".", "0.88", ""),
        (".50", ".", "0.50", ""),
    ],
)
def test_amounts_are_read_as_they_are_printed(text: str, mark: str, value: str, side: str) -> None:
    (figure,) = figures(line(text), mark)
    assert figure.value == Decimal(value)
    assert figure.side == side


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,637.01.", "1637.01"),
        (".14,182.34-", "-14182.34"),
        ("..0.00", "0.00"),
        ("7.944.17.", "7944.17"),
        (".50", "0.50"),
    ],
)
def test_specks_that_a_recognizer_took_for_points_are_no_part_of_an_amount(text: str, value: str) -> None:
    seen = Line((Word(text, Box(0, 0, 50, 10), 0.98),))
    assert [figure.value for figure in figures(seen, ".")] == [Decimal(value)]


@pytest.mark.parametrize("text", ["16,442.", "90.", "12.03.24."])
def test_a_figure_that_is_cut_off_or_a_day_is_none_however_specked(text: str) -> None:
    assert figures(Line((Word(text, Box(0, 0, 50, 10), 0.98),)), ".") == []


def test_a_full_stop_behind_an_amount_of_a_text_ends_a_sentence() -> None:
    assert figures(line("1,637.01."), ".") == []


@pytest.mark.parametrize("text", ["REF12345X", "201912345A", "12:30", "10%", "UPI/1234/56", "A.B.C"])
def test_other_words_with_digits_are_no_amounts(text: str) -> None:
    assert figures(line(text), ".") == []


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from([(us, "."), (de, ","), (swiss, "."), (fr, ","), (lakh, ".")]),
)
def test_every_local_writing_gives_the_number_back(number: Decimal, way: tuple[object, str]) -> None:
    write, mark = way
    assert callable(write)
    (figure,) = figures(line(write(number)), mark)
    assert figure.value == number


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_figures(text: str) -> None:
    for figure in figures(line(text), "."):
        assert figure.value.is_finite()


def test_the_decimal_mark_is_the_one_more_figures_show() -> None:
    words = [Word(text, Box(100, 0, 130, 10)) for text in ("1.234,50", "12,00", "31.12.25", "1.000")]
    assert decimal_mark_of(words, 0) == (0, 2)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Closing balance Page 2 of 2", []),
        ("Seite 2 von 3 1,50", ["1.50"]),
        ("Total de la page 2 519,42", ["2519.42"]),
        ("Page 2", ["2"]),
    ],
)
def test_numbers_of_pages_are_no_amounts(text: str, values: list[str]) -> None:
    assert [one.value for one in figures(line(text), ",")] == [Decimal(value) for value in values]


def test_a_rule_behind_the_cents_of_a_scan_is_no_part_of_an_amount() -> None:
    def read(confidence: float) -> list[Decimal]:
        words = [Word("1", Box(100, 0, 105, 10), confidence), Word("580,58|", Box(108, 0, 140, 10), confidence)]
        return [one.value for one in figures(Line(tuple(words)), ",")]

    assert read(0.9) == [Decimal("1580.58")]
    assert read(1.0) == [Decimal(1)]


@pytest.mark.parametrize(("gap", "value"), [(5.0, "-40.00"), (10.0, "40.00")])
def test_a_dash_that_fills_the_empty_cell_before_an_amount_is_no_sign_of_it(gap: float, value: str) -> None:
    (figure,) = figures(line("Wages 100.00 - 40.00", gap), ".")[1:]
    assert figure.value == Decimal(value)
