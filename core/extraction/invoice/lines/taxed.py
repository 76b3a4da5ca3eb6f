"""Whether the last amounts of a table without a heading are the tax on those before them: "Fee  1,150.00  230.00"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.domain.money import CENT
from core.extraction.invoice.lines.cells import DASHES, Cell

RATES = range(3, 31)
"""of taxes on what is sold, in percent, and half of one more"""
SEVERAL = 2
"""rows that must agree"""
HALF = Decimal("0.5")


def without_taxes(split: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    """The cells of lines, without those at the right that are one rate of the amounts before them, or nothing."""
    pairs = [_pair(parts) for parts in split]
    rates = [Decimal(rate) + half for rate in RATES for half in (Decimal(0), HALF)]
    told = [pair for pair in pairs if pair is not None]
    best = max(rates, key=lambda rate: len(_taxed(told, rate)))
    taxed = _taxed(told, best)
    others = [pair for pair in told if pair[1] and pair not in taxed]
    if len(taxed) < SEVERAL or len(taxed) <= SEVERAL * len(others):
        return list(split)
    return [parts if pair is None else parts[:-1] for parts, pair in zip(split, pairs, strict=True)]


def _pair(parts: Sequence[Cell]) -> tuple[Decimal, Decimal] | None:
    """The two amounts that end a line with words before them."""
    amount, tax = parts[-2:] if len(parts) > 1 + 1 else (None, None)
    if amount is None or tax is None or not amount.money or parts[0].number is not None:
        return None
    untaxed = tax.text in DASHES
    return (amount.number or Decimal(0), tax.number or Decimal(0)) if tax.money or untaxed else None


def _taxed(pairs: Sequence[tuple[Decimal, Decimal]], rate: Decimal) -> list[tuple[Decimal, Decimal]]:
    """The pairs of which the second is a rate of the first."""
    return [pair for pair in pairs if pair[1] and abs(pair[0] * rate / 100 - pair[1]) <= CENT]
