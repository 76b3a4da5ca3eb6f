"""The curve of corrections: what one sender's papers teach is seen on its last ones."""

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from models.training.teaching.curve import COUNTS, curve
from models.training.teaching.papers import Paper

RECEIPT = bundled_types()["receipt"]


def paper(number: int) -> Paper:
    """A receipt whose vendor's name a recognizer reads a little differently each time."""
    name = ("Tin Roof Supplies", "T1n Roof Supplies", "Tin Roof Suppl1es")[number % 3]
    texts = (name, "Reg 778213-K", "12 Jalan Mawar 3", f"Date 0{number % 9 + 1}/11/2025", f"Total {number + 10}.00")
    words = tuple(
        Word(word, Box(60.0 * n, 20.0 * row, 60.0 * n + 50, 20.0 * row + 10), 0.99)
        for row, text in enumerate(texts)
        for n, word in enumerate(text.split())
    )
    said = {"vendor_name": "TIN ROOF SUPPLIES", "total_amount": f"{number + 10}.0"}
    return Paper("receipt", Contents((Page(1, 400, 200, words, TextSource.OCR),)), said, "tin roof", real=True)


def test_the_last_papers_gain_from_what_was_corrected_before() -> None:
    lines = curve(RECEIPT, {}, [paper(number) for number in range(30)])
    scores = {cells[1].strip(): float(cells[2]) for cells in (line.split("|") for line in lines[2:])}
    assert list(scores) == [*(str(one) for one in COUNTS if one <= 24), "24", "each before the next"]
    assert scores["0"] < 100.0
    assert scores["24"] == scores["each before the next"] == 100.0
