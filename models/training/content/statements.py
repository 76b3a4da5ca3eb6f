"""Bank statements: transactions in order, with the balance after each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, names
from models.training.content.invoices import CURRENCIES, cents
from models.training.facts import Facts, Row, Value

BANKS: Mapping[str, tuple[str, ...]] = {
    "GB": ("Lanternbridge Bank plc", "Northmoor Building Society"),
    "US": ("First Tamarack Bank", "Blue Heron Credit Union"),
    "FR": ("Banque du Val Clair", "Crédit des Deux Rives"),
    "DE": ("Sparbank Lindenau eG", "Hansekontor Bank AG"),
    "CH": ("Alpgarten Bank AG",),
    "IN": ("Saptarishi Bank Ltd", "Kaveri Grameen Bank"),
    "MY": ("Bank Pelangi Berhad",),
}
SPENT: Mapping[str, tuple[str, ...]] = {
    "en": (
        "CARD PAYMENT CORNER GROCER",
        "DIRECT DEBIT TOWN WATER",
        "ATM WITHDRAWAL HIGH ST",
        "STANDING ORDER RENT",
        "ONLINE TRANSFER TO SAVINGS",
    ),
    "fr": ("PAIEMENT CARTE EPICERIE", "PRLV ELECTRICITE", "RETRAIT DAB", "VIREMENT LOYER", "COTISATION CARTE"),
    "de": ("KARTENZAHLUNG MARKTHALLE", "LASTSCHRIFT STADTWERKE", "BARGELDAUSZAHLUNG", "DAUERAUFTRAG MIETE"),
    "in": (
        "UPI/KIRANA STORES/PAYMENT",
        "NEFT DR-RENT",
        "ATM WDL MG ROAD",
        "ACH D-ELECTRICITY BOARD",
        "POS FUEL STATION",
    ),
}
EARNED: Mapping[str, tuple[str, ...]] = {
    "en": ("SALARY ACME LOOMWORKS", "REFUND MAIL ORDER", "TRANSFER FROM J PETTIFER", "INTEREST PAID"),
    "fr": ("VIREMENT SALAIRE", "REMISE CHEQUE", "REMBOURSEMENT MUTUELLE"),
    "de": ("GEHALT", "GUTSCHRIFT ERSTATTUNG", "ZINSEN"),
    "in": ("NEFT CR-SALARY", "UPI/REFUND", "CASH DEPOSIT BRANCH", "INT.PD"),
}
TONGUES: Mapping[str, str] = {"FR": "fr", "DE": "de", "CH": "de", "IN": "in"}


def statement(rng: Random, country: str, count: int = 14) -> Facts:
    """A month of a current account."""
    start = date(2025, rng.randint(1, 12), 1)
    end = (start + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    opening = cents(Decimal(rng.randint(80000, 900000)) / 100)
    rows = _rows(rng, TONGUES.get(country, "en"), start, opening, count)
    fields = _holder(rng, country) | {
        "statement_start": start, "statement_end": end, "currency": CURRENCIES[country], "opening_balance": opening,
    }  # fmt: skip
    return summed(Facts("bank_statement", fields, {"transactions": rows}))


def summed(facts: Facts) -> Facts:
    """A statement with the totals and closing balance that follow from its rows."""
    amounts = [amount for row in facts.tables["transactions"] if isinstance(amount := row["amount"], Decimal)]
    debits = -sum((one for one in amounts if one < 0), Decimal("0.00"))
    credited = sum((one for one in amounts if one > 0), Decimal("0.00"))
    closing = facts.amount("opening_balance") + credited - debits
    sums: dict[str, Value] = {"total_debits": debits, "total_credits": credited, "closing_balance": closing}
    return replace(facts, fields={**facts.fields, **sums})


def _rows(rng: Random, tongue: str, start: date, opening: Decimal, count: int) -> tuple[Row, ...]:
    days = sorted(rng.randrange(28) for _ in range(count))
    balance, rows = opening, []
    for index, offset in enumerate(days):
        earned = index % 5 == 1 or rng.random() < 0.2
        amount = cents(Decimal(rng.randint(1200, 260000 if earned else 42000)) / 100) * (1 if earned else -1)
        balance += amount
        rows.append(_row(rng, tongue, start + timedelta(days=offset), amount, balance))
    return tuple(rows)


def _row(rng: Random, tongue: str, day: date, amount: Decimal, balance: Decimal) -> Row:
    words = rng.choice((EARNED if amount > 0 else SPENT)[tongue])
    side = "credit" if amount > 0 else "debit"
    return {
        "date": day, "description": f"{words} {ids.digits(rng, 4)}", "reference": ids.digits(rng, 8),
        "amount": amount, side: abs(amount), "balance": balance,
    }  # fmt: skip


def _holder(rng: Random, country: str) -> dict[str, Value]:
    bank, (branch, home) = rng.choice(BANKS[country]), names.places(rng, country)
    said: dict[str, Value] = {
        "bank_name": bank, "bank_address": branch, "account_holder": names.person(rng, country),
        "account_holder_address": home, "account_number": ids.digits(rng, 10), "account_type": "Current account",
    }  # fmt: skip
    if country == "IN":
        return said | {"ifsc": ids.ifsc(rng, "SAPT"), "account_number": ids.digits(rng, 12), "account_type": "Savings"}
    return said | ({"iban": ids.iban(rng, country)} if country in ("GB", "FR", "DE", "CH") else {})


def card(rng: Random) -> Facts:
    """A month of a credit card: what is owed is a negative balance."""
    facts = statement(rng, "GB", 10)
    opening = -cents(Decimal(rng.randint(9000, 90000)) / 100)
    balance, rows = opening, []
    for row in facts.tables["transactions"]:
        amount = row["amount"]
        assert isinstance(amount, Decimal)
        balance += amount
        rows.append({**row, "balance": balance})
    kept = {k: v for k, v in facts.fields.items() if k != "iban"}
    fields = {**kept, "opening_balance": opening, "account_type": "Credit card"}
    return summed(replace(facts, fields=fields, tables={"transactions": tuple(rows)}))
