"""Sums as a person reads them: credit notes taken off, proformas left out, each currency by itself."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from core.domain.asking import Found, Query, Want
from core.domain.money import ZERO

TAKEN_OFF, LEFT_OUT = "credit_note", "proforma"


@dataclass(slots=True)
class Total:
    """What the documents of one group and currency come to."""

    group: str
    currency: str
    amount: Decimal = ZERO
    documents: int = 0
    taken_off: int = 0
    """credit notes among them, whose amounts were taken off"""


@dataclass(frozen=True, slots=True)
class Totals:
    """All groups and currencies, and how many proformas do not count."""

    totals: tuple[Total, ...]
    left_out: int = 0


def totals(query: Query, found: Found) -> Totals:
    """The totals of what was found; a question for credit notes or proformas counts these as they are."""
    made: dict[tuple[str, str], Total] = {}
    left_out = 0
    counts = query.want is Want.COUNT
    for one in found.sums:
        if one.subtype == LEFT_OUT and not query.subtype and not counts:
            left_out += one.documents
            continue
        currency = "" if counts else one.currency
        total = made.setdefault((one.group, currency), Total(one.group, currency))
        off = one.subtype == TAKEN_OFF and not query.subtype and not counts
        total.amount += -abs(one.amount) if off else one.amount
        total.documents += one.documents
        total.taken_off += one.documents * off
    kept = list(made.values())
    if query.want is Want.AVERAGE:
        for total in kept:
            total.amount = total.amount / total.documents
    return Totals(tuple(kept), left_out)


def by_currency(found: Totals) -> dict[str, list[Total]]:
    """The totals of each currency, which are never added to those of another."""
    told: defaultdict[str, list[Total]] = defaultdict(list)
    for one in found.totals:
        told[one.currency].append(one)
    return dict(told)
