"""Periods in words, of two languages."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.asking.periods import BEGINNING, END, periods
from core.asking.tokens import Question, tokens
from core.domain.asking import Period

TODAY = date(2026, 4, 15)


def said(text: str) -> tuple[Period, ...]:
    return periods(Question(tokens(text)), TODAY)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("in 2025", "2025-01-01", "2025-12-31"),
        ("March 2026", "2026-03-01", "2026-03-31"),
        ("en décembre", "2025-12-01", "2025-12-31"),
        ("Q1 2026", "2026-01-01", "2026-03-31"),
        ("T2 2025", "2025-04-01", "2025-06-30"),
        ("au premier trimestre 2026", "2026-01-01", "2026-03-31"),
        ("the second half of 2025", "2025-07-01", "2025-12-31"),
        ("last quarter", "2026-01-01", "2026-03-31"),
        ("in March last year", "2025-03-01", "2025-03-31"),
        ("the first quarter of last year", "2025-01-01", "2025-03-31"),
        ("en février de l'année dernière", "2025-02-01", "2025-02-28"),
        ("from March to June 2025", "2025-03-01", "2025-06-30"),
        ("de novembre à février 2025", "2024-11-01", "2025-02-28"),
        ("from March to June last year", "2025-03-01", "2025-06-30"),
        ("le trimestre dernier", "2026-01-01", "2026-03-31"),
        ("this month", "2026-04-01", "2026-04-30"),
        ("l'année dernière", "2025-01-01", "2025-12-31"),
        ("the last 3 months", "2026-01-01", "2026-03-31"),
        ("les 2 derniers mois", "2026-02-01", "2026-03-31"),
        ("FY 2025-26", "2025-04-01", "2026-03-31"),
        ("exercice 2025", "2025-01-01", "2025-12-31"),
        ("year to date", "2026-01-01", "2026-04-15"),
        ("on 15 March 2026", "2026-03-15", "2026-03-15"),
        ("le 1er mars 2026", "2026-03-01", "2026-03-01"),
        ("15/03/2026", "2026-03-15", "2026-03-15"),
        ("between 1 March 2026 and 2026-04-02", "2026-03-01", "2026-04-02"),
        ("du 1er janvier 2026 au 15 février 2026", "2026-01-01", "2026-02-15"),
        ("from March 2025 to May 2025", "2025-03-01", "2025-05-31"),
        ("since March 2026", "2026-03-01", END.isoformat()),
        ("depuis le 5 mars 2026", "2026-03-05", END.isoformat()),
        ("before 2026", BEGINNING.isoformat(), "2025-12-31"),
        ("jusqu'en mars 2026", BEGINNING.isoformat(), "2026-03-31"),
        ("après 2024", "2025-01-01", END.isoformat()),
    ],
)
def test_a_period_is_understood(text: str, since: str, until: str) -> None:
    assert said(text) == (Period(date.fromisoformat(since), date.fromisoformat(until)),)


@pytest.mark.parametrize("text", ["over 2000 euros", "may we ask", "invoice 20261", "31 February 2026 or 2026-02-31"])
def test_what_is_no_period_is_none(text: str) -> None:
    assert all(one.since.year == 2026 for one in said(text))
    assert len(said(text)) <= 1


@given(some.text(max_size=60))
def test_any_text_gives_periods_that_end_after_they_begin(text: str) -> None:
    assert all(one.since <= one.until for one in said(text))


@given(some.dates(BEGINNING.replace(year=1901), date(2099, 12, 31)))
def test_any_day_is_understood_as_it_is_written(day: date) -> None:
    assert said(f"on {day.isoformat()}") == (Period(day, day),)
    assert said(f"le {day:%d/%m/%Y}") == (Period(day, day),)
