"""The audit trail as it is looked through: the latest line first, by page, under filters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from core.domain.change import HistoryLine
from core.domain.selection import Trail
from core.vault.tables import AUDIT, DOCUMENTS


def activity(connection: Connection, trail: Trail) -> tuple[HistoryLine, ...]:
    """The lines that the filters let through."""
    statement = select(AUDIT).where(*_filters(trail)).order_by(AUDIT.c.sequence.desc())
    return tuple(map(as_line, connection.execute(statement.offset(trail.offset).limit(trail.limit))))


def count(connection: Connection, trail: Trail) -> int:
    """How many lines the filters let through."""
    return connection.scalar(select(func.count()).select_from(AUDIT).where(*_filters(trail))) or 0


def deeds(connection: Connection) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All who did something, and all that was done."""
    actors, actions = (
        connection.scalars(select(one).distinct().order_by(one)) for one in (AUDIT.c.actor, AUDIT.c.action)
    )
    return tuple(actors), tuple(actions)


def as_line(row: Any) -> HistoryLine:
    """The line that a row holds."""
    before, after = json.loads(row.before), json.loads(row.after)
    return HistoryLine(row.sequence, row.at, row.actor, row.action, row.document, before=before, after=after)


def _filters(trail: Trail) -> Iterator[ColumnElement[bool]]:
    equal = {"actor": trail.actor, "action": trail.action, "document": trail.document}
    yield from (AUDIT.c[name] == value for name, value in equal.items() if value)
    if trail.since:
        yield AUDIT.c.at >= trail.since.isoformat()
    if trail.until:
        yield AUDIT.c.at <= trail.until.isoformat() + "~"
    if trail.client:
        owned = select(DOCUMENTS.c.id).where(DOCUMENTS.c.client == trail.client)
        yield or_(AUDIT.c.document.in_(owned), func.json_extract(AUDIT.c.after, "$.client") == trail.client)
