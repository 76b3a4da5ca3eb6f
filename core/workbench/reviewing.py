"""What a person does to a reading: correct a value, approve."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from core.checks import check, judged
from core.domain.document import Document, Reading
from core.domain.errors import StageWrong, TypeUnknown
from core.domain.finding import key
from core.domain.page import Contents
from core.domain.record import Evidence, Record
from core.domain.schema import DocumentType


def reading_of(document: Document) -> Reading:
    """The reading of a document that has one. Raises StageWrong."""
    if document.reading is None:
        raise StageWrong(stage=document.stage.value)
    return document.reading


def type_of(name: str, types: Mapping[str, DocumentType]) -> DocumentType:
    """The type of a name. Raises TypeUnknown where there is none, or its file is not there any more."""
    if name not in types:
        raise TypeUnknown(type=name)
    return types[name]


def corrected(
    reading: Reading, kind: DocumentType, contents: Contents, name: str, text: str, *, evidence: Evidence | None = None
) -> Reading:
    """The reading with one value as a person gave it, checked again; an empty text takes the value or row away.

    Raises FieldUnknown, ValueUnreadable.
    """
    from core.workbench.correcting import put, without  # noqa: PLC0415 (it loads the libraries that read files)

    record = put(reading, kind, name, text, evidence) if text.strip() else without(reading.record, kind, name)
    return rechecked(reading, kind, contents, record, [name])


def rechecked(
    reading: Reading, kind: DocumentType, contents: Contents, record: Record, changed: Collection[str]
) -> Reading:
    """The reading with another record, in which the named fields changed, checked again."""
    before = check(kind, reading.record, contents)
    # What was found in what the vault does not keep (a file's own data) still holds for the other fields.
    own = [one for one in reading.findings if not one.across]
    known = {key(one) for one in before}
    kept = [one for one in own if key(one) not in known and not set(changed).intersection(one.fields)]
    now = check(kind, record, contents)
    findings = reading.lowered((*now, *(one for one in kept if one not in now)))
    return judged(kind, replace(reading, record=record, findings=findings))


def retyped(kind: DocumentType, contents: Contents) -> Reading:
    """What the stored contents of a document say where a person knows its type."""
    from core.pipeline import Tools, understand  # noqa: PLC0415 (it loads the libraries that read files)

    return understand(contents, Tools({kind.id: kind}), known=kind)
