"""The ruled cell that each word stands in."""

from core.domain.layout import Box, Word
from core.domain.page import Page
from core.extraction.page.cells import cells


def page(words: tuple[Word, ...], *rules: tuple[float, float, float, float]) -> Page:
    return Page(1, 300, 200, words, rules=tuple(Box(*rule) for rule in rules))


LEFT, RIGHT = Word("left", Box(12, 12, 40, 22)), Word("right", Box(112, 12, 140, 22))
FRAME = ((10, 10, 210, 10.5), (10, 30, 210, 30.5), (10, 10, 10.5, 30), (110, 10, 110.5, 30), (210, 10, 210.5, 30))


def test_words_on_both_sides_of_a_rule_stand_in_different_cells() -> None:
    found = cells(page((LEFT, RIGHT), *FRAME))
    assert found[LEFT].x1 == found[RIGHT].x0


def test_borders_drawn_cell_by_cell_are_one_rule() -> None:
    pieces = (
        (10, 10, 110, 10.5),
        (110, 10.4, 210, 10.9),
        (10, 30, 210, 30.5),
        (10, 10, 10.5, 30),
        (210, 10, 210.5, 30),
    )
    found = cells(page((LEFT, RIGHT), *pieces))
    assert found[LEFT] == found[RIGHT]


def test_an_underline_makes_no_cell() -> None:
    underline = (14, 23, 40, 23.5)
    assert cells(page((LEFT,), *FRAME, underline))[LEFT].y1 == 30.25


def test_without_rules_there_are_no_cells() -> None:
    assert cells(page((LEFT, RIGHT))) == {}
    assert cells(page((), *FRAME)) == {}
