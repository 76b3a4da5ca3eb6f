"""What a model says is taken only where it is printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import Box, Word
from core.domain.page import Page, TextSource
from core.domain.schema import FieldType, Kind
from core.extraction.tiers.grounding import Print

TOTAL = FieldType("total_amount", Kind.MONEY)
NUMBER = FieldType("invoice_number", Kind.ID)
DAY = FieldType("invoice_date", Kind.DATE)
PARTY = FieldType("vendor_name", Kind.PARTY)
SORT = FieldType("direction", Kind.CODE, choices={"credit_note": ("Avoir", "Credit note"), "invoice": ("Facture",)})


def page(*rows: str, source: TextSource = TextSource.LAYER) -> Page:
    """Rows of words; two spaces part columns."""
    words = []
    for at, row in enumerate(rows):
        x = 40.0
        for part in row.split(" "):
            if part:
                words.append(Word(part, Box(x, 20.0 * at, x + 5.0 * len(part), 20.0 * at + 10)))
            x += 5.0 * len(part) + 3 if part else 40
    return Page(1, 600, 800, tuple(words), source)


PAPER = page(
    "Harbour Mills Ltd  Invoice INV-2024-031",
    "Date 12 March 2024  Customer no 4711",
    "Bolts  2  450.00  900.00",
    "Refund  -50.00",
    "Carriage (25.00)",
    "Paid 75.00 Cr",
    "Total:4,950.00 EUR",
    "Net 1 250,00",
)


@pytest.mark.parametrize(
    ("field", "said", "value"),
    [
        (TOTAL, "4,950.00", "4950.00"),
        (TOTAL, "900.00", "900.00"),
        (TOTAL, "-50.00", "-50.00"),
        (TOTAL, "1 250,00", "1250.00"),
        (NUMBER, "INV-2024-031", "INV-2024-031"),
        (DAY, "12 March 2024", "2024-03-12"),
        (PARTY, "Harbour Mills Ltd", "Harbour Mills Ltd"),
    ],
)
def test_what_is_printed_is_taken_with_its_place(field: FieldType, said: str, value: str) -> None:
    found = Print([PAPER]).grounded(field, said)
    assert found is not None
    assert (found.value, found.exact, found.evidence.page) == (value, True, 1)
    assert found.evidence.box is not None
    assert said in found.evidence.text or found.evidence.text in said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (TOTAL, "9,999.00"),
        (TOTAL, "950.00"),
        (TOTAL, "4,950"),
        (TOTAL, "50.00"),
        (TOTAL, "25.00"),
        (TOTAL, "75.00"),
        (TOTAL, "250,00"),
        (TOTAL, "2 450.00"),
        (NUMBER, "INV-2024-03"),
        (NUMBER, "2024-031"),
        (NUMBER, "inv-2024-031"),
        (NUMBER, "I"),
        (DAY, "2024-03-12"),
        (DAY, "2 March 2024"),
        (PARTY, "Harbour Mills Ltd Invoice"),
        (PARTY, ""),
        (PARTY, ".*"),
    ],
)
def test_what_is_not_printed_as_a_whole_is_not_taken(field: FieldType, said: str) -> None:
    assert Print([PAPER]).grounded(field, said) is None


def test_a_value_of_few_is_taken_where_one_of_its_writings_stands() -> None:
    shown = Print([page("Avoir no 12")])
    found = shown.grounded(SORT, "credit_note")
    assert found is not None
    assert (found.value, found.evidence.text) == ("credit_note", "Avoir")
    assert shown.grounded(SORT, "invoice") is None


def test_print_that_was_recognized_may_differ_in_letters_that_are_taken_for_each_other() -> None:
    seen = Print([page("No INV-2O24-O3l  Total 4,95O.00", source=TextSource.OCR)])
    found = seen.grounded(NUMBER, "INV-2024-031")
    assert found is not None
    assert (found.value, found.exact, found.evidence.text) == ("INV-2024-031", False, "INV-2O24-O3l")
    total = seen.grounded(TOTAL, "4,950.00")
    assert total is not None
    assert total.value == "4950.00"
    assert seen.grounded(TOTAL, "4,930.00") is None
    assert Print([page("No INV-2O24-O3l")]).grounded(NUMBER, "INV-2024-031") is None


@given(st.text(max_size=60), st.sampled_from([TOTAL, NUMBER, DAY, PARTY, SORT]))
def test_any_text_is_printed_or_not(said: str, field: FieldType) -> None:
    found = Print([PAPER]).grounded(field, said)
    if found and not field.choices:
        assert "".join(said.split()) == "".join(found.evidence.text.split())
