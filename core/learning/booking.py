"""What a person books the rows of an issuer's papers on: learned, and said of the rows of the next one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.domain.folding import spaced
from core.domain.lesson import BOOKED, Booking, Lesson
from core.domain.record import Field, Origin, Reason, Record
from core.domain.schema import DocumentType, Kind

WORDS = 8
"""words of a description that rows are known by, at most"""
LETTERS = 2
TAUGHT = 3
"""so many papers booked alike, and none otherwise, vouch for a booking"""
KEPT = 20
"""documents that a booking names as its teachers"""
DESCRIPTION, BALANCE = "description", "balance"
Key = tuple[str, str, str]
"""table, column and what the rows are about"""


def booked(record: Record, document: str, *, confirmed: bool) -> tuple[Booking, ...]:
    """What a person booked a record's rows on, or let stand where all was confirmed; nothing where rows differ."""
    origins = {Origin.HUMAN, Origin.TEMPLATE} if confirmed else {Origin.HUMAN}
    said: dict[Key, set[str]] = defaultdict(set)
    for table, rows in _tables(record):
        for column in BOOKED:
            values = [_value(row.fields.get(column), origins) for row in rows]
            for row, value in zip(rows, values, strict=True):
                said[table, column, about(row)] |= {value} if value else set()
            if len(set(values)) == 1 and values[0] and not _of_an_account(rows):
                said[table, column, ""] = {values[0]}
    return tuple(Booking(*key, next(iter(values)), (document,)) for key, values in said.items() if len(values) == 1)


def joined(old: Sequence[Booking], new: Iterable[Booking]) -> tuple[Booking, ...]:
    """Bookings with what one more paper says: the latest counts, and begins anew where it says something else."""
    held = {one[:3]: one for one in old}
    for one in new:
        before = held.get(one[:3])
        alike = before is not None and before.value == one.value
        teachers = (*(before.documents if before and alike else ()), *one.documents)
        held[one[:3]] = one._replace(documents=tuple(dict.fromkeys(teachers))[-KEPT:])
    return tuple(held.values())


def entered(kind: DocumentType, record: Record, lessons: Sequence[Lesson]) -> Record:
    """The record whose rows are booked as its issuer's papers are, where they are not booked yet."""
    known: dict[Key, Booking] = {}
    for lesson in lessons:
        if issued(kind, record, lesson):
            known = {one[:3]: one for one in lesson.bookings} | known
    return _entered(record, known) if known else record


def issued(kind: DocumentType, record: Record, lesson: Lesson) -> bool:
    """Whether a record names the issuer of a lesson."""
    names = (one.name for one in kind.fields.values() if one.issuer and one.kind is Kind.PARTY)
    return bool(lesson.issuer) and any(record.value(name) == lesson.issuer for name in names)


def used(lessons: Iterable[Lesson], table: str, column: str) -> tuple[str, ...]:
    """The values that rows were booked on, the most used first."""
    counted: Counter[str] = Counter()
    for booking in (one for lesson in lessons for one in lesson.bookings):
        if (booking.table, booking.column) == (table, column):
            counted[booking.value] += len(booking.documents)
    return tuple(value for value, _ in counted.most_common())


def about(row: Record) -> str:
    """What rows of the same goods or payments are known by."""
    words = spaced(row.value(DESCRIPTION) or "").split()
    return " ".join([word for word in words if len(word) >= LETTERS and word.isalpha()][:WORDS])


def _entered(record: Record, known: Mapping[Key, Booking]) -> Record:
    tables = {name: tuple(_row(name, row, known) for row in rows) for name, rows in record.tables.items()}
    return replace(record, tables=tables)


def _row(table: str, row: Record, known: Mapping[Key, Booking]) -> Record:
    row = _entered(row, known) if row.tables else row
    words = about(row)
    for column in BOOKED:
        found = known.get((table, column, words)) or known.get((table, column, ""))
        if found is not None and column not in row.fields:
            row = row.put(column, _said(found))
    return row


def _said(booking: Booking) -> Field:
    often = len(booking.documents) >= TAUGHT
    field = Field(booking.value, confidence=0.9 if often else 0.6, origin=Origin.TEMPLATE)
    return field.accept("booked") if often else replace(field, reason=Reason("booked"))


def _tables(record: Record) -> Iterator[tuple[str, tuple[Record, ...]]]:
    for name, rows in record.tables.items():
        yield name, rows
        for row in rows:
            yield from _tables(row)


def _value(field: Field | None, origins: Collection[Origin]) -> str:
    return field.value if field is not None and field.origin in origins else ""


def _of_an_account(rows: Sequence[Record]) -> bool:
    """Whether rows are movements of an account, of which each is booked for itself."""
    return any(BALANCE in row.fields for row in rows)
