"""A paper beside the bank's rows: paid, paid in part, paid together with another, or not paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from core.checks.across.claims import (
    EARLY,
    MOST_DAYS,
    TELLING,
    Claim,
    claims,
    owed,
    payments,
    row_of,
    together,
    unmistakable,
)
from core.checks.across.duplicates import DAYS, same_vendor
from core.checks.across.statements import covered
from core.domain.facts import Facts, Movement
from core.domain.finding import Finding, Severity
from core.domain.folding import folded
from core.domain.marks import PAPERS, due, number_of, payees
from core.domain.money import ZERO, agree
from core.ports import History

TRANSFER = timedelta(days=5)
"""that a payment on the last day may need"""
LONGEST = timedelta(days=400)
"""before a paper's date, from which on earlier ones of the same amount are settled first"""


def payment_rows(facts: Facts, others: Sequence[Facts], history: History) -> tuple[Movement, ...]:
    """The rows that may pay a paper, or one of the same amount before it: of its amount, or with its number or name."""
    day = facts.day(*DAYS)
    amounts = {amount for name in ("amount_due", "total_amount") if (amount := facts.number(name))}
    if day is None or not amounts:
        return ()
    equal = [one for one in others if one.type in PAPERS and owed(one) in amounts]
    days = [start for one in equal if same_vendor(facts, one) and (start := one.day(*DAYS))]
    since = max(min([day, *days]), day - LONGEST) - EARLY
    words = {*payees(facts), number_of(facts), folded(facts.value("payment_reference"))}
    exact = history.movements(since, day + MOST_DAYS, amounts)
    named = history.movements(day - EARLY, day + MOST_DAYS, words={word for word in words if len(word) >= TELLING})
    return (*exact, *(row for row in named if abs(row.amount) not in amounts))


def payment_findings(
    facts: Facts, others: Sequence[Facts], movements: Sequence[Movement], *, sells: bool = False
) -> Iterator[Finding]:
    """What the rows say of the payment of a paper; nothing where they do not reach to the day it is due."""
    asked = list(claims(facts, others, sells=sells)) if facts.type in PAPERS else []
    if not asked or asked[0].facts is not facts:
        return
    own, equals = asked[0], asked[1:]
    rows = payments(movements, sells=sells)
    if paid := row_of(own, equals, rows) or unmistakable(own, [one for one in others if one.type in PAPERS], rows):
        yield _note("history.paid", paid)
    elif one_payment := together(own, equals, rows):
        row, papers = one_payment
        yield _note("history.paid_together", row, papers=", ".join(one.facts.name for one in papers))
    elif parts := [row for row in rows if own.numbered(row) and abs(row.amount) < own.owed]:
        yield from _in_part(own, parts)
    elif facts.type == "invoice":
        yield from _unpaid(own, others)


def _in_part(own: Claim, parts: Sequence[Movement]) -> Iterator[Finding]:
    settled = sum((abs(row.amount) for row in parts), ZERO)
    if agree(settled, own.owed, len(parts)):
        yield _note("history.paid", parts[-1])
    elif settled < own.owed:
        yield _note("history.part_paid", parts[-1], paid=f"{settled:.2f}", open=f"{own.owed - settled:.2f}")


def _unpaid(own: Claim, others: Sequence[Facts]) -> Iterator[Finding]:
    """Said only where statements of an account show every day until the payment must have come."""
    until = due(own.facts)
    statements = [one for one in others if one.type == "bank_statement"]
    if until and not own.facts.number("amount_paid") and covered(statements, own.day, until + TRANSFER):
        told = {"due": until.isoformat(), "until": (until + TRANSFER).isoformat(), "other": statements[-1].name}
        yield Finding("history.unpaid", Severity.NOTE, ("total_amount",), told)


def _note(code: str, row: Movement, **told: str) -> Finding:
    facts = {"other": row.name, "date": row.day.isoformat(), "amount": f"{abs(row.amount):.2f}", **told}
    return Finding(code, Severity.NOTE, ("total_amount",), facts)
