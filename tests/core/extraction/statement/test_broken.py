"""Days and numbers that narrow columns broke or stuck together."""

from datetime import date

import pytest

from core.domain.layout import Box, Line, Word
from core.extraction.statement.broken import parted, whole
from core.extraction.statement.dating import Calendar
from core.extraction.statement.stamps import stamps


def word(text: str, x0: float, y0: float) -> Word:
    return Word(text, Box(x0, y0, x0 + 5 * len(text), y0 + 10))


@pytest.mark.parametrize(
    ("first", "rest", "day"),
    [
        ("02-Jun-202", "2", "02-Jun-2022"),
        ("01/01/202", "3", "01/01/2023"),
        ("2019-09-2", "8", "2019-09-28"),
        ("01-Mar-", "23", "01-Mar-23"),
    ],
)
def test_a_day_that_goes_on_in_the_line_below_is_made_whole(first: str, rest: str, day: str) -> None:
    words = [word(first, 40, 100), word("POS", 120, 100), word(rest, 40, 111), word("BAKERY", 120, 111)]
    assert [one.text for one in whole(words)] == [day, "POS", "BAKERY"]


def test_a_number_below_a_whole_day_is_left_where_it_is() -> None:
    words = [word("02/06/2022", 40, 100), word("7", 40, 111)]
    assert whole(words) == words


def test_a_day_that_a_line_end_breaks_is_made_whole() -> None:
    words = [word("Period", 40, 100), word("31-", 400, 100), word("05-2022", 40, 111)]
    assert [one.text for one in whole(words)] == ["Period", "31-05-2022"]


def test_columns_that_touch_are_parted() -> None:
    words = [word("Mai", 40, 100), word("2020KARTENZAHLUNG", 60, 100)]
    assert [one.text for one in parted(words)] == ["Mai", "2020", "KARTENZAHLUNG"]


@pytest.mark.parametrize(("second", "but_year"), [("01-Mar-", True), ("01-Mar", True), ("07-Mar-", False)])
def test_a_second_reading_of_a_broken_days_first_line_confirms_all_but_its_year(second: str, *, but_year: bool) -> None:
    words = [word("01-Mar-", 40, 100)._replace(second=second), word("POS", 120, 100), word("23", 40, 111)]
    (day,) = stamps(Line(tuple(whole(words))))
    assert (day.confirmed, day.but_year) == (False, but_year)


def test_both_lines_of_a_broken_day_that_were_read_alike_confirm_it() -> None:
    words = [word("01-Mar-", 40, 100)._replace(second="01-Mar-"), word("23", 40, 111)._replace(second="23")]
    (day,) = stamps(Line(tuple(whole(words))))
    assert day.confirmed
    assert not day.but_year


def test_a_year_is_told_by_a_period_known_from_end_to_end() -> None:
    (day,) = stamps(Line((word("01-Mar-23", 40, 100),)))
    (other,) = stamps(Line((word("01-Mar-28", 40, 100),)))
    known = Calendar("dmy", date(2023, 2, 15), date(2023, 3, 14))
    assert known.tells_year(day)
    assert not known.tells_year(other)
    assert not Calendar("dmy", date(2023, 2, 15)).tells_year(day)


def test_a_line_further_below_does_not_complete_a_day_again() -> None:
    day = [word("8", 40, 100), word("February", 46, 100), word("20", 87, 100)]
    words = [*day, word("ATM", 120, 100), word("20", 40, 111), word("10", 40, 122)]
    assert [one.text for one in whole(words)] == ["8", "February", "2020", "ATM", "10"]


@pytest.mark.parametrize(
    ("texts", "parts"),
    [
        (["13", "septembreVIR"], ["13", "septembre", "VIR"]),
        (["10.", "Februar202310.", "Februar"], ["10.", "Februar", "2023", "10.", "Februar"]),
        (["ACH", "septembreVIR"], ["ACH", "septembreVIR"]),
        (["5", "MAYFIELD"], ["5", "MAYFIELD"]),
        (["5", "DecorHOME"], ["5", "DecorHOME"]),
    ],
)
def test_a_month_behind_its_day_is_parted_from_the_next_column(texts: list[str], parts: list[str]) -> None:
    assert [one.text for one in parted([word(text, 40, 100) for text in texts])] == parts


def test_what_both_recognizers_read_alike_stays_so_in_its_parts() -> None:
    words = [word("Mai", 40, 100), word("202027.", 60, 100)._replace(second="202027.")]
    assert [one.second for one in parted(words)] == [None, "2020", "27."]


@pytest.mark.parametrize("rest", [["Apr"], ["Apr", "2024"]])
def test_a_day_whose_month_and_year_stand_below_its_number_is_made_whole(rest: list[str]) -> None:
    words = [word("13", 40, 100), word("13", 90, 100), word("Apr", 110, 100), word("SHOP", 150, 100)]
    words += [word(text, 40, 112 + 12 * index) for index, text in enumerate(rest)]
    assert [one.text for one in whole(words)] == [" ".join(["13", *rest]), "13", "Apr", "SHOP"]


def test_a_month_below_a_number_of_a_text_is_left_where_it_is() -> None:
    words = [word("House", 40, 100), word("12", 70, 100), word("Rent", 40, 112), word("May", 70, 112)]
    assert whole(words) == words


def test_thousands_of_bare_years_are_left_where_they_are() -> None:
    words = [word("2024", 40 + 90 * (at % 5), 40 + 0.15 * (at // 5)) for at in range(5000)]
    assert whole(words) == words


def test_months_beside_each_other_are_those_of_two_cells() -> None:
    words = [word("1.", 40, 100), word("31.", 90, 100), word("December", 40, 111), word("December", 90, 111)]
    words += [word("2024", 40, 122), word("2024", 90, 122)]
    assert [one.text for one in whole(words)] == ["1. December 2024", "31. December 2024"]
