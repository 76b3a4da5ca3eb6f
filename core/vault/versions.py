"""What documents were before each change, and how they become so again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.domain.change import Change, LeftExported
from core.domain.document import Reading, Stage
from core.domain.errors import DocumentChanged, DocumentUnknown, StageWrong
from core.vault import facts, index, summaries
from core.vault.changing import differences
from core.vault.outcomes import put_aside
from core.vault.rows import find, known_by, unpack
from core.vault.session import Session
from core.vault.tables import DOCUMENTS, VERSIONS

UNREAD = (Stage.RECEIVED, Stage.FAILED)


def reading_at(connection: Connection, document: str, version: int) -> Reading:
    """What a document, put aside since maybe, said as that version. Raises DocumentUnknown where it had none."""
    row = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document)).first()
    body = _body(connection, row, version) if row else None
    if body is None:
        raise DocumentUnknown(document=document)
    return unpack(Reading, body)


def restore(session: Session, document: str, version: int, earlier: int) -> Change:
    """Makes a document again what it was as an earlier version. Raises DocumentChanged, StageWrong."""
    row = find(session.connection, document)
    then = session.connection.execute(_version(document, earlier)).first()
    if row.version != version or then is None:
        raise DocumentChanged(document=document)
    body = _body(session.connection, row, earlier)
    if row.stage in UNREAD or then.stage in UNREAD or body is None or row.reading is None:
        raise StageWrong(stage=row.stage)
    reading = unpack(Reading, body)
    was, now = differences(unpack(Reading, row.reading), reading)
    facts.renew(session, document, reading)
    session.alter(document, **known_by(reading) | {"stage": then.stage})
    summaries.renew(session.connection, document, reading)
    index.renew(session.connection, document, reading)
    session.record("restored", document, before=was | {"stage": row.stage}, after=now | {"stage": then.stage})
    session.moved(row.client).settled.append(row.position)
    return Change("restored", (document,))


def reinstate(session: Session, documents: Sequence[str], instead_of: Sequence[str]) -> Change:
    """Puts documents that others took the place of back in theirs. Raises DocumentChanged, StageWrong."""
    for other in instead_of:
        if find(session.connection, other).stage != Stage.READ:
            raise StageWrong(stage=find(session.connection, other).stage)
        put_aside(session, other, "reinstated")
    for document in documents:
        row = session.connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document)).one()
        if not row.superseded or row.reading is None:
            raise DocumentChanged(document=document)
        _revive(session, document, unpack(Reading, row.reading), instead_of)
    return Change("reinstated", tuple(documents), aside=tuple(instead_of))


def _revive(session: Session, document: str, reading: Reading, instead_of: Sequence[str]) -> None:
    session.alter(document, superseded=0)
    facts.renew(session, document, reading)
    summaries.renew(session.connection, document, reading)
    index.add(session.connection, document, reading)
    session.record("reinstated", document, after={"instead_of": list(instead_of)})


def left_exported(connection: Connection, client: str) -> Iterator[LeftExported]:
    """Documents with the version as which they were exported last before they became something else."""
    after = VERSIONS.alias()
    follows = (after.c.document == VERSIONS.c.document) & (after.c.version == VERSIONS.c.version + 1)
    stage_after = func.coalesce(select(after.c.stage).where(follows).scalar_subquery(), DOCUMENTS.c.stage)
    statement = select(VERSIONS.c.document, VERSIONS.c.version, DOCUMENTS.c.client, DOCUMENTS.c.name)
    statement = statement.join(DOCUMENTS, DOCUMENTS.c.id == VERSIONS.c.document)
    exported = Stage.EXPORTED.value
    wanted = statement.where(VERSIONS.c.stage == exported, stage_after != exported)
    if client:
        wanted = wanted.where(DOCUMENTS.c.client == client)
    for row in connection.execute(wanted.order_by(DOCUMENTS.c.position, VERSIONS.c.version)):
        yield LeftExported(*row)


def _version(document: str, version: int) -> Any:
    return select(VERSIONS).where(VERSIONS.c.document == document, VERSIONS.c.version == version)


def _body(connection: Connection, row: Row[Any], version: int) -> bytes | None:
    """The packed reading of a version: its own, else that of the next which has one, else the document's."""
    later = select(VERSIONS.c.reading).where(VERSIONS.c.document == row.id, VERSIONS.c.version >= version)
    kept = connection.scalar(later.where(VERSIONS.c.reading.is_not(None)).order_by(VERSIONS.c.version).limit(1))
    found: bytes | None = row.reading if kept is None else kept
    return found
