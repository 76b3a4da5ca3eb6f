"""When the rows of a table are accepted together, on the file's own text and on pictures."""

from dataclasses import replace

import pytest

from core.catalogue import bundled_types
from core.domain.page import Page, TextSource
from core.domain.record import Record
from core.extraction.invoice import extract_invoice
from core.extraction.places import doubted
from tests.core.extraction.invoice.drawn import Row, contents, page

TYPES = bundled_types()
HEADING: Row = ((50.0, "Item"), (250.0, "Qty"), (330.0, "Price"), (430.0, "Amount excl. tax"))
SOLD: tuple[Row, ...] = (
    ((50.0, "Oak shelf"), (250.0, "2"), (330.0, "6.07"), (470.0, "12.14")),
    ((50.0, "Toner"), (250.0, "3"), (330.0, "9.00"), (470.0, "27.00")),
    ((330.0, "Total"), (470.0, "39.14")),
)


def seen(*rows: Row | str, unseen: str = "", sure: float = 0.9, again: str | None = None) -> Page:
    """A picture whose words two recognizers read alike, but for one of them."""
    drawn = page(*rows, source=TextSource.OCR)
    alike = (word._replace(second=word.text) for word in drawn.words)
    words = (word._replace(second=again, confidence=sure) if word.text == unseen else word for word in alike)
    return replace(drawn, words=tuple(words))


def accepted(drawn: Page) -> list[bool]:
    return [row.fields["amount"].accepted for row in read(drawn).tables["line_items"]]


def read(drawn: Page) -> Record:
    return extract_invoice(TYPES["invoice"], contents(drawn))


def test_rows_of_a_text_are_accepted_with_the_sum_as_reason() -> None:
    cell = read(page("Invoice", HEADING, *SOLD)).tables["line_items"][0].fields["unit_price"]
    assert cell.accepted
    assert cell.reason is not None
    assert cell.reason.facts == {"equation": "39.14 = 39.14"}


def test_rows_of_a_picture_that_two_recognizers_read_alike_are_accepted() -> None:
    assert accepted(seen("Invoice", HEADING, *SOLD)) == [True, True]


@pytest.mark.parametrize(("word", "wanted"), [("Toner", [True, False]), ("27.00", [True, True]), ("3", [True, True])])
def test_words_want_two_readings_and_figures_two_equations(word: str, wanted: list[bool]) -> None:
    assert accepted(seen("Invoice", HEADING, *SOLD, unseen=word)) == wanted


@pytest.mark.parametrize(("again", "wanted"), [(None, True), ("Taner", True), ("T0ner", False)])
def test_a_word_that_one_recognizer_is_sure_of_describes_unless_another_reads_other_figures(
    again: str | None, *, wanted: bool
) -> None:
    assert accepted(seen("Invoice", HEADING, *SOLD, unseen="Toner", sure=0.999, again=again)) == [True, wanted]


def test_a_number_that_one_recognizer_alone_read_does_not_describe() -> None:
    plank: Row = ((50.0, "Plank 240cm"), (250.0, "2"), (330.0, "6.07"), (470.0, "12.14"))
    assert accepted(seen("Invoice", HEADING, plank, *SOLD[1:], unseen="240cm", sure=0.999)) == [False, True]


@pytest.mark.parametrize(("count", "price", "wanted"), [("1", "39.14", False), ("2", "19.57", True)])
def test_a_price_that_is_the_amount_proves_it_no_further(count: str, price: str, *, wanted: bool) -> None:
    row: Row = ((50.0, "Toner"), (250.0, count), (330.0, price), (470.0, "39.14"))
    assert accepted(seen("Invoice", HEADING, row, SOLD[2])) == [wanted]


def test_a_word_that_every_recognizer_may_misread_alike_leaves_its_row_to_a_person() -> None:
    paint: Row = ((50.0, "Paint 101"), (250.0, "2"), (330.0, "6.07"), (470.0, "12.14"))
    assert accepted(seen("Invoice", HEADING, paint, *SOLD[1:])) == [False, True]


