"""Lists of many documents, by page, in any order, under any filters, and how many there are.

An order is walked in its index, which holds what most filters ask for: so a page takes the same few milliseconds
whatever share of the documents the filters let through.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, TableValuedAlias, func, literal_column, select

from core.domain.codec import decode, dump
from core.domain.document import Failure, Stage, Status
from core.domain.measures import CAUSE, TAX
from core.domain.money import decimal
from core.domain.summary import Facets, Summary, first_day, last_day
from core.ports import Order, Selection
from core.vault import index, tagging
from core.vault.rows import of_source
from core.vault.tables import DIMENSIONS, DOCUMENTS, MEASURES, SUMMARIES, TALLIES

LETTERS = "NOCASE"
CHUNK = 500
"""positions that one statement names at most"""
ORDERS: Mapping[Order, ColumnElement[Any]] = {
    Order.TAKEN: SUMMARIES.c.position,
    Order.CLIENT: SUMMARIES.c.client.collate(LETTERS),
    Order.NAME: SUMMARIES.c.name.collate(LETTERS),
    Order.SUPPLIER: SUMMARIES.c.supplier.collate(LETTERS),
    Order.TYPE: SUMMARIES.c.type,
    Order.STAGE: SUMMARIES.c.stage,
    Order.STATUS: SUMMARIES.c.status,
    Order.TOTAL: SUMMARIES.c.amount,
    Order.CURRENCY: SUMMARIES.c.currency,
    Order.DATE: SUMMARIES.c.date,
    Order.DOUBTS: SUMMARIES.c.doubts,
    Order.PAGES: SUMMARIES.c.pages,
}
NO_DIMENSIONS: Mapping[str, Any] = {"client": "", "type": "", "stage": None, "status": None}
FACETS = {"clients": "client", "types": "type", "stages": "stage", "statuses": "status", "years": "year"}


def summaries(connection: Connection, selection: Selection) -> tuple[Summary, ...]:
    """The lines of the selected documents."""
    return lines(connection, positions(connection, selection))


def lines(connection: Connection, wanted: Sequence[int]) -> tuple[Summary, ...]:
    """The lines of the documents at some positions, in their order."""
    rows = in_turn(connection, select(SUMMARIES), SUMMARIES.c.position, wanted)
    tags = tagging.of(connection, [row.position for row in rows])
    return tuple(_summary(row, tags[row.position]) for row in rows)


def positions(connection: Connection, selection: Selection) -> list[int]:
    """The positions of the selected documents, in their order."""
    statement = ordered(connection, selection, SUMMARIES.c.position)
    return list(connection.scalars(statement.offset(selection.offset).limit(selection.limit)))


def ordered(connection: Connection, selection: Selection, *asked: ColumnElement[Any]) -> Select[Any]:
    """Columns of all documents that the filters let through, in their order."""
    order, descending = selection.order or Order.TAKEN, selection.descending
    columns = [ORDERS[order], *([] if order is Order.TAKEN else [SUMMARIES.c.position])]
    turns: list[ColumnElement[Any]] = [one.desc() if descending else one.asc() for one in columns]
    statement = select(*asked)
    looked_for = selection.order is None and bool(selection.text.strip())
    ranked = looked_for and index.are_few(connection, selection.text)
    if looked_for and not ranked:
        turns = [SUMMARIES.c.position.desc()]
    if ranked:
        found = index.matches(selection.text).subquery()
        statement, turns = statement.join(found, found.c.document == SUMMARIES.c.id), [found.c.rank, *turns]
    named = selection.order is None and bool(selection.documents)
    if named:
        given = _given(selection)
        statement, turns = statement.join(given, given.c.value == SUMMARIES.c.id), [given.c.key]
    return statement.where(*filters(selection, searched=ranked, named=named)).order_by(*turns)


def in_turn(
    connection: Connection, statement: Select[Any], position: ColumnElement[int], wanted: Sequence[int]
) -> list[Any]:
    """The rows of some positions, in their order."""
    found: dict[int, Any] = {}
    for start in range(0, len(wanted), CHUNK):
        some = statement.where(position.in_(wanted[start : start + CHUNK]))
        found |= {row.position: row for row in connection.execute(some)}
    return [found[one] for one in wanted]


def count(connection: Connection, selection: Selection) -> int:
    """How many documents the filters let through."""
    if _tallied(selection):
        wanted = [TALLIES.c[name] == value for name, value in _dimensions(selection).items()]
        wanted += [TALLIES.c.status != ""] if selection.look else []
        return connection.scalar(select(func.coalesce(func.sum(TALLIES.c.documents), 0)).where(*wanted)) or 0
    return connection.scalar(select(func.count()).select_from(SUMMARIES).where(*filters(selection))) or 0


def facets(connection: Connection, selection: Selection) -> Facets:
    """How many documents there are of each client, type, stage, status, year and tag, each under the other filters."""
    tags = tagging.counts(connection, filters(replace(selection, tag="")))
    if _tallied(selection):
        return Facets(**{facet: _tally(connection, selection, name) for facet, name in FACETS.items()}, tags=tags)
    asked = _dimensions(selection)
    told: dict[str, Counter[str]] = {facet: Counter() for facet in FACETS}
    statement = select(*DIMENSIONS.values(), func.count()).where(*filters(replace(selection, **NO_DIMENSIONS)))
    for row in connection.execute(statement.group_by(*DIMENSIONS.values())):
        said, number = dict(zip(DIMENSIONS, row[:-1], strict=True)), int(row[-1])
        astray = {name for name, value in asked.items() if said[name] != value}
        for facet, name in FACETS.items():
            if said[name] and astray <= {name}:
                told[facet][said[name]] += number
    return Facets(**{facet: dict(sorted(numbers.items())) for facet, numbers in told.items()}, tags=tags)


def suppliers(connection: Connection, beginning: str, client: str, limit: int) -> tuple[str, ...]:
    """Suppliers whose names begin so, the most frequent first."""
    named = SUMMARIES.c.supplier.startswith(beginning, autoescape=True)
    wanted = [named, SUMMARIES.c.supplier != "", *([SUMMARIES.c.client == client] if client else [])]
    statement = select(SUMMARIES.c.supplier).where(*wanted).group_by(SUMMARIES.c.supplier)
    return tuple(connection.scalars(statement.order_by(func.count().desc(), SUMMARIES.c.supplier).limit(limit)))


def _tally(connection: Connection, selection: Selection, name: str) -> dict[str, int]:
    """How many documents there are by one of their dimensions, under the filters but for its own."""
    asked = _dimensions(selection).items()
    others = [TALLIES.c[other] == value for other, value in asked if other != name]
    others += [TALLIES.c.status != ""] if selection.look else []
    statement = select(TALLIES.c[name], func.sum(TALLIES.c.documents)).where(*others).group_by(TALLIES.c[name])
    return {row[0]: row[1] for row in connection.execute(statement) if row[0] and row[1]}


def _dimensions(selection: Selection) -> dict[str, str]:
    """The filters that ask for one value of a dimension."""
    stage = Stage.READ if selection.look else selection.stage
    asked = {"client": selection.client, "type": selection.type, "stage": stage, "status": selection.status}
    return {name: str(value) for name, value in asked.items() if value}


def _tallied(selection: Selection) -> bool:
    """Whether the filters ask for nothing but dimensions, of which there are counts."""
    named = (selection.text.strip(), selection.source, selection.supplier, selection.tag, selection.documents)
    measured = (selection.taken, selection.cause, selection.rate, selection.latest, selection.ready)
    beyond = (*named, *measured, selection.since, selection.until)
    return not any(beyond) and selection.least is None and selection.most is None


def filters(selection: Selection, *, searched: bool = False, named: bool = False) -> Iterator[ColumnElement[bool]]:
    """What lets documents through; without what the text, or the documents' names, are joined for."""
    for name, value in _dimensions(selection).items():
        yield _beside_its_index(name) == value
    if selection.look:  # what the product stands for is approved by rule, unless a rule or a person wants a person
        yield _beside_its_index("status") != ""
    if selection.ready:
        yield _beside_its_index("stage").in_((Stage.APPROVED, Stage.EXPORTED))
    if selection.documents and not named:
        yield SUMMARIES.c.id.in_(select(_given(selection).c.value))
    if selection.supplier:
        yield SUMMARIES.c.supplier.collate(LETTERS) == selection.supplier
    yield from _ranges(selection)
    yield from _holders(selection)
    if selection.text.strip() and not searched:
        yield SUMMARIES.c.position.in_(index.holders(selection.text))


