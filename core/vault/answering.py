"""A query over verified values: sums by group, the documents behind them, and how many were left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any, TypeAlias

from sqlalchemy import (
    ColumnElement,
    Connection,
    TextClause,
    and_,
    case,
    func,
    literal_column,
    or_,
    select,
    text,
)

from core.domain.asking import (
    FRACTION,
    MOST,
    SURE_VALUE,
    Found,
    Group,
    Period,
    Query,
    Row,
    Sum,
    Target,
    Want,
    place_of,
)
from core.domain.document import Stage
from core.domain.money import CENT, plain
from core.domain.summary import AMOUNTS, first_day, last_day
from core.vault import index
from core.vault.figures import in_parts, whole
from core.vault.listing import in_turn
from core.vault.tables import FIGURES, SUMMARIES

ROWS = 200
"""documents that are shown behind a figure"""
LETTERS = "NOCASE"
WALKED = {
    "taken": text("summaries AS s INDEXED BY summaries_by_taken CROSS JOIN figures AS f"),
    "client": text("summaries AS s INDEXED BY summaries_by_client CROSS JOIN figures AS f"),
    "supplier": text("summaries AS s INDEXED BY summaries_by_supplier CROSS JOIN figures AS f"),
    "date": text("summaries AS s INDEXED BY summaries_by_date CROSS JOIN figures AS f"),
    "id": text("summaries AS s INDEXED BY summaries_by_document CROSS JOIN figures AS f"),
}
"""the documents first, in an index that holds what most filters ask for; then the figure of each"""
UNDATED = -1
Key: TypeAlias = tuple[str, str, str, int]
"""group, currency and subtype of figures, and whether they are verified, or of a document that has no date"""


def answered(connection: Connection, query: Query, period: Period | None) -> Found:
    """What verified values say to a query within a period."""
    sums: list[Sum] = []
    unverified = foreign = undated = 0
    figures = _sums(connection, query, period)
    for key, (amount, number) in sorted(figures.items()):
        said, currency, subtype, verified = key
        if verified == UNDATED:
            undated += number
        elif not verified:
            unverified += number
        elif query.currency and currency and currency != query.currency:
            foreign += number
        else:
            sums.append(Sum(said, currency, subtype, Decimal(amount) / FRACTION, number))
    lacking = _holding(connection, query, period) - sum(number for _, number in figures.values())
    rows = tuple(_rows(connection, query, period))
    return Found(tuple(sums), rows, unverified, foreign, undated, max(0, lacking))


def _holding(connection: Connection, query: Query, period: Period | None) -> int:
    """How many documents there are of those asked for, where a value is added up that many do not give; else 0."""
    usual = {"", *AMOUNTS}.issuperset(target.field for target in query.targets)
    bounded = query.least is not None or query.most is not None
    if usual or bounded or query.want not in (Want.SUM, Want.AVERAGE):
        return 0
    whole = replace(query, targets=tuple(dict.fromkeys(Target(target.type, "") for target in query.targets)))
    counted = select(func.count()).select_from(_walked(whole))
    every = _when(whole, period, or_undated=True)
    return connection.scalar(counted.where(*_filters(whole), *every)) or 0


def _sums(connection: Connection, query: Query, period: Period | None) -> dict[Key, tuple[int, int]]:
    """What the figures of each group come to, and how many they are."""
    verified = _verified(query)
    if query.timed:
        verified = case((_s("date") == "", UNDATED), else_=verified)
    columns = (_group(query), _f("currency"), _f("subtype"), verified)
    keys = [one.label(f"c{n}") for n, one in enumerate(columns)]
    above, below = in_parts(_f("amount"))
    each = select(*keys, above.label("high"), below.label("low"))
    wanted = each.select_from(_walked(query)).where(*_filters(query), *_when(query, period, or_undated=True))
    (*key, high, low) = wanted.subquery().c
    found = connection.execute(select(*key, func.sum(high), func.sum(low), func.count()).group_by(*key))
    return {(one[0], one[1], one[2], one[3]): (whole(one[4], one[5]), one[6]) for one in found}


def _rows(connection: Connection, query: Query, period: Period | None) -> Iterator[Row]:
    """The documents whose values count, those of the largest or latest first."""
    limit = query.limit if query.want.singles else ROWS
    columns = (_s("position"), *(_f(name) for name in ("field", "amount", "currency", "place", "subtype")))
    walked = _walked(query) if query.want in (Want.MOST, Want.LEAST) else _walked(query, "date")
    picked = select(*columns).select_from(walked).where(*_filters(query), *_when(query, period), _verified(query) == 1)
    if query.currency:
        picked = picked.where(_f("currency").in_((query.currency, "")))
    found = connection.execute(picked.order_by(*_turns(query)).limit(limit)).all()
    about = in_turn(connection, select(SUMMARIES), SUMMARIES.c.position, [one[0] for one in found])
    for (_, field, amount, currency, place, subtype), line in zip(found, about, strict=True):
        known = (line.id, line.name, line.client, line.type, line.supplier, line.date, field)
        yield Row(*known, _written(query, amount) if field else "", currency, *place_of(place), subtype)


def _written(query: Query, amount: int) -> str:
    """A number or day as a normalised value."""
    if query.days:
        said = str(amount)
        return f"{said[:4]}-{said[4:6]}-{said[6:]}"
    number = Decimal(amount) / FRACTION
    return plain(number.quantize(CENT) if number == number.quantize(CENT) else number)


def _turns(query: Query) -> list[ColumnElement[Any]]:
    order = {
        Want.MOST: _f("amount").desc(),
        Want.LEAST: _f("amount").asc(),
        Want.LATEST: _s("date").desc(),
        Want.EARLIEST: _s("date").asc(),
    }.get(query.want, _s("date").desc())
    return [order, _s("position").desc()]


def _walked(query: Query, usual: str = "taken") -> TextClause:
    """In which index the documents are walked."""
    if query.document:
        return WALKED["id"]
    if query.parties or query.group is Group.PARTY:
        return WALKED["supplier"]
    return WALKED["client" if query.client else usual]


def _filters(query: Query) -> Iterator[ColumnElement[bool]]:
    yield _f("position") == _s("position")
    yield or_(*(_target(target) for target in query.targets))
    if query.client:
        yield _s("client").collate(LETTERS) == query.client
    if query.document:
        yield _s("id") == query.document
    if query.parties:
        yield _s("supplier").collate(LETTERS).in_(query.parties)
    if query.least is not None:
        yield _f("amount") >= _kept(query.least)
    if query.most is not None:
        yield _f("amount") <= _kept(query.most)
    yield from _kinds(query)


def _when(query: Query, period: Period | None, *, or_undated: bool = False) -> Iterator[ColumnElement[bool]]:
    """Of when the documents must be; those of which nothing says it may be let through as well, to be counted."""
    if period:
        within = _within(query, period)
        yield or_(within, _s("date") == "") if or_undated and query.timed else within
    elif query.timed and not or_undated:
        yield _s("date") != ""


def _kept(amount: Decimal) -> int:
    """An amount as figures are kept; one beyond all of them as the first that none is."""
    return int(max(-MOST, min(MOST, amount)) * FRACTION)


def _kinds(query: Query) -> Iterator[ColumnElement[bool]]:
    if query.subtype:
        yield _f("subtype") == query.subtype
    if query.without:
        yield _f("subtype").not_in(query.without)
    if query.words:
        yield _s("position").in_(index.holding(query.words))


def _target(target: Target) -> ColumnElement[bool]:
    field = _f("field") == target.field
    return and_(field, _s("type") == target.type) if target.type else field


def _within(query: Query, period: Period) -> ColumnElement[bool]:
    """Whether the date that is meant lies in a period."""
    if not query.dated_by:
        return and_(_s("date") >= first_day(period.since), _s("date").between("0", last_day(period.until)))
    first, last = (int(f"{day:%Y%m%d}") for day in period)
    held = select(FIGURES.c.position).where(FIGURES.c.field == query.dated_by, FIGURES.c.amount.between(first, last))
    return _s("position").in_(held)


def _verified(query: Query) -> ColumnElement[int]:
    """1 where a person or rule approved the document, or the product vouches for all that is asked of it; else 0."""
    needed = query.needs
    settled = _s("stage").in_((Stage.APPROVED.value, Stage.EXPORTED.value))
    vouched = _f("sure").op("&")(needed) == needed
    if query.dated_by:
        sure = select(FIGURES.c.position).where(
            FIGURES.c.field == query.dated_by, FIGURES.c.sure.op("&")(SURE_VALUE) == SURE_VALUE
        )
        vouched = and_(vouched, _s("position").in_(sure))
    return case((or_(settled, vouched), 1), else_=0)


def _group(query: Query) -> ColumnElement[Any]:
    if query.group is Group.MONTH:
        return func.substr(_s("date"), 1, 7)
    if query.group is Group.YEAR:
        return func.substr(_s("date"), 1, 4)
    names = {Group.PARTY: "supplier", Group.CLIENT: "client", Group.TYPE: "type"}
    return _s(names[query.group]) if query.group else literal_column("''")


def _s(name: str) -> ColumnElement[Any]:
    """A column of the documents' lines."""
    return literal_column(f"s.{name}", SUMMARIES.c[name].type)


def _f(name: str) -> ColumnElement[Any]:
    """A column of the figures."""
    return literal_column(f"f.{name}", FIGURES.c[name].type)
