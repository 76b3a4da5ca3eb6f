"""Where a second look at the page may settle something: the places of values that nothing vouches for yet."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.money import agree
from core.domain.record import Evidence, Field, Record
from core.domain.schema import DocumentType

RECKONED = ("quantity", "unit_price", "amount")
RIVALS = 2
"""other candidates of a field that are looked at too"""
SAYS = "description"
"""the column of the words without which no row of a picture is accepted"""


def doubted(kind: DocumentType, record: Record) -> tuple[Evidence, ...]:
    """The places of a record's unaccepted values, those that the type requires first, then rivals, then rows."""
    names = sorted(record.fields, key=lambda name: name not in kind.fields or not kind.fields[name].required)
    open_fields = [record.fields[name] for name in names if not record.fields[name].accepted]
    return (*(one.evidence for one in open_fields), *_rivals(open_fields), *_rows(kind, record))


def _rivals(fields: list[Field]) -> Iterator[Evidence]:
    for one in fields:
        yield from (other.evidence for other in one.alternatives[:RIVALS])


def _rows(kind: DocumentType, record: Record) -> Iterator[Evidence]:
    """The places of unaccepted cells, column by column: of those that a document stands or falls with first."""
    doubtful: dict[str, list[Evidence]] = {}
    for name, cell in _cells(record):
        if not cell.accepted:
            doubtful.setdefault(name, []).append(cell.evidence)
    columns = [one for table in kind.tables.values() for one in table.columns.values()]
    needed = [one.name for one in columns if one.required] + [SAYS] + [one.name for one in columns if one.watched]
    for name in dict.fromkeys((*needed, *doubtful)):
        yield from doubtful.get(name, ())


def _cells(record: Record) -> Iterator[tuple[str, Field]]:
    for rows in record.tables.values():
        for row in rows:
            yield from ((name, cell) for name, cell in row.fields.items() if name not in _reckoned(row))
            yield from _cells(row)


def _reckoned(row: Record) -> frozenset[str]:
    """The figures of a row that vouch for each other: count times price is the amount."""
    count, price, amount = (row.number(name) for name in RECKONED)
    made = count is not None and price is not None and amount is not None and agree(count * price, amount)
    return frozenset(RECKONED) if made else frozenset()
