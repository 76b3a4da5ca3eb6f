"""How bytes come in: kept once, one document per client, with every path they came by."""

from __future__ import annotations

import secrets
from pathlib import PurePath
from typing import Any

from sqlalchemy import Connection, Row, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.change import Change
from core.domain.document import Stage
from core.ports import Arrival, Stamp
from core.vault import summaries
from core.vault.rows import find, of_source
from core.vault.session import Session
from core.vault.tables import DOCUMENTS, JOBS, ORIGINS, SOURCES, STAMPS


def take(session: Session, arrival: Arrival, sha256: str, file: str) -> Change:
    """Notes bytes whose sealed file lies in its place: a new document, or one more origin of those there are."""
    if arrival.container:
        find(session.connection, arrival.container)
    _note_source(session, arrival, sha256, file)
    new_origin = _note_origin(session, arrival, sha256)
    same = (of_source(sha256), DOCUMENTS.c.client == arrival.client, DOCUMENTS.c.superseded == 0)
    there = tuple(session.connection.scalars(select(DOCUMENTS.c.id).where(*same).order_by(DOCUMENTS.c.position)))
    if there and new_origin:
        session.record("taken_again", there[0], after={"path": arrival.path})
    return Change("taken", (), there) if there else Change("taken", (_add(session, arrival, sha256),))


def new_id() -> str:
    """A document's id: short enough to type, too many to meet twice."""
    return secrets.token_hex(5)


def is_taken(connection: Connection, stamp: Stamp) -> bool:
    """Whether this very file was taken before."""
    seen = (STAMPS.c.path == stamp.path, STAMPS.c.size == stamp.size, STAMPS.c.modified_ns == stamp.modified_ns)
    return connection.execute(select(STAMPS.c.path).where(*seen)).first() is not None


def place(connection: Connection, row: Row[Any]) -> tuple[str, str | None]:
    """The path a document came by, and for a part its name within the outermost container."""
    origin = select(ORIGINS.c.path).where(ORIGINS.c.source == row.source, ORIGINS.c.client == row.client)
    path = connection.scalar(origin.order_by(ORIGINS.c.at)) or row.name
    if row.container is None:
        return path, None
    container = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == row.container)).one()
    outer, within = place(connection, container)
    return outer, f"{within}/{path}" if within else path


def _note_source(session: Session, arrival: Arrival, sha256: str, file: str) -> None:
    source = {"sha256": sha256, "size": len(arrival.data), "file": file, "taken_at": session.at}
    session.connection.execute(upsert(SOURCES).values(source).on_conflict_do_nothing())
    if stamp := arrival.stamp:
        seen = {"size": stamp.size, "modified_ns": stamp.modified_ns, "source": sha256}
        statement = upsert(STAMPS).values(path=stamp.path, **seen)
        session.connection.execute(statement.on_conflict_do_update(index_elements=["path"], set_=seen))


def _note_origin(session: Session, arrival: Arrival, sha256: str) -> bool:
    """Whether the bytes came by a path they had not come by before."""
    origin = {"source": sha256, "client": arrival.client, "path": arrival.path, "at": session.at}
    return session.connection.execute(upsert(ORIGINS).values(origin).on_conflict_do_nothing()).rowcount > 0


def _add(session: Session, arrival: Arrival, sha256: str) -> str:
    document = {
        "id": new_id(),
        "client": arrival.client,
        "source": sha256,
        "name": PurePath(arrival.path).name or arrival.path,
        "stage": Stage.RECEIVED.value,
        "version": 1,
        "taken_at": session.at,
        "container": arrival.container,
    }
    session.connection.execute(insert(DOCUMENTS), document)
    summaries.renew(session.connection, str(document["id"]), None)
    session.connection.execute(insert(JOBS), {"document": document["id"], "priority": arrival.priority})
    facts = {"client": arrival.client, "path": arrival.path, "sha256": sha256, "container": arrival.container}
    session.record("taken", str(document["id"]), after=facts)
    return str(document["id"])
