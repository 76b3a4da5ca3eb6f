"""Words that were broken at the end of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.page.breaks import goes_on


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("01-Jul-", "2024"),
        ("31/03/20", "19"),
        ("16-Aug-201", "8"),
        ("1,23,456.", "78"),
        ("8,09,970.5", "0"),
        ("INE009A0102", "1"),
    ],
)
def test_what_goes_on_in_the_next_line(above: str, below: str) -> None:
    assert goes_on(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("31/03/2019", "20"),
        ("1,23,456.78", "12"),
        ("INE009A0102", "2"),
        ("Traders", "19"),
        ("31/03/19", "Total"),
        ("25", "30"),
    ],
)
def test_what_stands_for_itself(above: str, below: str) -> None:
    assert not goes_on(above, below)


@given(st.text(min_size=1), st.text(min_size=1))
def test_any_two_words_can_be_asked(above: str, below: str) -> None:
    assert goes_on(above, below) in {True, False}
