"""Required amounts that a paper prints under the name of another field only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from core.domain.record import Field
from core.domain.schema import DocumentType
from core.extraction.invoice.amounts.equations import equations
from core.extraction.invoice.amounts.names import CHARGES, DISCOUNT, NET, ROUNDINGS, TAX, TOTAL

ORDERED = "order_number"
BETWEEN = frozenset({TAX, CHARGES, DISCOUNT, *ROUNDINGS})
"""what may make a total another amount than the net"""


def same_amounts(kind: DocumentType, needed: Iterable[str], fields: Mapping[str, Field]) -> Mapping[str, Field]:
    """The needed amounts that a check makes equal to one that was read: the total, where only "amount due" is printed.

    Nothing vouches for them, but the other checks can then say which sum fails.
    """
    found = ((name, next(_equals(kind, name, fields), None)) for name in needed if name not in fields)
    return {name: field.doubt("guess") for name, field in found if field is not None}


def _equals(kind: DocumentType, name: str, fields: Mapping[str, Field]) -> Iterator[Field]:
    """Fields that are the same as the named one by a check of which nothing else was read."""
    for check in kind.checks:
        stated = equations(check, kind.zero) if check.decides and not check.each else ()
        read = {other for equation in stated for other in equation.names if other in fields}
        if len(read) == 1 and any({*read, name} == set(equation.names) for equation in stated):
            yield fields[read.pop()]


def net_total(
    kind: DocumentType, fields: Mapping[str, Field], printed: Iterable[Decimal], *, trusted: bool
) -> Mapping[str, Field]:
    """The net amount as the total of an order that shows no tax and no larger amount; proven where the net is."""
    net = fields.get(NET)
    if net is None or net.number is None or ORDERED not in kind.fields or fields.keys() & {TOTAL, *BETWEEN}:
        return {}
    if not net.accepted or any(abs(amount) > net.number for amount in printed):
        return {}
    return {TOTAL: net if trusted else net.doubt("guess")}
