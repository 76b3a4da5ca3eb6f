"""Receipts of vendors that no tree saw: each is read by scorers that learned from the others."""

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from models.training.teaching.blind import by_field, table
from models.training.teaching.papers import Paper

RECEIPT = bundled_types()["receipt"]
SHOPS = ("Tin Roof Supplies", "Harbour Books", "Mill Lane Bakery", "Orchard Tools", "Weir Side Cafe", "Quarry Paints")


def paper(number: int, *, real: bool) -> Paper:
    """A receipt of one of a few shops."""
    shop = SHOPS[number % len(SHOPS)]
    texts = (
        shop,
        f"{number} Quay Street",
        "Leeds LS1 4AB",
        f"Date 0{number % 9 + 1}/11/2025",
        f"Total {number + 10}.00",
    )
    words = tuple(
        Word(word, Box(60.0 * n, 20.0 * row, 60.0 * n + 50, 20.0 * row + 10), 0.99)
        for row, text in enumerate(texts)
        for n, word in enumerate(text.split())
    )
    said = {"vendor_name": shop, "total_amount": f"{number + 10}.00"}
    contents = Contents((Page(1, 400, 200, words, TextSource.OCR),))
    return Paper("receipt", contents, said, f"{shop} {'real' if real else 'made'}", real=real)


def test_three_ways_are_measured_on_the_same_receipts() -> None:
    made = by_field(RECEIPT, [paper(number, real=False) for number in range(60)])
    lines = list(table(RECEIPT, made, [paper(number, real=True) for number in range(60)], rounds=5))
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    assert [row[0] for row in cells] == ["none: rules alone", "of made papers only", "five folds apart by vendor"]
    assert all(float(row[1]) == 100.0 and row[3] == "0" for row in cells)
