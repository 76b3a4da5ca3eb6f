"""Interest certificates, capital gains, fund account statements, proofs of investment."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from models.training import ids, names
from models.training.content.invoices import cents, total
from models.training.content.salaries import money
from models.training.content.statements import BANKS
from models.training.facts import Facts, Row, Value

SHARES = (
    "Ashvini Textiles Ltd",
    "Deccan Lantern Works",
    "Monsoon Foods Ltd",
    "Sahyadri Cables Ltd",
    "Peepal Finance Ltd",
)
FUNDS = ("Kadamba Flexi Cap Fund - Growth", "Kadamba Liquid Fund - Growth", "Tulsi Small Cap Fund - Direct Growth")
YEAR = (date(2024, 4, 1), date(2025, 3, 31))


def interest_certificate(rng: Random) -> Facts:
    """A bank's certificate of a year's interest on deposits."""
    rows = tuple(_deposit(rng) for _ in range(rng.randint(2, 4)))
    fields: dict[str, Value] = {
        "institution": rng.choice(BANKS["IN"]),
        "customer_name": names.person(rng, "IN"),
        "customer_id": ids.digits(rng, 8),
        "pan": ids.pan(rng),
        "period_from": YEAR[0],
        "period_to": YEAR[1],
        "total_interest": total(rows, "interest"),
        "total_tds": total(rows, "tax_deducted"),
    }
    return Facts("interest_certificate", fields, {"deposits": rows})


def _deposit(rng: Random) -> Row:
    principal = money(rng, 50, 900) * 1000
    interest = cents(principal * rng.randint(550, 760) / 10000)
    return {
        "number": ids.digits(rng, 11), "branch": rng.choice(("Adyar", "Kharadi", "Link Road")), "principal": principal,
        "interest": interest, "tax_deducted": cents(interest / 10),
    }  # fmt: skip


def home_loan(rng: Random) -> Facts:
    """A bank's certificate of what was repaid on a home loan in a year."""
    fields: dict[str, Value] = {
        "institution": rng.choice(BANKS["IN"]),
        "customer_name": names.person(rng, "IN"),
        "customer_id": ids.digits(rng, 8),
        "pan": ids.pan(rng),
        "period_from": YEAR[0],
        "period_to": YEAR[1],
        "loan_account": ids.digits(rng, 13),
        "principal_repaid": cents(Decimal(rng.randint(9000000, 22000000)) / 100),
        "interest_paid": cents(Decimal(rng.randint(12000000, 31000000)) / 100),
    }
    return Facts("interest_certificate", fields)


def capital_gains(rng: Random, *, funds: bool = False) -> Facts:
    """A year's sales of shares or fund units, with the gain of each."""
    assets = FUNDS if funds else SHARES
    rows = tuple(_trade(rng, one, funds=funds) for one in [*rng.sample(assets, 3), rng.choice(assets)])
    fields: dict[str, Value] = {
        "name": names.person(rng, "IN"), "pan": ids.pan(rng), "financial_year": "2024-25",
        "broker_or_rta": "Nakshatra Registry Services Ltd" if funds else "Chandrakala Broking Ltd",
        "short_term_gain": _gain(rows, "short"), "long_term_gain": _gain(rows, "long"),
    }  # fmt: skip
    return Facts("capital_gains", fields, {"trades": rows})


def fund_gains(rng: Random) -> Facts:
    """A year's redemptions of fund units."""
    return capital_gains(rng, funds=True)


def _gain(rows: tuple[Row, ...], term: str) -> Decimal:
    return total(tuple(row for row in rows if row["term"] == term), "gain")


def _trade(rng: Random, asset: str, *, funds: bool) -> Row:
    sold = YEAR[0] + timedelta(days=rng.randrange(360))
    held = rng.choice((90, 200, 300, 500, 900))
    units = cents(Decimal(rng.randint(100, 90000)) / 100) if funds else Decimal(rng.randint(5, 400))
    bought_at, sold_at = (cents(Decimal(rng.randint(9000, 90000)) / 100) for _ in range(2))
    cost, proceeds = cents(units * bought_at), cents(units * sold_at)
    row: dict[str, Value] = {
        "asset": asset,
        "isin": ids.isin(rng, "INF" if funds else "INE"),
        "units": units,
        "buy_date": sold - timedelta(days=held),
        "buy_value": cost,
        "sell_date": sold,
        "sell_value": proceeds,
        "term": "long" if held > 365 else "short",
        "gain": proceeds - cost,
    }
    return row | ({"folio": f"{ids.digits(rng, 8)}/{rng.randint(10, 99)}"} if funds else {})


def cas(rng: Random) -> Facts:
    """A consolidated statement of fund accounts: one scheme."""
    opening = Decimal(rng.randint(100000, 900000)) / 1000
    rows, balance = [], opening
    for index in range(4):
        nav = Decimal(rng.randint(200000, 900000)) / 10000
        amount = money(rng, 20, 90) * 100 * (-1 if index == 2 else 1)
        units = (amount / nav).quantize(Decimal("0.001"))
        balance += units
        rows.append(
            {
                "date": YEAR[0] + timedelta(days=40 * index + 3),
                "description": "Redemption" if amount < 0 else "Purchase - SIP",
                "amount": amount,
                "units": units,
                "nav": nav,
                "balance": balance,
            }
        )
    scheme: Row = {
        "folio": f"{ids.digits(rng, 8)}/{rng.randint(10, 99)}",
        "scheme": FUNDS[0],
        "isin": ids.isin(rng, "INF"),
        "open": opening,
        "close": balance,
    }
    fields: dict[str, Value] = {
        "name": names.person(rng, "IN"), "pan": ids.pan(rng), "statement_start": YEAR[0], "statement_end": YEAR[1],
    }  # fmt: skip
    return Facts("cas", fields, {"folios": (scheme,), "transactions": tuple(rows)})


def investment_proof(rng: Random) -> Facts:
    """A receipt for a premium paid."""
    fields: dict[str, Value] = {
        "proof_kind": "Life insurance premium",
        "payer": names.person(rng, "IN"),
        "institution": "Akshara Life Assurance Ltd",
        "policy_or_account": ids.digits(rng, 9),
        "payment_date": date(2024, 4, 1) + timedelta(days=rng.randrange(300)),
        "period": "2024-25",
        "amount": money(rng, 10, 140) * 1000,
        "section": "80C",
    }
    return Facts("investment_proof", fields)
