"""The tables of a person's data: every value with its place, and what was done to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator

from core.domain.change import HistoryLine
from core.domain.document import Document
from core.domain.record import Field, Record
from core.domain.schema import Kind
from core.export.tables import Column, Row, Sheet
from core.words import Words

EDGES = ("left", "top", "right", "bottom")
VALUES = (
    *(Column(name) for name in ("document", "client", "file", "type", "field", "label")),
    Column("value", Kind.NUMBER),
    *(Column(name) for name in ("currency", "text")),
    *(Column(name, Kind.NUMBER) for name in ("page", *EDGES)),
    *(Column(name) for name in ("path", "origin", "accepted", "reason")),
)
HISTORY = tuple(Column(name) for name in ("line", "at", "actor", "action", "document", "before", "after"))
Wanted = Callable[[str], bool]
"""whether a value is asked for"""


def values(documents: Iterable[tuple[Document, Wanted]], words: Words) -> Sheet:
    """One row for every value; of a row of a table either all cells or none, as one of them is asked for or not."""
    rows = (row for document, wanted in documents for row in _rows(document, wanted, words))
    return Sheet("values", VALUES, tuple(rows))


def history(lines: Iterable[HistoryLine]) -> Sheet:
    """One row for every line of the audit trail."""
    return Sheet("history", HISTORY, tuple(map(_line, lines)))


def _rows(document: Document, wanted: Wanted, words: Words) -> Iterator[Row]:
    reading = document.reading
    about = {"document": document.id, "client": document.client, "file": document.name}
    for name, field in named_values(reading.record, wanted) if reading else ():
        kind = reading.type if reading else ""
        yield about | {"type": kind, "field": name, "label": words.field(name, kind)} | _said(field, words)


def named_values(record: Record, wanted: Wanted, prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Fields that are asked for, and whole rows of tables in which one cell is."""
    yield from ((prefix + name, field) for name, field in record.fields.items() if wanted(field.value))
    for table, rows in record.tables.items():
        for number, row in enumerate(rows, 1):
            whole = any(wanted(cell.value) for cell in row.fields.values())
            inner = Record({}, row.tables)
            if whole:
                yield from ((f"{prefix}{table}.{number}.{name}", cell) for name, cell in row.fields.items())
            yield from named_values(inner, wanted, f"{prefix}{table}.{number}.")


def _said(field: Field, words: Words) -> dict[str, str]:
    evidence = field.evidence
    place = dict(zip(EDGES, (f"{edge:.1f}" for edge in evidence.box), strict=True)) if evidence.box else {}
    said = {"value": field.value, "currency": field.currency or "", "text": evidence.text, "path": evidence.path or ""}
    said |= {"page": "" if evidence.page is None else str(evidence.page), "origin": field.origin.value}
    return said | place | {"accepted": "yes" if field.accepted else "no", "reason": words.reason(field.reason)}


def _line(line: HistoryLine) -> Row:
    before, after = (json.dumps(one, ensure_ascii=False) if one else "" for one in (line.before, line.after))
    told = {"line": str(line.sequence), "at": line.at, "actor": line.actor, "action": line.action}
    return told | {"document": line.document or "", "before": before, "after": after}
