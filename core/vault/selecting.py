"""Which documents there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from core.domain.change import HistoryLine
from core.domain.document import Document, Stage, Status, Totals
from core.domain.errors import DocumentUnknown
from core.ports import Selection
from core.vault import listing
from core.vault.facts import findings_of
from core.vault.rows import as_document, find, leaves_of
from core.vault.tables import AUDIT, DOCUMENTS, ORIGINS
from core.vault.trail import as_line

SETTLED = (Stage.APPROVED, Stage.EXPORTED)


def document(connection: Connection, name: str) -> Document:
    """One document."""
    return _with_origins(connection, [find(connection, name)])[0]


def documents(connection: Connection, selection: Selection) -> tuple[Document, ...]:
    """The selected documents."""
    wanted = listing.positions(connection, selection)
    rows = listing.in_turn(connection, select(DOCUMENTS), DOCUMENTS.c.position, wanted)
    return _with_origins(connection, rows, short=selection.brief)


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
    """The audit lines of one document. Raises DocumentUnknown."""
    if connection.scalar(select(DOCUMENTS.c.id).where(DOCUMENTS.c.id == name)) is None:
        raise DocumentUnknown(document=name)
    rows = connection.execute(select(AUDIT).where(AUDIT.c.document == name).order_by(AUDIT.c.sequence))
    return tuple(map(as_line, rows))


def _total(stage: str, status: str) -> str:
    """Which control total a document counts in."""
    if stage == Stage.RECEIVED:
        return "waiting"
    if stage == Stage.FAILED:
        return "failed"
    return "review" if stage == Stage.READ and status not in (Status.ACCEPTED, "") else "read"


def _with_origins(connection: Connection, rows: Sequence[Row[Any]], *, short: bool = False) -> tuple[Document, ...]:
    """The documents of some rows."""
    paths: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    sources = list({row.source for row in rows} | {leaf.source for row in rows for leaf in leaves_of(row)})
    for start in range(0, len(sources), listing.CHUNK):
        held = ORIGINS.c.source.in_(sources[start : start + listing.CHUNK])
        for origin in connection.execute(select(ORIGINS).where(held).order_by(ORIGINS.c.at, ORIGINS.c.path)):
            paths[origin.source, origin.client].append(origin.path)
    beside = findings_of(connection, [row.id for row in rows])
    return tuple(as_document(row, _came_by(row, paths), beside.get(row.id, ()), short=short) for row in rows)


def _came_by(row: Row[Any], paths: Mapping[tuple[str, str], Sequence[str]]) -> tuple[str, ...]:
    """Every path that the files of a document came by."""
    sources = dict.fromkeys([row.source, *(leaf.source for leaf in leaves_of(row))])
    return tuple(path for source in sources for path in paths.get((source, row.client), ()))
