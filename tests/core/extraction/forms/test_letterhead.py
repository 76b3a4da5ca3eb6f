"""Who issues a paper that names nobody by a label: accepted where the name at its head is the only one and whole."""

import pytest

from core.domain.layout import Box, Word
from core.extraction.forms import extract_form
from tests.core.extraction.forms.drawn import TYPES, reading
from tests.core.extraction.forms.test_scanned import scanned

PAPER = """
@40 {above}
@40 {name}
@40 {below}
@40 Interest certificate

@40 Customer name: Rowena Cotterill
@40 Total interest >540 1,234.50
"""


@pytest.mark.parametrize(
    ("above", "name", "below", "accepted"),
    [
        ("", "Silverbeck Bank plc", "12 Tallow Lane, Llanfryn", True),
        ("First Amber", "Silverbeck Bank plc", "", False),
        ("", "Silverbeck Bank plc", "Securities Ltd", False),
        ("", "Interest certificate of Silverbeck Bank plc", "", False),
        ("", "Silverbeck", "", False),
        ("", "1 Wealth Bank plc", "", False),
    ],
)
def test_a_name_at_the_head(above: str, name: str, below: str, accepted: bool) -> None:  # noqa: FBT001
    field = reading(PAPER.format(above=above, name=name, below=below)).record.fields.get("institution")
    assert (field is not None and field.accepted) is accepted
    if accepted:
        assert field is not None
        assert (field.value, field.reason and field.reason.code) == (name, "head")


def test_one_word_in_brackets_below_a_name_is_part_of_it() -> None:
    for below, name in (
        ("(haftungsbeschränkt)", "Silverbeck Baustoffe UG (haftungsbeschränkt)"),
        ("(0123)", "Silverbeck Baustoffe UG"),
    ):
        paper = PAPER.format(above="", name="Silverbeck Baustoffe UG", below=below)
        assert reading(paper).record.value("institution") == name


def test_a_registration_is_no_part_of_the_name() -> None:
    paper = PAPER.format(above="", name="Silverbeck Savings Bank Berhad (1299881-K)", below="")
    assert reading(paper).record.value("institution") == "Silverbeck Savings Bank Berhad"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Silverbeck Bank GmbH, Industriestr. 9, 48999 Nottuln", "Silverbeck Bank GmbH"),
        ("Bank of Posts, India", "Bank of Posts, India"),
    ],
)
def test_an_address_on_the_line_of_a_name_is_no_part_of_it(line: str, name: str) -> None:
    assert reading(PAPER.format(above="", name=line, below="")).record.value("institution") == name


@pytest.mark.parametrize(
    ("above", "name", "accepted"),
    [
        ("", "Kingfisher Bank Ltd", True),
        ("", "Kingfisher Bank", True),
        ("", "Kingfisher Bank Ltu", False),
        ("Yarrow & Sons Cleaning Services &", "Sons", False),
    ],
)
def test_a_name_in_large_letters_on_a_picture(above: str, name: str, *, accepted: bool) -> None:
    def printed(word: Word) -> Word:
        tall = word.text in name or word.text in above
        box = word.box
        return word._replace(box=Box(box.x0, box.y0 - 4, box.x1, box.y1)) if tall else word

    paper = scanned(PAPER.format(above=above, name=name, below=""), printed)
    field = extract_form(TYPES["interest_certificate"], paper).fields.get("institution")
    assert (field is not None and field.accepted) == accepted
