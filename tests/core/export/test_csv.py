"""CSV, imported back."""

import csv
import io
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.domain.document import Leaf
from core.domain.schema import Kind
from core.export.contract import document_line
from core.export.csv import CsvStyle, csv_bytes
from core.export.safe import plain_text
from core.export.tables import Column, Sheet, overview
from tests.core.export.made import TYPES, WORDS, document, invoice


def read(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=delimiter))


def test_one_row_per_document_with_every_value() -> None:
    failed = document(None, "broken.pdf", 2)
    first, second = read(csv_bytes(overview([document(invoice()), failed], TYPES, WORDS)))
    assert first["source"] == "scan.pdf p. 2-3"
    assert (first["type"], first["status"], first["stage"]) == ("invoice", "review", "read")
    assert first["look"].startswith("The total is below zero; Total: ")
    assert "Total" in first["unsure"].split(", ")
    assert (first["total_amount"], first["currency"]) == ("-1234.50", "EUR")
    assert (first["bank_account"], first["invoice_date"]) == ("00123456789012345678", "2025-12-31")
    assert (second["status"], second["total_amount"]) == ("failed", "")
    assert "damaged" in second["look"]


def test_pages_are_those_of_the_file_where_one_sheet_shows_two() -> None:
    reading = replace(invoice(), pages=(1, 2, 3), sheets=(None, 1, 2))
    (row,) = read(csv_bytes(overview([document(reading)], TYPES, WORDS)))
    assert row["source"] == "scan.pdf p. 1-2"
    files = ("front.pdf", "front.pdf", "back.jpg")
    leaves = tuple(Leaf(name[:1] * 64, name, page) for name, page in zip(files, (1, 2, 1), strict=True))
    merged = replace(document(replace(reading, sheets=(None, 1, None))), leaves=leaves)
    (row,) = read(csv_bytes(overview([merged], TYPES, WORDS)))
    assert row["source"] == "front.pdf p. 1, back.jpg p. 1"
    assert [leaf["page_of_file"] for leaf in document_line(merged, WORDS)["leaves"]] == [1, 1, 1]


def test_a_country_has_its_own_signs() -> None:
    data = csv_bytes(overview([document(invoice())], TYPES, WORDS), CsvStyle(";", ",", bom=True))
    assert data.startswith(b"\xef\xbb\xbf")
    (row,) = read(data[3:], ";")
    assert row["total_amount"] == "-1234,50"
    assert row["invoice_date"] == "2025-12-31"


def test_formulas_are_made_harmless_and_numbers_left_alone() -> None:
    for text in ("=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "  =1", "\ufeff=1"):
        assert plain_text(text).startswith("'"), text
    for text in ("Blue Fern", "1-2", "a=b", "", "3 @ 4"):
        assert plain_text(text) == text
    (row,) = read(csv_bytes(overview([document(invoice('=HYPERLINK("http://x")'))], TYPES, WORDS)))
    assert row["vendor_name"].startswith("'=")
    assert row["total_amount"] == "-1234.50"


def test_a_money_field_that_is_no_number_is_text_like_any_other() -> None:
    sheet = Sheet("x", (Column("total", Kind.MONEY),), ({"total": "=1+1"}, {"total": "-1"}))
    assert [row["total"] for row in read(csv_bytes(sheet))] == ["'=1+1", "-1"]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), min_size=1, max_size=5))
def test_every_text_comes_back(texts: list[str]) -> None:
    sheet = Sheet("x", (Column("first"), Column("n")), tuple({"first": text, "n": "x"} for text in texts))
    back = [row["first"] for row in read(csv_bytes(sheet))]
    assert back == [plain_text(text) for text in texts]


def test_lines_end_as_the_standard_says() -> None:
    data = csv_bytes(Sheet("x", (Column("a"), Column("b")), ({"a": 'say "hi", twice', "b": "1\n2"},)))
    assert data == b'a,b\r\n"say ""hi"", twice","1\n2"\r\n'
