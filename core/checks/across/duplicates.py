"""Papers that are there already: the same picture, the same number, near the same number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from core.domain.facts import Facts, once
from core.domain.finding import Finding, Severity
from core.domain.marks import PAPERS, bank_details, number_of, persons
from core.domain.money import agree
from core.domain.party import company, registration

CLOSE_HASHES = 4
"""bits by which the perceptual hashes of two pictures of one page may differ"""
MOST_FIGURES = 0.75
"""share of the figures in which two photos of one paper agree"""
CLOSE_DAYS = timedelta(days=5)
"""between the dates of a paper and of its copy, one of which was misread"""
LONG_AFTER = timedelta(days=20)
"""after which a paper of the same number and other figures is rarely a corrected one"""
REPEATED = 3
"""days of papers by which a number that stands on all of them is known as none of theirs"""
REUSED = timedelta(days=180)
"""after which a supplier that counts anew every year may use a number again"""
CONFUSED = tuple(map(frozenset, ("0odq", "1il7", "5s", "8b3", "2z", "6g", "4a9", "uv", "cg", "mn")))
"""letters and digits that are read for each other"""
DAYS = ("invoice_date", "receipt_date")


class Vendor(NamedTuple):
    """By what a paper names its supplier."""

    registration: str
    name: str
    accounts: frozenset[str]


def duplicate_findings(facts: Facts, others: Sequence[Facts]) -> Iterator[Finding]:
    """Papers of other files that this one may be a copy of; of an earlier paper, that a later one may be its copy."""
    elsewhere = [one for one in others if facts.sources.isdisjoint(one.sources)]
    if facts.type in PAPERS:
        alike = (one for one in elsewhere if one.type in PAPERS and _may_be_one(facts, one))
        papers = [one for one in alike if _comparable(facts, one)]
        reused = _reuses_numbers(facts, papers)
        for other in papers:
            yield from _copied(facts, other, reused=reused)
    if facts.type == "payslip":
        for other in elsewhere:
            yield from _same_month(facts, other)
    for other in elsewhere:
        if facts.type == other.type and _look_the_same(facts, other) and _say_the_same(facts, other):
            yield _found("history.same_page", facts, other)


def same_vendor(one: Facts, other: Facts) -> bool:
    """Whether two papers are of one supplier: by tax number where both have one, else by name or account."""
    first, second = _vendor(one), _vendor(other)
    if first.registration and second.registration:
        return first.registration == second.registration
    return bool(first.name and first.name == second.name) or not first.accounts.isdisjoint(second.accounts)


@once
def _vendor(facts: Facts) -> Vendor:
    names = registration(facts.value("vendor_tax_id")), company(facts.value("vendor_name"))
    return Vendor(*names, bank_details(facts))


def near(one: str, other: str) -> bool:
    """Whether two numbers may be one, of which a character was misread or lost. Neighbouring numbers are two."""
    if len(one) == len(other):
        pairs = [{first, second} for first, second in zip(one, other, strict=True) if first != second]
        return len(pairs) == 1 and any(pairs[0] <= alike for alike in CONFUSED) and not _neighbours(one, other)
    short, long = sorted((one, other), key=len)
    return len(long) - len(short) == 1 and len(short) >= 3 and any(_lost(short, long))


def _copied(facts: Facts, other: Facts, *, reused: bool) -> Iterator[Finding]:
    numbers = number_of(facts), number_of(other)
    sums = facts.number("total_amount"), other.number("total_amount")
    same_sum = sums[0] is not None and sums[1] is not None and agree(sums[0], sums[1])
    days = facts.day(*DAYS), other.day(*DAYS)
    apart = abs(days[0] - days[1]) if days[0] and days[1] else None
    if numbers[0] and numbers[0] == numbers[1]:
        if same_sum and not (reused and apart):
            yield _found("history.same_number", facts, other, _number_name(facts))
        elif not reused and (apart is None or apart < REUSED):
            code = "history.same_number" if None in sums else "history.other_figures"
            found = _found(code, facts, other, _number_name(facts))
            yield replace(found, severity=Severity.NOTE) if apart and apart >= LONG_AFTER else found
    elif same_sum and apart is not None and _same_order(facts, other):
        if apart == timedelta(0) and not all(numbers) and _same_time(facts, other):
            yield _found("history.same_total", facts, other, "total_amount")
        elif all(numbers) and apart <= CLOSE_DAYS and near(*numbers):
            yield _found("history.near_number", facts, other, _number_name(facts))


def _may_be_one(facts: Facts, other: Facts) -> bool:
    """Whether two papers have their number or their total in common."""
    if (number := number_of(facts)) and number == number_of(other):
        return True
    sums = facts.number("total_amount"), other.number("total_amount")
    return sums[0] is not None and sums[1] is not None and agree(sums[0], sums[1])


def _comparable(facts: Facts, other: Facts) -> bool:
    """A credit note is no copy of its invoice, nor an invoice of its proforma."""
    kinds = [{"receipt": ""}.get(one.type, one.subtype or "invoice") for one in (facts, other)]
    signs = [(one.number("total_amount") or 0) < 0 for one in (facts, other)]
    money = {one.value("currency") for one in (facts, other)} - {""}
    same_kind = kinds[0] == kinds[1] or kinds in (["invoice", ""], ["", "invoice"])
    return same_kind and signs[0] == signs[1] and len(money) < 2 and same_vendor(facts, other)


def _reuses_numbers(facts: Facts, papers: Sequence[Facts]) -> bool:
    """Whether what is read as the number stands on papers of many days: a customer's or a contract's number."""
    number = number_of(facts)
    days = {day for one in (facts, *papers) if number_of(one) == number and (day := one.day(*DAYS))}
    return len(days) >= REPEATED and max(days) - min(days) >= LONG_AFTER


def _same_order(facts: Facts, other: Facts) -> bool:
    """Whether nothing says that two papers of one amount are of two orders or two times."""
    told = [(facts.value(name), other.value(name)) for name in ("purchase_order", "service_start")]
    return all(not (one and two) or one == two for one, two in told)


def _same_time(facts: Facts, other: Facts) -> bool:
    times = facts.value("receipt_time")[:5], other.value("receipt_time")[:5]
    return not all(times) or times[0] == times[1]


def _neighbours(one: str, other: str) -> bool:
    """Whether two numbers follow each other, as those of two papers written on one day do."""
    ends = [re.search(r"\d+$", number) for number in (one, other)]
    if not (ends[0] and ends[1]) or one[: ends[0].start()] != other[: ends[1].start()]:
        return False
    return abs(int(ends[0][0]) - int(ends[1][0])) <= 2


def _lost(short: str, long: str) -> Iterator[bool]:
    """Whether the longer one without one of its characters is the shorter."""
    return (long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _same_month(facts: Facts, other: Facts) -> Iterator[Finding]:
    """Two payslips of one person's month with the same pay; a supplementary one has another."""
    months = facts.value("pay_month"), other.value("pay_month")
    pays = facts.number("net_pay"), other.number("net_pay")
    same = other.type == "payslip" and months[0] and months[0] == months[1] and pays[0] is not None
    if same and pays[0] == pays[1] and not persons(facts).isdisjoint(persons(other)):
        yield _found("history.same_month", facts, other, "pay_month")


def _say_the_same(one: Facts, other: Facts) -> bool:
    """Whether two documents agree in most figures that both know; so do two photos of one paper."""
    both = [(value, other.value(name)) for name, value in one.values.items() if other.value(name)]
    figures = [pair for pair in both if any(map(str.isdigit, pair[0]))]
    return sum(first == second for first, second in figures) >= MOST_FIGURES * len(figures)


def _look_the_same(one: Facts, other: Facts) -> bool:
    return any(_close(first, second) for first in one.looks for second in other.looks)


def _close(one: str, other: str) -> bool:
    try:
        return len(one) == len(other) and (int(one, 16) ^ int(other, 16)).bit_count() <= CLOSE_HASHES
    except ValueError:
        return one == other


def _number_name(facts: Facts) -> str:
    return "invoice_number" if facts.value("invoice_number") else "receipt_number"


def _found(code: str, facts: Facts, other: Facts, *fields: str) -> Finding:
    """The later document is the one to decide about; the earlier one is told."""
    severity = Severity.WARNING if facts.order > other.order else Severity.NOTE
    return Finding(code, severity, fields, {"other": other.name})
