"""Taxes that a paper charges in a foreign currency: the law of its seller wants them told in its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import resources
from core.checks.said import phrases, said
from core.domain.finding import Finding, Severity
from core.domain.money import ZERO
from core.domain.page import Contents
from core.domain.record import Record

INDIAN = re.compile(r"\d{2}[A-Z]{5}\d{4}[A-Z]")
COUNTRY = re.compile(r"(?P<code>[A-Z]{2})[A-Z]?[A-Z\d]?\d")
"""leads a tax number of Europe"""
SIGNS = {"INR": "₹", "GBP": "£", "EUR": "€"}
"""signs that one currency alone is written with"""


def exchange_findings(record: Record, contents: Contents) -> Iterator[Finding]:
    """A note where tax is charged in a currency that is not the seller's, and no rate leads to his own."""
    charged, currency = record.number("tax_amount") or ZERO, record.value("currency")
    own = _seller(record.value("vendor_tax_id") or "")
    if not charged or currency is None or own is None or own["currency"] == currency:
        return
    text = said(contents)
    sign = SIGNS.get(own["currency"])
    told = re.search(rf"\b{own['currency']}\b", text) or (sign is not None and sign in text)
    if not told and not any(pattern.search(text) for pattern in phrases("exchange", "rates")):
        facts = {"currency": currency, "own": str(own["currency"])}
        yield Finding("tax.currency", Severity.NOTE, ("currency", "tax_amount"), facts)


def _seller(tax_id: str) -> Mapping[str, Any] | None:
    """What is known of the country that a tax number is of; None where it does not say."""
    bare = re.sub(r"[^A-Z0-9]", "", tax_id.upper())
    found = COUNTRY.match(bare)
    code = "IN" if INDIAN.match(bare) else found["code"] if found else ""
    return _countries().get(code)


@cache
def _countries() -> Mapping[str, Mapping[str, Any]]:
    return resources.parsed("countries")
