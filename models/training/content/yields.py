"""What banks and brokers certify of a year: interest on deposits, interest on a loan, gains of shares and funds."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, register
from models.training.content.invoices import CURRENCIES, cents, total
from models.training.content.salaries import money
from models.training.facts import Facts, Row, Value

STEMS = ("Ashvini", "Deccan", "Monsoon", "Sahyadri", "Peepal", "Kaveri", "Trident Hill", "Neelam", "Orchid", "Vindhya")
SHARES = ("Textiles Ltd", "Works", "Foods Ltd", "Cables Ltd", "Finance Ltd", "Cement", "Pharma Ltd", "Motors")
FUNDS = ("Flexi Cap Fund - Growth", "Liquid Fund - Growth", "Small Cap Fund - Direct Growth", "Index Fund - Regular")
HOUSES = ("{} Broking Ltd", "{} Securities Pvt Ltd", "{} Registry Services Ltd", "{} Wealth LLP")


def _period(rng: Random, country: str) -> tuple[date, date]:
    year = rng.randint(2018, 2025)
    if country in ("IN", "GB"):
        first = 1 if country == "IN" else 6
        return date(year, 4, first), date(year + 1, 4, first) - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)


def interest(rng: Random, country: str) -> Facts:
    """A bank's certificate of a year's interest on deposits."""
    rows = tuple(_deposit(rng, country) for _ in range(rng.randint(1, 6)))
    fields = _customer(rng, country) | {
        "total_interest": total(rows, "interest"),
        "total_tds": total(rows, "tax_deducted"),
    }
    return Facts("interest_certificate", fields, {"deposits": rows})


def loan(rng: Random, country: str) -> Facts:
    """A bank's certificate of what was repaid on a loan in a year."""
    fields = _customer(rng, country) | {
        "loan_account": ids.digits(rng, 13), "principal_repaid": cents(Decimal(rng.randint(900000, 22000000)) / 100),
        "interest_paid": cents(Decimal(rng.randint(1200000, 31000000)) / 100),
    }  # fmt: skip
    return Facts("interest_certificate", fields)


def _customer(rng: Random, country: str) -> dict[str, Value]:
    start, end = _period(rng, country)
    said: dict[str, Value] = {
        "institution": register.bank(rng, country), "customer_name": register.person(rng, country),
        "customer_id": ids.digits(rng, 8), "period_from": start, "period_to": end, "currency": CURRENCIES[country],
    }  # fmt: skip
    return said | ({"pan": ids.pan(rng)} if country == "IN" else {})


def _deposit(rng: Random, country: str) -> Row:
    principal = money(rng, 5, 900) * 1000
    earned = cents(principal * rng.randint(150, 760) / 10000)
    taxed = country in ("IN", "DE", "CH") and rng.random() < 0.8
    branch = rng.choice(("Adyar", "Kharadi", "Link Road")) if country == "IN" else "Main"
    tax = cents(earned / 10) if taxed else Decimal("0.00")
    return {
        "number": ids.digits(rng, 11), "branch": branch, "principal": principal, "interest": earned,
        "tax_deducted": tax,
    }  # fmt: skip


def gains(rng: Random, _: str) -> Facts:
    """A year's sales of shares, with the gain of each."""
    return _gains(rng, funds=False)


def fund_gains(rng: Random, _: str) -> Facts:
    """A year's redemptions of fund units."""
    return _gains(rng, funds=True)


def _gains(rng: Random, *, funds: bool) -> Facts:
    start, _ = _period(rng, "IN")
    kinds = FUNDS if funds else SHARES
    assets = [f"{stem} {rng.choice(kinds)}" for stem in rng.sample(STEMS, rng.randint(1, 9))]
    rows = tuple(sorted((_trade(rng, asset, start, funds=funds) for asset in assets), key=lambda row: str(row["term"])))
    fields: dict[str, Value] = {
        "name": register.person(rng, "IN"), "pan": ids.pan(rng),
        "financial_year": f"{start.year}-{(start.year + 1) % 100:02d}", "currency": "INR",
        "broker_or_rta": rng.choice(HOUSES).format(rng.choice(STEMS)),
        "short_term_gain": _gain(rows, "short"), "long_term_gain": _gain(rows, "long"),
    }  # fmt: skip
    return Facts("capital_gains", fields, {"trades": rows})


def _gain(rows: tuple[Row, ...], term: str) -> Decimal:
    return total(tuple(row for row in rows if row["term"] == term), "gain")


def _trade(rng: Random, asset: str, start: date, *, funds: bool) -> Row:
    sold, held = start + timedelta(days=rng.randrange(360)), rng.choice((40, 90, 200, 300, 500, 900))
    units = Decimal(rng.randint(1000, 900000)) / 1000 if funds else Decimal(rng.choice((1, 5, 10, 25, 40, 100, 350)))
    bought_at, sold_at = (cents(Decimal(rng.randint(1500, 350000)) / 100) for _ in range(2))
    cost, proceeds = cents(units * bought_at), cents(units * sold_at)
    row: dict[str, Value] = {
        "asset": asset, "isin": ids.isin(rng, "INF" if funds else "INE"), "units": units,
        "buy_date": sold - timedelta(days=held), "buy_value": cost, "sell_date": sold, "sell_value": proceeds,
        "term": "long" if held > 365 else "short", "gain": proceeds - cost,
    }  # fmt: skip
    return row | ({"folio": f"{ids.digits(rng, 8)}/{rng.randint(10, 99)}"} if funds else {})
