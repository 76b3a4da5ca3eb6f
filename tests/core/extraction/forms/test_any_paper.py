"""Whatever stands on a page, every type gives a record and never an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalogue import bundled_types
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Record
from core.extraction.forms import extract_form

TYPES = bundled_types()
WORDS = sorted(
    {
        word
        for kind in TYPES.values()
        for field in (*kind.fields.values(), *(c for t in kind.tables.values() for c in t.columns.values()))
        for label in field.all_labels
        for word in label.split()
    }
)
TEXT = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from(["12.00", "1,20,000.00", "(5.00)", "01/02/2025", "Q1", ":", "-", "Total", "Rs.", "80C"]),
    st.text(min_size=1, max_size=8).filter(lambda text: text.strip() != ""),
)
PLACED = st.tuples(TEXT, st.floats(0, 560), st.integers(0, 30))


def page(placed: list[tuple[str, float, int]], source: TextSource) -> Page:
    words = tuple(Word(text, Box(x, 20.0 * row, x + 5 * len(text), 20.0 * row + 10)) for text, x, row in placed)
    return Page(1, 595, 842, words, source)


@pytest.mark.parametrize("kind", ["form_16", "payslip", "capital_gains", "cas", "purchase_order", "other"])
@given(placed=st.lists(PLACED, max_size=60), source=st.sampled_from(TextSource))
def test_a_record_comes_of_any_page(kind: str, placed: list[tuple[str, float, int]], source: TextSource) -> None:
    record = extract_form(TYPES[kind], Contents((page(placed, source),)))
    assert isinstance(record, Record)
    assert set(record.fields) <= set(TYPES[kind].fields)
    assert set(record.tables) <= set(TYPES[kind].tables)


def test_a_document_without_pages_gives_nothing() -> None:
    assert extract_form(TYPES["payslip"], Contents()) == Record()
