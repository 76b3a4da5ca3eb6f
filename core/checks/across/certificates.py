"""Certificates of tax deducted (Form 16, 16A) and the statement of tax credits (26AS) of one person's year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.folding import digits, folded
from core.domain.marks import persons
from core.domain.money import ZERO, agree, decimal

CERTIFICATES = frozenset({"form_16", "form_16a"})
SALARY = ("192", "392")
"""sections under which an employer deducts, before and from April 2026"""
RUPEE = Decimal("0.5")
"""by which rounding to whole rupees may alter an amount of a certificate"""
PARTS = ("total_tax_deducted", "gross_salary")


def tax_year(facts: Facts) -> int | None:
    """The year in which the tax year of a paper begins; an assessment year begins one later."""
    for name, later in (("tax_year", 0), ("financial_year", 0), ("assessment_year", 1)):
        year = digits(facts.value(name)[:6])[:4]
        if len(year) == 4:
            return int(year) - later
    ends = facts.day("period_to") or facts.day("period_from")
    return ends.year - (ends.month < 4) if ends else None


def same_person_and_year(facts: Facts, other: Facts) -> bool:
    """Whether two papers speak of one person's tax year."""
    years = tax_year(facts), tax_year(other)
    return years[0] is not None and years[0] == years[1] and not persons(facts).isdisjoint(persons(other))


def certificate_findings(facts: Facts, others: Sequence[Facts]) -> Iterator[Finding]:
    """Where a certificate and the statement of tax credits, or two certificates, say different things."""
    if facts.type not in CERTIFICATES and facts.type != "form_26as":
        return
    related = [one for one in others if same_person_and_year(facts, one)]
    if facts.type in CERTIFICATES:
        yield from _other_version(facts, [one for one in related if one.type == facts.type])
        for statement in (one for one in related if one.type == "form_26as"):
            yield from _credited(facts, facts, statement, related)
    else:
        for one in (one for one in related if one.type in CERTIFICATES):
            yield from _credited(facts, one, facts, related)


def _tan(facts: Facts) -> str:
    return folded(facts.value("employer_tan", "deductor_tan"))


def _credited(facts: Facts, certificate: Facts, statement: Facts, related: Sequence[Facts]) -> Iterator[Finding]:
    """The tax of a certificate that is not that of the statement. Of quarterly ones some may not be there."""
    deducted, tan = certificate.number("total_tax_deducted"), _tan(certificate)
    if deducted is None or not tan:
        return
    rows = [row for row in statement.rows if folded(row.get("tan", "")) == tan and _section_fits(certificate, row)]
    credit = sum((decimal(row.get("tax_deducted")) or ZERO for row in rows), ZERO)
    quarterly = certificate.type == "form_16a"
    shown = _quarters(certificate, related) if quarterly else deducted
    if not rows and deducted > 0:
        yield _differs(facts, certificate, statement, deducted, ZERO)
    elif rows and not agree(shown, credit, rounding=RUPEE) and not (quarterly and shown < credit):
        yield _differs(facts, certificate, statement, shown, credit)


def _section_fits(certificate: Facts, row: Mapping[str, str]) -> bool:
    """Whether a row is of the kind of income that a certificate is about."""
    section = row.get("section", "")
    return not section or section.startswith(SALARY) == (certificate.type == "form_16")


def _quarters(certificate: Facts, related: Sequence[Facts]) -> Decimal:
    """The tax of all certificates of one deductor's year, each period once."""
    same = [one for one in (certificate, *related) if one.type == certificate.type and _tan(one) == _tan(certificate)]
    periods = {(one.value("period_from"), one.value("certificate_number")): one for one in same}
    return sum((one.number("total_tax_deducted") or ZERO for one in periods.values()), ZERO)


def _differs(facts: Facts, certificate: Facts, statement: Facts, deducted: Decimal, credited: Decimal) -> Finding:
    code = "history.tax_credit" if credited else "history.tax_not_credited"
    other = statement if facts is certificate else certificate
    told = {"other": other.name, "tan": _tan(certificate).upper()}
    told |= {"deducted": f"{deducted:.2f}", "credited": f"{credited:.2f}"}
    return Finding(code, Severity.WARNING, ("total_tax_deducted",), told)


def _other_version(facts: Facts, same: Sequence[Facts]) -> Iterator[Finding]:
    """Another certificate of the same employer and period with other figures: one of them was corrected."""
    for other in same:
        alike = [facts.value(name) == other.value(name) for name in ("period_from", "period_to", "employment_from")]
        figures = [(facts.number(name), other.number(name)) for name in PARTS]
        known = [(one, two) for one, two in figures if one is not None and two is not None]
        differ = any(not agree(one, two, rounding=RUPEE) for one, two in known)
        if _tan(facts) and _tan(facts) == _tan(other) and all(alike) and differ:
            severity = Severity.WARNING if facts.order > other.order else Severity.NOTE
            yield Finding("history.other_version", severity, ("total_tax_deducted",), {"other": other.name})
