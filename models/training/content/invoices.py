"""Invoices, credit notes, purchase orders and delivery notes: goods, taxes by rate, totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from models.training import ids, names
from models.training.facts import Facts, Row, Value

CENT = Decimal("0.01")
NOTE = "as per our current price list"
RATES: Mapping[str, tuple[str, ...]] = {
    "GB": ("20.00",),
    "US": ("8.25",),
    "FR": ("20.00", "5.50"),
    "DE": ("19.00", "7.00"),
    "CH": ("8.10",),
    "IT": ("22.00", "10.00"),
    "IN": ("18.00", "12.00"),
    "MY": ("6.00",),
    "ES": ("21.00", "10.00"),
    "NL": ("21.00", "9.00"),
}
TAX_NAMES: Mapping[str, str] = {
    "GB": "VAT", "US": "Sales tax", "FR": "TVA", "DE": "MwSt.", "CH": "MWST", "IT": "IVA", "IN": "IGST", "MY": "SST",
    "ES": "IVA", "NL": "BTW",
}  # fmt: skip
CURRENCIES: Mapping[str, str] = {
    "GB": "GBP", "US": "USD", "FR": "EUR", "DE": "EUR", "CH": "CHF", "IT": "EUR", "IN": "INR", "MY": "MYR",
    "ES": "EUR", "NL": "EUR",
}  # fmt: skip
LANGUAGES: Mapping[str, str] = {"FR": "fr", "DE": "de", "CH": "de", "IT": "it"}
STATES: Mapping[str, tuple[str, str]] = {
    "Pune": ("27", "Maharashtra"),
    "Mumbai": ("27", "Maharashtra"),
    "Bengaluru": ("29", "Karnataka"),
    "Chennai": ("33", "Tamil Nadu"),
}


def cents(number: Decimal) -> Decimal:
    """A number rounded to cents as merchants round."""
    return number.quantize(CENT, ROUND_HALF_UP)


def day(rng: Random, year: int = 2025) -> date:
    """A day of a year."""
    return date(year, 1, 1) + timedelta(days=rng.randrange(364))


def lines(rng: Random, country: str, count: int, rates: tuple[str, ...]) -> tuple[Row, ...]:
    """Goods and services with quantity, price, rate and amount."""
    return tuple(
        _line(rng, number, one, rng.choice(rates) if number > len(rates) else rates[number - 1])
        for number, one in enumerate(names.goods(rng, LANGUAGES.get(country, "en"), count), 1)
    )


def _line(rng: Random, number: int, good: tuple[str, str, str], rate: str) -> Row:
    description, unit, code = good
    quantity = Decimal(rng.randint(1, 24))
    price = cents(Decimal(rng.randint(350, 48000)) / 100)
    row: dict[str, Value] = {
        "line": str(number), "description": description, "quantity": quantity, "unit": unit, "unit_price": price,
        "amount": cents(quantity * price), "tax_rate": Decimal(rate),
    }  # fmt: skip
    return row | ({"hsn_sac": code} if code else {})


def taxes(items: tuple[Row, ...], country: str, *, across: bool = False) -> tuple[Row, ...]:
    """The tax per rate of some lines; in India half to the country and half to the state, or whole across states."""
    bases: dict[Decimal, Decimal] = {}
    for item in items:
        rate, amount = item["tax_rate"], item["amount"]
        assert isinstance(rate, Decimal)
        assert isinstance(amount, Decimal)
        bases[rate] = bases.get(rate, Decimal(0)) + amount
    parts = (("CGST", 2), ("SGST", 2)) if country == "IN" and not across else ((TAX_NAMES[country], 1),)
    return tuple(
        {"name": name, "rate": rate / share, "base": base, "amount": cents(base * rate / share / 100)}
        for rate, base in sorted(bases.items(), reverse=True)
        for name, share in parts
    )


def total(rows: tuple[Row, ...], column: str) -> Decimal:
    """The sum of a column."""
    return sum((value for row in rows if isinstance(value := row[column], Decimal)), Decimal("0.00"))


def invoice(rng: Random, country: str, count: int = 4, *, one_rate: bool = False) -> Facts:
    """An invoice between two companies of a country."""
    rates = RATES[country][:1] if one_rate else RATES[country]
    parties = _parties(rng, country)
    items = lines(rng, country, count, rates)
    taxed = taxes(
        items, country, across=str(parties.get("vendor_tax_id"))[:2] != str(parties.get("customer_tax_id"))[:2]
    )
    subtotal, tax = total(items, "amount"), total(taxed, "amount")
    exact = subtotal + tax
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP).quantize(CENT) if country == "IN" else exact
    fields = {
        **parties, **_terms(rng, country), "currency": CURRENCIES[country],
        "subtotal": subtotal, "tax_amount": tax, "total_amount": whole,
    }  # fmt: skip
    if whole != exact:
        fields["round_off"] = whole - exact
    return Facts("invoice", fields, {"line_items": items, "taxes": taxed})


def wholesale(rng: Random, country: str) -> Facts:
    """A long invoice with a discount and shipping, one rate of tax."""
    rate = Decimal(RATES[country][0])
    rows = tuple(_noted(rng, number, country, str(rate)) for number in range(1, rng.randint(14, 20)))
    goods, shipping = total(rows, "amount"), cents(Decimal(rng.randint(900, 9000)) / 100)
    discount = cents(goods * rng.choice((2, 3, 5)) / 100)
    subtotal = goods - discount + shipping
    tax = cents(subtotal * rate / 100)
    fields: dict[str, Value] = {
        **_parties(rng, country),
        **_terms(rng, country),
        "currency": CURRENCIES[country],
        "lines_total": goods,
        "discount_total": discount,
        "charges_total": shipping,
        "subtotal": subtotal,
        "tax_amount": tax,
        "total_amount": subtotal + tax,
    }
    taxed: Row = {"name": TAX_NAMES[country], "rate": rate, "base": subtotal, "amount": tax}
    return Facts("invoice", fields, {"line_items": rows, "taxes": (taxed,)})


def _noted(rng: Random, number: int, country: str, rate: str) -> Row:
    """A line with an article's code and a note under its description."""
    good, unit, code = names.goods(rng, LANGUAGES.get(country, "en"), 1)[0]
    return {**_line(rng, number, (f"{good} {NOTE}", unit, code), rate), "code": ids.digits(rng, 6)}


