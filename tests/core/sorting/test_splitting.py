"""Where one document of a source ends and the next begins; in doubt it stays whole."""

from dataclasses import replace

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Code, Contents, Embedded, Page, TextSource
from core.domain.record import Record
from core.sorting import split

TYPES = bundled_types()
INVOICE = (
    "TAX INVOICE\nInvoice No: {number}\nInvoice date: 01/02/2025\nBill to: Tin Whistle Ltd\nAmount due 12.00\n{foot}"
)
RECEIPT = "CORNER SHOP\nReceipt No {number}\nCashier: Mo\nTotal 12.00\nCash 20.00\nChange 8.00\nThank you"
NOTE = "DELIVERY NOTE\nDelivery note no 5\nReceived in good condition\n{foot}"
MORE = "Description Quantity Price\nYarn 4 3.00\nWool 2 6.00\n{foot}"


def page(text: str, sheet: int, source: TextSource = TextSource.LAYER, **parts: str) -> Page:
    """A page with these lines."""
    words = tuple(
        Word(word, Box(40 + 60.0 * column, 40 + 16.0 * row, 95 + 60.0 * column, 50 + 16.0 * row))
        for row, line in enumerate(text.format(**{"number": "", "foot": "", **parts}).splitlines())
        for column, word in enumerate(line.split())
    )
    return Page(sheet, 595, 842, words, source)


def blank(sheet: int) -> Page:
    return replace(page("", sheet), blank=True)


def numbers(*pages: Page) -> list[list[int]]:
    """The page numbers of each document that a source of these pages falls into."""
    return [[one.number for one in part.pages] for part in split(Contents(pages), TYPES)]


def test_pages_that_count_on_stay_together() -> None:
    first = page(INVOICE, 1, number="A-17", foot="Page 1 of 2")
    assert numbers(first, page(MORE, 2, foot="Page 2 of 2")) == [[1, 2]]


def test_a_numbering_that_restarts_begins_a_document() -> None:
    one = page(INVOICE, 1, number="A-17", foot="Page 1 of 1")
    other = page(INVOICE, 2, number="A-18", foot="Page 1 of 2")
    assert numbers(one, other, page(MORE, 3, foot="Page 2 of 2")) == [[1], [2, 3]]


def test_the_sum_of_a_page_is_no_number_of_it() -> None:
    for total in ("9,307.41", "9 307,41", "13'090.69"):
        first = page(INVOICE, 1, number="A-17", foot=f"Sub-total for page {total}")
        assert numbers(first, page("Page 1 of 2", 2), page(MORE, 3, foot="Page 2 of 2")) == [[1, 2, 3]]


def test_another_number_of_the_same_type_begins_a_document() -> None:
    assert numbers(page(INVOICE, 1, number="A-17"), page(INVOICE, 2, number="A-18")) == [[1], [2]]


def test_the_same_number_goes_on() -> None:
    assert numbers(page(INVOICE, 1, number="A-17"), page(INVOICE, 2, number="A-17")) == [[1, 2]]


def test_a_page_without_any_sign_belongs_to_the_one_before() -> None:
    assert numbers(page(INVOICE, 1, number="A-17"), page(MORE, 2)) == [[1, 2]]


def test_a_blank_page_parts_two_papers_and_belongs_to_none() -> None:
    assert numbers(page(INVOICE, 1, number="A-17"), blank(2), page(NOTE, 3)) == [[1], [3]]


def test_a_blank_page_before_a_continuation_parts_nothing() -> None:
    first = page(INVOICE, 1, number="A-17", foot="Page 1 of 2")
    assert numbers(first, blank(2), page(MORE, 3, foot="Page 2 of 2")) == [[1, 2, 3]]


def test_blank_backs_of_sheets_part_nothing() -> None:
    first = page(INVOICE, 1, number="A-17")
    assert numbers(first, blank(2), page(MORE, 3), blank(4)) == [[1, 2, 3, 4]]


def test_receipts_scanned_together_are_one_each() -> None:
    scans = [page(RECEIPT, sheet, TextSource.OCR, number=str(sheet)) for sheet in (1, 2, 3)]
    assert numbers(*scans) == [[1], [2], [3]]


def test_a_delivery_note_mentioned_within_an_invoice_parts_nothing() -> None:
    second = page(MORE + "\nDelivery note no 5 of 01/02/2025", 2)
    assert numbers(page(INVOICE, 1, number="A-17"), second) == [[1, 2]]


def test_codes_go_with_their_pages_and_data_keeps_a_file_whole() -> None:
    pages = (page(INVOICE, 1, number="A-17"), page(INVOICE, 2, number="A-18"))
    codes = (Code("QRCode", "x", 2, Box(0, 0, 1, 1)),)
    first, second = split(Contents(pages, codes), TYPES)
    assert (first.codes, second.codes) == ((), codes)
    whole = Contents(pages, embedded=(Embedded("CII", "invoice", Record()),))
    assert split(whole, TYPES) == [whole]


def test_a_sheet_is_never_split() -> None:
    sheets = (page(INVOICE, 1, TextSource.SHEET, number="A-17"), page(INVOICE, 2, TextSource.SHEET, number="A-18"))
    assert numbers(*sheets) == [[1, 2]]
