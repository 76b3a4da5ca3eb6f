"""Rows of scanned tables: accepted where two recognizers read them alike and no amount can be another row's."""

from collections.abc import Callable
from dataclasses import replace

from core.domain.layout import Box, Word
from core.domain.page import Contents, TextSource
from core.domain.record import Record
from core.extraction.forms import extract_form
from tests.core.extraction.forms.drawn import TYPES, contents

HEAD = """
@40 FORM 26AS Annual Tax Statement
@40 Name of Deductor @240 TAN of Deductor >440 Amount Paid/Credited >540 Tax Deducted
"""
ROWS = """@40 Chandanpur Catering Limited @240 MUMA12345B >440 1,000.00 >540 100.00
@40 Pinecrest Timber Limited @240 DELB54321C >440 2,000.00 >540 200.00
"""
TOTAL = "@40 Total >440 3,000.00 >540 300.00"


def scanned(text: str, change: Callable[[Word], Word] = lambda word: word) -> Contents:
    """The paper as two recognizers read it alike, each word changed."""
    found = contents(text)
    page = found.pages[0]
    words = tuple(change(word._replace(confidence=0.97, second=word.text)) for word in page.words)
    return replace(found, pages=(replace(page, words=words, source=TextSource.OCR),))


def deductors(paper: Contents) -> tuple[Record, ...]:
    return extract_form(TYPES["form_26as"], paper).tables["deductors"]


def names(paper: Contents) -> list[bool]:
    return [row.fields["name"].accepted for row in deductors(paper)]


def test_names_read_twice_are_accepted_where_the_amounts_beside_them_add_up() -> None:
    assert names(scanned(HEAD + ROWS + TOTAL)) == [True, True]
    assert deductors(scanned(HEAD + ROWS + TOTAL))[0].fields["amount_paid"].accepted


def test_names_of_a_table_without_a_total_wait_for_a_person() -> None:
    assert names(scanned(HEAD + ROWS)) == [False, False]
    assert names(scanned(HEAD + ROWS + "@40 Total >440 3,500.00 >540 350.00")) == [False, False]


def test_a_row_that_is_not_level_leaves_its_table_to_a_person() -> None:
    def lower(word: Word) -> Word:
        moved = word.text in {"1,000.00", "100.00"}
        return word._replace(box=word.box._replace(y0=word.box.y0 + 5, y1=word.box.y1 + 5)) if moved else word

    assert not any(names(scanned(HEAD + ROWS + TOTAL, lower)))


def test_a_name_that_was_read_in_two_ways_leaves_its_row_to_a_person() -> None:
    other = scanned(HEAD + ROWS + TOTAL, lambda word: word._replace(second="Tinber") if word.text == "Timber" else word)
    assert names(other) == [True, False]
    assert not any(cell.accepted for cell in deductors(other)[1].fields.values())


def test_values_that_say_the_same_however_they_were_read_are_read_alike() -> None:
    head = "@40 FORM 26AS Annual Tax Statement\n@40 Permanent Account Number (PAN) @300 XHIPO0632K\n"
    second = {"XHIPO0632K": "‘XHIPOO632K_"}

    def pan(paper: Contents) -> bool:
        return extract_form(TYPES["form_26as"], paper).fields["pan"].accepted

    assert pan(scanned(head, lambda word: word._replace(second=second.get(word.text, word.text))))
    assert not pan(scanned(head, lambda word: word._replace(second=second.get(word.text, word.text).replace("6", "8"))))


def test_amounts_grouped_otherwise_by_a_second_reading_are_read_alike() -> None:
    grouped = scanned(HEAD + ROWS + TOTAL, lambda word: word._replace(second=(word.second or "").replace(",", "")))
    assert names(grouped) == [True, True]
    assert deductors(grouped)[0].fields["amount_paid"].accepted


