"""Subtypes by what heads the paper or stands in its data."""

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Embedded, Page
from core.domain.record import Record
from core.domain.schema import DocumentType
from core.sorting import subtype

INVOICE = bundled_types()["invoice"]


def paper(*rows: tuple[str, float]) -> Contents:
    """A page of lines with their heights."""
    words = tuple(
        Word(word, Box(40 + 60.0 * column, 30.0 * row, 95 + 60.0 * column, 30.0 * row + height))
        for row, (text, height) in enumerate(rows)
        for column, word in enumerate(text.split())
    )
    return Contents((Page(1, 595, 842, words),))


def test_large_letters_say_it_first() -> None:
    credit = paper(("Harrow Lake Ltd", 10), ("for invoice A-17", 10), ("CREDIT NOTE", 18), ("Total 5.00", 10))
    assert subtype(INVOICE, credit) == "credit_note"


def test_the_first_phrase_of_the_head_counts_else() -> None:
    assert subtype(INVOICE, paper(("Proforma invoice", 10), ("Invoice no 17", 10))) == "proforma"


def test_a_paper_that_says_nothing_is_the_ordinary_one() -> None:
    assert subtype(INVOICE, paper(("Total 5.00", 10))) == "invoice"
    assert subtype(INVOICE, Contents()) == "invoice"


def test_data_in_the_file_decides() -> None:
    told = Embedded("UBL", "invoice", Record(), subtype="credit_note")
    assert subtype(INVOICE, Contents(embedded=(told,))) == "credit_note"


def test_a_type_without_subtypes_has_none() -> None:
    assert subtype(DocumentType("sheet", {"en": "Sheet"}, {}), paper(("Total 5.00", 10))) == ""
