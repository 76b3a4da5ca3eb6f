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
        "authority": "Income Tax Department",
        "taxpayer_name": names.person(rng, "IN"),
        "tax_id": ids.pan(rng),
        "notice_number": f"ITBA/{ids.digits(rng, 9)}",
        "notice_date": issued,
        "assessment_year": "2024-25",
        "section": "143(1)",
        "amount_due": money(rng, 20, 900) * 100,
        "due_date": issued + timedelta(days=30),
    }
    return Facts("tax_notice", fields)


def contract(rng: Random) -> Facts:
    """A contract between two companies."""
    one, other = names.companies(rng, "GB")
    signed = day(rng, 2024)
    fields: dict[str, Value] = {
        "first_party": one,
        "second_party": other,
        "subject": "Maintenance of looms",
        "contract_date": signed,
        "start_date": signed,
        "end_date": signed + timedelta(days=730),
        "amount": money(rng, 10, 90) * 100,
    }
    return Facts("contract", fields)


def other(rng: Random) -> Facts:
    """A letter that is none of the known papers."""
    fields: dict[str, Value] = {
        "title": "Invitation to our open day", "sender": names.company(rng, "GB"), "date": day(rng),
        "sender_address": names.place(rng, "GB"),
    }  # fmt: skip
    return Facts("other", fields)
