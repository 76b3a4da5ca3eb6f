"""Delimited and plain text in the encodings and with the marks that banks and programs use."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import FormatDamaged
from core.domain.layout import lines, segments
from core.ports import Limits
from core.reading.delimited import decoded, delimiter, read_csv, read_text
from tests.core.reading.documents import CSV

WORDS = st.text(st.characters(categories=["L", "N"], max_codepoint=0x17F), min_size=1, max_size=10)


def test_a_table_is_read_with_its_quotes_and_places() -> None:
    (page,) = read_csv(CSV, Limits()).pages
    assert [[part.text for part in segments(line)] for line in lines(page.words)] == [
        ["Date", "Text", "Amount"],
        ["02.01.2025", "Müller", "1.234,50"],
        ["03.01.2025", "Rent; flat", "-200,00"],
    ]
    assert page.words[-1].path == "C3"


@given(
    st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=2, max_size=10),
    st.sampled_from(";\t,|"),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_whatever_was_written_is_read(rows: list[list[str]], mark: str, encoding: str) -> None:
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=mark).writerows(rows)
    assert delimiter(buffer.getvalue()) == mark
    (page,) = read_csv(buffer.getvalue().encode(encoding), Limits()).pages
    assert [[part.text for part in segments(line)] for line in lines(page.words)] == rows


def test_the_mark_that_a_file_states_is_taken() -> None:
    (page,) = read_csv(b"sep=|\r\na,b|c\r\nd,e|f\r\n", Limits()).pages
    assert [word.text for word in page.words] == ["a,b", "c", "d,e", "f"]


def test_a_block_above_a_table_may_be_cut_by_another_mark() -> None:
    (page,) = read_csv(b"Bank,Northbank plc\n\nDate;Text;Amount\n01.02.2025;Rent, May;-12,50\n", Limits()).pages
    assert [word.text for word in page.words] == [
        *("Bank", "Northbank", "plc", "Date", "Text", "Amount"),
        *("01.02.2025", "Rent,", "May", "-12,50"),
    ]


def test_plain_text_keeps_its_columns_and_pages() -> None:
    first, second = read_text(b"Item      Amount\nPaper       9.90\n\fTotal\t 9.90\n", Limits()).pages
    assert [round(word.box.x0) for word in first.words] == [36, 96, 36, 108]
    assert second.words[0].path == "line 3"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Zürich".encode("cp1252"), "Zürich"),
        ("Zürich".encode("utf-16-le"), "Zürich"),
        ("Zürich".encode("utf-16-be"), "Zürich"),
        ("Zürich".encode("utf-32"), "Zürich"),
        (b"\xef\xbb\xbfabc", "abc"),
    ],
)
def test_encodings_are_told_from_the_bytes(data: bytes, text: str) -> None:
    assert decoded(data) == text


@given(st.binary(max_size=400))
def test_any_bytes_are_some_text(data: bytes) -> None:
    assert "\0" not in decoded(data) or data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) or b"\0" in data


def test_a_huge_cell_is_refused() -> None:
    with pytest.raises(FormatDamaged):
        read_csv(b"a,b\n" + b"x" * 200_000 + b",c\n", Limits())
