"""Words make lines, whatever order they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Line, Word, alike, lines, segments


def word(text: str, x: float, y: float, height: float = 10.0) -> Word:
    return Word(text, Box(x, y, x + 6 * len(text), y + height))


def test_words_beside_each_other_are_one_line() -> None:
    found = lines([word("Total", 50, 100), word("12.00", 400, 101), word("Date", 50, 120)])
    assert [line.text for line in found] == ["Total 12.00", "Date"]


def test_a_wide_gap_cuts_a_line() -> None:
    line = Line((word("Bill", 50, 0), word("to", 77, 0), word("Total", 300, 0)))
    assert [piece.text for piece in segments(line)] == ["Bill to", "Total"]


@given(st.permutations([word(f"{row}{column}", 40 * column, 20 * row) for row in range(4) for column in range(3)]))
def test_the_order_of_words_does_not_matter(words: list[Word]) -> None:
    assert [line.text for line in lines(words)] == ["00 01 02", "10 11 12", "20 21 22", "30 31 32"]


def test_a_line_is_as_large_as_its_words() -> None:
    assert Line((word("ab", 10, 5), word("c", 30, 4))).box == Box(10, 4, 36, 15)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Total:", "TOTAL"),
        ("1.234,50", "1,234.50"),
        ("12/02/2018,", "12/02/2018"),
        ("MÜLLER", "Müller."),
        ("&", "&"),
        ("..12.50", "12,50"),
        ("1,16,800.00", "1,16,800.00|"),
    ],
)
def test_readings_that_say_the_same_agree(first: str, second: str) -> None:
    assert alike(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("4500", "45.00"),
        ("-12.50", "12.50"),
        ("CS0", "CSO"),
        ("Total", "Tota1"),
        ("&", "-"),
        ("", ":"),
        ("(9.00)", "9.00"),
        ("1,234", "1.234"),
        ("1,234,567", "1,234.567"),
        (".50", "50"),
        (",50", "50"),
        ("1,680.00", "|1,680.00"),
        ("IUXB22033", "IUXB22033|"),
    ],
)
def test_readings_that_differ_in_what_counts_do_not(first: str, second: str) -> None:
    assert not alike(first, second)
    assert not Word(first, Box(0, 0, 1, 1), second=second).confirmed


def test_a_word_that_could_be_read_with_other_letters_is_not_confirmed() -> None:
    word = Word("Hoinusser", Box(0, 0, 1, 1), second="Hoinusser")
    assert word.confirmed
    assert not word._replace(alternatives=("Hornusser",)).confirmed
    assert word._replace(alternatives=("Hoin-usser", "hoinusser")).confirmed


def test_a_box_tells_what_lies_in_it_on_its_line_and_under_it() -> None:
    cell, inside, under, behind = (
        Box(10, 10, 50, 20), Box(20, 12, 30, 18), Box(40, 30, 90, 40), Box(60, 12, 90, 18),
    )  # fmt: skip
    assert [cell.holds(one) for one in (inside, under, behind)] == [True, False, False]
    assert [cell.level(one) for one in (inside, under, behind)] == [True, False, True]
    assert [cell.over(one) for one in (inside, under, behind)] == [True, True, False]
    assert cell.moved(5, -2) == Box(15, 8, 55, 18)
