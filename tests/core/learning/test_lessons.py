"""Lessons: which papers they are of, and what they expect on them."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.lesson import Lesson
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Evidence
from core.learning import Confirmed, hints, learned, matching

RECEIPT, INVOICE = (bundled_types()[name] for name in ("receipt", "invoice"))
NAMES = {"vendor_name": "TIN ROOF SUPPLIES", "vendor_address": "12, JALAN MAWAR 3, TAMAN INDAH"}
TOP = ("Tin Roof Supplies", "(Reg 778213-K)", "12 Jalan Mawar 3 Taman Indah", "Tel 07-5551234")
OTHER = ("Copper Kettle Trading", "9 Lorong Kenanga Bukit Baru", "Tel 06-7779911")


def paper(*texts: str, source: TextSource = TextSource.LAYER) -> Contents:
    words = [
        Word(word, Box(60 * n, 20 * row, 60 * n + 50, 20 * row + 10))
        for row, text in enumerate(texts)
        for n, word in enumerate(text.split())
    ]
    return Contents((Page(1, 600, 800, tuple(words), source),))


def taught(*texts: str, name: str = "a", before: tuple[Lesson, ...] = (), **places: tuple[Evidence, ...]) -> Lesson:
    lesson = learned(before, Confirmed(name, RECEIPT, paper(*texts), NAMES, places))
    assert lesson is not None
    return lesson


def test_the_next_paper_of_a_sender_is_told_by_its_number() -> None:
    lesson = taught(*TOP, "Total 12.00")
    assert matching([lesson], RECEIPT, paper("Tn Rf", "Reg 778213-K", "Something else")) == (lesson,)


def test_and_by_the_words_of_its_head() -> None:
    lesson = taught(*TOP)
    assert matching([lesson], RECEIPT, paper("Tin Roof Supplies", "Jalan Mawar Taman Indah", "Receipt")) == (lesson,)


def test_another_senders_paper_is_not_its() -> None:
    assert matching([taught(*TOP)], RECEIPT, paper(*OTHER)) == ()


def test_a_number_that_several_senders_print_tells_nobody() -> None:
    """The client's own registration stands on the invoices of all its suppliers."""
    client = "Sold to 998877-X"
    first = taught(*TOP, client)
    told = {"vendor_name": "COPPER KETTLE TRADING"}
    second = learned((), Confirmed("b", RECEIPT, paper(*OTHER, client), told, {}))
    assert second is not None
    assert matching([first, second], RECEIPT, paper("Unseen Maker", client)) == ()


def test_nor_does_one_that_suppliers_of_the_same_customer_print() -> None:
    told = {"customer_name": "Green Gardens Ltd"}
    buyer = "Green Gardens Ltd VAT 998877665"
    first = learned((), Confirmed("a", INVOICE, paper(*TOP, buyer), {**told, "vendor_name": "Tin Roof"}, {}))
    second = learned((), Confirmed("b", INVOICE, paper(*OTHER, buyer), {**told, "vendor_name": "Copper Kettle"}, {}))
    assert first is not None
    assert second is not None
    assert matching([first, second], INVOICE, paper("Unseen Maker", buyer)) == ()


def test_a_lesson_put_aside_and_one_of_another_type_are_not_used() -> None:
    lesson = taught(*TOP)
    aside = Lesson(**{name: getattr(lesson, name) for name in lesson.__slots__ if name != "active"}, active=False)
    assert matching([aside], RECEIPT, paper(*TOP)) == ()
    assert matching([lesson], bundled_types()["invoice"], paper(*TOP)) == ()


def test_names_are_written_as_a_person_wrote_them() -> None:
    found = {hint.field: hint for hint in hints((taught(*TOP),), paper(*TOP, source=TextSource.OCR))}
    assert found["vendor_name"].text == "TIN ROOF SUPPLIES"
    assert found["vendor_name"].evidence.text == "Tin Roof Supplies"
    assert found["vendor_name"].sure
    assert found["vendor_address"].closeness == 1.0


@pytest.mark.parametrize(
    ("first", "later", "expected"),
    [
        (("Nett Amt 12.00",), ("Nett Amt 15.50",), "15.50"),
        (("Closing", "12.00"), ("Closing", "15.50"), "15.50"),
    ],
)
def test_a_value_is_looked_for_where_it_stood(first: tuple[str, ...], later: tuple[str, ...], expected: str) -> None:
    contents = paper(*TOP, *first)
    word = next(word for word in contents.pages[0].words if word.text == "12.00")
    lesson = taught(*TOP, *first, total_amount=(Evidence("12.00", 1, word.box),))
    found = [hint for hint in hints((lesson,), paper(*TOP, *later)) if hint.field == "total_amount"]
    assert {hint.text.split()[0] for hint in found} == {expected}


def test_the_place_of_a_value_is_sure_only_where_the_sender_is_named() -> None:
    """The first supplier's lesson may be taken for a paper that prints the client's number alone."""
    contents = paper(*TOP, "Ref A-1")
    word = next(word for word in contents.pages[0].words if word.text == "A-1")
    lesson = taught(*TOP, "Ref A-1", receipt_number=(Evidence("A-1", 1, word.box),))
    for top, sure in ((TOP, True), (("Copper Kettle", "Reg 778213-K"), False)):
        later = paper(*top, "Ref PO-77")
        found = [one for one in hints(matching([lesson], RECEIPT, later), later) if one.field == "receipt_number"]
        assert [(one.text, one.sure) for one in found] == [("PO-77", sure)]


def test_a_name_within_a_longer_one_is_not_sure() -> None:
    for top, sure in (("Tin Roof Supplies Klang", False), ("Tin Roof Supplies", True), ("Tel Tin Roof Supplies", True)):
        found = {one.field: one for one in hints((taught(*TOP),), paper(top, *TOP[1:]))}
        assert (found["vendor_name"].closeness, found["vendor_name"].sure) == (1.0, sure)


def test_where_lessons_give_two_senders_neither_is_sure() -> None:
    first = taught(*TOP)
    second = learned((), Confirmed("b", RECEIPT, paper(*OTHER), {"vendor_name": "Copper Kettle Trading"}, {}))
    assert second is not None
    found = [one for one in hints((first, second), paper(*TOP, OTHER[0])) if one.field == "vendor_name"]
    assert [one.sure for one in found] == [False]


def test_what_two_papers_do_not_share_drops_out() -> None:
    lesson = taught(*TOP, "Invoice 20250001234")
    again = taught(*TOP, "Invoice 20250009999", name="b", before=(lesson,))
    assert again.id == lesson.id
    assert again.documents == ("a", "b")
    assert "20250001234" in lesson.marks
    assert not any(mark.startswith("2025000") for mark in again.marks)


def test_a_paper_that_names_nobody_teaches_nothing() -> None:
    assert learned((), Confirmed("a", RECEIPT, paper(*TOP), {"total_amount": "1.00"}, {})) is None
    assert learned((), Confirmed("a", RECEIPT, Contents(), NAMES, {})) is None
