"""Synthetic pages keep every word, rows as lines and columns aligned."""

from hypothesis import given
from hypothesis import strategies as st

from core.domain.layout import lines, segments
from core.domain.page import TextSource
from core.reading.flow import ROWS_PER_PAGE, Cell, lay_out, paragraph

TEXTS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
CELLS = st.lists(TEXTS, min_size=1, max_size=3).map(" ".join)
TABLES = st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=8)


@given(TABLES)
def test_a_table_comes_back_as_rows_and_columns(table: list[list[str]]) -> None:
    block = [[Cell(text, f"S!{row}") for text in cells] for row, cells in enumerate(table)]
    (page,) = lay_out([block])
    assert page.source is TextSource.SHEET
    found = [[part.text for part in segments(line)] for line in lines(page.words)]
    assert found == table
    starts = {round(part.box.x0) for line in lines(page.words) for part in segments(line)}
    assert len(starts) == 3


def test_long_files_take_several_pages_and_rows_stay_whole() -> None:
    rows = [[Cell(f"row {index}\nsecond", "p"), Cell("x", "p")] for index in range(ROWS_PER_PAGE)]
    pages = list(lay_out([rows]))
    assert [page.number for page in pages] == [1, 2]
    assert sum(word.text == "second" for page in pages for word in page.words) == ROWS_PER_PAGE
    assert all(word.box.y1 <= page.height and word.box.x1 <= page.width for page in pages for word in page.words)


def test_a_long_title_does_not_push_columns_apart() -> None:
    rows = [[Cell("A title that is much longer than any cell below it", "A1")], [Cell("Tax", "A2"), Cell("9.00", "B2")]]
    (page,) = lay_out([rows])
    tax, amount = page.words[-2:]
    assert amount.box.x0 - tax.box.x1 < 30


def test_running_text_is_wrapped() -> None:
    (row,) = paragraph("word " * 100 + "\nend", "paragraph 1")
    assert max(map(len, row[0].text.split("\n"))) <= 100
    assert row[0].text.endswith("\nend")
    assert paragraph("  \n ", "paragraph 2") == []
    assert list(lay_out([[], []])) == []
