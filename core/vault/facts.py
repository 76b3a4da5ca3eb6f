"""What is compared of each document, written in the transaction that writes its reading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, bindparam, delete, insert, select, update

from core.domain.codec import dump, plain, restore
from core.domain.document import Reading, Stage
from core.domain.facts import Facts, Movement, movements_of, moves_alike, rows_of, values_of
from core.domain.finding import Finding
from core.domain.marks import marks
from core.domain.period import DAYS, day_of
from core.vault.rows import leaves_of, unpack
from core.vault.session import Session
from core.vault.tables import DOCUMENTS, FACTS, MARKS, MOVEMENTS

NEEDED: tuple[Column[Any], ...] = tuple(
    DOCUMENTS.c[name] for name in ("id", "position", "client", "name", "source", "stage", "leaves")
)


def renew(session: Session, document: str, reading: Reading | None, before: Reading | None = None) -> None:
    """Puts what a reading says in the place of what was said before; nothing where there is none.

    Where the reading `before` said the same to others, only the document itself is compared again.
    """
    if before and reading and not reading.failure and _alike(before, reading):
        row = _row(session.connection, document)
        keep_findings(session.connection, {document: ()})
        session.moved(row.client).settled.append(row.position)
        return
    forget(session, document)
    if reading is None or reading.failure:
        return
    row = _row(session.connection, document)
    write(session.connection, row, reading)
    session.moved(row.client).come.append(row.position)


def forget(session: Session, document: str) -> None:
    """Takes a document out of all comparisons."""
    row = _row(session.connection, document)
    known = load(session.connection, [row.position], with_movements=True)
    if not known:
        return
    session.moved(row.client).gone += known
    for table in (FACTS, MARKS, MOVEMENTS):
        session.connection.execute(delete(table).where(table.c.position == row.position))


def write(connection: Connection, row: Any, reading: Reading) -> None:
    """Keeps what is compared of a document."""
    body = _body(reading)
    facts = as_facts(row, body)
    connection.execute(insert(FACTS), {"document": row.id, "position": row.position, "body": body})
    borne = [{"client": row.client, "mark": mark, "position": row.position} for mark in marks(facts)]
    connection.execute(insert(MARKS), borne)
    moved = [
        {"position": row.position, "client": row.client, "row": number}
        | dict(zip(("day", "amount", "text"), _moved(one), strict=True))
        for number, one in enumerate(movements_of(reading), 1)
    ]
    if moved:
        connection.execute(insert(MOVEMENTS), moved)


def _alike(reading: Reading, other: Reading) -> bool:
    return _body(reading) == _body(other) and moves_alike(reading, other)


def _body(reading: Reading) -> str:
    """What is compared of a reading besides its movements."""
    said = {"type": reading.type, "subtype": reading.subtype, "values": values_of(reading), "rows": rows_of(reading)}
    said |= {"looks": reading.page_hashes, "dated": _dated(reading)}
    return dump({name: value for name, value in said.items() if value})


def _dated(reading: Reading) -> str:
    """The day of a paper that none of the compared values says, such as one of a user's own type."""
    day = None if set(DAYS) & reading.record.fields.keys() else day_of(reading.record)
    return day.isoformat() if day else ""


def altered(connection: Connection) -> Iterator[str]:
    """Documents of which something is compared that their readings do not say, or nothing is though they were read."""
    kept = {row.document: json.loads(row.body) for row in connection.execute(select(FACTS.c.document, FACTS.c.body))}
    rows = connection.execute(select(MOVEMENTS).order_by(MOVEMENTS.c.position, MOVEMENTS.c.row))
    moved = {position: list(own) for position, own in groupby(rows, key=lambda row: row.position)}
    for row in connection.execute(_read_ones()):
        reading, said = unpack(Reading, row.reading), kept.pop(row.id, None)
        expected = [] if reading.failure else [_moved(one) for one in movements_of(reading)]
        found = [(one.day, one.amount, one.text) for one in moved.get(row.position, [])]
        if reading.failure is None and (said is None or not _says(reading, said) or expected != found):
            yield row.id
    yield from kept


def _read_ones() -> Select[Any]:
    return select(*NEEDED, DOCUMENTS.c.reading).where(DOCUMENTS.c.superseded == 0, DOCUMENTS.c.reading.is_not(None))


def _says(reading: Reading, said: Mapping[str, Any]) -> bool:
    """Whether a reading says all these values; it may say more, where fewer were compared when it was kept."""
    return said.get("type") == reading.type and said.get("values", {}).items() <= values_of(reading).items()


