"""Figures over many documents, for charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, distinct, func, select

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
        tuple(Share(*row) for row in connection.execute(_shares(wanted))),
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


def _shares(wanted: Sequence[ColumnElement[bool]]) -> Any:
    """How many documents of each type were read, and how many of them approved by rule without a person's hand."""
    by_rule = func.max(case(((AUDIT.c.action == "approved") & (AUDIT.c.actor == RULE), 1), else_=0))
    by_hand = func.max(case((AUDIT.c.action.in_(BY_HAND), 1), else_=0))
    deeds = select(AUDIT.c.document, by_rule.label("rule"), by_hand.label("hand"))
    among = AUDIT.c.document.in_(select(SUMMARIES.c.id).where(*wanted)) if wanted else AUDIT.c.document.is_not(None)
    done = deeds.where(among).group_by(AUDIT.c.document).subquery()
    read = SUMMARIES.c.stage.in_((Stage.READ, Stage.APPROVED, Stage.EXPORTED))
    straight = func.coalesce(func.sum(done.c.rule * (1 - done.c.hand)), 0)
    counted = select(SUMMARIES.c.type, func.count(distinct(SUMMARIES.c.id)), straight)
    joined = counted.join_from(SUMMARIES, done, done.c.document == SUMMARIES.c.id)
    grouped = joined.where(read, SUMMARIES.c.status != "", *wanted).group_by(SUMMARIES.c.type)
    return grouped.order_by(func.count(distinct(SUMMARIES.c.id)).desc())


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
