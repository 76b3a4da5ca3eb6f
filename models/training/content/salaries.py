"""Payslips and the Indian certificates of tax deducted from salaries."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, names
from models.training.content.invoices import cents, total
from models.training.facts import Facts, Row, Value

ZERO = Decimal("0.00")
JOBS = ("Senior Analyst", "Warehouse Supervisor", "Software Engineer", "Accounts Executive")
SLABS = ((250000, 0), (500000, 5), (1000000, 20), (10**12, 30))
"""yearly income up to which each per cent applies, in the rules with deductions"""


def money(rng: Random, low: int, high: int) -> Decimal:
    """A whole amount of rupees or pounds, with cents written."""
    return cents(Decimal(rng.randint(low, high)))


def payslip(rng: Random, country: str) -> Facts:
    """A month's pay."""
    parts = _british(rng) if country == "GB" else _indian(rng)
    earnings, deductions = parts
    gross, less = total(earnings, "current"), total(deductions, "current")
    month = date(2025, rng.randint(1, 12), 1)
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    fields: dict[str, Value] = {
        "employer_name": names.company(rng, country),
        "employer_address": names.place(rng, country),
        "employee_name": names.person(rng, country),
        "employee_code": f"E{ids.digits(rng, 4)}",
        "designation": rng.choice(JOBS),
        "pay_month": f"{month:%Y-%m}",
        "pay_date": last,
        "bank_account": ids.digits(rng, 11 if country == "IN" else 8),
        "gross_earnings": gross,
        "total_deductions": less,
        "net_pay": gross - less,
    }
    if country == "IN":
        fields |= {"pan": ids.pan(rng), "uan": ids.digits(rng, 12), "pf_number": f"MHBAN{ids.digits(rng, 10)}"}
        fields |= {"paid_days": Decimal(last.day), "lop_days": Decimal(0)}
    return Facts("payslip", fields, {"earnings": earnings, "deductions": deductions})


def _indian(rng: Random) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    basic = money(rng, 300, 900) * 100
    earned = (
        ("Basic Salary", basic), ("House Rent Allowance", basic / 2), ("Conveyance Allowance", Decimal("1600.00")),
        ("Special Allowance", money(rng, 4000, 21000)),
    )  # fmt: skip
    taken = (
        ("Provident Fund", cents(basic * 12 / 100)), ("Professional Tax", Decimal("200.00")),
        ("Income Tax (TDS)", money(rng, 900, 9000)),
    )  # fmt: skip
    return _named(earned), _named(taken)


def _british(rng: Random) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    basic = cents(Decimal(rng.randint(180000, 460000)) / 100)
    earned = (("Basic pay", basic), ("Overtime", cents(Decimal(rng.randint(4000, 30000)) / 100)))
    taken = (
        ("PAYE tax", cents(basic * 14 / 100)),
        ("National Insurance", cents(basic * 8 / 100)),
        ("Pension", cents(basic * 5 / 100)),
    )
    return _named(earned), _named(taken)


def _named(parts: tuple[tuple[str, Decimal], ...]) -> tuple[Row, ...]:
    return tuple({"name": name, "current": amount} for name, amount in parts)


def income_tax(income: Decimal) -> Decimal:
    """The tax by the slabs."""
    tax, below = ZERO, 0
    for upto, rate in SLABS:
        tax += max(ZERO, min(income, Decimal(upto)) - below) * rate / 100
        below = upto
    return cents(tax)


def form_16(rng: Random) -> Facts:
    """Both parts of a year's certificate."""
    salary = money(rng, 6500, 24000) * 100
    sums = _part_b(rng, salary)
    quarters = _quarters(rng, salary, sums["net_tax_payable"])
    deducted = total(quarters, "tax_deducted")
    fields: dict[str, Value] = {
        **_parties(rng),
        "assessment_year": "2025-26",
        "employment_from": date(2024, 4, 1),
        "employment_to": date(2025, 3, 31),
        **sums,
        "total_tax_deducted": deducted,
    }
    tables = {
        "quarters": quarters,
        "challans": _challans(rng, quarters),
        "chapter_via": _chapter(sums["total_chapter_via"]),
    }
    return Facts("form_16", fields, tables)


def _parties(rng: Random) -> dict[str, Value]:
    return {
        "certificate_number": ids.letters(rng, 7), "employer_name": names.company(rng, "IN"),
        "employer_address": names.place(rng, "IN"), "employer_tan": ids.tan(rng), "employer_pan": ids.pan(rng, "C"),
        "employee_name": names.person(rng, "IN"), "employee_pan": ids.pan(rng),
    }  # fmt: skip


