"""Dates in every local writing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.dates import Order, dates_in, day_order, parse_date

LAST_DAY = date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "31/12/2025",
        "12/31/2025",
        "31-Dec-25",
        "31. Dezember 2025",
        "31 décembre 2025",
        "2025年12月31日",
        "December 31st, 2025",
        "Dec 31, 2025",
        "31DEC2025",
        "2025-12-31",
        "2025-12-31T10:00",
        "20251231",
        "31.12.25",
        "31/12/20258:13PM",
        "31/12/258:13PM",
        "31 Disember 2025",
        "31st of December 2025",
    ],
)
def test_reads_a_writing(text: str) -> None:
    assert parse_date(text) == LAST_DAY


def test_an_undecidable_date_is_no_guess() -> None:
    assert parse_date("05/06/2025") is None
    found = next(dates_in("05/06/2025"))
    assert found.readings == (date(2025, 6, 5), date(2025, 5, 6))


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2025, 6, 5)), ("mdy", date(2025, 5, 6))])
def test_the_documents_order_decides(order: str, day: date) -> None:
    assert parse_date("05/06/2025", order) == day


@pytest.mark.parametrize(
    ("texts", "language", "country", "order"),
    [
        (["05/06/2025", "13/06/2025"], None, None, "dmy"),
        (["05/06/2025", "06/13/2025"], "fr", None, None),
        (["05/06/2025", "06/13/2025", "06/14/2025"], "fr", None, "mdy"),
        (["05/06/2025", "06/13/2025", "06/13/2025"], "en", "GB", None),
        (["05/06/2025", "06/13/2025"], "en", "US", "mdy"),
        (["05/06/2025", "06/13/2025"], "en", None, "mdy"),
        (["13/06/2025", "06/13/2025"], None, None, None),
        (["05/06/2025"], "en", "US", "mdy"),
        (["05/06/2025"], "en", "GB", "dmy"),
        (["05/06/2025"], "en", "CA", None),
        (["05/06/2025"], "de", None, "dmy"),
        (["05/06/2025"], "en", None, None),
    ],
)
def test_the_order_of_a_document(
    texts: list[str], language: str | None, country: str | None, order: Order | None
) -> None:
    assert day_order(texts, language, country) == order


@pytest.mark.parametrize("text", ["", "31/02/2025", "99/99/2025", "1.234,56", "10.50.30.20", "tomorrow", "00/00/0000"])
def test_refuses_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day
    assert parse_date(day.strftime("%d/%m/%Y"), "dmy") == day
    assert parse_date(day.strftime("%m/%d/%Y"), "mdy") == day
    assert parse_date(f"{day.day} {day.strftime('%B')} {day.year}") == day


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    for found in dates_in(text):
        assert found.readings
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/12/'25", "2025-12-31"),
        ("2025. 12. 31.", "2025-12-31"),
        ("2025-W12-3", "2025-03-19"),
        ("5 sett. 2025", "2025-09-05"),
        ("5. Mär. 2025", "2025-03-05"),
        ("12 Disember 2025", "2025-12-12"),
        ("3 de março de 2025", "2025-03-03"),
        ("5 września 2025", "2025-09-05"),
        ("5 maj 2025", "2025-05-05"),
    ],
)
def test_more_local_writings(text: str, day: str) -> None:
    assert parse_date(text) == date.fromisoformat(day)


def test_the_year_that_a_time_is_glued_to_is_no_longer_one() -> None:
    assert parse_date("13/03/1914:35") == parse_date("13 Mar 1914:35") == date(2019, 3, 13)
    assert parse_date("13/03/2014:35") is None
    assert parse_date("13/03/208:35") == date(2020, 3, 13)
    assert parse_date("31/12/2025:10") == parse_date("31/12/2025:10:00") == LAST_DAY


@pytest.mark.parametrize("text", ["KW 12/2025", "W12 2025", "FY 2024-25", "2025-W60-1", "30 Feb 2025"])
def test_weeks_and_fiscal_years_are_no_days(text: str) -> None:
    assert parse_date(text) is None


def test_a_paper_may_say_how_its_dates_are_to_be_read() -> None:
    assert day_order(["Date (DD/MM/YYYY)", "03/04/2025"], "en", None) == "dmy"
    assert day_order(["Date (MM/DD/YYYY)", "03/04/2025"], "en", None) == "mdy"
    assert day_order(["Datum (TT.MM.JJJJ)"], "en", None) == "dmy"
    assert day_order(["MM/DD/YYYY", "13/04/2025"], "en", None) == "dmy"
    assert day_order(["03/04/2025"], "en", None) is None


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from("/.-"), st.sampled_from(["dmy", "mdy"]))
def test_any_date_in_figures_is_read_back_or_doubted(day: date, mark: str, order: str) -> None:
    parts = (day.day, day.month) if order == "dmy" else (day.month, day.day)
    text = f"{parts[0]:02d}{mark}{parts[1]:02d}{mark}{day.year}"
    short = f"{parts[0]:02d}{mark}{parts[1]:02d}{mark}{day.year % 100:02d}"
    assert parse_date(text, order) == parse_date(short, order) == day
    assert parse_date(text) in {None, day}


def test_jui_is_short_for_two_months() -> None:
    (found,) = dates_in("le 3 jui 2025")
    assert (found.date, found.readings) == (None, (date(2025, 6, 3), date(2025, 7, 3)))
    (juillet,) = dates_in("le 3 juil. 2025")
    assert juillet.date == date(2025, 7, 3)


def test_two_digits_before_a_whole_year_are_a_day() -> None:
    assert [one.date for one in dates_in("Jul 1 - Jul 31, 2025")] == [date(2025, 7, 31)]


@pytest.mark.parametrize("text", ["1 May - 31 May 2024", "1 May-31 May 2024", "1. Mai - 31. Mai 2024", "1 May - 31"])
def test_the_day_until_which_is_no_year(text: str) -> None:
    assert [found.date for found in dates_in(text)] == ([date(2024, 5, 31)] if "2024" in text else [])
