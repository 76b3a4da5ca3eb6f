"""Cells as texts: what a person sees in them, without grouping, in one writing."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.reading.cells import column_name, shown


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        (None, "General", ""),
        ("  two \n lines ", "General", "two\nlines"),
        ("00123", "@", "00123"),
        (42, "00000", "00042"),
        (1234.5, "General", "1234.50"),
        (1234.5, "#,##0.00", "1234.50"),
        (-1234.567, '#,##0.00_);[Red]"("#,##0.00")"', "-1234.57"),
        (0.1 + 0.2 + 0.05, "General", "0.35"),
        (0.19, "0%", "19%"),
        (0.195, "0.00%", "19.50%"),
        (12.5, '[$€-407] #,##0.00 "EUR 0.0000"', "12.50"),
        (1e20, "General", "1e+20"),
        (float("nan"), "0.00", "nan"),
        (True, "General", "TRUE"),
        (date(2025, 1, 31), "General", "2025-01-31"),
        (datetime(2025, 1, 31), "General", "2025-01-31"),  # noqa: DTZ001 - cells know no time zone
        (datetime(2025, 1, 31, 9, 5), "General", "2025-01-31 09:05"),  # noqa: DTZ001 - as above
        (time(9, 5), "General", "09:05"),
        (timedelta(hours=30, minutes=5), "[h]:mm", "30:05"),
    ],
)
def test_what_a_cell_says(value: object, number_format: str, expected: str) -> None:
    assert shown(value, number_format) == expected


@given(st.floats() | st.integers(), st.text(max_size=20))
def test_any_number_in_any_format_says_something(value: float, number_format: str) -> None:
    assert shown(value, number_format)


@pytest.mark.parametrize(
    ("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_columns_have_letters(index: int, name: str) -> None:
    assert column_name(index) == name
