"""Whether the product stands for a whole document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.domain.document import Reading, Status
from core.domain.record import Record
from core.domain.schema import DocumentType, FieldType, TableType


def status(kind: DocumentType, reading: Reading) -> Status:
    """Accepted where all that is required is, all read that is watched, and nothing noticed needs a person."""
    if reading.failure is not None:
        return Status.FAILED
    record = reading.record
    fields = all(_stands(record, name) for name in (*kind.wanted(record), *_watched(record, kind.fields)))
    told = [table for table in kind.tables.values() if table.required or record.tables.get(table.name)]
    tables = all(_whole(record, table) for table in told)
    quiet = not any(finding.blocks for finding in reading.findings)
    return Status.ACCEPTED if fields and tables and quiet else Status.REVIEW


def _stands(record: Record, name: str) -> bool:
    field = record.fields.get(name)
    return field is not None and field.accepted


def _watched(record: Record, fields: Mapping[str, FieldType]) -> Iterator[str]:
    """The watched fields of which a value was read."""
    return (name for name, field in fields.items() if field.watched and name in record.fields)


def _whole(record: Record, table: TableType) -> bool:
    """Whether a table has rows, and every required cell of each is accepted, and every watched one that was read."""
    rows = record.tables.get(table.name, ())
    required = [name for name, column in table.columns.items() if column.required]
    return bool(rows) and all(_stands(row, name) for row in rows for name in (*required, *_watched(row, table.columns)))
