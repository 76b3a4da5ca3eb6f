"""Records with the values that a person typed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from core.domain.document import Reading
from core.domain.errors import FieldUnknown, ValueUnreadable
from core.domain.record import CELL_NAME, Evidence, Field, Origin, Reason, Record
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.values import parse
from core.extraction.values.amounts import parse_amount
from core.extraction.values.dates import day_order
from core.workbench.siding import AMOUNT, CREDIT, DEBIT, sided

ROW_NAME = re.compile(r"(?P<table>[a-z_0-9]+)\.(?P<row>[1-9]\d*)")
NOWHERE = Evidence()
SIDES = frozenset({AMOUNT, DEBIT, CREDIT})


def put(reading: Reading, kind: DocumentType, name: str, text: str, evidence: Evidence | None = None) -> Record:
    """The record with a value as a person typed it. The row after a table's last one is added by its first cell.

    Raises FieldUnknown, ValueUnreadable.
    """
    record = reading.record
    wanted = field_type(kind, name)
    value = parse(wanted, text, order=day_order_of(reading, kind))
    if value is None:
        raise ValueUnreadable(kind=wanted.kind.value)
    before = record.get(name) or Field("", NOWHERE, currency=_currency(record))
    currency = ((parse_amount(text) or before).currency or before.currency) if wanted.kind is Kind.MONEY else None
    where = evidence or before.evidence
    said = Field(value, where, 1.0, Origin.HUMAN, currency, accepted=True, reason=Reason("person"))
    for place in places(record, name):
        if place == name or _found(kind, place):
            record = _sided(_with_row(record, place).put(place, said), kind, place)
    return record


def without(record: Record, kind: DocumentType, name: str) -> Record:
    """The record without a value or a row ("line_items.3"); a row goes with its last cell. Raises FieldUnknown."""
    if record.get(name) is None and _row(record, name) is None:
        raise FieldUnknown(field=name)
    for place in places(record, name):
        record = _sided(_removed(record, place), kind, place)
    return record


def _sided(record: Record, kind: DocumentType, name: str) -> Record:
    """The record with debit and credit as the amount says, in a table that has all three columns."""
    cell = CELL_NAME.fullmatch(name)
    rows, number = (record.tables.get(cell["table"], ()), int(cell["row"])) if cell else ((), 0)
    if cell is None or number > len(rows):
        return record
    if CELL_NAME.fullmatch(cell["rest"]):
        row = _sided(rows[number - 1], kind, cell["rest"])
    else:
        table = kind.tables.get(cell["table"])
        row = sided(rows[number - 1], cell["rest"]) if table and table.columns.keys() >= SIDES else rows[number - 1]
    changed = (*rows[: number - 1], row, *rows[number:])
    return replace(record, tables={**record.tables, cell["table"]: changed})


def field_type(kind: DocumentType, name: str) -> FieldType:
    """The field or column that a name speaks of ("line_items.2.amount"). Raises FieldUnknown."""
    found = _found(kind, name)
    if found is None:
        raise FieldUnknown(field=name)
    return found


def _found(kind: DocumentType, name: str) -> FieldType | None:
    cell = CELL_NAME.fullmatch(name)
    if cell is None:
        return kind.fields.get(name)
    inner = CELL_NAME.fullmatch(cell["rest"]) or cell
    return _column(kind, inner["table"], inner["rest"])


def _column(kind: DocumentType, table: str, name: str) -> FieldType | None:
    known = kind.tables.get(table)
    return known.columns.get(name) if known else None


def day_order_of(reading: Reading, kind: DocumentType) -> str | None:
    """How the document itself writes its dates, so that 03/04/2025 is typed as it stands there."""
    dates = (field for name, field in reading.record.fields.items() if _is_date(kind, name))
    return day_order((field.evidence.text for field in dates), reading.language, None)


def _is_date(kind: DocumentType, name: str) -> bool:
    return name in kind.fields and kind.fields[name].kind is Kind.DATE


def _currency(record: Record) -> str | None:
    """The currency that most amounts of a record are in."""
    counted = Counter(field.currency for field in record.fields.values() if field.currency)
    return next((currency for currency, _ in counted.most_common(1)), record.value("currency"))


def _row(record: Record, name: str) -> Record | None:
    """The row of that name ("accounts.1.transactions.4"), or None."""
    cell = CELL_NAME.fullmatch(name)
    if cell and not ROW_NAME.fullmatch(name):
        outer = _row(record, f"{cell['table']}.{cell['row']}")
        return _row(outer, cell["rest"]) if outer else None
    row = ROW_NAME.fullmatch(name)
    rows = record.tables.get(row["table"], ()) if row else ()
    return rows[int(row["row"]) - 1] if row and int(row["row"]) <= len(rows) else None


def places(record: Record, name: str) -> Iterator[str]:
    """The name, and the other one of a value that a table's only row repeats: a lone account is the statement."""
    yield name
    for table, rows in record.tables.items():
        if len(rows) == 1 and any(inner in record.tables for inner in rows[0].tables):
            prefix = f"{table}.1."
            if name.startswith(prefix):
                yield name.removeprefix(prefix)
            elif not name.startswith(f"{table}."):
                yield prefix + name


def _with_row(record: Record, name: str) -> Record:
    """The record with an empty row where the name speaks of the one after the last. Raises FieldUnknown."""
    cell = CELL_NAME.fullmatch(name)
    if cell is None:
        return record
    rows, number = record.tables.get(cell["table"], ()), int(cell["row"])
    if number == len(rows) + 1:
        rows = (*rows, Record())
    if number > len(rows):
        raise FieldUnknown(field=name)
    changed = (*rows[: number - 1], _with_row(rows[number - 1], cell["rest"]), *rows[number:])
    return replace(record, tables={**record.tables, cell["table"]: changed})


def _removed(record: Record, name: str) -> Record:
    """The record without a field, cell or row, where it has it."""
    cell, row = CELL_NAME.fullmatch(name), ROW_NAME.fullmatch(name)
    found = cell or row
    if found is None:
        return record.without(name)
    rows, number = record.tables.get(found["table"], ()), int(found["row"])
    if number > len(rows):
        return record
    left = _removed(rows[number - 1], cell["rest"]) if cell else Record()
    kept = (left,) if left.fields or left.tables else ()
    return replace(record, tables={**record.tables, found["table"]: (*rows[: number - 1], *kept, *rows[number:])})
