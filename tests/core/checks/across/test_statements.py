"""Statements of one account follow one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.checks.across.statements import covered
from core.domain.facts import Facts, as_day
from tests.core.checks.across.made import codes, findings, statement

JANUARY = statement("2025-01-01", "2025-01-31", "0.00", "100.00")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (statement("2025-02-01", "2025-02-28", "100.00"), []),
        (statement("2025-01-31", "2025-02-28", "100.00"), []),
        (statement("2025-02-01", "2025-02-28", "99.00"), ["opening_balance"]),
        (statement("2025-03-01", "2025-03-31", "100.00"), ["months_missing"]),
        (statement("2025-01-15", "2025-02-14", "100.00"), ["months_overlap"]),
        (statement("2025-02-01", "2025-02-28", "99.00", account="9999"), []),
        (statement("unknown", "2025-02-28", "99.00"), []),
    ],
)
def test_statements_follow_each_other(now: Facts, expected: list[str]) -> None:
    assert codes(JANUARY, now) == expected


def test_a_statement_follows_the_latest_before_it() -> None:
    february = statement("2025-02-01", "2025-02-28", "100.00", "50.00")
    assert codes(february, JANUARY, statement("2025-03-01", "2025-03-31", "50.00")) == []


def test_a_missing_month_that_arrives_late_is_no_longer_missing() -> None:
    march = statement("2025-03-01", "2025-03-31", "50.00")
    february = statement("2025-02-01", "2025-02-28", "100.00", "50.00")
    assert [one.code for one in findings(JANUARY, march)["2.pdf"]] == ["history.months_missing"]
    assert findings(JANUARY, march, february) == {"1.pdf": [], "2.pdf": [], "3.pdf": []}


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [("2025-01-10", "2025-02-20", True), ("2025-01-10", "2025-03-01", False), ("2024-12-01", "2025-01-10", False)],
)
def test_days_that_statements_cover(since: str, until: str, *, expected: bool) -> None:
    days = as_day(since), as_day(until)
    assert days[0]
    assert days[1]
    assert covered([statement("2025-02-01", "2025-02-28"), JANUARY], days[0], days[1]) is expected


@given(st.permutations(range(1, 7)))
def test_the_order_of_arrival_does_not_matter(order: list[int]) -> None:
    months = [
        statement(f"2025-{month:02d}-01", f"2025-{month:02d}-28", f"{month}.00", f"{month + 1}.00") for month in order
    ]
    assert not any(findings(*months).values())
