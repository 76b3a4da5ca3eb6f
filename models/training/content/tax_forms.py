"""Indian certificates of tax deducted, before and after the forms of 2026: 16 and 130, 16A and 131, 26AS and 168."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, register
from models.training.content.invoices import cents, total
from models.training.content.salaries import income_tax, money
from models.training.facts import Facts, Row, Value

ZERO = Decimal("0.00")
NEW_FORMS = 2026
"""the first tax year whose forms have new numbers"""
SECTIONS = ("80C", "80CCC", "80CCD(1)", "80CCD(1B)", "80D", "80E", "80G", "80TTA")
NATURES = ("194A", "194C", "194J", "194H", "194I")


def form_16(rng: Random, _: str) -> Facts:
    """Both parts of a year's certificate for a salary."""
    year, first = rng.randint(2018, 2026), rng.choice((1, 1, 1, 1, 2, 3))
    salary = money(rng, 4500, 32000) * 100
    chapter = _chapter(rng)
    sums = _part_b(rng, salary, total(chapter, "deductible"))
    quarters = _quarters(rng, first, salary, sums["net_tax_payable"])
    fields: dict[str, Value] = {
        **_parties(rng, "employer", "employee"), **years(year, "16", "130"),
        "employment_from": date(year, 3 * first + 1, 1), "employment_to": date(year + 1, 3, 31), **sums,
        "total_tax_deducted": total(quarters, "tax_deducted"), "total_amount_paid": total(quarters, "amount_paid"),
        "total_tax_deposited": total(quarters, "tax_deposited"),
    }  # fmt: skip
    tables = {"quarters": quarters, "challans": _challans(rng, year, quarters), "chapter_via": chapter}
    return Facts("form_16", fields, tables)


def years(year: int, old: str, new: str) -> dict[str, Value]:
    """How a form of that year names its year and itself."""
    if year >= NEW_FORMS:
        return {"form_version": new, "tax_year": f"{year}-{(year + 1) % 100:02d}"}
    return {"form_version": old, "assessment_year": f"{year + 1}-{(year + 2) % 100:02d}"}


def _parties(rng: Random, payer: str, payee: str) -> dict[str, Value]:
    return {
        "certificate_number": ids.letters(rng, 7), f"{payer}_name": register.companies(rng, "IN", 1)[0],
        f"{payer}_address": register.place(rng, "IN").lines, f"{payer}_tan": ids.tan(rng),
        f"{payer}_pan": ids.pan(rng, "C"), f"{payee}_name": register.person(rng, "IN"), f"{payee}_pan": ids.pan(rng),
    }  # fmt: skip


def _chapter(rng: Random) -> tuple[Row, ...]:
    rows: list[Row] = []
    for section in sorted(rng.sample(SECTIONS, rng.randint(0, 4))):
        amount = money(rng, 20, 900) * 100 + rng.choice((ZERO, ZERO, Decimal("0.50")))
        rows.append({"section": section, "gross": amount, "qualifying": amount, "deductible": amount})
    return tuple(rows)


def _part_b(rng: Random, salary: Decimal, chapter: Decimal) -> dict[str, Decimal]:
    perquisites, profits = (money(rng, 0, 300) * 100 if rng.random() < 0.4 else ZERO for _ in range(2))
    exempt = money(rng, 100, 900) * 100 if rng.random() < 0.6 else ZERO
    gross, standard = salary + perquisites + profits, Decimal(rng.choice((40000, 50000, 75000))) + ZERO
    professional = Decimal(rng.choice((0, 2400, 2500))) + ZERO
    house, other = _others(rng)
    from_salary = gross - exempt - standard - professional
    total_income = from_salary + house + other
    taxable = total_income - chapter
    tax = income_tax(taxable)
    rebate = min(tax, Decimal("12500.00")) if taxable <= 500000 else ZERO
    surcharge = cents((tax - rebate) / 10) if taxable > 5000000 else ZERO
    cess = cents((tax - rebate + surcharge) * 4 / 100)
    payable = tax - rebate + surcharge + cess
    relief = min(payable, money(rng, 1, 40) * 100) if rng.random() < 0.1 else ZERO
    return {
        "salary_17_1": salary, "perquisites_17_2": perquisites, "profits_17_3": profits, "gross_salary": gross,
        "total_exempt": exempt, "salary_from_current_employer": gross - exempt, "standard_deduction": standard,
        "entertainment_allowance": ZERO, "professional_tax": professional,
        "total_deductions_16": standard + professional, "income_from_salary": from_salary, "house_property": house,
        "other_sources": other, "total_other_income": house + other, "gross_total_income": total_income,
        "total_chapter_via": chapter, "taxable_income": taxable, "tax_on_income": tax, "rebate_87a": rebate,
        "surcharge": surcharge, "cess": cess, "tax_payable": payable, "relief_89": relief,
        "net_tax_payable": payable - relief,
    }  # fmt: skip


