"""What the law says of taxes on one invoice: Indian halves are equal, and the integrated tax crosses states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from core.domain.finding import Finding, Severity
from core.domain.money import ZERO, agree
from core.domain.record import Record

GSTIN = re.compile(r"(?P<state>\d{2})[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]")


def tax_findings(record: Record) -> Iterator[Finding]:
    """Findings about CGST, SGST and IGST of the table of taxes."""
    amounts = _by_name(record)
    halves = amounts.get("CGST"), amounts.get("SGST", amounts.get("UTGST"))
    if halves[0] is not None and halves[1] is not None and not agree(halves[0], halves[1], rows=2):
        yield Finding("tax.halves", Severity.WARNING, ("taxes",), {"left": str(halves[0]), "right": str(halves[1])})
    states = _state(record.value("vendor_tax_id")), _state(record.value("customer_tax_id"))
    if None in states or not amounts:
        return
    crosses = states[0] != states[1]
    within = bool(halves[0] or halves[1])
    if (amounts.get("IGST", ZERO) and not crosses) or (within and crosses and "place_of_supply" not in record.fields):
        yield Finding("tax.states", Severity.WARNING, ("taxes", "vendor_tax_id", "customer_tax_id"))


def _by_name(record: Record) -> dict[str, Decimal]:
    """The sum of each named tax."""
    sums: dict[str, Decimal] = {}
    for row in record.tables.get("taxes", ()):
        name, amount = row.value("name"), row.number("amount")
        if name is not None and amount is not None:
            sums[name.upper()] = sums.get(name.upper(), ZERO) + amount
    return sums


def _state(tax_id: str | None) -> str | None:
    found = GSTIN.fullmatch(tax_id) if tax_id else None
    return found["state"] if found else None
