"""Workbooks of every format: visible sheets, stored results of formulas, places of cells."""

import time

import openpyxl
import pytest

from core.domain.errors import FormatDamaged, TooLarge
from core.domain.layout import lines
from core.domain.page import Contents
from core.ports import Limits
from core.reading.sheet import read_ods, read_xls, read_xlsx
from tests.core.reading.documents import ods, saved, xls, xlsx, zipped


def texts(contents: Contents) -> list[list[str]]:
    return [[line.text for line in lines(page.words)] for page in contents.pages]


def test_a_workbook_is_read_with_the_places_of_its_cells() -> None:
    contents = read_xlsx(xlsx(), Limits())
    assert texts(contents) == [
        ["Date Description Debit Credit Balance", "2025-01-02 Shop sale 1234.50 1234.50", "2025-01-03 Rent 200 1034.50"]
    ]
    assert [word.path for word in contents.pages[0].words if word.text in ("sale", "200")] == [
        "January!B2",
        "January!C3",
    ]


def test_hidden_sheets_are_left_out_and_each_sheet_has_its_page() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["first"])
    book.create_sheet("Secret").append(["hidden"])
    book.worksheets[1].sheet_state = "veryHidden"
    book.create_sheet("Last").append(["third"])
    contents = read_xlsx(saved(book), Limits())
    assert [(page.number, page.words[0].text) for page in contents.pages] == [(1, "first"), (2, "third")]


def test_a_formula_that_was_never_reckoned_says_nothing_and_merged_cells_speak_once() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = '=HYPERLINK("http://127.0.0.1:9/x")'
    sheet["B1"] = "wide"
    sheet.merge_cells("B1:D2")
    assert texts(read_xlsx(saved(book), Limits())) == [["wide"]]


def test_old_and_open_workbooks_are_read_alike() -> None:
    assert texts(read_xls(xls(), Limits())) == [["Total 42.50"]]
    assert texts(read_ods(ods(), Limits())) == [["Paper 19.90 2025-04-30"]]


def test_a_far_away_cell_costs_neither_time_nor_memory() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "near"
    book.worksheets[0]["XFD1048576"] = "far"
    started = time.process_time()
    with pytest.raises(TooLarge):
        read_xlsx(saved(book), Limits())
    assert time.process_time() - started < 20


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * 3_000_000})
    with pytest.raises(TooLarge):
        read_xlsx(bomb, Limits(unpacked_mb=2))


@pytest.mark.parametrize("read", [read_xlsx, read_xls, read_ods])
def test_what_is_no_workbook_is_damaged(read: object) -> None:
    assert callable(read)
    with pytest.raises(FormatDamaged):
        read(zipped({"a.txt": b"no workbook"}), Limits())
