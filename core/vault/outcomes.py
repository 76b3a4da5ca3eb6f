"""What became of a waiting document: it was read, or it cannot be."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.change import Change
from core.domain.codec import dump, encode
from core.domain.document import Failure, Reading, Stage
from core.ports import Interpretation
from core.vault import index
from core.vault.rows import find_at, known_by, pack, siblings, unpack
from core.vault.session import Session
from core.vault.tables import DOCUMENTS, INTERPRETATIONS, JOBS
from core.vault.taking import new_id


def save_readings(
    session: Session, document: str, interpretation: Interpretation, parts: list[tuple[str, str]], version: str
) -> Change:
    """Keeps what a waiting document's source says. `parts` are the names and hashes of the files inside."""
    row = find_at(session.connection, document, Stage.RECEIVED)
    for sibling in siblings(session.connection, row):
        put_aside(session, sibling.id, f"{document} was read again")
    session.connection.execute(delete(JOBS).where(JOBS.c.document == document))
    _remember(session.connection, row.source, interpretation, parts, version)
    first, *others = interpretation.readings or (None,)
    _read(session, document, first, version)
    added = tuple(add(session, row, reading, "read", {"with": document}) for reading in others if reading)
    return Change("read", (document, *added))


def fail(session: Session, document: str, failure: Failure) -> Change:
    """Marks a waiting document as one that cannot be read."""
    find_at(session.connection, document, Stage.RECEIVED)
    session.connection.execute(delete(JOBS).where(JOBS.c.document == document))
    session.alter(document, stage=Stage.FAILED.value, failure=encode(failure).decode("ascii"))
    session.record("failed", document, after={"code": failure.code, **failure.facts})
    return Change("failed", (document,))


def recall(
    connection: Connection, sha256: str, version: str
) -> tuple[tuple[Reading, ...], list[tuple[str, str]]] | None:
    """The readings that this version gave of these bytes, and names and hashes of the files inside; or None."""
    wanted = (INTERPRETATIONS.c.source == sha256, INTERPRETATIONS.c.reader_version == version)
    row = connection.execute(select(INTERPRETATIONS).where(*wanted)).first()
    if row is None:
        return None
    return unpack(Interpretation, row.body).readings, [(name, part) for name, part in json.loads(row.parts)]


def add(session: Session, model: Row[Any], reading: Reading, action: str, facts: dict[str, Any]) -> str:
    """Adds a read document of the same client and source as another; its id."""
    kept = {name: getattr(model, name) for name in ("client", "source", "name", "taken_at", "container")}
    document = {"id": new_id(), "version": 1, **kept, **known_by(reading)}
    session.connection.execute(insert(DOCUMENTS), document)
    index.add(session.connection, document["id"], reading)
    session.record(action, document["id"], after={**facts, "type": reading.type, "pages": list(reading.pages)})
    return str(document["id"])


def put_aside(session: Session, document: str, why: str) -> None:
    """Leaves a document in the history only."""
    session.connection.execute(delete(JOBS).where(JOBS.c.document == document))
    index.remove(session.connection, document)
    session.alter(document, superseded=1)
    session.record("superseded", document, after={"why": why})


def _read(session: Session, document: str, reading: Reading | None, version: str) -> None:
    index.remove(session.connection, document)
    if reading is None:  # nothing but files inside
        session.alter(document, stage=Stage.READ.value, reading=None, failure="", type="", status="")
        session.record("read", document, after={"reader_version": version})
        return
    session.alter(document, **known_by(reading))
    index.add(session.connection, document, reading)
    facts = {"type": reading.type, "status": reading.status, "reader_version": version, "pages": list(reading.pages)}
    session.record("read", document, after=facts)


def _remember(
    connection: Connection, source: str, said: Interpretation, parts: list[tuple[str, str]], version: str
) -> None:
    kept = {"body": pack(Interpretation(said.readings)), "parts": dump(parts)}
    statement = upsert(INTERPRETATIONS).values(source=source, reader_version=version, **kept)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "reader_version"], set_=kept))
