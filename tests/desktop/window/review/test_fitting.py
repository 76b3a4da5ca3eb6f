"""How wide columns are drawn: words give way before figures, and figures only their air."""

from desktop.window.review.fitting import Width, fitted

DESCRIPTION, UNIT = Width(202, 72, words=True), Width(58, 58, words=True)
FIGURES = [Width(90, 80)] * 4


def test_what_is_left_goes_to_the_widest_words() -> None:
    assert fitted([UNIT, DESCRIPTION, *FIGURES], 720) == [58, 302, 90, 90, 90, 90]


def test_figures_keep_their_width_where_no_column_has_words() -> None:
    assert fitted(FIGURES, 1000) == [90] * 4


def test_words_give_way_first_and_then_the_air_of_figures() -> None:
    assert fitted([DESCRIPTION, UNIT, *FIGURES], 500) == [82, 58, 90, 90, 90, 90]
    assert fitted([DESCRIPTION, UNIT, *FIGURES], 460) == [72, 58, 80, 80, 80, 90]


def test_where_nothing_can_give_way_any_more_the_table_scrolls() -> None:
    assert fitted([DESCRIPTION, UNIT, *FIGURES], 100) == [72, 58, 80, 80, 80, 80]
