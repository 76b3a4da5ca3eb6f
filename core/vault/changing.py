"""What people and rules do to read documents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from sqlalchemy import delete, insert

from core.domain.change import Change
from core.domain.document import Reading, Stage
from core.domain.errors import CannotMerge, DocumentChanged, StageWrong
from core.domain.record import Field, Record
from core.ports import Dealt
from core.vault import facts, index, summaries, tagging
from core.vault.outcomes import add, origin_of, put_aside
from core.vault.rows import find, find_at, known_by, leaves_of, siblings, unpack, written_leaves
from core.vault.session import Session
from core.vault.tables import INTERPRETATIONS, JOBS, storable

NOTHING = Record()
MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.RECEIVED: frozenset({Stage.READ, Stage.FAILED}),
    Stage.READ: frozenset({Stage.APPROVED, Stage.EXPORTED}),
    Stage.APPROVED: frozenset({Stage.READ}),
    Stage.EXPORTED: frozenset({Stage.APPROVED}),
}
"""from which stages a document may be moved to one"""


def change(
    session: Session, document: str, version: int, reading: Reading, action: str, *, told: Mapping[str, str]
) -> Change:
    """Replaces a read document's reading; the history keeps what changed."""
    row = find_at(session.connection, document, Stage.READ)
    if row.version != version:
        raise DocumentChanged(document=document)
    before = unpack(Reading, row.reading) if row.reading is not None else Reading("", 0.0, Record())
    facts.renew(session, document, reading, before)
    session.alter(document, **known_by(reading))
    summaries.renew(session.connection, document, reading)
    was, now = differences(before, reading)
    if _values(was) != _values(now):
        index.renew(session.connection, document, reading)
    session.record(action, document, before=was, after={**now, **told})
    return Change(action, (document,))


def advance(session: Session, documents: Sequence[str], stage: Stage, told: Mapping[str, str]) -> Change:
    """Moves documents to a stage, all or none."""
    for document in documents:
        row = find_at(session.connection, document, *MOVES.get(stage, ()))
        if stage is Stage.RECEIVED:
            _wait_again(session, row)
        session.alter(document, stage=stage.value, **({"failure": ""} if stage is Stage.RECEIVED else {}))
        session.record(stage.value, document, before={"stage": row.stage}, after={"stage": stage, **told})
        if Stage.READ in (stage, row.stage):
            session.moved(row.client).settled.append(row.position)
    return Change(stage.value, tuple(documents))


def supersede(session: Session, documents: Sequence[str], parts: Sequence[Dealt], action: str) -> Change:
    """Puts new documents in the place of others of one client, made of their pages."""
    rows = [find_at(session.connection, document, Stage.READ) for document in documents]
    sources = {leaf.source for row in rows for leaf in leaves_of(row)} | {row.source for row in rows}
    foreign = any(leaf.source not in sources for part in parts for leaf in part.leaves)
    if len({row.client for row in rows}) != 1 or foreign or not all(part.leaves for part in parts):
        raise CannotMerge
    for document in documents:
        put_aside(session, document, action)
    old = {"from": list(documents)}
    return Change(action, tuple(_dealt(session, rows, part, action, old) for part in parts), aside=tuple(documents))


def _dealt(session: Session, rows: Sequence[Any], part: Dealt, action: str, old: dict[str, Any]) -> str:
    """Adds a document of pages that others held; only one of several files keeps a note of where they stand."""
    model = next((row for row in rows if row.source == part.leaves[0].source), rows[0])
    files = {leaf.source: leaf.name for leaf in part.leaves}
    leaves = written_leaves(part.leaves) if len(files) > 1 else ""
    file = {"source": part.leaves[0].source, "name": " + ".join(files.values()), "leaves": leaves}
    told = {"files": list(files.values())} if leaves else {}
    made = add(session, origin_of(model) | file, part.reading, action, old | told)
    tagging.inherit(session, made, rows)
    return made


def annotate(session: Session, document: str, text: str) -> Change:
    """Writes a person's note on a document into the audit trail."""
    find(session.connection, document)
    session.record("noted", document, after={"text": storable(text)})
    return Change("noted", (document,))


def differences(before: Reading, after: Reading) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs between two readings of a document, by name: type, status, findings, values."""
    was, now = _said(before, after.record), _said(after, before.record)
    names = [name for name in {**was, **now} if was.get(name) != now.get(name)]
    return {name: was.get(name) for name in names}, {name: now.get(name) for name in names}


def _wait_again(session: Session, row: Any) -> None:
    """Gives a document a job; others of the same bytes must not be settled or merged: they are read again with it."""
    for one in (row, *siblings(session.connection, row)):
        if one.leaves or one.stage in (Stage.APPROVED, Stage.EXPORTED):
            raise StageWrong(stage=one.stage)
    session.connection.execute(delete(INTERPRETATIONS).where(INTERPRETATIONS.c.source == row.source))
    session.connection.execute(insert(JOBS), {"document": row.id, "priority": 0})


def _said(reading: Reading, other: Record) -> dict[str, Any]:
    """What a reading says; of its values those that are not the other's very own."""
    findings = [finding.code for finding in reading.findings]
    values = {name: _brief(field) for name, field in _fields(reading.record, other)}
    return {"type": reading.type, "status": reading.status, "findings": findings, **values}


def _fields(record: Record, other: Record, prefix: str = "") -> Iterator[tuple[str, Field]]:
    """Fields and cells with their names, rows counted from 1, but those that two records share."""
    yield from ((prefix + name, field) for name, field in record.fields.items() if other.fields.get(name) is not field)
    for table, rows in record.tables.items():
        twins = zip_longest(rows, other.tables.get(table, ())[: len(rows)], fillvalue=NOTHING)
        for number, (row, twin) in enumerate(twins, 1):
            if row is not twin:
                yield from _fields(row, twin, f"{prefix}{table}.{number}.")


def _brief(field: Field) -> dict[str, Any]:
    return {"value": field.value, "accepted": field.accepted, "origin": field.origin}


def _values(said: Mapping[str, Any]) -> list[Any]:
    """The values of fields and cells, without what is said of them."""
    return [one and one["value"] for one in said.values() if one is None or isinstance(one, dict)]
