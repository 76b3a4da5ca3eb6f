"""How the tables of a document are laid out: their columns, and how wide and how exact these are; without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from core.domain.record import Record
from core.domain.schema import DocumentType, FieldType
from desktop.window.review.aligning import places
from desktop.window.review.writing import NUMBERS

NUMBER = "row"
"""the column that only counts the rows, as the table's side does"""
ALWAYS = frozenset({"description", "amount", "date", "quantity"})
"""columns that a person may want to fill, though no row has them so far"""
MEASURED = 200
"""rows by which columns are measured"""


class Shape(NamedTuple):
    """One table of a document."""

    rows: tuple[Record, ...]
    columns: tuple[FieldType, ...]
    places: Mapping[str, int]
    """by column of figures: the most places that one has after its mark"""
    longest: Mapping[str, str]
    """by column: the longest value of its first rows"""


def shapes(kind: DocumentType, record: Record) -> dict[str, Shape]:
    """The tables of a document by name ("line_items", "accounts.1.transactions"), the main one first."""
    names = sorted(tables_of(record), key=_main_first)
    return {name: _shape(kind, name, rows_of(record, name)) for name in names}


def _shape(kind: DocumentType, table: str, rows: tuple[Record, ...]) -> Shape:
    columns = _columns(kind, table, rows)
    exact = {
        one.name: places(row.fields[one.name].value for row in rows if one.name in row.fields)
        for one in columns
        if one.kind in NUMBERS
    }
    longest = {one.name: max((row.value(one.name) or "" for row in islice(rows, MEASURED)), key=len) for one in columns}
    return Shape(rows, columns, exact, longest)


def _columns(kind: DocumentType, table: str, rows: Sequence[Record]) -> tuple[FieldType, ...]:
    known = kind.tables.get(table.rpartition(".")[2])
    if known is None:
        return ()
    there = {name for row in rows for name in row.fields} - {NUMBER}
    return tuple(one for one in known.columns.values() if one.name in there or one.required or one.name in ALWAYS)


def _main_first(table: str) -> bool:
    """Rows of a statement or lines of an invoice go before accounts, taxes and sums."""
    return table.rpartition(".")[2] not in ("transactions", "line_items")


def rows_of(record: Record, table: str) -> tuple[Record, ...]:
    """The rows of a table, which may stand within a row of another ("accounts.1.transactions")."""
    outer, _, inner = table.partition(".")
    if not inner:
        return record.tables.get(outer, ())
    number, _, rest = inner.partition(".")
    rows = record.tables.get(outer, ())
    return rows_of(rows[int(number) - 1], rest) if int(number) <= len(rows) else ()


def tables_of(record: Record, prefix: str = "") -> tuple[str, ...]:
    """The names of all tables that have rows, those within rows too; a lone account only repeats the statement."""
    found: list[str] = []
    for table, rows in record.tables.items():
        if len(rows) == 1 and any(inner in record.tables for inner in rows[0].tables):
            continue
        if rows:
            found.append(prefix + table)
            for number, row in enumerate(rows, 1):
                found += tables_of(Record({}, row.tables), f"{prefix}{table}.{number}.")
    return tuple(found)
