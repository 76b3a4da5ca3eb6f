"""Invoices, credit notes and orders as trade has them: discounts, freight, several taxes, rounding, deposits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from models.training import ids, register
from models.training.content.invoices import CURRENCIES, RATES, TAX_NAMES, cents, day, total
from models.training.facts import Facts, Row, Value
from models.training.register import Place

ZERO = Decimal("0.00")
TERMS: Mapping[str, str] = {
    "en": "Net {} days",
    "fr": "{} jours net",
    "de": "{} Tage netto",
    "it": "{} giorni",
    "es": "{} días",
    "nl": "{} dagen netto",
}


def invoice(rng: Random, country: str) -> Facts:
    """An invoice between two companies of a country."""
    rates = RATES[country] if rng.random() < 0.4 else RATES[country][:1]
    items = tuple(_item(rng, country, number, good, rates) for number, good in enumerate(_goods(rng, country), 1))
    fields = _parties(rng, country) | _particulars(rng, country) | {"currency": CURRENCIES[country]}
    sums = _adjusted(rng, items) if len(rates) == 1 and rng.random() < 0.35 else {}
    subtotal = sums.get("subtotal", total(items, "amount"))
    across = country == "IN" and str(fields.pop("across")) == "yes"
    taxed = _taxes(items, subtotal, country, across=across)
    fields |= sums | {"subtotal": subtotal, "tax_amount": total(taxed, "amount")}
    return Facts("invoice", fields | _payable(rng, country, fields), {"line_items": items, "taxes": taxed})


def _goods(rng: Random, country: str) -> list[str]:
    count = rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 8, 11, 24))
    return register.goods(rng, register.language(country), count)


def _item(rng: Random, country: str, number: int, good: str, rates: tuple[str, ...]) -> Row:
    quantity = Decimal(rng.choice((1, 1, 2, 3, 5, 10, 12, 25, 100))) + rng.choice((0, 0, 0, Decimal("0.5")))
    price = cents(
        Decimal(rng.choice((rng.randint(50, 999), rng.randint(1000, 9999), rng.randint(10000, 250000)))) / 100
    )
    row: dict[str, Value] = {
        "line": str(number), "code": _code(rng), "description": good, "quantity": quantity,
        "unit": register.unit(rng, register.language(country)), "unit_price": price,
        "amount": cents(quantity * price), "tax_rate": Decimal(rng.choice(rates)),
    }  # fmt: skip
    return row | ({"hsn_sac": ids.digits(rng, rng.choice((4, 6, 8)))} if country == "IN" else {})


def _code(rng: Random) -> str:
    """An article's code: some look like days, some like numbers of papers."""
    like_a_day = f"{rng.randint(1, 28):02d}-{rng.randint(1, 12):02d}-{rng.randint(10, 29)}"
    like_a_year, letters = f"{ids.letters(rng, 1)}-20{rng.randint(18, 26)}", ids.letters(rng, 2)
    return rng.choice((like_a_day, f"{letters}{ids.digits(rng, 4)}", ids.digits(rng, 6), like_a_year))


def _adjusted(rng: Random, items: tuple[Row, ...]) -> dict[str, Decimal]:
    """Goods less a discount, plus freight."""
    goods = total(items, "amount")
    sums = {"lines_total": goods, "discount_total": cents(goods * rng.choice((2, 3, 5, 10)) / 100)}
    if rng.random() < 0.5:
        sums["charges_total"] = cents(Decimal(rng.randint(500, 9000)) / 100)
    sums["subtotal"] = goods - sums["discount_total"] + sums.get("charges_total", ZERO)
    return sums


def _taxes(items: tuple[Row, ...], subtotal: Decimal, country: str, *, across: bool) -> tuple[Row, ...]:
    bases: dict[Decimal, Decimal] = {}
    for item in items:
        rate, amount = item["tax_rate"], item["amount"]
        assert isinstance(rate, Decimal)
        assert isinstance(amount, Decimal)
        bases[rate] = bases.get(rate, ZERO) + amount
    if len(bases) == 1:
        bases = dict.fromkeys(bases, subtotal)
    halves = country == "IN" and not across
    names = ("CGST", "SGST") if halves else (TAX_NAMES[country],)
    return tuple(
        {"name": name, "rate": rate / len(names), "base": base, "amount": cents(base * rate / len(names) / 100)}
        for rate, base in sorted(bases.items(), reverse=True)
        for name in names
    )


