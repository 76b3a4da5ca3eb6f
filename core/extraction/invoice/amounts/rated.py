"""Taxes that their rates vouch for: on what is printed as taxed, or within the total that contains them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.domain.money import CENT, ZERO
from core.domain.record import Field, Record
from core.extraction.invoice.amounts.names import NET, TAX, TOTAL

SEVERAL = 2
"""parts of a tax"""


def with_rates(fields: Mapping[str, Field], rows: Sequence[Record], *, printed: bool = True) -> dict[str, Field]:
    """The fields with the tax accepted where the rates that the paper prints lead from its accepted total to it.

    What a picture says is taxed may be misread as its tax is: the one rate within the total vouches there, or several
    rates with what each is on, which no misreading leads to the total.
    """
    tax, total = fields.get(TAX), fields.get(TOTAL)
    if tax is None or tax.accepted or total is None or not total.accepted:
        return dict(fields)
    gross = (total.number or ZERO) - _rounding(fields)
    on_bases = printed or len(rows) >= SEVERAL
    equation = (_on_bases(rows, tax.number, gross) if on_bases else "") or _within(rows, tax.number, gross)
    return {**fields, TAX: tax.accept("sum", equation=equation)} if equation else dict(fields)


def with_parts(fields: Mapping[str, Field], rows: Sequence[Record]) -> dict[str, Field]:
    """The fields with a tax that a picture prints in parts accepted where these lead from its net amount to its total.

    Of four amounts or more that agree to the cent none is misread.
    """
    tax, net, total = (fields.get(name) for name in (TAX, NET, TOTAL))
    if tax is None or tax.accepted or net is None or total is None or not (net.accepted and total.accepted):
        return dict(fields)
    parts = [row.number("amount") or ZERO for row in rows]
    gross = (total.number or ZERO) - _rounding(fields)
    if len(parts) < SEVERAL or sum(parts, ZERO) != tax.number or (net.number or ZERO) + (tax.number or ZERO) != gross:
        return dict(fields)
    equation = f"{net.number:,} + {' + '.join(f'{part:,}' for part in parts)} = {gross:,}"
    return {**fields, TAX: tax.accept("sum", equation=equation)}


def _rounding(fields: Mapping[str, Field]) -> Decimal:
    return next((field.number for name in ("rounding", "round_off") if (field := fields.get(name))), None) or ZERO


def with_sum(rows: Sequence[Record], tax: Field | None) -> tuple[Record, ...]:
    """The rows of taxes that add up to the tax of the paper, their amounts accepted where it is."""
    if tax is None or not tax.accepted:
        return tuple(rows)
    equation = f"{' + '.join(row.fields['amount'].value for row in rows)} = {tax.value}"
    return tuple(row.put("amount", row.fields["amount"].accept("sum", equation=equation)) for row in rows)


def _on_bases(rows: Sequence[Record], tax: Decimal | None, gross: Decimal) -> str:
    """The sum of all that is taxed, each at its rate, and of the tax, where it is the total; else nothing."""
    bases = [row.number("base") for row in rows]
    known = [base for base in bases if base is not None]
    net = sum(known, ZERO)
    whole = bool(rows) and len(known) == len(rows) and all(map(_reckons, rows))
    taxed = sum((row.number("amount") or ZERO for row in rows), ZERO)
    return f"{net:,} + {tax:,} = {gross:,}" if whole and tax == taxed and net + taxed == gross else ""


def _within(rows: Sequence[Record], tax: Decimal | None, gross: Decimal) -> str:
    """How the one rate of a paper gives the tax that its total contains; else nothing."""
    rate = rows[0].number("rate") if len(rows) == 1 else None
    if rate is None or tax is None or abs(gross * rate / (100 + rate) - tax) >= CENT:
        return ""
    return f"{gross:,} × {rate} / {100 + rate} = {tax:,}"


def _reckons(row: Record) -> bool:
    base, rate, amount = (row.number(name) for name in ("base", "rate", "amount"))
    return None not in {base, rate, amount} and abs((base or ZERO) * (rate or ZERO) / 100 - (amount or ZERO)) <= CENT
