"""Print that stood on two lines is put on one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Word, lines
from core.reading.torn import mended


def word(text: str, x: float, y: float) -> Word:
    return Word(text, Box(x, y, x + 8 * len(text), y + 20))


def texts(*words: Word) -> list[str]:
    return [line.text for line in lines(mended(words))]


def test_a_name_that_begins_on_another_line_is_made_whole() -> None:
    page = (word("PAN", 400, 90), word("Name:", 0, 98), word("Rao", 152, 98), word("Asha", 112, 103))
    assert sorted(line.text for line in lines(page)) == ["Asha", "Name: Rao PAN"]
    assert texts(*page) == ["Name: Asha Rao PAN"]


def test_figures_stay_on_their_line() -> None:
    page = (word("PAN", 400, 90), word("Name:", 0, 98), word("Rao", 152, 98), word("4711", 112, 103))
    assert mended(page) == page


def test_what_stands_beside_the_row_of_a_table_may_be_the_next_row() -> None:
    row = tuple(
        word(text, x, 98) for text, x in (("Name", 0), ("Units", 80), ("Rao", 152), ("Sold", 220), ("Bought", 300))
    )
    page = (word("Gain", 400, 90), *row, word("Asha", 112, 103))
    assert texts(*page) == [line.text for line in lines(page)]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 300)), max_size=30))
def test_no_word_is_lost_and_none_moves_far(places: list[tuple[int, int]]) -> None:
    page = tuple(word(f"w{'a' * (at % 4)}", x, y) for at, (x, y) in enumerate(places))
    after = mended(page)
    assert sorted(one.text for one in after) == sorted(one.text for one in page)
    assert sorted(one.box.x0 for one in after) == sorted(one.box.x0 for one in page)
