"""Payslips beside the Form 16 of their year, and beside one another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from core.checks.across.certificates import RUPEE, tax_year
from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.marks import persons
from core.domain.money import ZERO, agree
from core.domain.party import alike

SERIES = 3
"""payslips of a year from which a missing one is worth a word"""


def salary_findings(facts: Facts, others: Sequence[Facts]) -> Iterator[Finding]:
    """What a person's payslips say of the Form 16 of their year; months of which no payslip is there."""
    if facts.type == "form_16":
        year = tax_year(facts)
        slips = _by_month(
            [one for one in others if one.type == "payslip" and _of_year(one, year) and _same(facts, one)]
        )
        yield from _certified(facts, slips, _employed(facts, year)) if year else ()
    elif facts.type == "payslip":
        yield from _month_missing(facts, [one for one in others if one.type == "payslip" and _same(facts, one)])


def _same(facts: Facts, other: Facts) -> bool:
    """Whether two papers are of one person with one employer."""
    employers = facts.value("employer_name"), other.value("employer_name")
    return not persons(facts).isdisjoint(persons(other)) and (not all(employers) or alike(*employers))


def _of_year(slip: Facts, year: int | None) -> bool:
    month = slip.value("pay_month")
    return year is not None and f"{year}-04" <= month <= f"{year + 1}-03"


def _by_month(slips: Sequence[Facts]) -> dict[str, list[Facts]]:
    """The payslips of each month, the copy of one left out."""
    months: dict[str, list[Facts]] = {}
    for slip in slips:
        known = months.setdefault(slip.value("pay_month"), [])
        if all(slip.number("net_pay") != one.number("net_pay") for one in known):
            known.append(slip)
    return months


def _employed(facts: Facts, year: int | None) -> list[str]:
    """The months for which Form 16 speaks."""
    first = (year or 0) * 12 + 3
    start, end = facts.day("employment_from"), facts.day("employment_to")
    since = max(first, _month(start)) if start else first
    until = min(first + 11, _month(end)) if end else first + 11
    return [f"{month // 12}-{month % 12 + 1:02d}" for month in range(since, until + 1)]


def _certified(facts: Facts, slips: dict[str, list[Facts]], employed: Sequence[str]) -> Iterator[Finding]:
    """The payslips' sums against Form 16, where all months are there; else those that are not."""
    missing = [month for month in employed if month not in slips]
    if len(slips) < min(SERIES, len(employed)):
        return
    if missing:
        told = {"months": ", ".join(missing), "count": str(len(slips))}
        yield Finding("history.payslips_missing", Severity.NOTE, ("gross_salary",), told)
        return
    every = [slip for month in employed for slip in slips[month]]
    deducted, gross = _sum(every, "income_tax_withheld"), _sum(every, "gross_earnings")
    certified = facts.number("total_tax_deducted")
    if deducted is not None and certified is not None and not agree(deducted, certified, rounding=RUPEE * len(every)):
        yield _differs("history.payslip_tax", "total_tax_deducted", deducted, certified)
    salaries = [facts.number("salary_17_1"), facts.number("gross_salary")]
    known = [salary for salary in salaries if salary]
    if gross is not None and known and not any(agree(gross, one, rounding=RUPEE * len(every)) for one in known):
        yield _differs("history.payslip_gross", "gross_salary", gross, known[-1])


def _differs(code: str, field: str, slips: Decimal, certified: Decimal) -> Finding:
    told = {"payslips": f"{slips:.2f}", "certified": f"{certified:.2f}"}
    return Finding(code, Severity.WARNING, (field,), told)


def _sum(slips: Sequence[Facts], name: str) -> Decimal | None:
    """The sum over payslips, or None where one does not say it. What is not deducted is not printed."""
    values = [slip.number(name) for slip in slips]
    if name == "income_tax_withheld" and any(value is not None for value in values):
        values = [value or ZERO for value in values]
    return sum((value or ZERO for value in values), ZERO) if all(value is not None for value in values) else None


def _month_missing(facts: Facts, slips: Sequence[Facts]) -> Iterator[Finding]:
    """Months between this payslip and the one before it, where there is a series of them."""
    month = _number(facts.value("pay_month"))
    earlier = sorted(
        {number for slip in slips if (number := _number(slip.value("pay_month"))) and number < (month or 0)}
    )
    if month is None or len(earlier) < SERIES - 1 or not 2 <= month - earlier[-1] <= 6:
        return
    missing = [f"{one // 12}-{one % 12 + 1:02d}" for one in range(earlier[-1] + 1, month)]
    yield Finding("history.payslip_missing", Severity.NOTE, ("pay_month",), {"months": ", ".join(missing)})


def _number(month: str) -> int | None:
    """A month ("2025-03") counted from year 0."""
    year, _, rest = month.partition("-")
    return int(year) * 12 + int(rest) - 1 if year.isdigit() and rest.isdigit() else None


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
