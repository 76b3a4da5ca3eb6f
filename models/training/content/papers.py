"""Papers that accountants receive besides: a tax notice, a contract, a letter of no kind."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from models.training import ids, names
from models.training.content.invoices import day
from models.training.content.salaries import money
from models.training.facts import Facts, Value


def tax_notice(rng: Random) -> Facts:
    """A demand of the tax office."""
    issued = day(rng)
    fields: dict[str, Value] = {
        "authority": "Income Tax Department", "name": names.person(rng, "IN"), "pan": ids.pan(rng),
        "notice_number": f"ITBA/{ids.digits(rng, 9)}", "notice_date": issued, "assessment_year": "2024-25", "section": "143(1)",
        "amount": money(rng, 20, 900) * 100, "due_date": issued + timedelta(days=30),
    }  # fmt: skip
    return Facts("tax_notice", fields)


def contract(rng: Random) -> Facts:
    """A contract between two companies."""
    one, other = names.companies(rng, "GB")
    signed = day(rng, 2024)
    fields: dict[str, Value] = {
        "title": "Service Agreement", "party_a": one, "party_b": other, "contract_date": signed, "start_date": signed,
        "end_date": signed + timedelta(days=730), "amount": money(rng, 10, 90) * 100,
    }  # fmt: skip
    return Facts("contract", fields)


def other(rng: Random) -> Facts:
    """A letter that is none of the known papers."""
    fields: dict[str, Value] = {"vendor_name": names.company(rng, "GB"), "vendor_address": names.place(rng, "GB")}
    return Facts("other", fields)
