"""Which rows a question is about, and whether it asks what was paid."""

from __future__ import annotations

from dataclasses import replace

from core.asking.hearing import Heard
from core.asking.lexicon import Lexicon, grammar
from core.asking.rows import AMOUNT, BALANCE, IN, LINES, MOVES, OUT, QUANTITY, STATEMENT, RowQuery, Settling
from core.domain.asking import Group, Query, Target, Want

ANY = "any"
ONE_SIDED = ("card", "direct_debit", "withdrawal", "fee")
"""what money only goes out by"""
COMPARE = "compare"
ASKED = (Want.SUM, Want.AVERAGE, Want.COUNT, Want.MOST, Want.LEAST, Want.LATEST, Want.EARLIEST)


def settling(heard: Heard, query: Query, want: Want) -> Settling | None:
    """What is asked of payments, where something is."""
    of_invoices = not heard.kinds or "invoice" in heard.kinds
    state = next(iter(heard.said("states")), "")
    if state and of_invoices and not heard.said("sorts"):
        return Settling(replace(query, want=want if want in (Want.COUNT, Want.SUM) else Want.LIST), state)
    telling = set(heard.wants) <= {Want.LIST.value, Want.COUNT.value, Want.VALUE.value}
    asked = heard.said("paid") and heard.spent and "invoice" in heard.kinds and not heard.fields
    whether = heard.said("whether") and heard.said("paid") and not heard.wants and (heard.parties or query.words)
    if whether and of_invoices and not heard.fields and not heard.said("sorts"):
        return Settling(replace(query, want=Want.LIST), "paid")
    if asked and telling and not heard.amount_counted and not heard.groups:
        return Settling(replace(query, want=Want.COUNT if Want.COUNT.value in heard.wants else Want.LIST), "paid")
    return None


def row_query(lexicon: Lexicon, heard: Heard, query: Query, want: Want) -> RowQuery | None:
    """What a question asks of rows, where it does; it is about documents else."""
    if heard.said("sorts") and STATEMENT in lexicon.types:
        return _of_movements(heard, query, want)
    if _asks_balance(heard, query) and STATEMENT in lexicon.types:
        target = (Target(STATEMENT, "closing_balance"),)
        day = query.periods[0].until
        about = replace(query, want=Want.VALUE, periods=(), targets=target)
        return RowQuery(about, MOVES, (STATEMENT,), BALANCE, at=day)
    return _of_lines(lexicon, heard, query, want)


def _of_movements(heard: Heard, query: Query, want: Want) -> RowQuery:
    sort = next((one for one in heard.said("sorts") if one != ANY), "")
    side = next(iter(heard.said("sides")), OUT if heard.spent or sort in ONE_SIDED else "")
    known = Want.COUNT if Want.COUNT.value in heard.wants and not heard.said("ways") else want
    if not heard.wants and not heard.groups and not heard.spent:
        known = Want.LIST
    if known is Want.VALUE:
        known = Want.LIST
    about = _grouped(heard, replace(query, want=known, targets=(Target(STATEMENT, AMOUNT),)))
    return RowQuery(about, MOVES, (STATEMENT,), side=side if side in (IN, OUT) else "", sort=sort)


def _asks_balance(heard: Heard, query: Query) -> bool:
    """Whether the balance of one day is meant, and not that of the statements dated within a period."""
    names = [name for names in heard.fields for name in names]
    if "closing_balance" not in names or len(query.periods) != 1 or query.words or heard.groups:
        return False
    since, until = query.periods[0]
    return since == until or bool(heard.said("ends"))


def _of_lines(lexicon: Lexicon, heard: Heard, query: Query, want: Want) -> RowQuery | None:
    """Lines of invoices and receipts, by what they describe: "spent on paper", "unit price of paper"."""
    column = next(iter(heard.said("columns")), "")
    other = [names for names in heard.fields if names[0] not in ("total_amount", "subtotal")]
    holds = [kind for kind in heard.kinds or grammar()["spent"]["types"] if _has_lines(lexicon, kind)]
    if not holds or other or heard.said("mentions") or heard.subtype or heard.due:
        return None
    bought = heard.spent and bool(query.words) and want in ASKED
    if not column and not bought:
        return None
    if not column:
        column = QUANTITY if heard.said("things") and not heard.kinds and not heard.all else AMOUNT
        want = Want.SUM if column == QUANTITY else want
    if column != AMOUNT and want in (Want.VALUE, Want.LIST):
        want = Want.SUM if column == QUANTITY else Want.LIST
    if want is Want.VALUE:
        want = Want.LIST
    about = _grouped(heard, replace(query, want=want, targets=tuple(Target(kind, column) for kind in holds)))
    return RowQuery(about, LINES, tuple(holds), column)


def _has_lines(lexicon: Lexicon, kind: str) -> bool:
    return kind in lexicon.types and LINES in lexicon.types[kind].tables


def _grouped(heard: Heard, query: Query) -> Query:
    group = Group(heard.groups[0]) if heard.groups and heard.groups[0] != Group.TYPE else None
    if group and query.want is Want.LIST:
        query = replace(query, want=Want.SUM)
    return replace(query, group=group)
