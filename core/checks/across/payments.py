"""A paper beside the bank's rows: paid, paid in part, paid together with another, or not paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations

from core.checks.across.duplicates import DAYS, same_vendor
from core.checks.across.statements import covered
from core.domain.facts import Facts, Movement
from core.domain.finding import Finding, Severity
from core.domain.folding import folded
from core.domain.marks import PAPERS, due, number_of, payees
from core.domain.money import ZERO, agree

MOST_DAYS = timedelta(days=200)
"""after its date in which a payment is looked for"""
EARLY = timedelta(days=10)
"""before its date in which a paper may be paid already"""
TRANSFER = timedelta(days=5)
"""that a payment on the last day may need"""
UNPAYABLE = frozenset({"credit_note", "proforma"})
TELLING = 4
"""letters and digits of a number that are no accident in a narration"""


def payment_words(facts: Facts) -> frozenset[str]:
    """Words of which a row that pays a paper may have one."""
    number = number_of(facts)
    return payees(facts) | ({number} if len(number) >= TELLING else set())


def payment_findings(
    facts: Facts, others: Sequence[Facts], movements: Sequence[Movement], *, sells: bool = False
) -> Iterator[Finding]:
    """What the rows say of the payment of a paper; nothing where they do not reach to the day it is due."""
    owed, day = _owed(facts), facts.day(*DAYS)
    if facts.type not in PAPERS or facts.subtype in UNPAYABLE or not owed or owed <= 0 or day is None:
        return
    rows = _rows(movements, day, sells=sells)
    siblings = [
        one for one in others if one.type in PAPERS and one.subtype not in UNPAYABLE and same_vendor(facts, one)
    ]
    if paid := _row_of(facts, owed, rows, siblings):
        yield _note("history.paid", paid)
    elif together := _together(facts, owed, rows, siblings):
        row, papers = together
        yield _note("history.paid_together", row, papers=", ".join(one.name for one in papers))
    elif parts := [row for row in rows if _numbered(facts, row) and abs(row.amount) < owed]:
        settled = sum((abs(row.amount) for row in parts), ZERO)
        if agree(settled, owed, len(parts)):
            yield _note("history.paid", parts[-1])
        elif settled < owed:
            yield _note("history.part_paid", parts[-1], paid=f"{settled:.2f}", open=f"{owed - settled:.2f}")
    elif facts.type == "invoice":
        yield from _unpaid(facts, day, others)


def _owed(facts: Facts) -> Decimal | None:
    """What is to be paid; nothing where the paper says that all was."""
    owed = facts.number("amount_due")
    return owed if owed is not None else facts.number("total_amount")


def _rows(movements: Sequence[Movement], day: date, *, sells: bool) -> list[Movement]:
    """The rows that may pay a paper of that day, each once though two statements may show it."""
    fitting = [one for one in movements if (one.amount > 0) == sells and day - EARLY <= one.day <= day + MOST_DAYS]
    counts: dict[tuple[date, Decimal, str], dict[str, list[Movement]]] = {}
    for one in fitting:
        counts.setdefault((one.day, one.amount, one.text), {}).setdefault(one.document, []).append(one)
    most = [max(shown.values(), key=len) for shown in counts.values()]
    return sorted((one for rows in most for one in rows), key=lambda row: row.day)


def _row_of(facts: Facts, owed: Decimal, rows: Sequence[Movement], siblings: Sequence[Facts]) -> Movement | None:
    """The row of that amount which pays this paper and not one of the same amount: by number, else in order of time."""
    exact = [row for row in rows if agree(abs(row.amount), owed)]
    if numbered := [row for row in exact if _numbered(facts, row)]:
        return numbered[0]
    equal = [one for one in siblings if (sum_ := _owed(one)) is not None and agree(sum_, owed)]
    free = [row for row in exact if not any(_numbered(one, row) for one in equal)]
    named = [row for row in free if _names(facts, row)]
    claims = sorted((one for one in equal if not any(_numbered(one, row) for row in exact)), key=_turn)
    for one in sorted((*claims, facts), key=_turn):
        start = one.day(*DAYS)
        mine = next((row for row in named if start and row.day >= start - EARLY), None)
        if one is facts:
            return mine or (
                free[0] if len(free) == 1 and facts.type == "receipt" and _at_once(facts, free[0]) else None
            )
        if mine:
            named.remove(mine)
    return None


def _together(
    facts: Facts, owed: Decimal, rows: Sequence[Movement], siblings: Sequence[Facts]
) -> tuple[Movement, tuple[Facts, ...]] | None:
    """A row to this party that is the sum of this paper and one or two others, and these."""
    amounts = [(one, sum_) for one in siblings[-30:] if (sum_ := _owed(one))]
    for row in rows:
        if abs(row.amount) > owed and (_names(facts, row) or _numbered(facts, row)):
            for count in (1, 2):
                for papers in combinations(amounts, count):
                    if agree(abs(row.amount), owed + sum(amount for _, amount in papers)):
                        return row, tuple(one for one, _ in papers)
    return None


def _unpaid(facts: Facts, day: date, others: Sequence[Facts]) -> Iterator[Finding]:
    until = due(facts)
    statements = [one for one in others if one.type == "bank_statement"]
    if until and not facts.number("amount_paid") and covered(statements, day, until + TRANSFER):
        told = {"due": until.isoformat(), "until": (until + TRANSFER).isoformat(), "other": statements[-1].name}
        yield Finding("history.unpaid", Severity.NOTE, ("total_amount",), told)


def _numbered(facts: Facts, row: Movement) -> bool:
    """Whether a row names the number or the reference of a paper."""
    numbers = (number_of(facts), folded(facts.value("payment_reference")))
    text = row.text.replace(" ", "")
    return any(len(one) >= TELLING and any(map(str.isdigit, one)) and one in text for one in numbers)


def _names(facts: Facts, row: Movement) -> bool:
    return any(word in row.text.replace(" ", "") for word in payees(facts))


def _at_once(facts: Facts, row: Movement) -> bool:
    """Whether a card was charged within days of a receipt."""
    day = facts.day(*DAYS)
    return day is not None and abs(row.day - day) <= TRANSFER


def _turn(facts: Facts) -> tuple[date, int]:
    return facts.day(*DAYS) or date.max, facts.order


def _note(code: str, row: Movement, **told: str) -> Finding:
    facts = {"other": row.name, "date": row.day.isoformat(), "amount": f"{abs(row.amount):.2f}", **told}
    return Finding(code, Severity.NOTE, ("total_amount",), facts)
