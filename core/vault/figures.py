"""What questions are answered from: each document's numbers and days, written with its line in the lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, literal_column, select

from core.domain.asking import figures_of
from core.domain.document import Reading
from core.vault.rows import unpack
from core.vault.tables import DOCUMENTS, FIGURES

EACH = 500
PART = 10**9


def in_parts(amount: ColumnElement[Any]) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """Two parts of an amount to be added up, for the database's numbers end where a few of the largest would."""
    return amount.op("/")(PART), amount.op("%")(PART)


def whole(high: int, low: int) -> int:
    """What the sums of both parts come to."""
    return high * PART + low


def renew(connection: Connection, position: int, reading: Reading | None) -> None:
    """Keeps what a document's reading says in the place of what was kept of it."""
    connection.execute(delete(FIGURES).where(FIGURES.c.position == position))
    lines = list(_lines(position, reading))
    if lines:
        connection.execute(insert(FIGURES), lines)


def fill(connection: Connection) -> None:
    """Keeps the figures of every document that was read before there was a place for them."""
    for row in read_ones(connection):
        renew(connection, row.position, unpack(Reading, row.reading))


def altered(connection: Connection) -> Iterator[str]:
    """Documents of which other figures are kept than they say."""
    for row in read_ones(connection):
        found = connection.execute(select(FIGURES).where(FIGURES.c.position == row.position))
        expected = {line["field"]: line for line in _lines(row.position, unpack(Reading, row.reading))}
        if {one.field: dict(one._mapping) for one in found} != expected:  # noqa: SLF001 - SQLAlchemy's public name
            yield row.id


def _lines(position: int, reading: Reading | None) -> Iterator[dict[str, Any]]:
    if reading is None or reading.failure:
        return
    for one in figures_of(reading):
        yield {"position": position, "subtype": reading.subtype, **one._asdict()}


def read_ones(connection: Connection) -> Iterator[Any]:
    """Position, id and reading of every document that was read, a few at a time."""
    position = 0
    known = select(DOCUMENTS.c.position, DOCUMENTS.c.id, DOCUMENTS.c.reading)
    stands: ColumnElement[int] = literal_column("+documents.superseded")  # in turn, not sorted out of their index
    known = known.where(stands == 0, DOCUMENTS.c.reading.is_not(None)).order_by(DOCUMENTS.c.position)
    while rows := connection.execute(known.where(DOCUMENTS.c.position > position).limit(EACH)).all():
        yield from rows
        position = rows[-1].position
