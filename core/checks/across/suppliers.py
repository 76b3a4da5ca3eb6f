"""A supplier's paper beside its earlier ones: bank details, usual amounts, running numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import log
from statistics import median

from core.checks.across.duplicates import DAYS, same_vendor
from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.marks import PAPERS, bank_details, number_of
from core.domain.party import company

ENOUGH = 8
"""earlier papers from which a supplier's usual amounts are known"""
UNUSUAL = 5.0
"""robust standard deviations, of the amounts' logarithms"""
LEAST_SPREAD = 0.15
"""of the logarithms: amounts that were always the same may still change by some parts in a hundred"""
TIMES = 4.0
"""how often the usual amount an unusual one is at least; a small bill is less of a question"""
PARTS = 10.0
IN_A_ROW = 4
"""earlier papers whose numbers follow one another where a supplier writes to this client alone"""
SERIAL = re.compile(r"(.*?)(\d{1,9})")
CREDIT = frozenset({"credit_note"})


def supplier_findings(facts: Facts, others: Sequence[Facts]) -> Iterator[Finding]:
    """What differs from what this supplier's earlier papers said."""
    if facts.type not in PAPERS:
        return
    papers = sorted(
        (one for one in others if one.type in PAPERS and one.order < facts.order), key=lambda one: one.order
    )
    yield from _bank_details(facts, [one for one in papers if _may_be_paid_alike(facts, one)])
    own = [one for one in papers if same_vendor(facts, one) and one.subtype not in CREDIT]
    if facts.subtype not in CREDIT:
        yield from _unusual(facts, [one for one in own if one.value("currency") == facts.value("currency")])
        yield from _numbers_missing(facts, [one for one in others if one.type in PAPERS and same_vendor(facts, one)])


def _may_be_paid_alike(facts: Facts, other: Facts) -> bool:
    """Whether a paper is of the same supplier, or says that it is: who deceives has its name, but not its number."""
    names = company(facts.value("vendor_name")), company(other.value("vendor_name"))
    return same_vendor(facts, other) or bool(names[0] and names[0] == names[1])


def _bank_details(facts: Facts, papers: Sequence[Facts]) -> Iterator[Finding]:
    """A known supplier that now wants its money elsewhere: the commonest payment fraud.

    Known are the first account of a supplier, and those on papers that were approved.
    """
    now = bank_details(facts)
    bearing = [one for one in papers if bank_details(one)]
    known = frozenset[str]().union(
        *(bank_details(one) for one in bearing if one.settled), *map(bank_details, bearing[:1])
    )
    if now and known and not any(_same_account(one, other) for one in now for other in known):
        name = "iban" if facts.value("iban") else "bank_account"
        told = {"vendor": facts.value("vendor_name"), "other": bearing[-1].name}
        yield Finding("history.bank_details", Severity.WARNING, (name,), told)


def _same_account(one: str, other: str) -> bool:
    """Whether two accounts are one, of which an IBAN may say more than its number."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short.lstrip("0")) >= 6 and long.endswith(short.lstrip("0")))


def _unusual(facts: Facts, papers: Sequence[Facts]) -> Iterator[Finding]:
    """An amount far from those of a supplier's earlier papers: a decimal point lost, or worth a question."""
    amounts = [float(amount) for one in papers if (amount := one.number("total_amount")) and amount > 0]
    now = facts.number("total_amount")
    if len(amounts) < ENOUGH or now is None or now <= 0:
        return
    middle = median(map(log, amounts))
    spread = 1.4826 * median(abs(log(amount) - middle) for amount in amounts)
    away = log(float(now)) - middle
    least = max(UNUSUAL * max(spread, LEAST_SPREAD), log(TIMES if away > 0 else PARTS))
    if abs(away) > least and not min(amounts) <= now <= max(amounts):
        told = {"usual": f"{median(amounts):.2f}", "count": str(len(amounts)), "least": f"{min(amounts):.2f}"}
        told |= {"most": f"{max(amounts):.2f}", "vendor": facts.value("vendor_name")}
        yield Finding("history.unusual_amount", Severity.NOTE, ("total_amount",), told)


def _numbers_missing(facts: Facts, papers: Sequence[Facts]) -> Iterator[Finding]:
    """A number left out where a supplier's numbers always followed one another."""
    own = SERIAL.fullmatch(number_of(facts))
    day = facts.day(*DAYS)
    if own is None or day is None:
        return
    serials = [(found, one) for one in papers if (found := SERIAL.fullmatch(number_of(one)))]
    like = [(int(found[2]), one) for found, one in serials if found[1] == own[1] and len(found[2]) == len(own[2])]
    before = sorted({number for number, one in like if number < int(own[2]) and (one.day(*DAYS) or day) <= day})
    if len(before) < IN_A_ROW or before[-1] - before[-IN_A_ROW] != IN_A_ROW - 1:
        return
    gap = int(own[2]) - before[-1] - 1
    if 1 <= gap <= 3:
        told = {"vendor": facts.value("vendor_name"), "count": str(gap), "last": f"{own[1]}{before[-1]}".upper()}
        yield Finding("history.number_missing", Severity.NOTE, ("invoice_number",), told)