def _moved(one: Movement) -> tuple[str, str, str]:
    """A row of a statement as its table keeps it."""
    return one.day.isoformat(), format(one.amount, ".2f"), one.text


def load(connection: Connection, positions: Sequence[int], *, with_movements: bool = False) -> list[Facts]:
    """What is compared of some documents, statements with their rows where these are asked for."""
    statement = select(*NEEDED, FACTS.c.body, FACTS.c.findings).join(FACTS, FACTS.c.position == DOCUMENTS.c.position)
    rows = connection.execute(statement.where(DOCUMENTS.c.position.in_(positions)))
    found = [replace(as_facts(row, row.body), found=_findings(row.findings)) for row in rows]
    return [replace(one, movements=_movements(connection, one)) for one in found] if with_movements else found


def of_type(connection: Connection, client: str, kind: str) -> list[Facts]:
    """What is compared of the documents of one type, of one client or of all, in the order of taking."""
    wanted = [DOCUMENTS.c.type == kind, *([DOCUMENTS.c.client == client] if client else [])]
    statement = select(*NEEDED, FACTS.c.body).join(FACTS, FACTS.c.position == DOCUMENTS.c.position).where(*wanted)
    return [as_facts(row, row.body) for row in connection.execute(statement.order_by(DOCUMENTS.c.position))]


def as_facts(row: Any, body: str) -> Facts:
    """The facts that stand in a body, of the document of a row."""
    said = json.loads(body)
    return Facts(
        row.id,
        row.name,
        said.get("type", ""),
        said.get("subtype", ""),
        said.get("values", {}),
        tuple(said.get("rows", ())),
        tuple(said.get("looks", ())),
        sources=frozenset(leaf.source for leaf in leaves_of(row)) or frozenset({row.source}),
        order=row.position,
        dated=said.get("dated", ""),
        settled=row.stage in (Stage.APPROVED, Stage.EXPORTED),
    )


def fill(connection: Connection) -> None:
    """Writes what is compared of every document that was read before there was a place for it."""
    for row in connection.execute(_read_ones()).all():
        reading = unpack(Reading, row.reading)
        if reading.failure is None:
            write(connection, row, reading)
            keep_findings(connection, {row.id: [one for one in reading.findings if one.across]})


def keep_findings(connection: Connection, said: Mapping[str, Sequence[Finding]]) -> None:
    """Keeps what the client's other documents say of some, by document."""
    lines = [{"of": name, "told": dump([plain(one) for one in found]) if found else ""} for name, found in said.items()]
    if lines:
        connection.execute(
            update(FACTS).where(FACTS.c.document == bindparam("of")).values(findings=bindparam("told")), lines
        )


def remarkable(connection: Connection, client: str, limit: int) -> list[str]:
    """The latest documents of which the client's others say something that weighs; of all clients where it is ""."""
    weighs = FACTS.c.findings.contains('"warning"') | FACTS.c.findings.contains('"error"')
    wanted = [weighs, *([DOCUMENTS.c.client == client] if client else [])]
    joined = select(FACTS.c.document).join(DOCUMENTS, DOCUMENTS.c.position == FACTS.c.position)
    return list(connection.scalars(joined.where(*wanted).order_by(FACTS.c.position.desc()).limit(limit)))


def findings_of(connection: Connection, documents: Iterable[str]) -> dict[str, tuple[Finding, ...]]:
    """What the client's other documents say, of each that is compared."""
    wanted = list(documents)
    found: dict[str, tuple[Finding, ...]] = {}
    for start in range(0, len(wanted), 500):
        some = FACTS.c.document.in_(wanted[start : start + 500])
        for row in connection.execute(select(FACTS.c.document, FACTS.c.findings).where(some)):
            found[row.document] = _findings(row.findings)
    return found


def _findings(body: str) -> tuple[Finding, ...]:
    return tuple(restore(Finding, one) for one in json.loads(body)) if body else ()


def _movements(connection: Connection, facts: Facts) -> tuple[Movement, ...]:
    rows = connection.execute(select(MOVEMENTS).where(MOVEMENTS.c.position == facts.order).order_by(MOVEMENTS.c.row))
    return tuple(
        Movement(facts.document, facts.name, date.fromisoformat(row.day), Decimal(row.amount), row.text) for row in rows
    )


def _row(connection: Connection, document: str) -> Row[Any]:
    return connection.execute(select(*NEEDED).where(DOCUMENTS.c.id == document)).one()
