"""Figures over many documents, for charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from core.domain.change import RULE
from core.domain.document import Stage, Status
from core.domain.measures import CAUSE, STAGE, TAX, Day, Figures, Money, Seconds, Share, StageSeconds
from core.domain.selection import Selection
from core.domain.summary import first_day, last_day
from core.vault.answered import answers
from core.vault.listing import taken_last
from core.vault.tables import AUDIT, MEASURES, SUMMARIES

BY_HAND = ("corrected", "confirmed", "edited", "dismissed", "retyped", "split", "merged", "reordered", "restored")
MOST = 24
"""suppliers that are named"""


def figures(connection: Connection, selection: Selection) -> Figures:
    """What charts show of the documents of a client, type and period; of all where nothing is asked for."""
    wanted = _wanted(selection)
    return Figures(
        tuple(Day(*row) for row in connection.execute(_days(wanted))),
        _shares(connection, wanted),
        _causes(connection, wanted),
        tuple(Seconds(*row) for row in connection.execute(_seconds(wanted))),
        _money(connection, SUMMARIES.c.supplier, wanted, most=MOST),
        _money(connection, func.substr(SUMMARIES.c.date, 1, 7), wanted),
        _taxes(connection, wanted),
        tuple(StageSeconds(*row) for row in connection.execute(_stages(wanted))),
        answers(connection, wanted),
    )


def _wanted(selection: Selection) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = [taken_last(selection.latest)] if selection.latest else []
    if selection.client:
        wanted.append(SUMMARIES.c.client == selection.client)
    if selection.type:
        wanted.append(SUMMARIES.c.type == selection.type)
    if selection.since:
        wanted.append(SUMMARIES.c.date >= first_day(selection.since))
    if selection.until:
        wanted.append(SUMMARIES.c.date.between("0", last_day(selection.until)))
    return wanted


def _days(wanted: Sequence[ColumnElement[bool]]) -> Any:
    day = func.substr(SUMMARIES.c.taken_at, 1, 10)
    return select(day, func.count()).where(*wanted).group_by(day).order_by(day)


def _shares(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> tuple[Share, ...]:
    """How many documents of each type were read, and how many of them approved by rule without a person's hand."""
    stages = SUMMARIES.c.stage.in_((Stage.READ, Stage.APPROVED, Stage.EXPORTED))
    known = (stages, SUMMARIES.c.status != "", *wanted)
    read = select(SUMMARIES.c.type, func.count()).where(*known).group_by(SUMMARIES.c.type)
    touched = select(AUDIT.c.document).where(AUDIT.c.action.in_(BY_HAND), AUDIT.c.document.is_not(None))
    alone = (AUDIT.c.action == "approved", AUDIT.c.actor == RULE, AUDIT.c.document.not_in(touched))
    straight = select(SUMMARIES.c.type, func.count(distinct(AUDIT.c.document)))
    joined = straight.join_from(AUDIT, SUMMARIES, SUMMARIES.c.id == AUDIT.c.document)
    through = {row[0]: row[1] for row in connection.execute(joined.where(*alone, *known).group_by(SUMMARIES.c.type))}
    rows = connection.execute(read.order_by(func.count().desc(), SUMMARIES.c.type))
    return tuple(Share(kind, number, through.get(kind, 0)) for kind, number in rows)


def _causes(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    total = func.sum(MEASURES.c.amount)
    statement = select(MEASURES.c.name, total).join(SUMMARIES, SUMMARIES.c.position == MEASURES.c.position)
    waiting = (SUMMARIES.c.stage == Stage.READ, SUMMARIES.c.status == Status.REVIEW, MEASURES.c.sort == CAUSE)
    rows = connection.execute(statement.where(*waiting, *wanted).group_by(MEASURES.c.name).order_by(total.desc()))
    return {row[0]: int(row[1]) for row in rows}


def _seconds(wanted: Sequence[ColumnElement[bool]]) -> Any:
    took = SUMMARIES.c.seconds
    columns = (SUMMARIES.c.type, func.count(), func.avg(took), func.max(took))
    return select(*columns).where(took > 0, *wanted).group_by(SUMMARIES.c.type).order_by(SUMMARIES.c.type)


def _stages(wanted: Sequence[ColumnElement[bool]]) -> Any:
    columns = (MEASURES.c.name, func.count(), func.avg(MEASURES.c.amount).label("average"))
    joined = select(*columns).join(SUMMARIES, SUMMARIES.c.position == MEASURES.c.position)
    return joined.where(MEASURES.c.sort == STAGE, *wanted).group_by(MEASURES.c.name).order_by(columns[2].desc())


def _money(
    connection: Connection, name: ColumnElement[str], wanted: Sequence[ColumnElement[bool]], most: int | None = None
) -> tuple[Money, ...]:
    """Totals by something: of few where not all are wanted, the largest first; else in its order."""
    total = func.sum(SUMMARIES.c.amount)
    statement = select(name, SUMMARIES.c.currency, func.round(total, 2), func.count())
    known = (SUMMARIES.c.amount.is_not(None), name != "", *wanted)
    statement = statement.where(*known).group_by(name, SUMMARIES.c.currency)
    ordered = statement.order_by(total.desc()).limit(most) if most else statement.order_by(name)
    return tuple(Money(*row) for row in connection.execute(ordered))


def _taxes(connection: Connection, wanted: Sequence[ColumnElement[bool]]) -> tuple[Money, ...]:
    statement = select(
        MEASURES.c.name, SUMMARIES.c.currency, func.round(func.sum(MEASURES.c.amount), 2), func.count()
    ).join(SUMMARIES, SUMMARIES.c.position == MEASURES.c.position)
    statement = statement.where(MEASURES.c.sort == TAX, *wanted).group_by(MEASURES.c.name, SUMMARIES.c.currency)
    return tuple(Money(*row) for row in connection.execute(statement.order_by(MEASURES.c.name)))
