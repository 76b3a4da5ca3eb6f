"""Tables that are printed as cards: the columns' labels stand beside each row's values, over and over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from core.domain.record import Field, Record
from core.domain.schema import DocumentType, Kind, TableType
from core.extraction.forms.context import Context
from core.extraction.forms.options import Option, options
from core.extraction.page.labels import lexicon
from core.extraction.page.neighbours import Marked, marked


def cards(
    kind: DocumentType, tables: Iterable[TableType], pages: Sequence[Marked], known: Context
) -> Iterator[tuple[str, tuple[Record, ...]]]:
    """The rows of tables that no heading shows but whose labels stand beside values, by table."""
    for table in tables:
        told = [pair for page in pages for pair in _told(kind, table, page, known)]
        rows = tuple(row for row in _rows(kind, table, told) if len(row.fields) >= 2)
        if rows:
            yield table.name, rows


def names_rows(table: TableType, rows: Sequence[Record]) -> bool:
    """Whether every row says what it is of: a summary without the folios' numbers does not."""
    first = next(iter(table.columns))
    return bool(rows) and all(first in row.fields for row in rows)


def take_back(found: Mapping[str, list[Option]], rows: Sequence[Record]) -> None:
    """Takes what a card says away from the fields of the whole paper: a folio's cost is not that of all."""
    said = {(field.evidence.page, field.evidence.box) for row in rows for field in row.fields.values()}
    for options_of_field in found.values():
        options_of_field[:] = [
            one for one in options_of_field if (one.field.evidence.page, one.field.evidence.box) not in said
        ]


def _told(kind: DocumentType, table: TableType, page: Marked, known: Context) -> Iterator[tuple[str, Field]]:
    """The values that stand beside labels of a table's columns, from top to bottom."""
    labelled = marked(page.sheet, lexicon(table.columns))
    own = DocumentType(kind.id, kind.title, table.columns)
    for place in labelled.places:
        name = place.fields[0]
        if place.colon and (place.leads or table.columns[name].kind is not Kind.TEXT):
            option = next(options(own, table.columns[name], labelled, place, known), None)
            if option is not None:
                yield name, option.field


def _rows(kind: DocumentType, table: TableType, told: Sequence[tuple[str, Field]]) -> Iterator[Record]:
    """A new row with each value of the first column, or with a column that the row has already.

    Of two values in one block, at its beginning and its end, it takes the one that its checks say.
    """
    first = next(iter(table.columns))
    row: Mapping[str, Field] = {}
    for name, value in told:
        if row and name in row and name != first and _mends(kind, table, row, {**row, name: value}):
            row = {**row, name: value}
            continue
        if row and (name == first or name in row):
            yield Record(row)
            row = {}
        row = {**row, name: value}
    if row:
        yield Record(row)


def _mends(kind: DocumentType, table: TableType, row: Mapping[str, Field], other: Mapping[str, Field]) -> bool:
    """Whether a check of a table's rows fails on one row and none does on the other."""
    return _fails(kind, table, row) and not _fails(kind, table, other)


def _fails(kind: DocumentType, table: TableType, row: Mapping[str, Field]) -> bool:
    checks = (check for check in kind.checks if check.each == table.name)
    verdicts = (check.judge(Record(row), kind.zero) for check in checks)
    return any(verdict is not None and not verdict.holds for verdict in verdicts)
