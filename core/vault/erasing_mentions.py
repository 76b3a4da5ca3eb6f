"""What else speaks of documents and clients that are erased: findings of others, settings, lines of the trail."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, select, update

from core.domain.codec import dump
from core.domain.document import Reading
from core.domain.finding import key
from core.vault import audit
from core.vault.erasing_scope import Scope, chunked
from core.vault.facts import findings_of
from core.vault.rows import pack, unpack
from core.vault.session import Session
from core.vault.settings import setting
from core.vault.tables import AUDIT, DOCUMENTS, FACTS, SETTINGS, VERSIONS

BY_CLIENT, BY_DOCUMENT = ("clients", "exports"), ("reversed",)
"""settings that keep something under the names of clients, and under the ids of documents"""
OF_CLIENTS = ("folders", "rules", "periods", "retention")
"""settings that are lists of what was said of clients"""
OF_CLIENT, CHANGED = "client", "setting_changed"
DISMISSED = b'"dismissed"'
BESIDE = "finding_erased"
"""what the trail says of a document of which nobody let pass any more what is found no more"""


def compare_others(session: Session, found: Scope, client: str | None) -> None:
    """Has all that is said of other documents said anew: of the same clients' all, else where the client is named."""
    rows = select(DOCUMENTS.c.position, DOCUMENTS.c.client, FACTS.c.findings)
    said = rows.join(FACTS, FACTS.c.position == DOCUMENTS.c.position).where(FACTS.c.findings != "")
    for row in session.connection.execute(said).all():
        if row.client in found.clients or (client and client in set(_strings(json.loads(row.findings)))):
            session.moved(row.client).settled.append(row.position)


def forget_dismissed(session: Session, found: Scope) -> None:
    """Takes out of other readings the findings across documents that a person let pass and that are no more."""
    rows = select(DOCUMENTS.c.id, DOCUMENTS.c.reading).where(DOCUMENTS.c.client.in_(found.clients))
    earlier = select(VERSIONS).join(DOCUMENTS, DOCUMENTS.c.id == VERSIONS.c.document)
    for row in session.connection.execute(earlier.where(DOCUMENTS.c.client.in_(found.clients))).all():
        if body := _without(session.connection, row.document, row.reading):
            own = (VERSIONS.c.document == row.document, VERSIONS.c.version == row.version)
            session.connection.execute(update(VERSIONS).where(*own).values(reading=body))
    for row in session.connection.execute(rows).all():
        if body := _without(session.connection, row.id, row.reading):
            session.connection.execute(update(DOCUMENTS).where(DOCUMENTS.c.id == row.id).values(reading=body))
            session.record(BESIDE, row.id)


def _without(connection: Connection, document: str, body: bytes | None) -> bytes | None:
    """A packed reading that lets pass only what is found now; None where it is so already."""
    if body is None or DISMISSED not in zlib.decompress(body):  # which is much sooner known than what it says
        return None
    reading = unpack(Reading, body)
    known = {key(one) for one in findings_of(connection, [document]).get(document, ())}
    left = tuple(one for one in reading.dismissed if not one.finding.across or key(one.finding) in known)
    return None if left == reading.dismissed else pack(replace(reading, dismissed=left))


def forget_settings(session: Session, found: Scope, client: str | None) -> None:
    """Has no setting name the documents or the client."""
    for row in session.connection.execute(select(SETTINGS)).all():
        before = json.loads(row.value)
        after = _forgotten(row.name, before, found.ids, client)
        if after != before:
            kept = update(SETTINGS).where(SETTINGS.c.name == row.name).values(value=dump(after))
            session.connection.execute(kept)
            session.record(CHANGED, after={row.name: after})


def bare_lines(session: Session, found: Scope, client: str | None, why: str) -> None:
    """Takes the values out of the lines of documents that went, one line of each saying so, and of the client's."""
    lines: dict[str, list[int]] = {row.id: [] for row in found.rows}
    known = select(AUDIT.c.document, AUDIT.c.sequence).subquery()
    for line in chunked(session.connection, known, known.c.document, sorted(lines)):
        lines[line.document].append(line.sequence)
    for document, own in lines.items():
        seals = audit.bare(session.connection, session.key, own)
        session.record(audit.ERASED, document, after={"because": why, audit.SEALS: seals})
    if client:
        _bare_client(session, client, why)


def _bare_client(session: Session, client: str, why: str) -> None:
    lines = select(AUDIT).where(AUDIT.c.document.is_(None), AUDIT.c.action != audit.FORGOTTEN)
    naming = [line for line in session.connection.execute(lines).all() if _names(line, client)]
    seals = audit.bare(session.connection, session.key, [line.sequence for line in naming])
    session.record(audit.FORGOTTEN, after={"because": why, audit.SEALS: seals})
    told = {name for line in naming if line.action == CHANGED for name in json.loads(line.after)}
    for name in sorted(told):  # so that the trail still says what settings are
        session.record(CHANGED, after={name: setting(session.connection, name)})


def _names(line: Row[Any], client: str) -> bool:
    """Whether a client's name is a value, a key or a folder in a line."""
    told = (json.loads(line.before), json.loads(line.after))
    return any(client in (text, *re.split(r"[/\\]", text)) for text in _strings(told))


def _forgotten(name: str, value: Any, documents: Collection[str], client: str | None) -> Any:
    """A setting without what it says of documents and a client."""
    if name in BY_DOCUMENT:
        return {one: said for one, said in value.items() if one not in documents}
    if name in BY_CLIENT and client is not None:
        return {one: said for one, said in value.items() if one != client}
    if name in OF_CLIENTS and client:
        return [one for one in value if one.get(OF_CLIENT) != client]
    return value


def _strings(value: Any) -> Iterator[str]:
    """Every text within a JSON value, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
