"""Lists of many documents, by page, in any order, under any filters, and how many there are.

An order is walked in its index, which holds what most filters ask for: so a page takes the same few milliseconds
whatever share of the documents the filters let through.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal_column, select

from core.domain.codec import decode
from core.domain.document import Failure, Stage, Status
from core.domain.money import decimal
from core.domain.summary import Facets, Summary, first_day, last_day
from core.ports import Order, Selection
from core.vault import index
from core.vault.rows import of_source
from core.vault.summaries import DIMENSIONS
from core.vault.tables import DOCUMENTS, SUMMARIES, TALLIES

LETTERS = "NOCASE"
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
FACETS = {"clients": "client", "types": "type", "stages": "stage", "statuses": "status", "years": "year"}


def summaries(connection: Connection, selection: Selection) -> tuple[Summary, ...]:
    """The lines of the selected documents."""
    chosen = positions(selection).subquery()
    whole = select(SUMMARIES).join(chosen, chosen.c.position == SUMMARIES.c.position).order_by(chosen.c.turn)
    return tuple(map(_summary, connection.execute(whole)))


def positions(selection: Selection) -> Select[Any]:
    """Position and turn of the selected documents."""
    order, ranked = selection.order or Order.TAKEN, selection.order is None and bool(selection.text.strip())
    found = index.matches(selection.text).subquery() if ranked else None
    column = ORDERS[order]
    wanted = (column, SUMMARIES.c.position) if order is not Order.TAKEN else (column,)
    turns: list[ColumnElement[Any]] = [one.desc() if selection.descending else one.asc() for one in wanted]
    if found is not None:
        turns.insert(0, found.c.rank)
    statement = select(SUMMARIES.c.position, func.row_number().over(order_by=turns).label("turn"))
    if found is not None:
        statement = statement.join(found, found.c.document == SUMMARIES.c.id)
    statement = statement.where(*_filters(selection, searched=found is not None))
    return statement.order_by(*turns).offset(selection.offset).limit(selection.limit)


def count(connection: Connection, selection: Selection) -> int:
    """How many documents the filters let through."""
    if _tallied(selection):
        wanted = [TALLIES.c[name] == value for name, value in _dimensions(selection).items()]
        return connection.scalar(select(func.coalesce(func.sum(TALLIES.c.documents), 0)).where(*wanted)) or 0
    return connection.scalar(select(func.count()).select_from(SUMMARIES).where(*_filters(selection))) or 0


def facets(connection: Connection, selection: Selection) -> Facets:
    """How many documents there are of each client, type, stage, status and year, each under the other filters."""
    return Facets(**{facet: _counted(connection, selection, name) for facet, name in FACETS.items()})


def suppliers(connection: Connection, beginning: str, client: str, limit: int) -> tuple[str, ...]:
    """Suppliers whose names begin so, the most frequent first."""
    named = SUMMARIES.c.supplier.startswith(beginning, autoescape=True)
    wanted = [named, SUMMARIES.c.supplier != "", *([SUMMARIES.c.client == client] if client else [])]
    statement = select(SUMMARIES.c.supplier).where(*wanted).group_by(SUMMARIES.c.supplier)
    return tuple(connection.scalars(statement.order_by(func.count().desc(), SUMMARIES.c.supplier).limit(limit)))


def _counted(connection: Connection, selection: Selection, name: str) -> dict[str, int]:
    """How many documents there are by one of their dimensions, under the filters but for its own."""
    if _tallied(selection):
        others = [TALLIES.c[other] == value for other, value in _dimensions(selection).items() if other != name]
        statement = select(TALLIES.c[name], func.sum(TALLIES.c.documents)).where(*others)
        statement = statement.group_by(TALLIES.c[name])
    else:
        filters = _filters(selection, but=name)
        statement = select(DIMENSIONS[name], func.count()).where(*filters).group_by(DIMENSIONS[name])
    return {row[0]: row[1] for row in connection.execute(statement) if row[0] and row[1]}


def _dimensions(selection: Selection) -> dict[str, str]:
    """The filters that ask for one value of a dimension."""
    status = Status.REVIEW if selection.look else selection.status
    stage = Stage.READ if selection.look else selection.stage
    asked = {"client": selection.client, "type": selection.type, "stage": stage, "status": status}
    return {name: str(value) for name, value in asked.items() if value}


def _tallied(selection: Selection) -> bool:
    """Whether the filters ask for nothing but dimensions, of which there are counts."""
    beyond = (selection.text.strip(), selection.source, selection.supplier, selection.since, selection.until)
    return not any(beyond) and selection.least is None and selection.most is None


def _filters(selection: Selection, but: str = "", *, searched: bool = False) -> Iterator[ColumnElement[bool]]:
    for name, value in _dimensions(selection).items():
        if name != but:
            yield _beside_its_index(name) == value
    if selection.supplier:
        yield SUMMARIES.c.supplier.collate(LETTERS) == selection.supplier
    if selection.since and but != "year":
        yield _beside_its_index("date") >= first_day(selection.since)
    if selection.until and but != "year":
        yield _beside_its_index("date") <= last_day(selection.until)
        yield _beside_its_index("date") > ""
    if selection.least is not None:
        yield _beside_its_index("amount") >= float(selection.least)
    if selection.most is not None:
        yield _beside_its_index("amount") <= float(selection.most)
    if selection.source:
        held = select(DOCUMENTS.c.position).where(of_source(selection.source))
        yield SUMMARIES.c.position.in_(held)
    if selection.text.strip() and not searched:
        yield SUMMARIES.c.position.in_(index.holders(selection.text))


def _beside_its_index(name: str) -> ColumnElement[Any]:
    """A column as the database looks at it in the index of the order, not in one of its own (hence the sign)."""
    return literal_column(f"+summaries.{name}", SUMMARIES.c[name].type)


def _summary(row: Any) -> Summary:
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
    )
