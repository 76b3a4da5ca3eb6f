"""Bank statements of one account: whether each follows from the one before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.folding import folded
from core.domain.marks import accounts
from core.domain.money import agree, decimal

CLOSE = timedelta(days=4)
"""between the end of a statement and the start of the next one, where no day is missing (weekends, holidays)"""


class Period(NamedTuple):
    """What a statement says of one account's time."""

    start: date
    end: date
    opening: Decimal | None
    closing: Decimal | None
    name: str
    order: int


def statement_findings(facts: Facts, others: Sequence[Facts]) -> Iterator[Finding]:
    """Breaks between this statement and the others of the same account."""
    if facts.type != "bank_statement":
        return
    for account in sorted(accounts(facts)):
        own = _period(facts, account)
        known = [_period(one, account) for one in others if one.type == facts.type and account in accounts(one)]
        periods = [one for one in known if one]
        if own:
            yield from _overlaps(own, periods)
            yield from _before(own, [one for one in periods if one.end <= own.start and one.start < own.start])


def covered(statements: Sequence[Facts], since: date, until: date) -> bool:
    """Whether statements of one account leave no day out between two."""
    by_account: dict[str, list[tuple[date, date]]] = {}
    for one in statements:
        start, end = one.day("statement_start"), one.day("statement_end")
        if start and end:
            for account in accounts(one):
                by_account.setdefault(account, []).append((start, end))
    return any(_without_gap(sorted(periods), since, until) for periods in by_account.values())


def _without_gap(periods: Sequence[tuple[date, date]], since: date, until: date) -> bool:
    reached = since
    for start, end in periods:
        if start - CLOSE <= reached:
            reached = max(reached, end)
    return any(start - CLOSE <= since for start, _ in periods) and reached >= until


def _period(facts: Facts, account: str) -> Period | None:
    start, end = facts.day("statement_start"), facts.day("statement_end")
    if not (start and end):
        return None
    balances = facts.values
    for row in facts.rows:
        if folded(row.get("iban") or row.get("account_number") or "") == account:
            balances = {**facts.values, **row}
    opening, closing = decimal(balances.get("opening_balance")), decimal(balances.get("closing_balance"))
    return Period(start, end, opening, closing, facts.name, facts.order)


def _overlaps(own: Period, periods: Sequence[Period]) -> Iterator[Finding]:
    """Statements that cover the same days; one shared day is the bank's way to write "until"."""
    for other in periods:
        if other.start < own.end and own.start < other.end:
            severity = Severity.WARNING if own.order > other.order else Severity.NOTE
            yield Finding("history.months_overlap", severity, ("statement_start",), {"other": other.name})


def _before(own: Period, earlier: Sequence[Period]) -> Iterator[Finding]:
    """What does not follow from the statement before this one: a gap in time, or another balance."""
    if not earlier:
        return
    previous = max(earlier, key=lambda period: (period.end, period.order))
    if own.start - previous.end > CLOSE:
        facts = {"other": previous.name, "until": previous.end.isoformat(), "since": own.start.isoformat()}
        yield Finding("history.months_missing", Severity.WARNING, ("statement_start",), facts)
    elif own.opening is not None and previous.closing is not None and not agree(own.opening, previous.closing):
        facts = {"other": previous.name, "opening": str(own.opening), "closing": str(previous.closing)}
        yield Finding("history.opening_balance", Severity.WARNING, ("opening_balance",), facts)
