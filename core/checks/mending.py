"""The repair that would make a statement's balances follow, where another reading of its figures is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.domain.finding import Finding, Severity
from core.domain.money import decimal
from core.domain.record import Field, Record

MOST = 5
"""cells that are named"""


class Offer(NamedTuple):
    """A cell and the other value that it may have."""

    row: int
    """counted from 1; 0 for the balance before or after all rows"""
    name: str
    found: Decimal
    wanted: Decimal


Balances = tuple[Decimal | None, Decimal | None]
"""before the first and after the last row"""
ENDS = ("opening_balance", "closing_balance")


def offers(account: Record) -> tuple[Offer, ...]:
    """The amounts and balances of an account of which another reading is known."""
    rows = account.tables.get("transactions", ())
    cells = [(0, name, account.get(name)) for name in ENDS]
    cells += [(number, name, row.get(name)) for number, row in enumerate(rows, 1) for name in ("amount", "balance")]
    return tuple(offer for number, name, field in cells if (offer := _offer(number, name, field)))


def _offer(number: int, name: str, field: Field | None) -> Offer | None:
    found = field.number if field and field.alternatives and not field.accepted else None
    wanted = decimal(field.alternatives[0].value) if field and field.alternatives else None
    return None if found is None or wanted is None else Offer(number, name, found, wanted)


def mended(
    offered: Sequence[Offer], amounts: Sequence[Decimal], balances: Sequence[Decimal | None], ends: Balances
) -> tuple[list[Decimal], list[Decimal | None], Balances]:
    """Amounts, balances and ends with the other readings in their places."""
    moved, shown = list(amounts), list(balances)
    first, last = ends
    for one in offered:
        if one.name == "amount":
            moved[one.row - 1] = one.wanted
        elif one.row:
            shown[one.row - 1] = one.wanted
        elif one.name == ENDS[0]:
            first = one.wanted
        else:
            last = one.wanted
    return moved, shown, (first, last)


def repair_findings(offered: Sequence[Offer], follow: int, prefix: str) -> Iterator[Finding]:
    """The cells that would mend the chain, named with what they would say; `follow`: how many balances then hold."""
    for one in offered[:MOST]:
        facts = {"found": f"{one.found:,.2f}", "repaired": f"{one.wanted:,.2f}", "count": str(follow)}
        if one.row:
            cell = f"{prefix}transactions.{one.row}.{one.name}"
            yield Finding("balance.repair", Severity.WARNING, (cell,), {"row": str(one.row), **facts})
        else:
            yield Finding(f"balance.repair_{one.name.partition('_')[0]}", Severity.WARNING, (prefix + one.name,), facts)
