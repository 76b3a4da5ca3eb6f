"""The columns of a table whose heading says nothing: told by count times price making the amount, line after line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from statistics import median
from typing import NamedTuple

from core.domain.layout import Box, around
from core.domain.money import CENT
from core.domain.schema import TableType
from core.extraction.invoice.lines.cells import Cell, cells
from core.extraction.invoice.lines.columns import UNNAMED, Columns
from core.extraction.invoice.lines.units import is_unit
from core.extraction.page.neighbours import Marked

ENOUGH = 2
"""lines that must agree on where count, price and amount stand"""
ROLES = ("quantity", "unit_price", "amount")
WORDY = 3
"""letters of a cell that may describe"""


class Found(NamedTuple):
    """A line on which count times price makes the amount."""

    number: int
    parts: Sequence[Cell]
    roles: Mapping[str, Cell]


def reckoned(page: Marked, table: TableType, mark: str | None) -> Columns | None:
    """The columns of a page's lines that reckon, or None where too few do."""
    split = (cells(line, mark) for line in page.sheet.lines)
    told = [Found(number, parts, roles) for number, parts in enumerate(split) if (roles := _roles(parts)) is not None]
    agreeing = _aligned(told)
    if len(agreeing) < ENOUGH and not (len(told) == 1 and told[0].roles["quantity"].number not in {None, 1}):
        return None
    boxes = {name: around(one.roles[name].box for one in agreeing) for name in ROLES}
    return Columns({**boxes, **_texts(agreeing, boxes)}, table.columns, agreeing[0].number - 1)


def _roles(parts: Sequence[Cell]) -> Mapping[str, Cell] | None:
    """Count, price and amount of a line: two figures that make its last amount; the plainer one counts."""
    money = [part for part in parts if part.money]
    if not money or money[-1].number in {None, Decimal(0)}:
        return None
    amount = money[-1]
    others = [part for part in parts if part.number and not part.percent and part.box.x1 <= amount.box.x0]
    for price in (part for part in reversed(others) if part.money):
        for count in (part for part in others if part is not price):
            if abs((count.number or Decimal(0)) * (price.number or Decimal(0)) - (amount.number or Decimal(0))) <= CENT:
                return {"quantity": count, "unit_price": price, "amount": amount}
    return None


def _aligned(told: Sequence[Found]) -> list[Found]:
    """The lines whose amounts end below each other."""
    if not told:
        return []
    edge = median(one.roles["amount"].box.x1 for one in told)
    return [one for one in told if abs(one.roles["amount"].box.x1 - edge) < one.roles["amount"].box.height]


def _texts(rows: Sequence[Found], boxes: Mapping[str, Box]) -> dict[str, Box]:
    """Where the words that describe stand, and the other columns beside them."""
    columns: list[list[Cell]] = []
    for cell in (cell for row in rows for cell in row.parts if not _within(cell, boxes)):
        home = next((column for column in columns if around(one.box for one in column).over(cell.box)), None)
        if home is None:
            columns.append([cell])
        else:
            home.append(cell)
    wordy = max(columns, key=_telling, default=None)
    if wordy is None or _telling(wordy) < WORDY:
        return {}
    return dict(_named(columns, wordy))


def _named(columns: Sequence[Sequence[Cell]], wordy: Sequence[Cell]) -> Iterator[tuple[str, Box]]:
    for index, column in enumerate(columns):
        name = "tax_rate" if all(cell.percent for cell in column) else f"{UNNAMED}{index}"
        yield "description" if column is wordy else name, around(cell.box for cell in column)


def _within(cell: Cell, boxes: Mapping[str, Box]) -> bool:
    return cell.number is not None and any(box.over(cell.box) for box in boxes.values())


def _telling(column: Sequence[Cell]) -> int:
    """How many letters a column has in words that differ from row to row and are no units."""
    texts = {cell.text for cell in column if not is_unit(cell.text)}
    return sum(character.isalpha() for text in texts for character in text)
