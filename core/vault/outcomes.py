"""What became of a waiting document: it was read, or it cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.change import Change
from core.domain.codec import encode
from core.domain.document import Failure, Reading, Stage
from core.vault import facts, index, pages, summaries
from core.vault.rows import find_at, known_by, pack, siblings, unpack
from core.vault.session import Session
from core.vault.tables import DOCUMENTS, INTERPRETATIONS, JOBS
from core.vault.taking import new_id


@dataclass(frozen=True, slots=True)
class Remembered:
    """What a version of the reader said of some bytes, so that they need not be read again."""

    readings: tuple[Reading, ...]
    parts: tuple[tuple[str, str], ...]
    """names and hashes of the files inside"""
    version: str


def save_readings(session: Session, document: str, said: Remembered, readings: Sequence[Reading]) -> Change:
    """Gives a waiting document, and new ones beside it, their readings, and remembers what was said."""
    row = find_at(session.connection, document, Stage.RECEIVED)
    for sibling in siblings(session.connection, row):
        put_aside(session, sibling.id, f"{document} was read again")
    session.connection.execute(delete(JOBS).where(JOBS.c.document == document))
    _remember(session.connection, row.source, said)
    first, *others = readings or (None,)
    _read(session, document, first, {"reader_version": said.version, **_seal(session, row.source)})
    beside = {"with": document}
    added = tuple(add(session, origin_of(row), reading, "read", beside) for reading in others if reading)
    return Change("read", (document, *added))


def fail(session: Session, document: str, failure: Failure) -> Change:
    """Marks a waiting document as one that cannot be read."""
    row = find_at(session.connection, document, Stage.RECEIVED)
    session.connection.execute(delete(JOBS).where(JOBS.c.document == document))
    facts.forget(session, document)
    summaries.weigh(session.connection, document, ())
    session.alter(document, stage=Stage.FAILED.value, failure=encode(failure).decode("ascii"))
    session.record("failed", document, after={"code": failure.code, **failure.facts, **_seal(session, row.source)})
    return Change("failed", (document,))


def recall(connection: Connection, sha256: str, version: str) -> Remembered | None:
    """What this version said of these bytes, or None."""
    wanted = (INTERPRETATIONS.c.source == sha256, INTERPRETATIONS.c.reader_version == version)
    row = connection.execute(select(INTERPRETATIONS).where(*wanted)).first()
    return unpack(Remembered, row.body) if row else None


def add(session: Session, origin: Mapping[str, Any], reading: Reading, action: str, told: Mapping[str, Any]) -> str:
    """Adds a read document; its id. `origin` are the columns that say whose it is and where its pages stand."""
    document = {"id": new_id(), "version": 1, **origin, **known_by(reading)}
    session.connection.execute(insert(DOCUMENTS), document)
    index.add(session.connection, document["id"], reading)
    facts.renew(session, str(document["id"]), reading)
    summaries.renew(session.connection, str(document["id"]), reading)
    session.record(action, document["id"], after={**told, "type": reading.type, "pages": list(reading.pages)})
    return str(document["id"])


def origin_of(row: Row[Any]) -> dict[str, Any]:
    """The columns of a document that say whose it is and where its pages stand."""
    return {name: getattr(row, name) for name in ("client", "source", "name", "taken_at", "container", "leaves")}


def put_aside(session: Session, document: str, why: str) -> None:
    """Leaves a document in the history only."""
    session.connection.execute(delete(JOBS).where(JOBS.c.document == document))
    index.remove(session.connection, document)
    facts.forget(session, document)
    session.alter(document, superseded=1)
    session.record("superseded", document, after={"why": why})


def _seal(session: Session, source: str) -> dict[str, str]:
    """The fact by which pages that are altered later are found out."""
    return {"pages_digest": pages.digest(session.connection, source)}


def _read(session: Session, document: str, reading: Reading | None, told: dict[str, Any]) -> None:
    index.remove(session.connection, document)
    facts.renew(session, document, reading)
    if reading is None:  # nothing but files inside
        session.alter(document, stage=Stage.READ.value, reading=None, failure="", type="", status="")
        summaries.renew(session.connection, document, None)
        session.record("read", document, after=told)
        return
    session.alter(document, **known_by(reading))
    summaries.renew(session.connection, document, reading)
    index.add(session.connection, document, reading)
    said = {"type": reading.type, "status": reading.status, "pages": list(reading.pages)}
    session.record("read", document, after=said | told)


def _remember(connection: Connection, source: str, said: Remembered) -> None:
    body = {"body": pack(said)}
    statement = upsert(INTERPRETATIONS).values(source=source, reader_version=said.version, **body)
    connection.execute(statement.on_conflict_do_update(index_elements=["source", "reader_version"], set_=body))
