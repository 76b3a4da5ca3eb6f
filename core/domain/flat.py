"""A record as rows of text: its values in one, and every row of its tables in one of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as member
from typing import NamedTuple

from core.domain.asking import FRACTION, counted
from core.domain.document import Reading
from core.domain.record import Field, Record

ACCOUNT = "account_number"
CURRENCY = "currency"
IMPLIED = "+currency"
"""the currency of a row that only its amounts say"""


class Shape(NamedTuple):
    """Which columns documents of a type fill: of the documents themselves where `table` is ""."""

    type: str
    table: str
    columns: tuple[str, ...]
    currency: str
    """of the documents, where it is one; not said of their tables"""
    fine: tuple[str, ...]
    """columns with a number that is not kept exactly among the figures"""
    rows: int


class Sum(NamedTuple):
    """What the documents of a type and currency say in one field, added up in ten-thousandths."""

    type: str
    currency: str
    field: str
    amount: int
    documents: int


@dataclass(frozen=True, slots=True)
class Extent:
    """How far a selection of documents reaches: enough to lay out their rows without reading them."""

    ids: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    """of each; "" where nothing was read of it"""
    stages: tuple[str, ...] = ()
    shapes: tuple[Shape, ...] = ()
    lengths: Mapping[str, tuple[Sequence[int], Sequence[int]]] = member(default_factory=dict)
    """by table the numbers of the documents that have rows in it, and where in it the rows of each end"""


def values(record: Record) -> dict[str, str]:
    """The values of a record, with the currency of all its amounts where no field says one."""
    found = {name: one.value for name, one in record.fields.items()}
    if CURRENCY not in found:
        currencies = {one.currency for one in record.fields.values() if one.currency}
        found |= {CURRENCY: currencies.pop()} if len(currencies) == 1 else {}
    return found


def rows_of(record: Record) -> Iterator[tuple[str, Record]]:
    """Every row of every table, inner ones too. A lone account's transactions stand in both places: taken once."""
    for table, rows in record.tables.items():
        for row in rows:
            yield table, row
            for inner, inner_rows in row.tables.items():
                if inner not in record.tables:
                    owner = row.fields.get(ACCOUNT)
                    known = {ACCOUNT: owner} if owner else {}
                    yield from ((inner, Record({**known, **one.fields}, one.tables)) for one in inner_rows)


def shapes(reading: Reading) -> tuple[Shape, ...]:
    """What the document itself fills, then each of its tables."""
    said = values(reading.record)
    failed = reading.failure is not None
    numbered = {name: one for name, one in reading.record.fields.items() if one.number is not None}
    fine = sorted(name for name, one in numbered.items() if failed or not _is_kept(one))
    own = Shape(reading.type, "", tuple(sorted(said)), said.get(CURRENCY, ""), tuple(fine), 1)
    numbers: Counter[str] = Counter()
    filled: dict[str, set[str]] = {}
    for table, row in rows_of(reading.record):
        numbers[table] += 1
        filled.setdefault(table, set()).update(_filled(row))
    tables = (Shape(reading.type, name, tuple(sorted(filled[name])), "", (), numbers[name]) for name in sorted(filled))
    return (own, *tables)


def merged(found: Iterable[Shape]) -> tuple[Shape, ...]:
    """The shapes, those of one look as one with the rows of them all."""
    rows: Counter[Shape] = Counter()
    for one in found:
        rows[one._replace(rows=0)] += one.rows
    return tuple(one._replace(rows=number) for one, number in sorted(rows.items()))


def _filled(row: Record) -> Iterator[str]:
    """The columns in which a row says something."""
    for name, value in values(row).items():
        if value:
            yield IMPLIED if name == CURRENCY and CURRENCY not in row.fields else name


def _is_kept(field: Field) -> bool:
    """Whether a number is kept exactly among the figures."""
    number, kept = field.number, counted(field)
    return number is not None and kept is not None and number * FRACTION == kept
