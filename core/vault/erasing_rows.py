"""The rows of documents that are erased, taken out of every table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from core.vault import facts, index, pages
from core.vault.checking import SEALED_ANEW, told_of_pages
from core.vault.erasing_scope import CHUNK, Scope, origins
from core.vault.outcomes import Remembered
from core.vault.rows import of_source, pack, unpack
from core.vault.session import Session
from core.vault.tables import (
    DOCUMENTS,
    INTERPRETATIONS,
    JOBS,
    LESSONS,
    MEASURES,
    ORIGINS,
    PAGES,
    PASSWORDS,
    SOURCES,
    STAMPS,
    SUMMARIES,
    TAGS,
    TALLIES,
    VERSIONS,
)

NOBODY = ""
"""the version of a reader by which nothing is recalled"""


def take_out(session: Session, found: Scope, client: str | None) -> None:
    """Takes out all that is kept of documents, and of a client that is erased with them."""
    connection = session.connection
    for row in found.rows:
        index.remove(connection, row.id)
        facts.forget(session, row.id)
    gone = list(origins(connection, found))
    sealed = told_of_pages(connection)
    ids = [row.id for row in found.rows]  # the latest first
    for table in (TAGS, MEASURES, SUMMARIES):
        _delete(connection, table.c.position, found.positions)
    _delete(connection, JOBS.c.document, ids)
    _delete(connection, VERSIONS.c.document, ids)
    _delete(connection, DOCUMENTS.c.id, ids)
    for row in gone:
        of = (ORIGINS.c.source == row.source, ORIGINS.c.client == row.client, ORIGINS.c.path == row.path)
        connection.execute(delete(ORIGINS).where(*of))
        connection.execute(delete(STAMPS).where(STAMPS.c.path == row.path))
    _forget_inner(connection, found)
    sources = [row.sha256 for row in found.sources]
    for column in (PAGES.c.source, INTERPRETATIONS.c.source, STAMPS.c.source, ORIGINS.c.source, SOURCES.c.sha256):
        _delete(connection, column, sources)
    _delete(connection, LESSONS.c.id, [one.id for one in found.taught])
    connection.execute(delete(TALLIES).where(TALLIES.c.documents == 0))
    if client is not None:
        connection.execute(delete(PASSWORDS).where(PASSWORDS.c.client == client))
    _seal_again(session, found, {source: digest for source, (_, digest) in sealed.items()})


def _forget_inner(connection: Connection, found: Scope) -> None:
    """Has what was once read of files that stay say nothing of documents and files that go."""
    going = {row.sha256 for row in found.sources}
    shared = {row.sha256 for row in found.shared}
    for row in connection.execute(select(INTERPRETATIONS)).all():
        said = unpack(Remembered, row.body)
        parts = tuple(part for part in said.parts if part[1] not in going)
        if row.source in shared:
            said = Remembered((), said.parts, NOBODY)  # a check asks which files were containers
        elif parts == said.parts:
            continue
        own = (INTERPRETATIONS.c.source == row.source, INTERPRETATIONS.c.reader_version == row.reader_version)
        connection.execute(delete(INTERPRETATIONS).where(*own))
        left = Remembered(said.readings, parts, said.version)
        if left.parts or left.readings:
            _remember(connection, row.source, left)


def _remember(connection: Connection, source: str, left: Remembered) -> None:
    own = (INTERPRETATIONS.c.source == source, INTERPRETATIONS.c.reader_version == left.version)
    connection.execute(delete(INTERPRETATIONS).where(*own))
    connection.execute(insert(INTERPRETATIONS), {"source": source, "reader_version": left.version, "body": pack(left)})


def _seal_again(session: Session, found: Scope, sealed: dict[str, str]) -> None:
    """Has the trail keep what it is to find of pages that stay, where the document that told of them goes."""
    told = told_of_pages(session.connection)
    for row in found.shared:
        if row.sha256 not in sealed or row.sha256 in told:
            continue
        digest = pages.digest(session.connection, row.sha256)
        heir = session.connection.scalar(select(DOCUMENTS.c.id).where(of_source(row.sha256)).limit(1))
        if heir is not None and digest == sealed[row.sha256]:  # what was altered is vouched for no more
            session.record(SEALED_ANEW, heir, after={"pages_digest": digest})


def _delete(connection: Connection, column: Any, values: Sequence[Any]) -> None:
    for start in range(0, len(values), CHUNK):
        connection.execute(delete(column.table).where(column.in_(values[start : start + CHUNK])))
