"""Tax years: every day lies in exactly one, and is called as accountants call it."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.domain.taxyear import JANUARY, USUAL, Beginning

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(DAYS, st.sampled_from(USUAL))
def test_every_day_lies_in_one_tax_year(day: date, begins: Beginning) -> None:
    years = [year for year in (day.year - 1, day.year) if begins.first(year) <= day <= begins.last(year)]
    assert len(years) == 1
    assert begins.last(years[0]) + timedelta(days=1) == begins.first(years[0] + 1)


def test_years_are_called_as_accountants_call_them() -> None:
    assert JANUARY.called(2025) == "2025"
    assert Beginning(4).called(2024) == "2024-25"
    assert Beginning(4, 6).called(1999) == "1999-00"
