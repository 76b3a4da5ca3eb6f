import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.extraction.values.dates import parse_date
from core.extraction.values.months import month_spelled


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("01-0ct-2024", "01-Oct-2024"),
        ("3 0ktober", "3 Oktober"),
        ("N0v 5", "NOv 5"),
        ("12 Ju1 2021", "12 Jul 2021"),
        ("12 Ju1y", "12 July"),
        ("5ep 4", "Sep 4"),
        ("Apri1", "April"),
    ],
)
def test_letters_of_months_that_were_read_as_figures_are_put_right(text: str, spelled: str) -> None:
    assert month_spelled(text) == spelled


@pytest.mark.parametrize("text", ["10ct", "A0ct1", "15ep", "0.50", "Ju12", "N0 5", "Oct 10"])
def test_figures_elsewhere_stay(text: str) -> None:
    assert month_spelled(text) == text


@given(st.text(max_size=40))
def test_a_text_keeps_its_length(text: str) -> None:
    assert len(month_spelled(text)) == len(text)


def test_such_a_date_is_read() -> None:
    assert str(parse_date("31-0ct-2024")) == "2024-10-31"
