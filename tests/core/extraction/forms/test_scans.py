"""What two recognizers must read alike before a value of a scanned form is taken."""

from dataclasses import replace

import pytest

from core.domain.page import Contents, TextSource
from core.extraction.forms import extract_form
from tests.core.extraction.forms.drawn import TYPES, contents

PAPER = "@40 Payslip for March 2025\n@40 Employee Name @200 Asha Devnarayan\n@40 Net Pay @200 4,500.00"


def scanned(again: dict[str, str]) -> Contents:
    """The paper as one recognizer read it rightly and the other so."""
    found = contents(PAPER)
    page = found.pages[0]
    words = tuple(word._replace(second=again.get(word.text, word.text)) for word in page.words)
    return replace(found, pages=(replace(page, words=words, source=TextSource.OCR),))


@pytest.mark.parametrize(
    ("again", "accepted"), [({}, True), ({"4,500.00": "450,000"}, False), ({"4,500.00": "-4,500.00"}, False)]
)
def test_figures_agree_with_their_signs_and_marks_only(again: dict[str, str], *, accepted: bool) -> None:
    field = extract_form(TYPES["payslip"], scanned(again)).fields["net_pay"]
    assert (field.value, field.accepted) == ("4500.00", accepted)
