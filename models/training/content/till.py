"""Receipts of shops, cafés and filling stations: taxes in or on top of prices, cash and change, rounding, points."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from models.training import ids, register
from models.training.content.invoices import CURRENCIES, TAX_NAMES, cents, day, total
from models.training.content.receipts import PHONES
from models.training.facts import Facts, Row, Value

RATES: Mapping[str, tuple[str, ...]] = {
    "GB": ("20.00",), "US": ("8.25",), "FR": ("10.00", "5.50", "20.00"), "DE": ("7.00", "19.00"), "MY": ("6.00",),
    "CH": ("8.10", "2.60"), "IN": ("5.00",), "ES": ("10.00", "21.00"), "NL": ("9.00", "21.00"),
}  # fmt: skip
ON_TOP = frozenset({"US", "IN"})
"""where tax is added to the shelf price; in Malaysia some do and some do not"""
STEPS: Mapping[str, Decimal] = {"MY": Decimal("0.05"), "CH": Decimal("0.05"), "IN": Decimal(1)}
NOTES = (5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 50000)
CARDS: Mapping[str, tuple[str, ...]] = {
    "GB": ("VISA DEBIT", "MASTERCARD", "CARD"), "US": ("VISA", "MASTERCARD", "AMEX"), "FR": ("CB", "CARTE BANCAIRE"),
    "DE": ("GIROCARD", "EC-KARTE"), "MY": ("VISA", "MYDEBIT"), "CH": ("MAESTRO", "TWINT"), "IN": ("UPI", "CARD"),
    "ES": ("TARJETA", "VISA"), "NL": ("PIN", "MAESTRO"),
}  # fmt: skip


def receipt(rng: Random, country: str) -> Facts:
    """A receipt of a shop."""
    top = country in ON_TOP or (country == "MY" and rng.random() < 0.3)
    items = tuple(_item(rng, country, good) for good in _goods(rng, country))
    taxed = _taxes(items, country, top=top)
    tax, shelf = total(taxed, "amount"), total(items, "amount")
    subtotal = shelf if top else shelf - tax
    fields = _shop(rng, country) | _when(rng) | {
        "currency": CURRENCIES[country], "subtotal": subtotal, "tax_amount": tax,
    }  # fmt: skip
    tip = cents(shelf * 10 / 100) if country == "US" and rng.random() < 0.3 else Decimal(0)
    return Facts(
        "receipt", fields | _paid(rng, country, subtotal + tax + tip, tip), {"line_items": items, "taxes": taxed}
    )


def _goods(rng: Random, country: str) -> list[str]:
    tongue = "ms" if country == "MY" else register.language(country)
    return register.groceries(rng, tongue, rng.choice((1, 2, 2, 3, 4, 5, 6, 8, 12)))


def _item(rng: Random, country: str, good: str) -> Row:
    quantity = Decimal(rng.choice((1, 1, 1, 2, 3, 6)))
    price = cents(Decimal(rng.choice((rng.randint(60, 990), rng.randint(500, 4900)))) / 100) * (
        10 if country == "IN" else 1
    )
    return {
        "code": ids.digits(rng, 13), "description": good, "quantity": quantity, "unit_price": price,
        "amount": quantity * price, "tax_rate": Decimal(rng.choice(RATES[country])),
    }  # fmt: skip


def _taxes(items: tuple[Row, ...], country: str, *, top: bool) -> tuple[Row, ...]:
    sums: dict[Decimal, Decimal] = {}
    for item in items:
        rate, amount = item["tax_rate"], item["amount"]
        assert isinstance(rate, Decimal)
        assert isinstance(amount, Decimal)
        sums[rate] = sums.get(rate, Decimal(0)) + amount
    names = ("CGST", "SGST") if country == "IN" else (TAX_NAMES[country],)
    rows: list[Row] = []
    for rate, amount in sorted(sums.items()):
        share = rate / len(names)
        tax = cents(amount * share / 100) if top else cents(amount * rate / (100 + rate))
        rows += [
            {"name": name, "rate": share, "base": amount if top else amount - tax, "amount": tax} for name in names
        ]
    return tuple(rows)


def _paid(rng: Random, country: str, exact: Decimal, tip: Decimal) -> dict[str, Value]:
    """The total and how it was paid: cash is rounded where the country has no small coins."""
    cash = rng.random() < 0.55
    step = STEPS.get(country, Decimal("0.01")) if cash or country == "IN" else Decimal("0.01")
    whole = cents((exact / step).quantize(Decimal(1), ROUND_HALF_UP) * step)
    said: dict[str, Value] = {"total_amount": whole}
    said |= {"rounding": whole - exact} if whole != exact else {}
    said |= {"tip": tip} if tip else {}
    if not cash:
        return said | {"payment_method": rng.choice(CARDS[country]), "card_last4": ids.digits(rng, 4)}
    given = next(note for note in NOTES if note >= whole) if rng.random() < 0.8 else whole
    return said | {"amount_tendered": cents(Decimal(given)), "change_given": cents(given - whole)}


def _when(rng: Random) -> dict[str, Value]:
    six, three = ids.digits(rng, 6), ids.digits(rng, 3)
    return {
        "receipt_date": day(rng, rng.randint(2015, 2026)),
        "receipt_time": f"{rng.randint(7, 22):02d}:{rng.randint(0, 59):02d}",
        "receipt_number": rng.choice((six, f"CS-{six[1:]}", f"{six[2:]}/{three}", f"T{six}{three}")),
    }


def _shop(rng: Random, country: str) -> dict[str, Value]:
    home = register.place(rng, country)
    said: dict[str, Value] = {
        "vendor_name": register.shop(rng, country), "vendor_address": home.lines,
        "vendor_phone": ids.phone(rng, PHONES.get(country, "044")),
    }  # fmt: skip
    match country:
        case "MY":
            return said | {"vendor_tax_id": ids.digits(rng, 12)}
        case "US":
            return said
        case "IN":
            return said | {"vendor_tax_id": ids.gstin(rng, home.state_code)}
    return said | {"vendor_tax_id": ids.vat(rng, country)}
