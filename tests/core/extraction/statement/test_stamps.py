from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Line, Word
from core.extraction.statement.stamps import stamps, unglued
from tests.core.extraction.statement.test_figures import line


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03 Jan 2025", date(2025, 1, 3)),
        ("3-Jan-25", date(2025, 1, 3)),
        ("Jan 3, 2025", date(2025, 1, 3)),
        ("03.01.2025", date(2025, 1, 3)),
        ("03/01/25", date(2025, 1, 3)),
        ("2025-01-03", date(2025, 1, 3)),
        ("20250103", date(2025, 1, 3)),
        ("2025年1月3日", date(2025, 1, 3)),
        ("3. Januar 2025", date(2025, 1, 3)),
        ("3 janv. 2025", date(2025, 1, 3)),
        ("03Jan2025", date(2025, 1, 3)),
    ],
)
def test_days_are_read_in_every_writing(text: str, day: date) -> None:
    (stamp,) = stamps(line(text))
    assert stamp.day("dmy") == day


@pytest.mark.parametrize("text", ["03.01.", "03/01", "3 Jan", "Jan 3", "1月3日"])
def test_days_without_a_year_take_the_one_they_are_given(text: str) -> None:
    (stamp,) = stamps(line(text))
    assert stamp.year is None
    assert stamp.day("dmy") is None
    assert stamp.day("dmy", 2024) == date(2024, 1, 3)


def test_two_small_numbers_have_no_order_of_their_own() -> None:
    (stamp,) = stamps(line("03/04/2025"))
    assert (stamp.order, stamp.day("dmy"), stamp.day("mdy")) == ("", date(2025, 4, 3), date(2025, 3, 4))
    (told,) = stamps(line("03/14/2025"))
    assert (told.order, told.day("")) == ("mdy", date(2025, 3, 14))


@given(
    st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 1, 1)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %b %Y"]),
)
def test_every_day_is_read_back(day: date, writing: str) -> None:
    (stamp,) = stamps(line(day.strftime(writing)))
    assert stamp.day("dmy") == day


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_days(text: str) -> None:
    assert all(1 <= stamp.first <= 31 for stamp in stamps(line(text)))


def test_a_date_is_cut_from_the_word_it_was_glued_to() -> None:
    first, rest = unglued(Word("03/01/2025CARD", Box(0, 0, 140, 10)))
    assert (first.text, rest.text) == ("03/01/2025", "CARD")
    assert first.box.x1 == rest.box.x0 == 100
    assert unglued(Word("03/01/2025", Box(0, 0, 10, 10))) == (Word("03/01/2025", Box(0, 0, 10, 10)),)


def read_twice(text: str, second: str) -> bool:
    """Whether a day is confirmed by what a second recognizer reads."""
    (stamp,) = stamps(Line((Word(text, Box(10, 10, 60, 19), second=second),)))
    return stamp.confirmed


def test_a_rule_beside_a_day_of_two_digits_does_not_part_its_readings() -> None:
    assert read_twice("05/03/19", "[05/03/19")
    assert read_twice("05/03/19", "“05/03/19")
    assert not read_twice("05/03/19", "[06/03/19")
    assert not read_twice("5/03/19", "[5/03/19")


def test_a_second_reading_with_the_same_figures_and_month_confirms_a_day() -> None:
    assert read_twice("19/07", "[1907")
    assert read_twice("11/08/2024", "“1108/2024")
    assert read_twice("5.März", "5,Marz")
    assert not read_twice("19/07", "1307")
    assert not read_twice("1/12", "112")
    assert not read_twice("5.März", "5.Mai")


@pytest.mark.parametrize("text", ["November 5.", "November 5,", "Nov 5"])
def test_a_mark_behind_a_day_is_a_speck_or_a_comma(text: str) -> None:
    (stamp,) = stamps(line(text))
    assert stamp.day("mdy", 2021) == date(2021, 11, 5)


@pytest.mark.parametrize(
    ("text", "second", "but_year"),
    [
        ("15. Oktober 2023", "15, Oktober 20231", True),
        ("15. Oktober 2023", "15) Oktober", True),
        ("15. Oktober 2023", "16. Oktober 20231", False),
        ("15. Oktober 2023", "15. Oktober 2023 4711", False),
        ("01/12/2023", "|01/12/2O2", True),
        ("1/12/2023", "11/2/2023", False),
    ],
)
def test_what_a_second_reading_makes_of_the_year_leaves_day_and_month_read_alike(
    text: str, second: str, *, but_year: bool
) -> None:
    words = text.split(" ")
    read = second.split(" ", len(words) - 1)
    read += [""] * (len(words) - len(read))
    boxes = [Box(40 + 50 * at, 0, 80 + 50 * at, 10) for at in range(len(words))]
    told = [Word(word, box, 0.9, again) for word, box, again in zip(words, boxes, read, strict=True)]
    (stamp,) = stamps(Line(tuple(told)))
    assert stamp.but_year == but_year
    assert not stamp.confirmed


def test_a_comma_may_be_the_point_of_a_day() -> None:
    (stamp,) = stamps(line("20.04,2020 MIETE"))
    assert stamp.day("dmy") == date(2020, 4, 20)
    assert not list(stamps(line("20,04 MIETE")))


def test_days_of_a_period_are_no_day() -> None:
    assert [stamp.text for stamp in stamps(line("01 - 31 Jan 2025"))] == ["31 Jan 2025"]
