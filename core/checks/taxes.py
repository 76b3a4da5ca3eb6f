"""What the law says of taxes on one invoice: Indian halves and states, and papers that say no tax is charged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import resources
from core.checks.said import phrases, said
from core.domain.finding import Finding, Severity
from core.domain.folding import spaced
from core.domain.money import ZERO, agree
from core.domain.page import Contents
from core.domain.record import Record

GSTIN = re.compile(r"(?P<state>\d{2})[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]")
STATE_CODE = re.compile(r"(?<!\d)(\d{2})(?!\d)")
ALWAYS_INTEGRATED = re.compile(r"\bSEZ\b|special economic zone|\bexport\b|\bLUT\b", re.IGNORECASE)
"""supplies that bear the integrated tax, or none, even within a state"""


def tax_findings(record: Record, contents: Contents) -> Iterator[Finding]:
    """Findings about the taxes that a paper charges."""
    amounts = _by_name(record)
    yield from _halves(amounts)
    yield from _states(record, contents, amounts)
    yield from _address(record)
    yield from _untaxed(record, contents, amounts)


def _halves(amounts: Mapping[str, Decimal]) -> Iterator[Finding]:
    central, of_state = amounts.get("CGST"), amounts.get("SGST", amounts.get("UTGST"))
    if central is not None and of_state is not None and not agree(central, of_state, rows=2):
        yield Finding("tax.halves", Severity.WARNING, ("taxes",), {"left": str(central), "right": str(of_state)})


def _states(record: Record, contents: Contents, amounts: Mapping[str, Decimal]) -> Iterator[Finding]:
    """The integrated tax is due exactly when the supply crosses states: from the seller's to the place of supply."""
    seller = _state(record.value("vendor_tax_id"))
    place = _place(record.value("place_of_supply")) or _state(record.value("customer_tax_id"))
    if seller is None or place is None or not amounts:
        return
    integrated = bool(amounts.get("IGST", ZERO))
    within = bool(amounts.get("CGST", ZERO) or amounts.get("SGST", ZERO) or amounts.get("UTGST", ZERO))
    wrong = (within and seller != place) or (integrated and seller == place) or (within and integrated)
    if wrong and not ALWAYS_INTEGRATED.search(said(contents)):
        yield Finding("tax.states", Severity.WARNING, ("taxes", "vendor_tax_id", "customer_tax_id"))


def _address(record: Record) -> Iterator[Finding]:
    """A note where an address names another state than the GSTIN beside it."""
    for side in ("vendor", "customer"):
        state, address = _state(record.value(f"{side}_tax_id")), record.value(f"{side}_address")
        named = _named(address) if address else frozenset()
        if state is not None and state in _indian_states() and named and state not in named:
            facts = {"value": record.value(f"{side}_tax_id") or "", "state": _indian_states()[state]}
            yield Finding("tax.address", Severity.NOTE, (f"{side}_tax_id", f"{side}_address"), facts)


def _untaxed(record: Record, contents: Contents, amounts: Mapping[str, Decimal]) -> Iterator[Finding]:
    """Tax that is charged though the paper says that none is: reverse charge, margin scheme, small businesses."""
    charged = record.number("tax_amount") or sum(amounts.values(), ZERO)
    if not charged or not {"subtotal", "total_amount"} & record.fields.keys():
        return
    if record.value("reverse_charge") == "yes" and _adds_up(record):
        yield Finding("tax.reverse_charge", Severity.WARNING, ("reverse_charge", "tax_amount"), {"tax": str(charged)})
    text = said(contents)
    told = next((found[0] for one in phrases("regimes", "untaxed") if (found := one.search(text))), None)
    if told is not None:
        yield Finding("tax.untaxed", Severity.WARNING, ("tax_amount",), {"tax": str(charged), "said": told})


def _adds_up(record: Record) -> bool:
    """Whether the tax is part of what is to be paid: Indian papers print what the buyer owes the state as well."""
    net, tax, total = (record.number(name) for name in ("subtotal", "tax_amount", "total_amount"))
    return net is None or tax is None or total is None or not agree(net, total)


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


def _place(text: str | None) -> str | None:
    """The code of the state that a place of supply names: "29-Karnataka", "Karnataka (29)", "Karnataka"."""
    code = STATE_CODE.search(text) if text else None
    if code:
        return code[1]
    named = _named(text) if text else frozenset()
    return next(iter(named)) if len(named) == 1 else None


def _named(text: str) -> frozenset[str]:
    """The codes of the Indian states that a text names."""
    said = spaced(text)
    return frozenset(code for code, state in _indian_states().items() if spaced(state) in said)


@cache
def _indian_states() -> Mapping[str, str]:
    states: Mapping[str, str] = resources.parsed("countries")["IN"]["states"]
    return states
