"""Payslips of several countries: earnings less deductions, with what employers pay besides."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, register
from models.training.content.invoices import CURRENCIES, cents, total
from models.training.facts import Facts, Row, Value

JOBS: Mapping[str, tuple[str, ...]] = {
    "en": ("Senior Analyst", "Warehouse Supervisor", "Software Engineer", "Accounts Executive", "Driver", "Nurse"),
    "fr": ("Comptable", "Technicienne", "Chef d'équipe", "Développeur"),
    "de": ("Sachbearbeiterin", "Monteur", "Entwickler", "Lagerist"),
}
EARNED: Mapping[str, tuple[str, ...]] = {
    "IN": ("Basic Salary", "House Rent Allowance", "Conveyance Allowance", "Special Allowance", "LTA",
           "Medical Allowance"),
    "GB": ("Basic pay", "Overtime", "Bonus", "Holiday pay"), "US": ("Regular", "Overtime", "Bonus", "PTO"),
    "FR": ("Salaire de base", "Heures supplémentaires", "Prime d'ancienneté", "Prime de panier"),
    "DE": ("Grundgehalt", "Überstunden", "Zuschläge", "Sonderzahlung"), "MY": ("Basic Salary", "Overtime", "Allowance"),
}  # fmt: skip
TAKEN: Mapping[str, tuple[tuple[str, int], ...]] = {
    "IN": (("Provident Fund", 12), ("Professional Tax", 1), ("Income Tax (TDS)", 8), ("ESI", 1), ("Salary Advance", 3)),
    "GB": (("PAYE tax", 14), ("National Insurance", 8), ("Pension", 5), ("Student loan", 3)),
    "US": (("Federal Income Tax", 12), ("Social Security", 6), ("Medicare", 1), ("State Income Tax", 4), ("401(k)", 5)),
    "FR": (("Sécurité sociale", 7), ("Retraite", 4), ("CSG/CRDS", 9), ("Impôt sur le revenu (PAS)", 6)),
    "DE": (("Lohnsteuer", 14), ("Krankenversicherung", 8), ("Rentenversicherung", 9), ("Arbeitslosenversicherung", 1)),
    "MY": (("EPF Employee", 11), ("SOCSO Employee", 1), ("EIS Employee", 1), ("PCB", 5)),
}  # fmt: skip
PENSIONS: Mapping[str, str] = {"IN": "PF Employer", "GB": "Pension employer", "MY": "EPF Employer"}


def payslip(rng: Random, country: str) -> Facts:
    """A month's pay."""
    earnings = _earnings(rng, country)
    gross = total(earnings, "current")
    deductions = _deductions(rng, country, gross)
    less = total(deductions, "current")
    fields = _who(rng, country) | {
        "currency": CURRENCIES[country], "gross_earnings": gross, "total_deductions": less, "net_pay": gross - less,
    }  # fmt: skip
    tables: dict[str, tuple[Row, ...]] = {"earnings": earnings, "deductions": deductions}
    if country in PENSIONS:
        tables["employer_contributions"] = (_entry(rng, PENSIONS[country], cents(gross * 12 / 100)),)
    return Facts("payslip", fields, tables)


def _earnings(rng: Random, country: str) -> tuple[Row, ...]:
    names = EARNED[country][: rng.randint(1, len(EARNED[country]))]
    high = 9000000 if country == "IN" else 420000
    amounts = [cents(Decimal(rng.randint(high // 6, high)) / 100)]
    amounts += [cents(amounts[0] * rng.randint(3, 45) / 100) for _ in names[1:]]
    if country == "IN" and rng.random() < 0.7:
        amounts = [amount.quantize(Decimal(1)).quantize(Decimal("0.01")) for amount in amounts]
    return tuple(_entry(rng, name, amount) for name, amount in zip(names, amounts, strict=True))


def _deductions(rng: Random, country: str, gross: Decimal) -> tuple[Row, ...]:
    taken = TAKEN[country][: rng.randint(2, len(TAKEN[country]))]
    return tuple(_entry(rng, name, cents(gross * share / 100)) for name, share in taken)


def _entry(rng: Random, name: str, amount: Decimal) -> Row:
    """A line with this month's amount and the year's to date."""
    return {"name": name, "current": amount, "ytd": amount * rng.randint(1, 12)}


def _who(rng: Random, country: str) -> dict[str, Value]:
    month = date(rng.randint(2019, 2026), rng.randint(1, 12), 1)
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    fields: dict[str, Value] = {
        "employer_name": register.companies(rng, country, 1)[0], "employer_address": register.place(rng, country).lines,
        "employee_name": register.person(rng, country),
        "employee_code": rng.choice((f"E{ids.digits(rng, 4)}", ids.digits(rng, 6))),
        "designation": rng.choice(JOBS[register.language(country)]), "pay_month": f"{month:%Y-%m}",
        "pay_date": last - timedelta(days=rng.randint(0, 4)),
        "bank_account": ids.digits(rng, 11 if country == "IN" else 8),
    }  # fmt: skip
    if country == "IN":
        lost = Decimal(rng.choice((0, 0, 0, 1, 2)))
        fields |= {"pan": ids.pan(rng), "uan": ids.digits(rng, 12), "pf_number": f"MHBAN{ids.digits(rng, 10)}"}
        fields |= {"paid_days": last.day - lost, "lop_days": lost}
    return fields
