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
        (["05/06/2025", "06/13/2025"], "fr", None, "mdy"),
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
