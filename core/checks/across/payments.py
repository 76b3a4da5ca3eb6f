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


class Rows:
    """The rows that may pay a paper, or one of the same amount before it."""

    def __init__(self, own: Claim, others: Sequence[Facts], history: History) -> None:
        self.own, self.history = own, history
        self.amounts = {own.owed, own.facts.number("total_amount") or own.owed}
        equal = [one for one in others if one.type in PAPERS and owed(one) in self.amounts]
        days = [start for one in equal if same_vendor(own.facts, one) and (start := one.day(*DAYS))]
        self.since = max(min([own.day, *days]), own.day - LONGEST) - EARLY

    def exact(self) -> tuple[Movement, ...]:
        """Those of its amount."""
        return self.history.movements(self.since, self.own.day + MOST_DAYS, self.amounts)

    def named(self) -> tuple[Movement, ...]:
        """Those of another amount that name its number or its other party."""
        facts, day = self.own.facts, self.own.day
        words = {*payees(facts), number_of(facts), folded(facts.value("payment_reference"))}
        telling = {word for word in words if len(word) >= TELLING}
        rows = self.history.movements(day - EARLY, day + MOST_DAYS, words=telling)
        return tuple(row for row in rows if abs(row.amount) not in self.amounts)


def payment_findings(
    facts: Facts, others: Sequence[Facts], history: History, *, sells: bool = False
) -> Iterator[Finding]:
    """What the rows say of the payment of a paper; nothing where they do not reach to the day it is due."""
    asked = list(claims(facts, others, sells=sells)) if facts.type in PAPERS else []
    if not asked or asked[0].facts is not facts:
        return
    own, equals = asked[0], asked[1:]
    found = Rows(own, others, history)
    exact = found.exact()
    rows = payments(exact, sells=sells)
    if paid := row_of(own, equals, rows) or unmistakable(own, [one for one in others if one.type in PAPERS], rows):
        yield _note("history.paid", paid)
        return
    rows = payments((*exact, *found.named()), sells=sells)
    if one_payment := together(own, equals, rows):
        row, together_with = one_payment
        yield _note("history.paid_together", row, papers=", ".join(one.facts.name for one in together_with))
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
