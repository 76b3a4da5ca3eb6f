"""Months of bank accounts: current, savings and card accounts whose balances follow from row to row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, register
from models.training.content.invoices import CURRENCIES, cents
from models.training.content.statements import summed
from models.training.facts import Facts, Row, Value

SORTS: Mapping[str, tuple[str, ...]] = {
    "en": ("Current account", "Savings account", "Reserve account"),
    "fr": ("Compte courant", "Compte sur livret", "Compte épargne"),
    "de": ("Girokonto", "Sparkonto", "Tagesgeldkonto"),
}
TONGUES: Mapping[str, str] = {"FR": "fr", "DE": "de", "CH": "de"}
OF_ACCOUNT = frozenset(
    {"account_number", "account_type", "iban", "opening_balance", "closing_balance", "total_debits", "total_credits"}
)
"""what each of several accounts has of its own"""
HAVE_IBAN = frozenset({"GB", "FR", "DE", "CH"})


def account(rng: Random, country: str, *, owed: bool = False) -> Facts:
    """A month of an account; of a credit card where money is owed."""
    start = date(rng.randint(2018, 2025), rng.randint(1, 12), 1)
    end = (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    opening = cents(Decimal(rng.choice((rng.randint(2000, 90000), rng.randint(90000, 9000000)))) / 100)
    opening = -opening if owed or rng.random() < 0.08 else opening
    rows = _rows(rng, country, start, opening, rng.choice((3, 8, 14, 22, 30, 45, 70)))
    fields = _holder(rng, country, owed=owed) | {
        "statement_start": start, "statement_end": end, "currency": CURRENCIES[country], "opening_balance": opening,
    }  # fmt: skip
    return summed(Facts("bank_statement", fields, {"transactions": rows}))


def card(rng: Random, country: str) -> Facts:
    """A month of a credit card."""
    facts = account(rng, country, owed=True)
    return replace(facts, fields={name: value for name, value in facts.fields.items() if name != "iban"})


def several(rng: Random, country: str) -> Facts:
    """A month of two or three accounts of one holder: their rows end to end, and how many are of each."""
    lone = account(rng, country)
    start = lone.fields["statement_start"]
    assert isinstance(start, date)
    parts = [_one_of_several(rng, country, start, kind) for kind in rng.sample(SORTS[TONGUES.get(country, "en")], rng.choice((2, 2, 3)))]  # fmt: skip  # noqa: E501
    fields = {name: value for name, value in lone.fields.items() if name not in OF_ACCOUNT}
    rows = tuple(row for _, own in parts for row in own)
    return Facts("bank_statement", fields, {"transactions": rows, "accounts": tuple(one for one, _ in parts)})


def _one_of_several(rng: Random, country: str, start: date, kind: str) -> tuple[Row, tuple[Row, ...]]:
    """What a statement says of one of its accounts, and its rows."""
    opening = cents(Decimal(rng.randint(2000, 900000)) / 100)
    rows = _rows(rng, country, start, opening, rng.choice((2, 4, 7, 12, 20)))
    whole = summed(Facts("bank_statement", {"opening_balance": opening}, {"transactions": rows}))
    said: dict[str, Value] = {"account_number": ids.digits(rng, 10), "account_type": kind, "rows": Decimal(len(rows))}
    return {**said, **whole.fields}, rows


def _rows(rng: Random, country: str, start: date, opening: Decimal, count: int) -> tuple[Row, ...]:
    days = sorted(rng.randrange(28) for _ in range(count))
    balance, rows = opening, []
    for offset in days:
        earned = rng.random() < 0.28
        amount = cents(Decimal(rng.choice((rng.randint(90, 9900), rng.randint(5000, 260000)))) / 100)
        amount = amount if earned else -amount
        balance += amount
        rows.append(_row(rng, country, start + timedelta(days=offset), amount, balance))
    return tuple(rows)


def _row(rng: Random, country: str, day: date, amount: Decimal, balance: Decimal) -> Row:
    said = register.narration(rng, country, earned=amount > 0, day=f"{day - timedelta(days=1):%d/%m}")
    return {
        "date": day, "value_date": day + timedelta(days=rng.choice((0, 0, 1))), "description": said,
        "reference": ids.digits(rng, 8), "amount": amount, "credit" if amount > 0 else "debit": abs(amount),
        "balance": balance,
    }  # fmt: skip


def _holder(rng: Random, country: str, *, owed: bool) -> dict[str, Value]:
    branch, home = register.place(rng, country).lines, register.place(rng, country).lines
    holder = register.person(rng, country) if rng.random() < 0.6 else register.companies(rng, country, 1)[0]
    said: dict[str, Value] = {
        "bank_name": register.bank(rng, country), "bank_address": branch, "account_holder": holder,
        "account_holder_address": home, "account_number": ids.digits(rng, 16 if owed else 10),
    }  # fmt: skip
    if country == "IN":
        return said | {"ifsc": ids.ifsc(rng, ids.letters(rng, 4)), "account_type": rng.choice(("Savings", "Current"))}
    return said | ({"iban": ids.iban(rng, country)} if country in HAVE_IBAN else {})