def _payable(rng: Random, country: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """The total, rounded where the country rounds, and what of it is still to pay."""
    subtotal, tax = fields["subtotal"], fields["tax_amount"]
    assert isinstance(subtotal, Decimal)
    assert isinstance(tax, Decimal)
    step = {"IN": Decimal(1), "CH": Decimal("0.05")}.get(country, Decimal("0.01"))
    whole = ((subtotal + tax) / step).quantize(Decimal(1), ROUND_HALF_UP) * step
    said: dict[str, Value] = {"total_amount": cents(whole)}
    if whole != subtotal + tax:
        said["round_off"] = cents(whole) - subtotal - tax
    if rng.random() < 0.2:
        paid = cents(whole * rng.choice((20, 30, 50)) / 100)
        said |= {"amount_paid": paid, "amount_due": cents(whole) - paid}
    elif rng.random() < 0.15:
        said["amount_due"] = cents(whole)
    return said


def _parties(rng: Random, country: str) -> dict[str, Value]:
    vendor, customer = register.companies(rng, country)
    home, away = register.place(rng, country), register.place(rng, country)
    if rng.random() < 0.2 and country != "IN":
        customer = register.person(rng, country)
    said: dict[str, Value] = {
        "vendor_name": vendor, "vendor_address": home.lines, "customer_name": customer, "customer_address": away.lines,
    }  # fmt: skip
    if country == "IN":
        return said | _indian(rng, home, away)
    if country in ("US", "MY"):
        return said | {"bank_account": ids.digits(rng, 12)}
    said |= {"vendor_tax_id": ids.vat(rng, country), "customer_tax_id": ids.vat(rng, country)}
    return said | {"iban": ids.iban(rng, country), "bic": ids.bic(rng, country)}


def _indian(rng: Random, home: Place, away: Place) -> dict[str, Value]:
    return {
        "vendor_tax_id": ids.gstin(rng, home.state_code), "customer_tax_id": ids.gstin(rng, away.state_code),
        "place_of_supply": f"{away.state} ({away.state_code})", "bank_account": ids.digits(rng, 14),
        "across": "no" if home.state_code == away.state_code else "yes",
    }  # fmt: skip


def _number(rng: Random, year: int) -> str:
    """The number of a paper, as many houses number theirs."""
    count, letters = rng.randint(1, 9999), ids.letters(rng, 3)
    return rng.choice((
        f"{letters[:2]}-{year}-{count:04d}", f"INV{count:06d}", f"{year}/{count:03d}", ids.digits(rng, 8),
        f"{letters}/{year % 100}-{year % 100 + 1}/{count}", f"F{year}{rng.randint(1, 12):02d}-{count:03d}",
        f"RE-{count:05d}",
    ))  # fmt: skip


def _particulars(rng: Random, country: str) -> dict[str, Value]:
    issued, days = day(rng, rng.randint(2017, 2026)), rng.choice((7, 14, 30, 45, 60))
    said: dict[str, Value] = {
        "invoice_number": _number(rng, issued.year), "invoice_date": issued, "due_date": issued + timedelta(days=days),
        "payment_terms": TERMS[register.language(country)].format(days),
    }  # fmt: skip
    said |= {"customer_id": f"C{ids.digits(rng, 5)}"} if rng.random() < 0.5 else {}
    return said | ({"purchase_order": f"PO-{ids.digits(rng, 6)}"} if rng.random() < 0.5 else {})


def credit_note(rng: Random, country: str) -> Facts:
    """A credit note for goods that were invoiced: nothing of it is due."""
    facts = invoice(rng, country)
    due = ("due_date", "payment_terms", "amount_paid", "amount_due")
    return replace(facts, fields={name: value for name, value in facts.fields.items() if name not in due})


def purchase_order(rng: Random, country: str) -> Facts:
    """An order that a customer sends to a supplier."""
    facts = invoice(rng, country)
    ordered = day(rng, rng.randint(2019, 2026))
    kept = ("vendor_name", "vendor_address", "customer_name", "customer_address", "currency", "subtotal", "tax_amount",
            "payment_terms")  # fmt: skip
    fields: dict[str, Value] = {name: value for name, value in facts.fields.items() if name in kept}
    subtotal = total(facts.tables["line_items"], "amount")
    taxed = _taxes(facts.tables["line_items"], subtotal, country, across=True)
    fields |= {
        "order_number": f"PO-{ids.digits(rng, 6)}", "order_date": ordered, "subtotal": subtotal,
        "delivery_date": ordered + timedelta(days=rng.choice((7, 14, 30))), "tax_amount": total(taxed, "amount"),
        "total_amount": subtotal + total(taxed, "amount"),
    }  # fmt: skip
    return Facts("purchase_order", fields, {"line_items": facts.tables["line_items"], "taxes": taxed})
