"""What a client's documents say of one another; it may change whenever one of them does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.checks.across.certificates import certificate_findings
from core.checks.across.claims import EARLY, MOST_DAYS
from core.checks.across.client import Client, client_findings, known_by
from core.checks.across.duplicates import DAYS, duplicate_findings, same_vendor
from core.checks.across.interest import interest_findings
from core.checks.across.payments import payment_findings, payment_rows
from core.checks.across.reach import sought, woken
from core.checks.across.salaries import salary_findings
from core.checks.across.statements import statement_findings
from core.checks.across.suppliers import supplier_findings
from core.domain.facts import Facts
from core.domain.finding import Finding
from core.domain.marks import PAPERS
from core.ports import History, Moved

__all__ = ["Client", "compared", "findings"]

NEAREST = 12
"""papers that are compared again where one moves, at most"""
PAID = PAPERS | {"interest_certificate"}
PAYMENTS = frozenset(
    f"history.{name}"
    for name in ("paid", "paid_together", "part_paid", "unpaid", "interest_agrees", "interest_differs")
)
"""what rows of statements say of these"""
WOKEN = 1000
"""documents that bear one mark and are compared again, at most"""


def compared(history: History, moved: Moved, client: Client) -> Mapping[str, tuple[Finding, ...]]:
    """What is to be found of the documents that moved, and of those it concerns, by document."""
    client = known_by(client, history)
    touched = [one for one in history.facts(woken(moved), WOKEN) if _within(one, moved)]
    concerned = {one.document: one for one in _nearest(touched, moved)}
    concerned |= {one.document: one for one in (*moved.come, *moved.settled)}
    moving = (*moved.gone, *moved.come, *moved.settled)
    ask = _settled_anew if all(one.type == "bank_statement" for one in moving) else findings
    here = {one.document for one in moving}
    return {name: (findings if name in here else ask)(one, history, client) for name, one in concerned.items()}


def findings(facts: Facts, history: History, client: Client) -> tuple[Finding, ...]:
    """What the client's other documents say of one."""
    others = _others(facts, history)
    found = [*duplicate_findings(facts, others), *certificate_findings(facts, others), *salary_findings(facts, others)]
    found += [*statement_findings(facts, others), *supplier_findings(facts, others)]
    found += [*client_findings(facts, others, client, history.owners), *_paid(facts, others, history, client)]
    return tuple({(one.code, one.fields): one for one in reversed(found)}.values())[::-1]


def _settled_anew(facts: Facts, history: History, client: Client) -> tuple[Finding, ...]:
    """What is said of a document where only statements moved: of a paper and a certificate, what its rows say."""
    if facts.type not in PAID:
        return findings(facts, history, client)
    said = [one for one in facts.found if one.code not in PAYMENTS]
    return (*said, *_paid(facts, _others(facts, history), history, client))


def _others(facts: Facts, history: History) -> tuple[Facts, ...]:
    return tuple(one for one in history.facts(sought(facts)) if one.document != facts.document)


def _paid(facts: Facts, others: tuple[Facts, ...], history: History, client: Client) -> Iterator[Finding]:
    """What the bank's rows say of a paper or a certificate of interest."""
    if facts.type in PAPERS:
        yield from payment_findings(
            facts, others, payment_rows(facts, others, history), sells=client.sells(facts, others)
        )
    elif facts.type == "interest_certificate":
        start, end = facts.day("period_from"), facts.day("period_to")
        rows = history.movements(start, end, words=("int", "zins")) if start and end else ()
        yield from interest_findings(facts, others, rows)


def _nearest(touched: Sequence[Facts], moved: Moved) -> Sequence[Facts]:
    """Where papers moved, those of about the same time; a price that is always the same has hundreds of others."""
    day = next((found for one in (*moved.come, *moved.gone) if (found := one.day(*DAYS))), None)
    if day is None:
        return touched
    return sorted(touched, key=lambda one: abs((one.day(*DAYS) or day) - day))[:NEAREST]


def _within(facts: Facts, moved: Moved) -> bool:
    """Whether what moved may concern a paper: it is of the same supplier or amount, or rows may pay it now."""
    if facts.type not in PAPERS:
        return True
    papers = [one for one in (*moved.gone, *moved.come, *moved.settled) if one.type in PAPERS]
    if any(same_vendor(facts, one) or facts.value("total_amount") == one.value("total_amount") for one in papers):
        return True
    if facts.paid and not moved.gone:
        return False
    rows = [row.day for one in (*moved.gone, *moved.come) for row in one.movements]
    day = facts.day(*DAYS)
    return bool(rows) and day is not None and min(rows) - MOST_DAYS <= day <= max(rows) + EARLY
