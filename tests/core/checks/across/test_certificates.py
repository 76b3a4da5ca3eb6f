"""Certificates, tax credits, payslips and interest of one person's year."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from core.checks.across.certificates import tax_year
from core.domain.facts import Facts
from core.domain.finding import Severity
from tests.core.checks.across.made import codes, facts, findings, statement

ASHA = {"employee_pan": "ABCPV1234F", "employee_name": "Asha Verma", "employer_name": "Alder Works Pvt Ltd"}
MONTHS = [f"{2024 + (month + 3) // 12}-{(month + 3) % 12 + 1:02d}" for month in range(12)]


def slips(months: Sequence[str] = MONTHS, **values: str) -> list[Facts]:
    own = {"gross_earnings": "50000.00", "income_tax_withheld": "2500.00", "net_pay": "45000.00"}
    return [facts("payslip", **{**ASHA, **own, "pay_month": month, **values}) for month in months]


def form_16(**values: str) -> Facts:
    own = {"assessment_year": "2025-26", "employer_tan": "MUMA12345B", "total_tax_deducted": "30000.00"}
    return facts("form_16", **{**ASHA, **own, "gross_salary": "600000.00", **values})


def form_16a(number: str, tax: str, start: str) -> Facts:
    own = {"deductee_pan": "ABCPV1234F", "deductor_tan": "PNEB54321C", "tax_year": "2024-25", "period_from": start}
    return facts("form_16a", **own, certificate_number=number, total_tax_deducted=tax)


def credits_(*rows: tuple[str, str, str], **values: str) -> Facts:
    cells = tuple({"tan": tan, "section": section, "tax_deducted": tax} for tan, section, tax in rows)
    return replace(facts("form_26as", **{"pan": "ABCPV1234F", "financial_year": "2024-25", **values}), rows=cells)


@pytest.mark.parametrize(
    ("values", "year"),
    [
        ({"assessment_year": "2025-26"}, 2024),
        ({"assessment_year": "AY 2025-26"}, None),
        ({"financial_year": "2024-25"}, 2024),
        ({"tax_year": "2026-27"}, 2026),
        ({"period_to": "2025-03-31"}, 2024),
        ({"period_from": "2025-04-01"}, 2025),
        ({}, None),
    ],
)
def test_the_year_of_a_paper(values: dict[str, str], year: int | None) -> None:
    assert tax_year(facts("form_16", **values)) == year


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        (slips(), []),
        (slips(income_tax_withheld="2600.00"), ["payslip_tax"]),
        (slips(gross_earnings="52000.00"), ["payslip_gross"]),
        (slips(MONTHS[:4]), ["payslips_missing"]),
        (slips(MONTHS[:2]), []),
        ([*slips(), *slips(MONTHS[-1:])], []),
        (slips(employee_pan="XYZPV1234F", employee_name="Rohit Nair"), ["other_customer"]),
        (slips(employer_name="Another Employer"), []),
    ],
    ids=["agree", "tax", "gross", "months missing", "too few", "one twice", "another person", "another employer"],
)
def test_form_16_beside_payslips(papers: Sequence[Facts], expected: list[str]) -> None:
    assert codes(*papers, form_16()) == expected
    assert codes(*papers, replace(form_16(), type="form_130")) == []


def test_one_who_joined_in_october_has_six_payslips() -> None:
    joined = form_16(employment_from="2024-10-01", gross_salary="300000.00", total_tax_deducted="15000.00")
    assert codes(*slips(MONTHS[6:]), joined) == []


def test_the_last_payslip_arrives_after_form_16() -> None:
    *most, last = slips()
    assert [one.code for one in findings(*most, form_16())["12.pdf"]] == ["history.payslips_missing"]
    assert findings(*most, form_16(), last)["12.pdf"] == []


def test_months_between_payslips() -> None:
    assert codes(*slips(["2024-04", "2024-05", "2024-08"])) == ["payslip_missing"]
    assert codes(*slips(["2024-04", "2024-08"])) == []


SALARY = ("MUMA12345B", "192", "30000.00")


@pytest.mark.parametrize(
    ("credit", "expected"),
    [
        (credits_(SALARY), []),
        (credits_(("MUMA12345B", "192", "10000.00"), ("MUMA12345B", "192", "20000.00")), []),
        (credits_(("MUMA12345B", "192", "27500.00")), ["tax_credit"]),
        (credits_(("PNEB54321C", "194A", "30000.00")), ["tax_not_credited"]),
        (credits_(("MUMA12345B", "194C", "30000.00")), ["tax_not_credited"]),
        (credits_(financial_year="2023-24"), []),
        (credits_(pan="XYZPV1234F"), []),
    ],
    ids=["agree", "two rows", "differ", "another deductor", "another kind of income", "another year", "another person"],
)
def test_form_16_beside_the_tax_credits(credit: Facts, expected: list[str]) -> None:
    assert codes(credit, form_16()) == expected
    assert codes(form_16(), credit) == expected


def test_a_corrected_form_16_agrees_and_the_old_one_is_told_of_it() -> None:
    found = findings(credits_(SALARY), form_16(total_tax_deducted="28000.00"), form_16())
    assert [one.code for one in found["3.pdf"]] == ["history.other_version"]
    assert ("history.other_version", Severity.NOTE) in [(one.code, one.severity) for one in found["2.pdf"]]


def test_quarterly_certificates_are_summed_and_some_may_be_missing() -> None:
    quarters = [form_16a("Q1", "1000.00", "2024-04-01"), form_16a("Q2", "1500.00", "2024-07-01")]
    assert codes(credits_(("PNEB54321C", "194A", "2500.00")), *quarters) == []
    assert codes(credits_(("PNEB54321C", "194A", "4000.00")), *quarters) == []
    assert codes(credits_(("PNEB54321C", "194A", "2000.00")), *quarters) == ["tax_credit"]


def bank(*rows: str) -> Facts:
    return statement("2024-04-01", "2025-03-31", rows=rows)


CERTIFICATE = facts(
    "interest_certificate",
    institution="Alder Bank Limited",
    customer_name="Asha Verma",
    period_from="2024-04-01",
    period_to="2025-03-31",
    total_interest="4200.00",
    total_tds="420.00",
)


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ([bank("2024-09-30 2100.00 SB INT CR", "2025-03-31 2100.00 interest paid")], ["interest_agrees"]),
        ([bank("2024-09-30 3780.00 FD INT 0071")], ["interest_agrees"]),
        ([bank("2024-09-30 2100.00 SB INT CR")], ["interest_differs"]),
        ([bank("2024-09-30 -2100.00 interest on overdraft")], []),
        ([bank("2024-09-30 2100.00 NEFT painters guild")], []),
        ([statement("2024-04-01", "2024-12-31", rows=["2024-09-30 2100.00 SB INT CR"])], []),
    ],
    ids=["agrees", "net of tax", "differs", "charged", "no interest", "months missing"],
)
def test_interest_beside_the_banks_rows(papers: Sequence[Facts], expected: list[str]) -> None:
    assert codes(*papers, CERTIFICATE) == expected
    other_bank = replace(papers[0], values={**papers[0].values, "bank_name": "Meridian Savings"})
    assert codes(other_bank, CERTIFICATE) == []
