"""The data that stood in files, for the documents that their pages are dealt to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from core.domain.document import Reading
from core.domain.page import Embedded
from core.domain.record import Field, Record

Numbers = Mapping[int, int]
"""new page numbers by old ones"""


def stated(reading: Reading, numbers: Numbers) -> Iterator[Embedded]:
    """The data of a document that goes with some of its pages: a code with its page, a file's own with the first."""
    for one in reading.embedded:
        page = one.page or next(iter(reading.pages), 0)
        if page in numbers:
            yield replace(one, record=_renumbered(one.record, numbers))


def _renumbered(record: Record, numbers: Numbers) -> Record:
    fields = {name: _moved(field, numbers) for name, field in record.fields.items()}
    return Record(fields, {name: _rows(rows, numbers) for name, rows in record.tables.items()})


def _rows(rows: Sequence[Record], numbers: Numbers) -> tuple[Record, ...]:
    return tuple(_renumbered(row, numbers) for row in rows)


def _moved(field: Field, numbers: Numbers) -> Field:
    page = field.evidence.page
    return replace(field, evidence=replace(field.evidence, page=numbers.get(page, page))) if page else field
