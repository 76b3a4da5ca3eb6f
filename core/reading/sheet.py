"""Workbooks (XLSX, XLS, ODS): each visible sheet as pages on a grid, values as the cells show them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from core.domain.errors import TooLarge
from core.domain.page import Contents
from core.ports import Limits
from core.reading.archive import opened
from core.reading.cells import column_name, shown
from core.reading.edge import foreign
from core.reading.extents import MOST_CELLS, bound_ods, bound_xls
from core.reading.flow import Block, Cell, Row, packed

WIDEST = 2_000
"""columns that are looked at"""
LONGEST_GAP = 3
"""empty rows that are kept in a row, so that blocks stay apart"""


def read_xlsx(data: bytes, limits: Limits) -> Contents:
    """The sheets of an XLSX workbook, formulas by the results that are stored with them."""
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy, and few sources are workbooks

    with foreign("XLSX"):
        opened(data, limits).close()
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        count = _Counter()
        blocks = [_xlsx_block(sheet, count) for sheet in book.worksheets if sheet.sheet_state == "visible"]
        book.close()
    return _contents(blocks, "xlsx")


def read_xls(data: bytes, _limits: Limits) -> Contents:
    """The sheets of a workbook in Excel's binary formats."""
    with foreign("XLS"):
        bound_xls(data)
    return _contents(_calamine_blocks(data, "XLS"), "xls")


def read_ods(data: bytes, limits: Limits) -> Contents:
    """The sheets of an OpenDocument workbook."""
    with foreign("ODS"):
        bound_ods(data, limits)
    return _contents(_calamine_blocks(data, "ODS"), "ods")


def _contents(blocks: Iterable[Block], format: str) -> Contents:  # noqa: A002 - the field's name
    """Each sheet's pages in turn: a sheet begins a page of its own."""
    return Contents(pages=packed([block] for block in blocks), format=format)


class _Counter:
    """Counts the cells of a workbook and stops at too many."""

    def __init__(self) -> None:
        self.cells = 0

    def add(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise TooLarge


def _xlsx_block(sheet: Any, count: _Counter) -> Block:
    sheet.reset_dimensions()  # a file may state any size; what counts is what stands there
    return _rows(
        sheet.title, sheet.iter_rows(max_col=WIDEST), count, lambda cell: shown(cell.value, cell.number_format)
    )


def _calamine_blocks(data: bytes, name: str) -> list[Block]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415 - as above

    count = _Counter()
    with foreign(name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        wanted = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
        ]
        sheets = ((title, book.get_sheet_by_name(title)) for title in wanted)
        return [_rows(title, sheet.to_python(skip_empty_area=False), count, shown) for title, sheet in sheets]


def _rows(title: str, rows: Iterable[Iterable[Any]], count: _Counter, show: Callable[[Any], str]) -> Block:
    """A sheet's rows as texts with their places, long empty stretches shortened."""
    kept: list[Row] = []
    gap = 0
    for number, cells in enumerate(rows, 1):
        row = list(_row(title, number, cells, show))
        count.add(len(row) + 1)
        filled = any(cell.text for cell in row)
        gap = 0 if filled else gap + 1
        if (kept and gap <= LONGEST_GAP) or filled:
            kept.append(row if filled else [])
    return kept


def _row(title: str, number: int, cells: Iterable[Any], show: Callable[[Any], str]) -> Iterator[Cell]:
    for column, cell in enumerate(cells):
        text = show(cell)
        yield Cell(text, f"{title}!{column_name(column)}{number}" if text else "")
