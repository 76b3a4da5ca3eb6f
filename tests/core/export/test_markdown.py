"""Pages as Markdown."""

from core.domain.layout import Box, Word
from core.domain.page import Page, PageTable
from core.export.markdown import markdown


def word(text: str, x: float, y: float) -> Word:
    return Word(text, Box(x, y, x + 30, y + 10))


def test_lines_paragraphs_and_tables_in_their_places() -> None:
    words = (word("Invoice", 0, 0), word("*7*", 40, 0), word("cell", 5, 50), word("Total", 0, 100))
    grid = PageTable(1, Box(0, 45, 200, 70), (("Item", "Price"), ("Tea | green", "1.50"), ("only",)))
    assert markdown(Page(1, 200, 200, words), (grid,)) == (
        "<!-- page 1 -->\n\nInvoice \\*7\\*\n\n"
        "| Item | Price |\n| --- | --- |\n| Tea \\| green | 1.50 |\n| only |  |\n\nTotal\n"
    )


def test_an_empty_page() -> None:
    assert markdown(Page(3, 100, 100)) == "<!-- page 3 -->\n"
