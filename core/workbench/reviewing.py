"""What a person does to a reading: correct a value, approve."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import overload

from core.checks import check, status
from core.domain.document import Document, Reading, Stage
from core.domain.errors import FieldUnknown, StageWrong, TypeUnknown, ValueUnreadable
from core.domain.page import Contents, Page
from core.domain.record import CELL_NAME, Evidence, Field, Origin, Reason, Record
from core.domain.schema import DocumentType, FieldType
from core.extraction.values import parse
from core.ports import Store

EMPTY = Evidence()


class StoredPages(Sequence[Page]):
    """Pages as the vault keeps them, fetched one at a time."""

    def __init__(self, store: Store, document: str, numbers: Sequence[int]) -> None:
        self._store, self._document, self._numbers = store, document, tuple(numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, position: int) -> Page: ...
    @overload
    def __getitem__(self, position: slice) -> StoredPages: ...
    def __getitem__(self, position: int | slice) -> Page | StoredPages:
        if isinstance(position, slice):
            return StoredPages(self._store, self._document, self._numbers[position])
        number = self._numbers[position]
        return self._store.page(self._document, number) or Page(number, 0.0, 0.0, blank=True)


def stored_contents(store: Store, document: Document, reading: Reading) -> Contents:
    """The contents of a document as far as the vault keeps them: its pages."""
    return Contents(StoredPages(store, document.id, reading.pages), language=reading.language)


def reading_of(document: Document) -> Reading:
    """The reading of a document that has one. Raises StageWrong."""
    if document.reading is None:
        raise StageWrong(stage=document.stage.value)
    return document.reading


def type_of(reading: Reading, types: Mapping[str, DocumentType]) -> DocumentType:
    """The type of a reading. Raises TypeUnknown where its file is not there any more."""
    if reading.type not in types:
        raise TypeUnknown(type=reading.type)
    return types[reading.type]


def corrected(reading: Reading, kind: DocumentType, contents: Contents, name: str, text: str) -> Reading:
    """The reading with one value as a person gave it, checked again; an empty text takes the value away.

    Raises FieldUnknown, ValueUnreadable.
    """
    record = _with_value(reading.record, field_type(kind, name), name, text)
    before = check(kind, reading.record, contents)
    # What was found in what the vault does not keep (a file's own data) still holds for the other fields.
    kept = [one for one in reading.findings if one not in before and name not in one.fields]
    now = check(kind, record, contents)
    again = replace(reading, record=record, findings=(*now, *(one for one in kept if one not in now)))
    return replace(again, status=status(kind, again))


def field_type(kind: DocumentType, name: str) -> FieldType:
    """The field or column that a name speaks of ("line_items.2.amount"). Raises FieldUnknown."""
    cell = CELL_NAME.fullmatch(name)
    if cell is None:
        found = kind.fields.get(name)
    elif inner := CELL_NAME.fullmatch(cell["rest"]):
        found = _column(kind, inner["table"], inner["rest"])
    else:
        found = _column(kind, cell["table"], cell["rest"])
    if found is None:
        raise FieldUnknown(field=name)
    return found


def _column(kind: DocumentType, table: str, name: str) -> FieldType | None:
    known = kind.tables.get(table)
    return known.columns.get(name) if known else None


def _with_value(record: Record, kind: FieldType, name: str, text: str) -> Record:
    before = record.get(name)
    if not text.strip():
        if before is None or name not in record.fields:
            raise FieldUnknown(field=name)
        return record.without(name)
    value = parse(kind, text)
    if value is None:
        raise ValueUnreadable(kind=kind.kind.value)
    evidence, currency = (before.evidence, before.currency) if before else (EMPTY, None)
    said = Field(value, evidence, 1.0, Origin.HUMAN, currency, accepted=True, reason=Reason("person"))
    return record.put(name, said)


def reopened(store: Store, document: Document, actor: str) -> Document:
    """The document as one that may be changed: an approved or exported one goes back to review first."""
    if document.stage in (Stage.APPROVED, Stage.EXPORTED):
        store.advance([document.id], Stage.READ, actor, {"because": "correction"})
        return store.document(document.id)
    return document
