"""The repair that would make a statement's balances follow, where another reading of its figures is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.domain.finding import Finding, Severity
from core.domain.money import decimal
from core.domain.record import Record

MOST = 5
"""cells that are named"""


class Offer(NamedTuple):
    """A cell and the other value that it may have."""

    row: int
    """counted from 1"""
    name: str
    found: Decimal
    wanted: Decimal


def offers(rows: Sequence[Record]) -> tuple[Offer, ...]:
    """The amounts and balances of which another reading is known."""
    return tuple(_offers(rows))


def _offers(rows: Sequence[Record]) -> Iterator[Offer]:
    for number, row in enumerate(rows, start=1):
        for name in ("amount", "balance"):
            field = row.get(name)
            found = field.number if field and field.alternatives and not field.accepted else None
            wanted = decimal(field.alternatives[0].value) if field and field.alternatives else None
            if found is not None and wanted is not None:
                yield Offer(number, name, found, wanted)


def mended(
    offered: Sequence[Offer], amounts: Sequence[Decimal], balances: Sequence[Decimal | None]
) -> tuple[list[Decimal], list[Decimal | None]]:
    """Amounts and balances with the other readings in their places."""
    moved, shown = list(amounts), list(balances)
    for one in offered:
        if one.name == "amount":
            moved[one.row - 1] = one.wanted
        else:
            shown[one.row - 1] = one.wanted
    return moved, shown


def repair_findings(offered: Sequence[Offer], follow: int, prefix: str) -> Iterator[Finding]:
    """The cells that would mend the chain, named with what they would say; `follow`: how many balances then hold."""
    for one in offered[:MOST]:
        facts = {
            "row": str(one.row),
            "found": f"{one.found:,.2f}",
            "repaired": f"{one.wanted:,.2f}",
            "count": str(follow),
        }
        cell = f"{prefix}transactions.{one.row}.{one.name}"
        yield Finding("balance.repair", Severity.WARNING, (cell,), facts)