def test_a_figure_behind_the_words_that_no_price_proves_may_describe() -> None:
    bags: Row = ((50.0, "Tea bags."), (140.0, "80"), (470.0, "12.14"))
    drawn = page("Receipt", bags, ((50.0, "Loaf"), (470.0, "27.00")), ((50.0, "Total"), (470.0, "39.14")))
    rows = extract_invoice(TYPES["receipt"], contents(drawn)).tables["line_items"]
    assert [row.fields["amount"].accepted for row in rows] == [False, True]


def test_a_total_that_contradicts_the_rows_of_a_picture_is_left_to_a_person() -> None:
    drawn = seen("Receipt", HEADING, *SOLD[:2], ((330.0, "Total"), (470.0, "50.00")))
    field = extract_invoice(TYPES["receipt"], contents(drawn)).fields["total_amount"]
    assert (field.value, field.accepted) == ("50.00", False)


def test_rows_of_a_picture_whose_sum_is_not_printed_are_left_to_a_person() -> None:
    assert accepted(seen("Invoice", HEADING, *SOLD[:2])) == [False, False]


def test_figures_that_vouch_for_each_other_are_not_looked_at_again() -> None:
    record = read(page("Invoice", HEADING, *SOLD[:2], source=TextSource.OCR))
    asked = {place.text for place in doubted(TYPES["invoice"], record)}
    assert "Toner" in asked
    assert "9.00" not in asked


LOOSE: tuple[Row, ...] = (
    ((50.0, "Short stack"), (470.0, "7.25")),
    ((50.0, "Side bacon"), (470.0, "4.75")),
    ((50.0, "Total"), (470.0, "12.00")),
)


@pytest.mark.parametrize(
    ("unseen", "wanted"), [("7.25", [True, True]), ("12.00", [True, True]), ("bacon", [True, False])]
)
def test_a_lone_amount_that_others_leave_of_a_total_needs_no_second_reading(unseen: str, wanted: list[bool]) -> None:
    rows = extract_invoice(TYPES["receipt"], contents(seen("Receipt", "", *LOOSE, unseen=unseen))).tables["line_items"]
    assert [row.fields["amount"].accepted for row in rows] == wanted


def test_a_lone_amount_is_not_left_of_a_total_that_was_read_once() -> None:
    drawn = seen("Receipt", "", *LOOSE, unseen="7.25")
    words = tuple(word._replace(second=None) if word.text == "12.00" else word for word in drawn.words)
    record = extract_invoice(TYPES["receipt"], contents(replace(drawn, words=words)))
    assert [row.fields["amount"].accepted for row in record.tables["line_items"]] == [False, True]


@pytest.mark.parametrize(("again", "wanted"), [("gazeuse", False), ("gazese,", True), ("razeese", True)])
def test_a_word_in_which_another_recognizer_sees_more_letters_leaves_its_row_to_a_person(
    again: str, *, wanted: bool
) -> None:
    water: Row = ((50.0, "Eau gazese"), (250.0, "2"), (330.0, "6.07"), (470.0, "12.14"))
    seen_so = seen("Invoice", HEADING, water, *SOLD[1:], unseen="gazese", sure=0.999, again=again)
    assert accepted(seen_so) == [wanted, True]


@pytest.mark.parametrize("counted", ["2x6.07", "2 x 6.07"])
def test_a_count_and_a_price_behind_words_leave_their_row_to_a_person(counted: str) -> None:
    rolls: Row = ((50.0, f"Rolls {counted}"), (470.0, "12.14"))
    drawn = seen("Receipt", "", rolls, ((50.0, "Toner"), (470.0, "27.00")), ((50.0, "Total"), (470.0, "39.14")))
    rows = extract_invoice(TYPES["receipt"], contents(drawn)).tables["line_items"]
    assert [row.fields["amount"].accepted for row in rows] == [False, True]
