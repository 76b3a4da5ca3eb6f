"""Tables between whose rows others stand: each deductor of a tax statement is followed by a table of its payments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.domain.record import Record
from core.domain.schema import DocumentType, Kind
from core.extraction.forms.context import Context
from core.extraction.forms.gathering import rows_of
from core.extraction.forms.headings import DATA, Heading
from core.extraction.forms.rows import Grid, row_of
from core.extraction.page.stretches import PageText
from core.extraction.values.ids import found_in

SHAPES = frozenset({"tan"})
"""ids that lead the rows of a statement"""
COLLECTED = re.compile(r"tax collected|collector", re.IGNORECASE)
AMOUNT = re.compile(r"\d[.,]\d{2}(?!\d)")
SEVERAL = 2


def resumed(sheet: PageText, grid: Grid, others: Sequence[Heading], known: Context) -> Grid:
    """A table with its rows that stand below the heading of another one, known by the id that each of them bears."""
    if not grid.rows or grid.closing is not None or not _ids(grid.heading):
        return grid
    below = [one for one in others if one.lines.start >= grid.end]
    nested = frozenset(row for one in below if not _ids(one) for row in one.lines)
    end = min((one.lines.start for one in below if _ids(one)), default=len(sheet.lines))
    if not nested or grid.end not in nested:
        return grid
    found = list(_rows(sheet, grid, range(grid.end, end), nested, known))
    return replace(grid, rows=(*grid.rows, *(row for _, row in found)), end=max([grid.end, *(at for at, _ in found)]))


def _ids(heading: Heading) -> frozenset[str]:
    """The columns of a heading that hold ids of a known shape."""
    fields = (column.field for column in heading.columns if column.field is not None)
    return frozenset(field.name for field in fields if field.kind is Kind.ID and field.format)


def _rows(
    sheet: PageText, grid: Grid, lines: range, nested: frozenset[int], known: Context
) -> Iterator[tuple[int, Record]]:
    """The rows with an id and all that a row must have, each with where it ends, up to a line without figures."""
    needed = _ids(grid.heading) | {one.name for one in grid.heading.table.columns.values() if one.required}
    for index, stop, line in rows_of(sheet, grid.heading):
        if index in nested or index < lines.start:
            continue
        if index >= lines.stop or not DATA.search(line.text):
            return
        row = row_of(sheet, line, grid.heading.columns, known)
        if needed <= row.fields.keys():
            yield stop, row


def with_all_ids(kind: DocumentType, sheets: Sequence[PageText], record: Record) -> Record:
    """The record with a table's rows left to a person where an id of theirs stands beside amounts and in no row.

    A table of the next page has no heading: what it lists would be missing, and nothing would say so.
    """
    for table in kind.tables.values():
        rows = record.tables.get(table.name, ())
        for column in (one for one in table.columns.values() if one.format in SHAPES and rows):
            read = {row.value(column.name) for row in rows}
            if not read.issuperset(_listed(sheets, column.format)):
                left = tuple(
                    replace(row, fields={n: one.doubt("guess") for n, one in row.fields.items()}) for row in rows
                )
                record = replace(record, tables={**record.tables, table.name: left})
    return record


def _listed(sheets: Sequence[PageText], shape: str) -> Iterator[str]:
    """The ids that lines with several amounts bear, up to where the statement goes on to tax that was collected."""
    for line in (line for sheet in sheets for line in sheet.lines):
        if COLLECTED.search(line.text):
            return
        if len(AMOUNT.findall(line.text)) >= SEVERAL:
            yield from found_in(shape, line.text.upper())
