"""The numbers that pages print of themselves."""

import pytest

from core.domain.layout import Box, Word
from core.domain.page import Page


def page(text: str) -> Page:
    return Page(1, 595, 842, tuple(Word(word, Box(0, 0, 1, 1)) for word in text.split()))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Total 4.00 Page 2 of 5", (2, 5)),
        ("Page: 2 / 5", (2, 5)),
        ("Page no. 2 out of 5", (2, 5)),
        ("Seite 3 von 3", (3, 3)),
        ("Page 1 sur 12", (1, 12)),
        ("Halaman 1 daripada 2", (1, 2)),
        ("Sheet 1 of 2", (1, 2)),
        ("第1页 共3页", (1, 3)),
    ],
)
def test_a_page_says_its_number_and_how_many_there_are(text: str, number: tuple[int, int]) -> None:
    assert page(text).numbered == number


@pytest.mark.parametrize("text", ["", "Page 2", "Page 6 of 5", "2 of 5 items", "Page 0 of 5"])
def test_other_figures_are_no_page_numbers(text: str) -> None:
    assert page(text).numbered is None


@pytest.mark.parametrize(
    ("text", "number"),
    [("Statement Page 2", 2), ("Seite 14", 14), ("Page 2 and Page 3", None), ("Page 2/5", None), ("the page 2", None)],
)
def test_a_number_without_a_total_counts_where_it_stands_once(text: str, number: int | None) -> None:
    assert page(text).number_alone == number
