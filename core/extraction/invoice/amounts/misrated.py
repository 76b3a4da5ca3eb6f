"""Whether a tax is what its printed rate makes of some of the goods: if of none, one of the figures is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.domain.money import CENT, ZERO
from core.domain.record import Field, Record
from core.extraction.invoice.amounts.names import TAX, TOTAL

WHOLES = ("subtotal", "lines_total", TOTAL)
"""what all goods may come to"""
FURTHER = ("charges_total", "discount_total")
MOST = 10
"""amounts of which every choice is tried"""
HALF = Decimal("0.5")


def without_misrated(fields: Mapping[str, Field], taxed: Sequence[Record], items: Sequence[Record]) -> dict[str, Field]:
    """The fields with tax and total left to a person where the one rate of the paper makes the tax of no goods."""
    tax = fields.get(TAX)
    rates = {rate.number: rate for row in taxed if (rate := row.fields.get("rate")) is not None}
    rate = next(iter(rates.values())) if len(rates) == 1 else None
    told = {row.number("amount") for row in taxed}
    if tax is None or not tax.number or rate is None or not rate.number or tax.number not in told:
        return dict(fields)
    bases = _bases(fields, tax.number, [item.number("amount") or ZERO for item in items])
    if not bases or any(_makes(base, rate, tax.number, len(items)) for base in bases):
        return dict(fields)
    return {name: field.doubt("guess") if name in {TAX, TOTAL} else field for name, field in fields.items()}


def _bases(fields: Mapping[str, Field], tax: Decimal, amounts: Sequence[Decimal]) -> frozenset[Decimal]:
    """What may be taxed: any of the rows, where these are all, with or without charges and discount; else nothing."""
    wholes = {number for name in WHOLES for number in _numbers(fields, name)}
    wholes |= {number - tax for number in _numbers(fields, TOTAL)}
    further = [number for name in FURTHER for number in _numbers(fields, name)]
    if sum(amounts, ZERO) not in wholes or len(amounts) + len(further) > MOST:
        return frozenset()
    sums = {ZERO}
    for amount in amounts:
        sums |= {base + amount for base in sums}
    for amount in further:
        sums |= {base + sign * amount for base in sums | wholes for sign in (1, -1)}
    return frozenset(sums | wholes)


def _numbers(fields: Mapping[str, Field], name: str) -> Iterator[Decimal]:
    number = fields[name].number if name in fields else None
    if number:
        yield number


def _makes(base: Decimal, rate: Field, tax: Decimal, rows: int) -> bool:
    """Whether a rate makes a tax, on top of what is taxed or within it; a rate with decimals may be rounded."""
    percent = rate.number or ZERO
    decimals = len(rate.value.partition(".")[2])
    slack = 2 * CENT + CENT * rows * HALF + (abs(base) * HALF.scaleb(-decimals) / 100 if decimals else ZERO)
    return any(abs(abs(base) * percent / over - abs(tax)) <= slack for over in (100, 100 + percent))
