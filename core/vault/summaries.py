"""What lists show of each document, written in the transaction that writes the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from core.domain.document import Reading
from core.domain.finding import Finding
from core.domain.measures import Measure, measures
from core.domain.summary import Telling, doubts, telling
from core.vault import extents, figures
from core.vault.facts import findings_of
from core.vault.rows import unpack
from core.vault.tables import DIMENSIONS, DOCUMENTS, MEASURES, MIRRORED, SUMMARIES, TALLIES

EACH = 1000


def renew(connection: Connection, document: str, reading: Reading | None) -> None:
    """Puts what a document now says in the place of what was said before, without what others say of it."""
    row = connection.execute(_documents().where(DOCUMENTS.c.id == document)).one()
    said = _said(row, reading, ())
    statement = upsert(SUMMARIES).values(said)
    connection.execute(statement.on_conflict_do_update(index_elements=["position"], set_=said))
    _count(connection, row.position, reading)
    figures.renew(connection, row.position, reading)
    extents.renew(connection, row.position, reading)


def weigh(connection: Connection, document: str, findings: Sequence[Finding]) -> None:
    """Counts what the client's other documents say of one."""
    total = SUMMARIES.c.own_doubts + sum(one.blocks for one in findings)
    connection.execute(update(SUMMARIES).where(SUMMARIES.c.id == document).values(doubts=total))


def fill(connection: Connection) -> None:
    """Writes what lists show of every document that was there before there were summaries."""
    for line, reading in _expected(connection):
        statement = upsert(SUMMARIES).values(line)
        connection.execute(statement.on_conflict_do_update(index_elements=["position"], set_=line))
        _count(connection, line["position"], reading)


def altered(connection: Connection) -> Iterator[str]:
    """Documents of which lists show something else than they say, or which are counted wrongly."""
    kept: dict[str, Row[Any]] = {row.id: row for row in connection.execute(select(SUMMARIES))}
    measured: dict[int, set[Measure]] = {}
    for row in connection.execute(select(MEASURES)):
        measured.setdefault(row.position, set()).add(Measure(row.sort, row.name, row.amount))
    for line, reading in _expected(connection):
        found = kept.pop(str(line["id"]), None)
        counted = set(measures(reading)) if reading else set()
        same = found is not None and dict(found._mapping) == line  # noqa: SLF001 - SQLAlchemy's public name
        if not same or measured.get(line["position"], set()) != counted:
            yield line["id"]
    yield from kept
    numbers = select(*DIMENSIONS.values(), func.count()).group_by(*DIMENSIONS.values())
    told = select(TALLIES).where(TALLIES.c.documents != 0)
    if {tuple(row) for row in connection.execute(numbers)} != {tuple(row) for row in connection.execute(told)}:
        yield "*"


def _expected(connection: Connection) -> Iterator[tuple[dict[str, Any], Reading | None]]:
    """What summaries must say by what there is, with the readings."""
    position = 0
    while rows := connection.execute(_some(position)).all():
        beside = findings_of(connection, [row.id for row in rows])
        for row in rows:
            reading = None if row.reading is None else unpack(Reading, row.reading)
            yield _said(row, reading, beside.get(row.id, ())), reading
        position = rows[-1].position


def _documents() -> Select[Any]:
    return select(DOCUMENTS.c.position, *(DOCUMENTS.c[name] for name in MIRRORED)).where(DOCUMENTS.c.superseded == 0)


def _some(position: int) -> Select[Any]:
    some = _documents().add_columns(DOCUMENTS.c.reading).where(DOCUMENTS.c.position > position)
    return some.order_by(DOCUMENTS.c.position).limit(EACH)


def _said(row: Any, reading: Reading | None, beside: Sequence[Finding]) -> dict[str, Any]:
    """The line of a document."""
    line = {name: getattr(row, name) for name in ("position", *MIRRORED)}
    known = telling(reading.record) if reading else Telling()
    own = doubts(reading, alone=True) if reading else 0
    line |= {"supplier": known.supplier, "currency": known.currency, "date": known.date}
    line |= {"total": "" if known.total is None else format(known.total, "f")}
    line |= {"amount": None if known.total is None else float(known.total)}
    said = reading.lowered(tuple(beside)) if reading else ()
    line |= {"own_doubts": own, "doubts": own + sum(one.blocks for one in said)}
    return line | {"pages": len(reading.pages) if reading else 0, "seconds": reading.seconds if reading else 0.0}


def _count(connection: Connection, position: int, reading: Reading | None) -> None:
    """Keeps what charts count of a document."""
    connection.execute(delete(MEASURES).where(MEASURES.c.position == position))
    counted = [{"position": position, **one._asdict()} for one in measures(reading)] if reading else []
    if counted:
        connection.execute(insert(MEASURES), counted)
