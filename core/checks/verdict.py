"""Whether the product stands for a whole document."""

from __future__ import annotations

from core.domain.document import Reading, Status
from core.domain.record import Record
from core.domain.schema import DocumentType, TableType


def status(kind: DocumentType, reading: Reading) -> Status:
    """Accepted where all that is required is, all read that is watched, and nothing noticed needs a person."""
    if reading.failure is not None:
        return Status.FAILED
    record = reading.record
    fields = all(_stands(record, name) for name in kind.vouched(record))
    told = [table for table in kind.tables.values() if table.required or record.tables.get(table.name)]
    tables = all(_whole(record, table) for table in told)
    quiet = not any(finding.blocks for finding in reading.findings)
    return Status.ACCEPTED if fields and tables and quiet else Status.REVIEW


def _stands(record: Record, name: str) -> bool:
    field = record.fields.get(name)
    return field is not None and field.accepted


def _whole(record: Record, table: TableType) -> bool:
    """Whether a table has rows, and each cell that something must vouch for is accepted."""
    rows = record.tables.get(table.name, ())
    return bool(rows) and all(_stands(row, name) for row in rows for name in table.vouched(row))
