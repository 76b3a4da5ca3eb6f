"""Which documents there are."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from core.domain.change import HistoryLine
from core.domain.document import Document, Stage, Status, Totals
from core.ports import Selection
from core.vault import listing
from core.vault.facts import findings_of
from core.vault.rows import as_document, find, leaves_of
from core.vault.tables import AUDIT, DOCUMENTS, ORIGINS

SETTLED = (Stage.APPROVED, Stage.EXPORTED)


def document(connection: Connection, name: str) -> Document:
    """One document."""
    found = _with_origins(connection, select(DOCUMENTS).where(DOCUMENTS.c.id == find(connection, name).id))
    return found[0]


def documents(connection: Connection, selection: Selection) -> tuple[Document, ...]:
    """The selected documents."""
    chosen = listing.positions(selection).subquery()
    whole = select(DOCUMENTS).join(chosen, chosen.c.position == DOCUMENTS.c.position)
    return _with_origins(connection, whole.order_by(chosen.c.turn), short=selection.brief)


def totals(connection: Connection) -> Totals:
    """The control totals."""
    kinds = (DOCUMENTS.c.stage, DOCUMENTS.c.status)
    statement = select(*kinds, func.count()).where(DOCUMENTS.c.superseded == 0).group_by(*kinds)
    found: defaultdict[str, int] = defaultdict(int)
    for stage, status, number in connection.execute(statement):
        found["taken"] += number
        found[_total(stage, status)] += number
    return Totals(**found)


def history(connection: Connection, name: str) -> tuple[HistoryLine, ...]:
    """The audit lines of one document."""
    rows = connection.execute(select(AUDIT).where(AUDIT.c.document == name).order_by(AUDIT.c.sequence))
    return tuple(
        HistoryLine(
            row.sequence,
            row.at,
            row.actor,
            row.action,
            row.document,
            before=json.loads(row.before),
            after=json.loads(row.after),
        )
        for row in rows
    )


def _total(stage: str, status: str) -> str:
    """Which control total a document counts in."""
    if stage == Stage.RECEIVED:
        return "waiting"
    if stage == Stage.FAILED:
        return "failed"
    return "review" if stage == Stage.READ and status not in (Status.ACCEPTED, "") else "read"


def _with_origins(connection: Connection, statement: Select[Any], *, short: bool = False) -> tuple[Document, ...]:
    """The documents that a statement finds."""
    rows = connection.execute(statement).all()
    paths: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    merged = {leaf.source for row in rows for leaf in leaves_of(row)}
    found = or_(ORIGINS.c.source.in_(statement.with_only_columns(DOCUMENTS.c.source)), ORIGINS.c.source.in_(merged))
    for origin in connection.execute(select(ORIGINS).where(found).order_by(ORIGINS.c.at, ORIGINS.c.path)):
        paths[origin.source, origin.client].append(origin.path)
    beside = findings_of(connection, [row.id for row in rows])
    return tuple(as_document(row, _came_by(row, paths), beside.get(row.id, ()), short=short) for row in rows)


def _came_by(row: Row[Any], paths: Mapping[tuple[str, str], Sequence[str]]) -> tuple[str, ...]:
    """Every path that the files of a document came by."""
    sources = dict.fromkeys([row.source, *(leaf.source for leaf in leaves_of(row))])
    return tuple(path for source in sources for path in paths.get((source, row.client), ()))
