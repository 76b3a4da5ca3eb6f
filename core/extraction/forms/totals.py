"""Columns whose cells add up to the total that is printed under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from core.domain.money import ZERO, tolerance
from core.domain.record import Field, Record
from core.extraction.forms.rows import Grid


class Total(NamedTuple):
    """The row of totals that closed some rows of a table."""

    table: str
    rows: range
    """numbers of the rows it adds up, counted from 1 in the whole table"""
    sums: Record


def totals(grids: Sequence[Grid]) -> tuple[Total, ...]:
    """The totals of tables on their pages, rows counted through the whole document."""
    counted: dict[str, int] = {}
    found = []
    for grid in grids:
        first = counted.get(grid.name, 0) + 1
        counted[grid.name] = first + len(grid.rows) - 1
        found.append(Total(grid.name, range(first, first + len(grid.rows)), grid.total))
    return tuple(one for one in found if one.rows and one.sums.fields)


def summed(record: Record, closing: Sequence[Total]) -> Record:
    """The record with the cells accepted that add up to the printed total of their column."""
    for total in closing:
        for column in total.sums.fields:
            record = _column(record, total, column)
    return record


def _column(record: Record, total: Total, column: str) -> Record:
    said = total.sums.number(column)
    cells = dict(_cells(record, total, column))
    numbers = [one.number for one in cells.values() if one.number is not None]
    if said is None or len(numbers) != len(cells) or abs(sum(numbers, ZERO) - said) > tolerance(len(numbers)):
        return record
    if not said and (any(numbers) or not _full(record, total)):
        return record
    equation = _equation(numbers, said)
    for name, one in cells.items():
        if not one.accepted:
            record = record.put(name, replace(one.accept("sum", equation=equation), confidence=0.97))
    return record


def _full(record: Record, total: Total) -> bool:
    """Whether rows and total have a figure in every column, and one adds up to more than nought: none is shifted."""
    columns = [[one.number for _, one in _cells(record, total, name)] for name in total.sums.fields]
    amounts = [(total.sums.number(name), cells) for name, cells in zip(total.sums.fields, columns, strict=True)]
    amounts = [(said, cells) for said, cells in amounts if said is not None]
    filled = all(len(cells) == len(total.rows) and None not in cells for _, cells in amounts)
    return filled and any(said and sum((one for one in cells if one), ZERO) == said for said, cells in amounts)


def _cells(record: Record, total: Total, column: str) -> Iterator[tuple[str, Field]]:
    for row in total.rows:
        name = f"{total.table}.{row}.{column}"
        found = record.get(name)
        if found is not None:
            yield name, found


def _equation(numbers: Sequence[Decimal], said: Decimal) -> str:
    """The sum in figures, the middle of a long one left out."""
    shown = [str(number) for number in numbers]
    terms = shown if len(shown) <= 4 else [*shown[:2], "…", shown[-1]]
    return f"{' + '.join(terms)} = {said}"
