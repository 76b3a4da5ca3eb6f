"""Lessons: which papers they are of, and what they expect on them."""

import pytest

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.lesson import Lesson
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Evidence
from core.learning import Confirmed, hints, learned, matching

RECEIPT = bundled_types()["receipt"]
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


def test_a_lesson_put_aside_and_one_of_another_type_are_not_used() -> None:
    lesson = taught(*TOP)
    aside = Lesson(**{name: getattr(lesson, name) for name in lesson.__slots__ if name != "active"}, active=False)
    assert matching([aside], RECEIPT, paper(*TOP)) == ()
    assert matching([lesson], bundled_types()["invoice"], paper(*TOP)) == ()


def test_names_are_written_as_a_person_wrote_them() -> None:
    found = {hint.field: hint for hint in hints((taught(*TOP),), paper(*TOP, source=TextSource.OCR))}
    assert found["vendor_name"].text == "TIN ROOF SUPPLIES"
    assert found["vendor_name"].evidence.text == "Tin Roof Supplies"
    assert not found["vendor_name"].sure
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
