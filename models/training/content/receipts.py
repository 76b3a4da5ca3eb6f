"""Receipts of shops and cafés: few lines, a tax, a way of paying."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random

from models.training import ids, names
from models.training.content.invoices import CURRENCIES, TAX_NAMES, cents, day, total
from models.training.facts import Facts, Row, Value

RATES: Mapping[str, str] = {"GB": "20.00", "US": "8.25", "FR": "10.00", "DE": "7.00", "MY": "6.00"}
GOODS: Mapping[str, str] = {"GB": "en", "US": "en", "FR": "fr", "DE": "de", "MY": "ms"}
PHONES: Mapping[str, str] = {
    "GB": "01632",
    "US": "(555)",
    "FR": "04",
    "DE": "0221",
    "MY": "07",
    "ES": "91",
    "NL": "020",
}
CARDS: Mapping[str, str] = {"GB": "VISA DEBIT", "US": "VISA", "FR": "CB", "DE": "GIROCARD", "MY": "CASH"}
ADDED = frozenset({"US", "MY"})
"""where tax is added to the shelf price; elsewhere the price holds it"""


def receipt(rng: Random, country: str, count: int = 4) -> Facts:
    """A receipt of a shop."""
    items = _items(rng, country, count)
    shelf, rate = total(items, "amount"), Decimal(RATES[country])
    tax = cents(shelf * rate / 100) if country in ADDED else cents(shelf * rate / (100 + rate))
    subtotal = shelf if country in ADDED else shelf - tax
    rounding = _rounding(subtotal + tax) if country == "MY" else Decimal(0)
    fields: dict[str, Value] = {
        **_shop(rng, country),
        "receipt_date": day(rng),
        "receipt_time": f"{rng.randint(8, 21):02d}:{rng.randint(0, 59):02d}",
        "receipt_number": ids.digits(rng, 6),
        "currency": CURRENCIES[country],
        "subtotal": subtotal,
        "tax_amount": tax,
        "total_amount": subtotal + tax + rounding,
        "payment_method": CARDS[country],
    }
    fields |= {"rounding": rounding} if rounding else {}
    fields |= {"card_last4": ids.digits(rng, 4)} if country != "MY" else {}
    taxed: Row = {"name": TAX_NAMES[country], "rate": rate, "base": subtotal, "amount": tax}
    return Facts("receipt", fields, {"line_items": items, "taxes": (taxed,)})


def _items(rng: Random, country: str, count: int) -> tuple[Row, ...]:
    rows: list[Row] = []
    for good in names.groceries(rng, GOODS[country], count):
        quantity, price = Decimal(rng.choice((1, 1, 1, 2, 3))), cents(Decimal(rng.randint(90, 2600)) / 100)
        rows.append({"description": good, "quantity": quantity, "unit_price": price, "amount": quantity * price})
    return tuple(rows)


def _rounding(exact: Decimal) -> Decimal:
    """What takes a total to the nearest five sen."""
    return (exact * 20).quantize(Decimal(1)) * Decimal("0.05") - exact


def _shop(rng: Random, country: str) -> dict[str, Value]:
    said: dict[str, Value] = {
        "vendor_name": names.company(rng, country), "vendor_address": names.place(rng, country),
        "vendor_phone": ids.phone(rng, PHONES[country]),
    }  # fmt: skip
    return said | ({"vendor_tax_id": ids.vat(rng, country)} if country in ("GB", "FR", "DE") else {})