def _given(selection: Selection) -> TableValuedAlias:
    """The documents that are named, as a table with their turns."""
    return func.json_each(dump(list(dict.fromkeys(selection.documents)))).table_valued("key", "value")


def _ranges(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """What is asked of days and amounts."""
    if selection.since:
        yield _beside_its_index("date") >= first_day(selection.since)
    if selection.until:
        yield _beside_its_index("date") <= last_day(selection.until)
        yield _beside_its_index("date") > ""
    if selection.least is not None:
        yield _beside_its_index("amount") >= float(selection.least)
    if selection.most is not None:
        yield _beside_its_index("amount") <= float(selection.most)


def _holders(selection: Selection) -> Iterator[ColumnElement[bool]]:
    """What is asked of a day of taking, of a file, and of what was counted."""
    if selection.latest:
        yield taken_last(selection.latest)
    if selection.taken:
        yield func.substr(SUMMARIES.c.taken_at, 1, 10) == selection.taken.isoformat()
    if selection.cause:  # what a person settled since is not doubted any more
        yield _beside_its_index("stage") == Stage.READ
        yield _beside_its_index("status") == Status.REVIEW
        yield SUMMARIES.c.position.in_(_measured(CAUSE, selection.cause))
    if selection.rate:
        yield SUMMARIES.c.position.in_(_measured(TAX, selection.rate))
    if selection.tag:
        yield SUMMARIES.c.position.in_(tagging.bearers(selection.tag))
    if selection.source:
        held = select(DOCUMENTS.c.position).where(of_source(selection.source))
        yield SUMMARIES.c.position.in_(held)


def taken_last(count: int) -> ColumnElement[bool]:
    """Only so many documents, those that were taken last."""
    newest = select(func.max(SUMMARIES.c.position)).scalar_subquery()
    return SUMMARIES.c.position > newest - count


def _measured(sort: str, name: str) -> Select[Any]:
    """The positions of the documents of which something was counted."""
    return select(MEASURES.c.position).where(MEASURES.c.sort == sort, MEASURES.c.name == name)


def _beside_its_index(name: str) -> ColumnElement[Any]:
    """A column as the database looks at it in the index of the order, not in one of its own (hence the sign)."""
    return literal_column(f"+summaries.{name}", SUMMARIES.c[name].type)


def _summary(row: Any, tags: tuple[str, ...]) -> Summary:
    return Summary(
        id=row.id,
        client=row.client,
        name=row.name,
        stage=Stage(row.stage),
        status=Status(row.status) if row.status else None,
        type=row.type,
        supplier=row.supplier,
        total=decimal(row.total or None),
        currency=row.currency,
        date=row.date,
        doubts=row.doubts,
        pages=row.pages,
        taken_at=row.taken_at,
        container=row.container,
        failure=decode(Failure, row.failure.encode()) if row.failure else None,
        tags=tags,
    )
