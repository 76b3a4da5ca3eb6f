"""What goes when documents are erased: themselves, the files inside them, and what stood in their place before."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from core.domain.document import Stage
from core.domain.erasing import Erasure, Going, Wanted
from core.domain.lesson import Lesson
from core.vault.lessons import lessons
from core.vault.outcomes import Remembered
from core.vault.rows import find, leaves_of, unpack
from core.vault.tables import DOCUMENTS, INTERPRETATIONS, ORIGINS, SOURCES, SUMMARIES

CHUNK = 500
"""values that one statement names at most"""


class Owned(NamedTuple):
    """A file and a client who has a document of it."""

    source: str
    client: str


@dataclass(frozen=True, slots=True)
class Scope:
    """All that is to go, as the database names it."""

    rows: tuple[Row[Any], ...]
    """of documents, those in the history only too; the latest first, so that no file inside outlives its container"""
    sources: tuple[Row[Any], ...]
    """files that nothing else needs"""
    shared: tuple[Row[Any], ...]
    """files that come with a document that stays"""
    taught: tuple[Lesson, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The documents."""
        return frozenset(row.id for row in self.rows)

    @property
    def positions(self) -> list[int]:
        """The documents, as lists and comparisons know them."""
        return [row.position for row in self.rows]

    @property
    def clients(self) -> frozenset[str]:
        """Whose they are."""
        return frozenset(row.client for row in self.rows)


def scope(connection: Connection, wanted: Wanted) -> Scope:
    """What goes with what is wanted. Raises DocumentUnknown."""
    rows = {row.id: row for row in _named(connection, wanted)}
    rows |= {row.id: row for row in _inside(connection, rows)}
    rows |= {row.id: row for row in _emptied(connection, rows)}
    rows |= {row.id: row for row in _past(connection, tuple(rows.values()))}
    ordered = tuple(sorted(rows.values(), key=lambda row: -row.position))
    own = {source for row in ordered for source in _sources(row)}
    needed = own & {one.source for one in _staying(connection, rows)}
    files = list(chunked(connection, SOURCES, SOURCES.c.sha256, sorted(own)))
    going = tuple(row for row in files if row.sha256 not in needed)
    shared = tuple(row for row in files if row.sha256 in needed)
    return Scope(ordered, going, shared, tuple(_taught(connection, frozenset(rows))))


def told(connection: Connection, found: Scope) -> Erasure:
    """What a person is told of it beforehand."""
    dated = select(SUMMARIES.c.position, SUMMARIES.c.date).subquery()
    days = {row.position: row.date for row in chunked(connection, dated, dated.c.position, found.positions)}
    going = (
        Going(row.id, row.client, row.name, row.type, Stage(row.stage), row.version, day, bool(row.superseded))
        for row in reversed(found.rows)
        for day in [days.get(row.position) or row.taken_at[:10]]
    )
    kept = {row.sha256 for row in found.shared}
    names = {row.name for row in found.rows if kept & set(_sources(row))} | set(_holding(connection, found))
    return Erasure(
        tuple(going),
        len(found.sources),
        tuple(sorted(names)),
        len(found.taught),
        tuple(sorted({row.path for row in origins(connection, found)})),
    )


def origins(connection: Connection, found: Scope) -> Iterator[Row[Any]]:
    """By which paths the files came that are no more of these clients."""
    own = [row.sha256 for row in (*found.sources, *found.shared)]
    staying = set(_staying(connection, found.ids))
    for row in chunked(connection, ORIGINS, ORIGINS.c.source, own):
        if row.client in found.clients and (row.source, row.client) not in staying:
            yield row


def _named(connection: Connection, wanted: Wanted) -> Iterator[Row[Any]]:
    if wanted.client is not None:
        yield from connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.client == wanted.client))
    for document in wanted.documents:
        yield find(connection, document)


def _inside(connection: Connection, rows: Iterable[str]) -> Iterator[Row[Any]]:
    """The files inside documents, and inside those."""
    found = list(chunked(connection, DOCUMENTS, DOCUMENTS.c.container, list(rows)))
    if found:
        yield from found
        yield from _inside(connection, [row.id for row in found])


def _emptied(connection: Connection, rows: Mapping[str, Row[Any]]) -> Iterator[Row[Any]]:
    """Containers that say nothing themselves and of whose files none stays."""
    outer = sorted({row.container for row in rows.values() if row.container} - set(rows))
    for row in chunked(connection, DOCUMENTS, DOCUMENTS.c.id, outer):
        inner = connection.scalars(select(DOCUMENTS.c.id).where(DOCUMENTS.c.container == row.id))
        if row.reading is None and row.stage == Stage.READ and set(inner) <= set(rows):
            yield row
            yield from _emptied(connection, {**rows, row.id: row})


def _past(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Row[Any]]:
    """What stands in the history only and comes from the same files of the same client."""
    own = {(source, row.client) for row in rows for source in _sources(row)}
    past = select(DOCUMENTS).where(DOCUMENTS.c.superseded == 1, DOCUMENTS.c.client.in_({row.client for row in rows}))
    for row in connection.execute(past):
        if any((source, row.client) in own for source in _sources(row)):
            yield row


def _staying(connection: Connection, going: Collection[str]) -> Iterator[Owned]:
    """The files of all documents that stay, of merged ones each."""
    columns = (DOCUMENTS.c[name] for name in ("id", "source", "client", "leaves"))
    for row in connection.execute(select(*columns)):
        if row.id not in going:
            yield from (Owned(source, row.client) for source in _sources(row))


def _sources(row: Any) -> frozenset[str]:
    return frozenset(leaf.source for leaf in leaves_of(row)) | {row.source}


def _holding(connection: Connection, found: Scope) -> Iterator[str]:
    """Names of containers that stay and hold the bytes of a file that goes."""
    going = {row.sha256 for row in (*found.sources, *found.shared)}
    for row in connection.execute(select(INTERPRETATIONS)):
        if {sha256 for _, sha256 in unpack(Remembered, row.body).parts} & going:
            held = select(DOCUMENTS.c.name).where(DOCUMENTS.c.source == row.source, DOCUMENTS.c.id.not_in(found.ids))
            yield from connection.scalars(held)


def _taught(connection: Connection, going: frozenset[str]) -> Iterator[Lesson]:
    """The lessons that a document which goes has taught."""
    for lesson in lessons(connection):
        if going & {*lesson.documents, *(one for booking in lesson.bookings for one in booking.documents)}:
            yield lesson


def chunked(connection: Connection, table: Any, column: Any, values: Sequence[Any]) -> Iterator[Row[Any]]:
    """The rows of a table that have one of these values, however many."""
    for start in range(0, len(values), CHUNK):
        yield from connection.execute(select(table).where(column.in_(values[start : start + CHUNK])))
