"""A certificate of interest beside what the bank's rows credited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.checks.across.certificates import RUPEE
from core.checks.across.statements import covered
from core.domain.facts import Facts, Movement
from core.domain.finding import Finding, Severity
from core.domain.money import ZERO, agree
from core.domain.party import alike

INTEREST = re.compile(r"interest|int(pd|cr|paid|credit)|(^|fd|sb|td|rd)int($|\d|on|for|upto)|interet|zinsen|habenzins")


def interest_findings(facts: Facts, others: Sequence[Facts], movements: Sequence[Movement]) -> Iterator[Finding]:
    """Whether the interest of a certificate is what that bank's statements show, where these leave no day out."""
    start, end, total = facts.day("period_from"), facts.day("period_to"), facts.number("total_interest")
    statements = [one for one in others if one.type == "bank_statement" and _of_bank(facts, one)]
    if not (start and end and total) or not covered(statements, start, end):
        return
    names = {one.document for one in statements}
    credits_ = [row for row in movements if row.document in names and row.amount > 0 and _is_interest(row)]
    shown = sum((row.amount for row in credits_), ZERO)
    if not credits_:
        return
    net = total - (facts.number("total_tds") or ZERO)
    same = any(agree(shown, one, rounding=RUPEE) for one in (total, net))
    told = {
        "shown": f"{shown:.2f}",
        "certified": f"{total:.2f}",
        "count": str(len(credits_)),
        "other": statements[-1].name,
    }
    code = "history.interest_agrees" if same else "history.interest_differs"
    yield Finding(code, Severity.NOTE, ("total_interest",), told)


def _of_bank(facts: Facts, statement: Facts) -> bool:
    return alike(facts.value("institution"), statement.value("bank_name"))


def _is_interest(row: Movement) -> bool:
    return INTEREST.search(row.text.replace(" ", "")) is not None
