"""Rows of two lines on pictures that are not level."""

from core.domain.layout import Box, Line, Word, lines
from core.extraction.statement.levelling import levelled


def word(text: str, x0: float, y0: float) -> Word:
    return Word(text, Box(x0, y0, x0 + 5 * len(text), y0 + 10))


def read(*words: Word) -> list[str]:
    return [one.text for one in levelled(lines(words), ".")]


def tilted(day: float, amount: float) -> tuple[Word, ...]:
    return (
        word("NEFT", 190, 96),
        word("25.10", 440, amount),
        word("1,420.74", 510, amount),
        word("05/11/2024", 50, day),
        word("BOARD", 190, 108),
    )


def test_amounts_go_with_the_day_beside_them_rather_than_with_the_words_above() -> None:
    assert read(*tilted(103, 101)) == ["NEFT", "05/11/2024 BOARD 25.10 1,420.74"]


def test_a_second_day_above_goes_with_them() -> None:
    words = (*tilted(103, 101), word("06/11/2024", 120, 100.5))
    assert read(*words) == ["NEFT", "05/11/2024 06/11/2024 BOARD 25.10 1,420.74"]


def test_amounts_that_stand_with_the_words_above_stay_there() -> None:
    assert read(*tilted(106, 97)) == ["NEFT 25.10 1,420.74", "05/11/2024 BOARD"]


def test_a_row_with_its_own_day_keeps_its_amounts() -> None:
    words = (*tilted(103, 101), word("04/11/2024", 50, 96))
    assert read(*words) == ["04/11/2024 NEFT 25.10 1,420.74", "05/11/2024 BOARD"]


def test_a_day_with_amounts_of_its_own_takes_no_others() -> None:
    words = (*tilted(105, 97), word("7.50", 440, 109))
    assert read(*words) == ["NEFT 25.10 1,420.74", "05/11/2024 BOARD 7.50"]


def test_lines_without_words_or_days_are_left_as_they_are() -> None:
    found = (Line((word("Total", 50, 100), word("1.00", 440, 100))), Line((word("Page", 50, 112),)))
    assert levelled(found, ".") == list(found)
    assert levelled((), ".") == []
