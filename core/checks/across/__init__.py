"""What a client's documents say of one another; it may change whenever one of them does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.checks.across.certificates import certificate_findings
from core.checks.across.claims import EARLY, MOST_DAYS
from core.checks.across.client import Client, client_findings, known_by
from core.checks.across.duplicates import DAYS, duplicate_findings, same_vendor
from core.checks.across.interest import interest_findings
from core.checks.across.payments import payment_findings
from core.checks.across.periods import period_findings, renewed
from core.checks.across.reach import naming, sought, unexplained, woken
from core.checks.across.salaries import salary_findings
from core.checks.across.statements import statement_findings
from core.checks.across.suppliers import supplier_findings
from core.domain.facts import Facts
from core.domain.finding import Finding
from core.domain.marks import PAPERS
from core.ports import History, Moved

__all__ = ["Client", "compared", "findings", "renewed"]

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
    reach = _Reach(moved)
    touched = history.facts(woken(moved), WOKEN)
    named = history.facts(naming(unexplained(moved, touched)), WOKEN)
    papers = {one.document: one for one in (*touched, *named) if reach.holds(one)}
    concerned = {one.document: one for one in sorted(_nearest([*papers.values()], moved), key=_vendor_name)}
    concerned |= {one.document: one for one in (*moved.come, *moved.settled)}
    history.facts(frozenset().union(*map(sought, concerned.values())))  # all that will be asked for, found at once
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
    found += period_findings(facts, client.closed)
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
        yield from payment_findings(facts, others, history, sells=client.sells(facts, others))
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


def _vendor_name(facts: Facts) -> str:
    """By which papers stand together that are compared with the same others."""
    return facts.value("vendor_name")


class _Reach:
    """Which papers are concerned by what moved: of the same supplier or amount, or rows may pay them now."""

    def __init__(self, moved: Moved) -> None:
        self.papers = [one for one in (*moved.gone, *moved.come, *moved.settled) if one.type in PAPERS]
        self.gone = bool(moved.gone)
        days = [row.day for one in (*moved.gone, *moved.come) for row in one.movements]
        self.days = (min(days) - MOST_DAYS, max(days) + EARLY) if days else None

    def holds(self, facts: Facts) -> bool:
        """Whether what moved may concern a document."""
        if facts.type not in PAPERS:
            return True
        total = facts.value("total_amount")
        if any(same_vendor(facts, one) or total == one.value("total_amount") for one in self.papers):
            return True
        if facts.paid and not self.gone:
            return False
        day = facts.day(*DAYS)
        return self.days is not None and day is not None and self.days[0] <= day <= self.days[1]
