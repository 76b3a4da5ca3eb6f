"""What two recognizers must read alike before a value of a scanned form is taken."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pytest

from core.domain.layout import Word
from core.domain.page import Contents, TextSource
from core.extraction.forms import extract_form
from tests.core.extraction.forms.drawn import TYPES, contents

PAPER = "@40 Payslip for March 2025\n@40 Employee Name @200 Asha Devnarayan\n@40 Net Pay @200 4,500.00"


def scanned(again: dict[str, str], paper: str = PAPER, lower: Mapping[str, float] = MappingProxyType({})) -> Contents:
    """A paper as one recognizer read it rightly and the other so, some words so much lower than they were printed."""
    found = contents(paper)
    page = found.pages[0]
    words = tuple(_moved(word._replace(second=again.get(word.text, word.text)), lower) for word in page.words)
    return replace(found, pages=(replace(page, words=words, source=TextSource.OCR),))


def _moved(word: Word, lower: Mapping[str, float]) -> Word:
    by = lower.get(word.text, 0.0)
    return word._replace(box=word.box._replace(y0=word.box.y0 + by, y1=word.box.y1 + by))


@pytest.mark.parametrize(
    ("again", "accepted"), [({}, True), ({"4,500.00": "450,000"}, False), ({"4,500.00": "-4,500.00"}, False)]
)
def test_figures_agree_with_their_signs_and_marks_only(again: dict[str, str], *, accepted: bool) -> None:
    field = extract_form(TYPES["payslip"], scanned(again)).fields["net_pay"]
    assert (field.value, field.accepted) == ("4500.00", accepted)


def test_a_number_beside_the_label_of_a_name_is_no_name() -> None:
    paper = PAPER.replace("Asha Devnarayan", "FWZPS3721D")
    assert not extract_form(TYPES["payslip"], scanned({}, paper)).fields["employee_name"].accepted


@pytest.mark.parametrize(("by", "accepted"), [(0.0, True), (5.0, False)])
def test_a_sum_does_not_vouch_for_amounts_that_may_be_those_of_the_next_row(by: float, *, accepted: bool) -> None:
    paper = "@40 Payslip\n@40 Gross Pay @200 5,000.00\n@40 Total Deductions @200 500.00\n@40 Net Pay @200 4,500.00"
    figures = ("5,000.00", "500.00", "4,500.00")
    unlike = dict.fromkeys(figures, "7.00")
    record = extract_form(TYPES["payslip"], scanned(unlike, paper, dict.fromkeys(figures, by)))
    assert [record.fields[name].accepted for name in ("gross_earnings", "total_deductions", "net_pay")] == [
        accepted
    ] * 3


@pytest.mark.parametrize(("again", "accepted"), [({}, True), ({"Motor": "Molor"}, False)])
def test_a_name_at_the_head_is_accepted_where_both_read_it_alike(again: dict[str, str], *, accepted: bool) -> None:
    paper = "@40 Alderwick Motor Parts Private Limited\n@40 12 Tallow Lane, Llanfryn\n" + PAPER
    field = extract_form(TYPES["payslip"], scanned(again, paper)).fields["employer_name"]
    assert (field.value, field.accepted) == ("Alderwick Motor Parts Private Limited", accepted)


def test_an_amount_of_a_picture_that_a_sum_might_prove_and_none_does_is_open() -> None:
    paper = (
        "@40 Form No. 16 Part B\n@40 Tax on total income @300 725,300.00\n@40 Health and education cess @300 57,560.00"
    )
    shifted = extract_form(TYPES["form_16"], scanned({}, paper)).fields["tax_on_income"]
    proven = extract_form(TYPES["form_16"], scanned({}, f"{paper}\n@40 Tax payable @300 782,860.00")).fields
    assert (shifted.value, shifted.accepted) == ("725300.00", False)
    assert proven["tax_on_income"].accepted