def _part_b(rng: Random, salary: Decimal) -> dict[str, Decimal]:
    perquisites, exempt = money(rng, 0, 30) * 100, money(rng, 100, 900) * 100
    gross = salary + perquisites
    standard, professional = Decimal("50000.00"), Decimal("2400.00")
    from_salary = gross - exempt - standard - professional
    other = money(rng, 5, 90) * 100
    chapter = money(rng, 400, 1500) * 100
    total_income = from_salary + other
    taxable = total_income - chapter
    tax = income_tax(taxable)
    rebate = min(tax, Decimal("12500.00")) if taxable <= 500000 else ZERO
    cess = cents((tax - rebate) * 4 / 100)
    return {
        "salary_17_1": salary, "perquisites_17_2": perquisites, "profits_17_3": ZERO, "gross_salary": gross,
        "total_exempt": exempt, "standard_deduction": standard, "entertainment_allowance": ZERO,
        "professional_tax": professional, "total_deductions_16": standard + professional,
        "income_from_salary": from_salary, "other_sources": other, "gross_total_income": total_income,
        "total_chapter_via": chapter, "taxable_income": taxable, "tax_on_income": tax, "rebate_87a": rebate,
        "surcharge": ZERO, "cess": cess, "tax_payable": tax - rebate + cess, "relief_89": ZERO,
        "net_tax_payable": tax - rebate + cess,
    }  # fmt: skip


def _quarters(rng: Random, salary: Decimal, tax: Decimal) -> tuple[Row, ...]:
    paid, part = cents(salary / 4), (tax / 4).quantize(Decimal(1)).quantize(ZERO)
    taxed = (part, part, part, tax - 3 * part)
    return tuple(
        {
            "quarter": f"Q{number}", "receipt_number": ids.letters(rng, 8),
            "amount_paid": salary - 3 * paid if number == 4 else paid, "tax_deducted": one, "tax_deposited": one,
        }
        for number, one in enumerate(taxed, 1)
    )  # fmt: skip


def _challans(rng: Random, quarters: tuple[Row, ...]) -> tuple[Row, ...]:
    days = (date(2024, 7, 5), date(2024, 10, 7), date(2025, 1, 6), date(2025, 4, 28))
    return tuple(
        {
            "tax_deposited": row["tax_deposited"], "bsr_code": ids.digits(rng, 7), "deposit_date": day,
            "serial_number": ids.digits(rng, 5), "status": "F",
        }
        for row, day in zip(quarters, days, strict=True)
    )  # fmt: skip


def _chapter(amount: Decimal) -> tuple[Row, ...]:
    return ({"section": "80C", "gross": amount, "qualifying": amount, "deductible": amount},)


def form_16a(rng: Random) -> Facts:
    """A quarter's certificate of tax deducted from other income."""
    paid = money(rng, 200, 900) * 100
    tax = cents(paid / 10)
    parties = {k.replace("employer", "deductor").replace("employee", "deductee"): v for k, v in _parties(rng).items()}
    fields: dict[str, Value] = {
        **parties, "assessment_year": "2025-26", "period_from": date(2024, 7, 1), "period_to": date(2024, 9, 30),
        "total_paid": paid, "total_tax_deducted": tax,
    }  # fmt: skip
    payment: Row = {"amount_paid": paid, "nature": "194J", "payment_date": date(2024, 8, 14)}
    quarter: Row = {"quarter": "Q2", "receipt_number": ids.letters(rng, 8), "tax_deducted": tax, "tax_deposited": tax}
    return Facts("form_16a", fields, {"payments": (payment,), "quarters": (quarter,)})


def form_26as(rng: Random) -> Facts:
    """A year's tax credits by deductor."""
    rows = tuple(_deductor(rng, name) for name in names.companies(rng, "IN"))
    fields: dict[str, Value] = {
        "pan": ids.pan(rng), "name": names.person(rng, "IN"), "financial_year": "2024-25", "assessment_year": "2025-26",
        "total_paid": total(rows, "amount_paid"), "total_tax_deducted": total(rows, "tax_deducted"),
    }  # fmt: skip
    return Facts("form_26as", fields, {"deductors": rows})


def _deductor(rng: Random, name: str) -> Row:
    paid = money(rng, 200, 900) * 100
    tax = cents(paid / 10)
    return {"name": name, "tan": ids.tan(rng), "amount_paid": paid, "tax_deducted": tax, "tax_deposited": tax}
