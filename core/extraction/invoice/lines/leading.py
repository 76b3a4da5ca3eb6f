"""The columns of a receipt without headings whose amounts stand before what was sold: "12.50  Coffee"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from core.domain.layout import Box, around
from core.domain.schema import TableType
from core.extraction.invoice.lines.cells import Cell, cells
from core.extraction.invoice.lines.columns import Columns
from core.extraction.page.neighbours import Marked

LETTERS = 2
"""of what describes"""


def leading(page: Marked, table: TableType, mark: str | None) -> Columns | None:
    """The columns of a page's first lines that begin with an amount and go on with words, or None."""
    split = [cells(line, mark) for line in page.sheet.lines]
    for leads, run in groupby(range(len(split)), key=lambda number: _leads(split[number])):
        if leads:
            numbers = list(run)
            rows = [split[number] for number in numbers]
            amounts, words = _around(rows, slice(1)), _around(rows, slice(1, None))
            if amounts.x1 < words.x0:
                return Columns({"amount": amounts, "description": words}, table.columns, numbers[0] - 1)
    return None


def _leads(parts: Sequence[Cell]) -> bool:
    """Whether a line is an amount and, behind it, words."""
    if len(parts) < 1 + 1 or not parts[0].money:
        return False
    words = parts[1]
    return words.text[0].isalnum() and sum(map(str.isalpha, words.text)) >= LETTERS and not _money(parts[1:])


def _money(parts: Sequence[Cell]) -> bool:
    return any(part.money for part in parts)


def _around(rows: Sequence[Sequence[Cell]], part: slice) -> Box:
    return around(cell.box for cell in _cells(rows, part))


def _cells(rows: Sequence[Sequence[Cell]], part: slice) -> Iterator[Cell]:
    for row in rows:
        yield from row[part]