def _others(rng: Random) -> tuple[Decimal, Decimal]:
    """Income of a house, which may be a loss, and of other sources."""
    house = -money(rng, 100, 2000) * 100 if rng.random() < 0.3 else ZERO
    return house, money(rng, 5, 900) * 100 if rng.random() < 0.5 else ZERO


def _quarters(rng: Random, first: int, salary: Decimal, tax: Decimal) -> tuple[Row, ...]:
    numbers = range(first, 5)
    count = len(numbers)
    paid, part = cents(salary / count), (tax / count).quantize(Decimal(1)).quantize(ZERO)
    rows: list[Row] = []
    for number in numbers:
        last = number == numbers[-1]
        taxed = tax - (count - 1) * part if last else part
        paid_now = salary - (count - 1) * paid if last else paid
        rows.append({"quarter": f"Q{number}", "receipt_number": ids.letters(rng, 8), "amount_paid": paid_now, "tax_deducted": taxed, "tax_deposited": taxed})  # fmt: skip  # noqa: E501
    return tuple(rows)


def _challans(rng: Random, year: int, quarters: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(
        {
            "tax_deposited": row["tax_deposited"], "bsr_code": f"{rng.randint(1, 9999999):07d}",
            "deposit_date": date(year, 7, 5) + timedelta(days=91 * number), "serial_number": ids.digits(rng, 5),
            "status": rng.choice("FFFM"),
        }
        for number, row in enumerate(quarters)
    )  # fmt: skip


def form_16a(rng: Random, _: str) -> Facts:
    """A quarter's certificate of tax deducted from other income."""
    year, quarter = rng.randint(2018, 2026), rng.randint(1, 4)
    start = date(year, 3 * quarter + 1, 1) if quarter < 4 else date(year + 1, 1, 1)
    payments = tuple(_payment(rng, start) for _ in range(rng.randint(1, 4)))
    paid = total(payments, "amount_paid")
    tax = cents(paid / 10)
    end = (start + timedelta(days=92)).replace(day=1) - timedelta(days=1)
    fields: dict[str, Value] = {
        **_parties(rng, "deductor", "deductee"), **years(year, "16A", "131"), "period_from": start, "period_to": end,
        "total_paid": paid, "total_tax_deducted": tax, "total_tax_deposited": tax,
    }  # fmt: skip
    row: Row = {
        "quarter": f"Q{quarter}",
        "receipt_number": ids.letters(rng, 8),
        "tax_deducted": tax,
        "tax_deposited": tax,
    }
    return Facts(
        "form_16a", fields, {"payments": payments, "quarters": (row,), "challans": _challans(rng, year, (row,))}
    )


def _payment(rng: Random, start: date) -> Row:
    paid = money(rng, 50, 2900) * 100
    return {
        "amount_paid": paid,
        "nature": rng.choice(NATURES),
        "payment_date": start + timedelta(days=rng.randrange(85)),
    }


def form_26as(rng: Random, _: str) -> Facts:
    """A year's tax credits by deductor."""
    year = rng.randint(2018, 2026)
    rows = tuple(_deductor(rng, name) for name in register.companies(rng, "IN", rng.randint(1, 8)))
    said = years(year, "26AS", "168")
    said |= {"financial_year": f"{year}-{(year + 1) % 100:02d}"} if year < NEW_FORMS else {}
    fields: dict[str, Value] = {
        "pan": ids.pan(rng), "name": register.person(rng, "IN"), "address": register.place(rng, "IN").lines, **said,
        "total_paid": total(rows, "amount_paid"), "total_tax_deducted": total(rows, "tax_deducted"),
    }  # fmt: skip
    return Facts("form_26as", fields, {"deductors": rows})


def _deductor(rng: Random, name: str) -> Row:
    paid = money(rng, 200, 9000) * 100
    tax = cents(paid / 10)
    return {"name": name, "tan": ids.tan(rng), "amount_paid": paid, "tax_deducted": tax, "tax_deposited": tax}
