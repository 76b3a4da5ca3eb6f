"""Rows of a table added, taken away, cut, joined and filled, as one change of the record."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from core.domain.errors import FieldUnknown
from core.domain.record import Field, Origin, Reason, Record
from core.workbench.correcting import places

Rows = tuple[Record, ...]
Edit = Callable[[Rows], Rows]
BY_PERSON = Reason("person")


def edited(record: Record, table: str, edit: Edit) -> Record:
    """The record with the rows of a table ("accounts.1.transactions") edited, wherever they stand. Raises FieldUnknown.

    A table that is not there has no rows.
    """
    for place in places(record, table):
        if place == table or rows_of(record, place):
            record = _with_rows(record, place, edit(rows_of(record, place)))
    return record


def rows_of(record: Record, table: str) -> Rows:
    """The rows of a table, by its place in the record."""
    outer, _, inner = table.partition(".")
    if not inner:
        return record.tables.get(table, ())
    number, _, rest = inner.partition(".")
    rows = record.tables.get(outer, ())
    return rows_of(rows[_index(number, rows)], rest) if rest else ()


def added(at: int) -> Edit:
    """An empty row put in as number `at`, counted from 1."""
    return lambda rows: (*rows[: at - 1], Record(), *rows[at - 1 :])


def deleted(numbers: Sequence[int]) -> Edit:
    """The rows of these numbers taken away."""
    gone = set(numbers)
    return lambda rows: tuple(row for number, row in enumerate(rows, 1) if number not in gone)


def split(number: int, column: str, at: int) -> Edit:
    """A row cut in two where the text of one of its cells is cut: what follows becomes a row of its own."""

    def edit(rows: Rows) -> Rows:
        row = _row(rows, number)
        field = row.fields.get(column)
        if field is None or not 0 < at < len(field.value):
            raise FieldUnknown(field=column)
        first, second = (_typed(field, text.strip()) for text in (field.value[:at], field.value[at:]))
        return (*rows[: number - 1], row.put(column, first), Record({column: second}), *rows[number:])

    return edit


def merged(first: int, last: int) -> Edit:
    """Rows that follow each other made one: texts are joined, of figures and dates the first is kept."""

    def edit(rows: Rows) -> Rows:
        run = [_row(rows, number) for number in range(first, last + 1)]
        if len(run) < 2:
            raise FieldUnknown(field=str(last))
        names = dict.fromkeys(name for row in run for name in row.fields)
        fields = {name: _joined([row.fields[name] for row in run if name in row.fields]) for name in names}
        return (*rows[: first - 1], Record(fields, run[0].tables), *rows[last:])

    return edit


def filled(column: str, first: int, last: int) -> Edit:
    """The cell of a row repeated in the rows below it."""

    def edit(rows: Rows) -> Rows:
        field = _row(rows, first).fields.get(column)
        if field is None or last > len(rows):
            raise FieldUnknown(field=column)
        said = _typed(field, field.value)
        return tuple(row.put(column, said) if first < number <= last else row for number, row in enumerate(rows, 1))

    return edit


def booked(column: str, value: str, numbers: Sequence[int]) -> Edit:
    """Rows booked on something that no paper prints; all of them where none is named."""

    def edit(rows: Rows) -> Rows:
        chosen = {_index(str(number), rows) for number in numbers} or set(range(len(rows)))
        said = _typed(Field(value), value)
        return tuple(row.put(column, said) if place in chosen else row for place, row in enumerate(rows))

    return edit


def _typed(field: Field, value: str) -> Field:
    return replace(field, value=value, origin=Origin.HUMAN, confidence=1.0, accepted=True, reason=BY_PERSON)


def _joined(fields: Sequence[Field]) -> Field:
    first, *others = fields
    if not others or first.number is not None or first.value[:4].isdigit():
        return first
    return _typed(first, " ".join(field.value for field in fields))


def _row(rows: Rows, number: int) -> Record:
    return rows[_index(str(number), rows)]


def _index(number: str, rows: Rows) -> int:
    """The place of a row by its number. Raises FieldUnknown."""
    if not number.isdigit() or not 1 <= int(number) <= len(rows):
        raise FieldUnknown(field=number)
    return int(number) - 1


def _with_rows(record: Record, table: str, rows: Rows) -> Record:
    outer, _, inner = table.partition(".")
    if not inner:
        return replace(record, tables={**record.tables, table: rows})
    number, _, rest = inner.partition(".")
    above = record.tables.get(outer, ())
    index = _index(number, above)
    changed = (*above[:index], _with_rows(above[index], rest, rows), *above[index + 1 :])
    return replace(record, tables={**record.tables, outer: changed})