def _parties(rng: Random, country: str) -> dict[str, Value]:
    vendor, customer = names.companies(rng, country)
    places = names.places(rng, country)
    said: dict[str, Value] = {
        "vendor_name": vendor, "vendor_address": places[0], "customer_name": customer, "customer_address": places[1],
    }  # fmt: skip
    if country == "IN":
        (home, _), (code, state) = (STATES[place[-1].split()[0]] for place in places)
        return said | {
            "vendor_tax_id": ids.gstin(rng, home), "customer_tax_id": ids.gstin(rng, code),
            "place_of_supply": f"{state} ({code})", "irn": ids.irn(rng), "ack_number": ids.digits(rng, 15),
        }  # fmt: skip
    if country not in ("US", "MY"):
        said |= {"vendor_tax_id": ids.vat(rng, country), "customer_tax_id": ids.vat(rng, country)}
        said |= {"iban": ids.iban(rng, country), "bic": ids.bic(rng, country)}
    return said


def _terms(rng: Random, country: str) -> dict[str, Value]:
    issued, days = day(rng), rng.choice((14, 30, 45))
    words = {"fr": f"{days} jours net", "de": f"{days} Tage netto", "it": f"{days} giorni"}
    said: dict[str, Value] = {
        "invoice_number": f"{ids.letters(rng, 2)}-{issued.year}-{rng.randint(100, 9999):04d}", "invoice_date": issued,
        "due_date": issued + timedelta(days=days),
        "payment_terms": words.get(LANGUAGES.get(country, "en"), f"Net {days} days"),
        "customer_id": f"C{ids.digits(rng, 5)}",
    }  # fmt: skip
    return said | ({"purchase_order": f"PO-{ids.digits(rng, 6)}"} if rng.random() < 0.6 else {})


def qr_bill(rng: Random) -> Facts:
    """A Swiss invoice that is paid by its QR-bill."""
    facts = invoice(rng, "CH", 3)
    paid = {"iban": ids.qr_iban(rng), "payment_reference": ids.qr_reference(rng)}
    return replace(facts, fields={k: v for k, v in facts.fields.items() if k != "bic"} | paid)


def purchase_order(rng: Random, country: str) -> Facts:
    """An order that a customer sends to a supplier."""
    facts = invoice(rng, country, 4, one_rate=True)
    ordered = day(rng)
    kept = ("vendor_", "customer_n", "customer_a", "currency", "subtotal", "tax_", "total_")
    fields: dict[str, Value] = {name: value for name, value in facts.fields.items() if name.startswith(kept)}
    fields |= {
        "order_number": f"PO-{ids.digits(rng, 6)}",
        "order_date": ordered,
        "delivery_date": ordered + timedelta(days=14),
    }
    return Facts("purchase_order", fields, {"line_items": facts.tables["line_items"]})


def delivery_note(rng: Random, country: str) -> Facts:
    """What was delivered, without prices."""
    order = purchase_order(rng, country)
    kept = ("vendor_name", "customer_name", "order_number")
    fields: dict[str, Value] = {name: order.fields[name] for name in kept}
    fields |= {"delivery_number": f"DN-{ids.digits(rng, 5)}", "delivery_date": day(rng)}
    fields |= {"delivery_address": order.fields["customer_address"]}
    named = ("description", "quantity", "unit")
    rows = tuple({name: row[name] for name in named} for row in order.tables["line_items"])
    return Facts("delivery_note", fields, {"line_items": rows})
