"""Tags: what people call documents by, beside all that was read of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select

from core.domain.change import Change
from core.vault.rows import find
from core.vault.session import Session
from core.vault.tables import AUDIT, DOCUMENTS, SUMMARIES, TAGS, storable

CHUNK = 500
ACTION = "tagged"


def tag(session: Session, documents: Sequence[str], name: str, *, worn: bool) -> Change:
    """Gives documents a tag, or takes it off; the change names those that it was given to or taken off."""
    said = _spelled(session.connection, storable(name))
    changed = []
    for row in (find(session.connection, document) for document in documents):
        before = of(session.connection, [row.position])[row.position]
        if (said in before) is not worn:
            _write(session, row, before, {*before, said} if worn else {*before} - {said})
            changed.append(row.id)
    return Change("tagged" if worn else "untagged", tuple(changed))


def inherit(session: Session, document: str, rows: Sequence[Row[Any]]) -> None:
    """Gives a document that was made of others' pages the tags of those others."""
    tags = {name for names in of(session.connection, [row.position for row in rows]).values() for name in names}
    if tags:
        _write(session, find(session.connection, document), (), tags)


def of(connection: Connection, positions: Sequence[int]) -> Mapping[int, tuple[str, ...]]:
    """The tags of documents by their positions."""
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for start in range(0, len(positions), CHUNK):
        some = select(TAGS).where(TAGS.c.position.in_(positions[start : start + CHUNK]))
        for row in connection.execute(some.order_by(TAGS.c.position, TAGS.c.name)):
            found[row.position] += (row.name,)
    return found


def bearers(name: str) -> Select[Any]:
    """The positions of the documents that have a tag."""
    return select(TAGS.c.position).where(TAGS.c.name == name)


def counts(connection: Connection, filters: Iterable[Any]) -> dict[str, int]:
    """How many of the documents in lists that some filters let through have each tag."""
    joined = TAGS.join(SUMMARIES, SUMMARIES.c.position == TAGS.c.position)
    statement = select(TAGS.c.name, func.count()).select_from(joined).where(*filters)
    return {row[0]: row[1] for row in connection.execute(statement.group_by(TAGS.c.name).order_by(TAGS.c.name))}


def altered(connection: Connection) -> Iterator[str]:
    """Documents that have other tags than the audit trail says."""
    lines = select(AUDIT.c.document, AUDIT.c.after).where(AUDIT.c.action == ACTION).order_by(AUDIT.c.sequence)
    told = {row.document: set(json.loads(row.after).get("tags", ())) for row in connection.execute(lines)}
    kept: defaultdict[str, set[str]] = defaultdict(set)
    for row in connection.execute(
        select(DOCUMENTS.c.id, TAGS.c.name).join(TAGS, TAGS.c.position == DOCUMENTS.c.position)
    ):
        kept[row.id].add(row.name)
    there = set(connection.scalars(select(DOCUMENTS.c.id)))
    yield from sorted(one for one in {*told, *kept} & there if told.get(one, set()) != kept[one])


def _spelled(connection: Connection, name: str) -> str:
    """A tag as it was first written: capitals make no other one."""
    return connection.scalar(select(TAGS.c.name).where(TAGS.c.name == name).limit(1)) or name


def _write(session: Session, row: Row[Any], before: Iterable[str], after: Iterable[str]) -> None:
    session.connection.execute(delete(TAGS).where(TAGS.c.position == row.position))
    tags = [{"position": row.position, "name": name} for name in sorted(after)]
    if tags:
        session.connection.execute(insert(TAGS), tags)
    told = {"before": {"tags": sorted(before)}, "after": {"tags": sorted(after)}}
    session.record(ACTION, row.id, **told)
