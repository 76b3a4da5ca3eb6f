"""What is translated together: sentences of running text; cells and labels each for themselves."""

from core.domain.layout import Box, Word
from core.domain.page import Page
from core.translating import sentences


def page(*rows: tuple[float, float, str]) -> Page:
    """Rows of words from a place on, six points a letter, twelve points high."""
    words = list[Word]()
    for left, top, text in rows:
        at = left
        for one in text.split():
            words.append(Word(one, Box(at, top, at + 6 * len(one), top + 10)))
            at += 6 * len(one) + 4
    return Page(1, 595, 842, tuple(words))


def test_lines_that_run_on_are_cut_into_sentences() -> None:
    made = page(
        (40, 100, "The rent is due on the first day of every month and is paid"),
        (40, 112, "by transfer to the account below. The tenant pays water."),
        (40, 124, "Heating is included."),
    )
    assert [one.text for one in sentences(made)] == [
        "The rent is due on the first day of every month and is paid by transfer to the account below.",
        "The tenant pays water.",
        "Heating is included.",
    ]
    first, second, _ = sentences(made)
    assert (first.box.y0, first.box.y1) == (100, 122)
    assert second.box.y0 == 112


def test_cells_and_labels_stay_apart() -> None:
    made = page((40, 100, "Invoice date"), (300, 100, "2025-12-31"), (40, 112, "Total"), (300, 112, "12.00"))
    assert [one.text for one in sentences(made)] == ["Invoice date", "2025-12-31", "Total", "12.00"]


def test_abbreviations_end_no_sentence() -> None:
    assert [one.text for one in sentences(page((40, 100, "Ref. No. Seven to Mr. Green")))] == [
        "Ref. No. Seven to Mr. Green"
    ]
    assert sentences(page()) == ()