def test_a_row_that_lacks_a_cell_is_left_to_a_person_even_where_its_sum_holds() -> None:
    paper = """@40 FORM NO. 16 Certificate of tax deducted at source on salary
@40 Quarter >200 Amount paid/credited >350 Amount of tax deducted >500 Amount of tax deposited
@40 Q1 >200 1,000.00 >350 100.00 >500 100.00
@40 Q2 >200 2,000.00 {deducted} >500 200.00
@40 Total >200 3,000.00 >350 300.00 >500 300.00"""
    for deducted, accepted in ((">350 200.00", True), ("", False)):
        table = extract_form(TYPES["form_16"], scanned(paper.format(deducted=deducted))).tables["quarters"]
        assert table[0].fields["amount_paid"].accepted
        assert table[1].fields["amount_paid"].accepted is accepted


def test_a_row_lacking_a_date_or_number_that_others_have_is_accepted_by_the_rest() -> None:
    without = ROWS.replace("@240 DELB54321C ", "")
    assert names(scanned(HEAD + without + TOTAL)) == [True, True]
    assert "tan" not in deductors(scanned(HEAD + without + TOTAL))[1].fields


def test_print_that_runs_into_a_row_and_is_in_none_leaves_its_name_to_a_person() -> None:
    def closer(word: Word) -> Word:
        down = 4 if word.text == "Brightwell" else 8 if 45 < word.box.y0 < 50 else 0
        return word._replace(box=word.box._replace(y0=word.box.y0 + down, y1=word.box.y1 + down))

    above = HEAD + "@40 Brightwell\n"
    assert names(scanned(above + ROWS + TOTAL, closer)) == [False, True]


def test_an_id_put_right_by_its_places_is_accepted_where_both_readings_say_it() -> None:
    head = "@40 FORM 26AS Annual Tax Statement\n@40 Permanent Account Number (PAN) @300 XHIP00632K\n"

    def pan(paper: Contents) -> tuple[str, bool]:
        found = extract_form(TYPES["form_26as"], paper).fields["pan"]
        return found.value, found.accepted

    assert pan(scanned(head)) == ("XHIPO0632K", True)
    assert pan(scanned(head, lambda word: word._replace(second=None))) == ("XHIPO0632K", False)
    head = head.replace("XHIP00632K", "XHIPI0632K")
    assert pan(scanned(head, lambda word: word._replace(second=word.text.replace("PI", "Pl")))) == ("XHIPI0632K", True)


def test_a_name_that_another_line_may_begin_is_left_to_a_person() -> None:
    head = "@40 FORM 26AS Annual Tax Statement\n@40 Name of Assessee @300 Rao\n"
    beside = Word("Asha", Box(276, 0, 296, 12), 0.97, "Asha")

    def name(paper: Contents, *more: Word) -> bool:
        page = paper.pages[0]
        whole = replace(paper, pages=(replace(page, words=(*page.words, *more)),))
        return extract_form(TYPES["form_26as"], whole).fields["name"].accepted

    paper = scanned(head)
    (rao,) = (word for word in paper.pages[0].words if word.text == "Rao")
    lower = rao.box.y0 + 0.55 * rao.box.height
    torn = beside._replace(box=Box(rao.box.x0 - 24, lower, rao.box.x0 - 4, lower + rao.box.height))
    assert name(paper)
    assert not name(paper, torn)


def test_the_beginning_of_another_label_is_no_name() -> None:
    head = "@40 FORM NO. 16 Certificate of tax deducted at source on salary\n"
    found = extract_form(
        TYPES["form_16"], scanned(head + "@40 Name and address of the Employer @300 Name and address\n")
    )
    assert not found.fields["employer_name"].accepted


def test_the_days_of_a_sentence_are_accepted_where_both_readings_say_them() -> None:
    paper = """@40 Sundari Co-operative Bank Limited
@40 Certificate of Interest
@40 This is to certify that for the period from 01-Apr-19 to 31-Mar-20 the amounts below were credited.
"""

    def said(last: str) -> tuple[str | None, bool]:
        seen = scanned(paper, lambda word: word._replace(second=last) if word.text == "31-Mar-20" else word)
        found = extract_form(TYPES["interest_certificate"], seen)
        return found.value("period_to"), found.fields["period_to"].accepted

    assert said("31-Mar-20") == ("2020-03-31", True)
    assert said("31-May-20") == ("2020-03-31", False)
