"""The object that Vouch gives for a document, to scripts, to the API and in the JSON export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.domain.document import Document, Failure, Reading, Status
from core.domain.finding import Finding
from core.domain.page import PageTable
from core.domain.record import Field, Record
from core.words import Words

VERSION = 1
"""of the object's form"""
Line = dict[str, Any]


def reading_line(file: str, sha256: str, reading: Reading, words: Words, reader_version: str) -> Line:
    """What was read of one document."""
    line: Line = {"file": file, "part": reading.part, "sha256": sha256, "pages": list(reading.pages)}
    line |= {"type": reading.type, "subtype": reading.subtype or None}
    line |= {"type_confidence": round(reading.type_confidence, 4), "language": reading.language}
    line |= {"status": reading.status.value, **_record(reading.record, words)}
    line["findings"] = [_finding(finding, reading.type, words) for finding in reading.findings]
    line["error"] = _error(reading.failure, words) if reading.failure else None
    return line | {"seconds": round(reading.seconds, 3), "version": VERSION, "reader_version": reader_version}


def failure_line(file: str, sha256: str | None, part: str | None, failure: Failure, words: Words) -> Line:
    """Why a file gave no document."""
    line: Line = {"file": file, "part": part, "sha256": sha256, "status": Status.FAILED.value}
    return line | {"error": _error(failure, words), "version": VERSION}


def document_line(document: Document, words: Words, reader_version: str = "") -> Line:
    """The same object for a document of the vault, with its id, client and stage."""
    kept: Line = {"id": document.id, "client": document.client, "stage": document.stage.value}
    kept |= {"taken_at": document.taken_at, "container": document.container}
    if document.leaves:
        kept["leaves"] = [_leaf(document, number) for number in range(1, len(document.leaves) + 1)]
    if document.reading:
        return kept | reading_line(document.name, document.source, document.reading, words, reader_version)
    failure = document.failure
    if failure:
        return kept | failure_line(document.name, document.source, None, failure, words)
    return kept | {"file": document.name, "sha256": document.source, "status": None, "version": VERSION}


def _leaf(document: Document, number: int) -> Line:
    """Where a page of a merged document stands."""
    leaf, page = document.leaf(number), document.page_of_file(number)
    return {"page": number, "file": leaf.name, "sha256": leaf.source, "page_of_file": page}


def page_tables(tables: tuple[PageTable, ...]) -> list[Line]:
    """Every table found on the pages."""
    return [{"page": table.page, "box": _box(table.box), "rows": [list(row) for row in table.rows]} for table in tables]


def _record(record: Record, words: Words) -> Line:
    return {
        "fields": {name: _field(field, words) for name, field in record.fields.items()},
        "tables": {name: [_row(row, words) for row in rows] for name, rows in record.tables.items()},
    }


def _row(row: Record, words: Words) -> Line:
    """The cells of a row by name, and the tables within it (an account's transactions)."""
    cells: Line = {name: _field(field, words) for name, field in row.fields.items()}
    return cells | {name: [_row(inner, words) for inner in rows] for name, rows in row.tables.items()}


def _field(field: Field, words: Words) -> Line:
    evidence = field.evidence
    cell: Line = {"value": field.value}
    if field.currency:
        cell["currency"] = field.currency
    cell |= {"text": evidence.text, "page": evidence.page, "box": _box(evidence.box)}
    if evidence.path is not None:
        cell["path"] = evidence.path
    cell |= {"confidence": round(field.confidence, 4), "accepted": field.accepted, "origin": field.origin.value}
    return cell | {"reason": words.reason(field.reason) or None}


def _box(box: tuple[float, float, float, float] | None) -> list[float] | None:
    return [round(edge, 1) for edge in box] if box else None


def _finding(finding: Finding, kind: str, words: Words) -> Line:
    line: Line = {"code": finding.code, "severity": finding.severity.value, "message": words.finding(finding, kind)}
    return line | {"fields": list(finding.fields)}


def _error(failure: Failure, words: Words) -> Mapping[str, str]:
    said = words.error(failure)
    return {"code": said.code, "message": said.message, "advice": said.advice}
