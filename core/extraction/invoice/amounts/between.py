"""What stands between the net amount and the tax and makes the total, whatever it is called: a charge, a discount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.extraction.invoice.amounts.names import CHARGES, DISCOUNT, NET, TAX, TOTAL
from core.extraction.invoice.amounts.solved import Found, candidate_of, printed
from core.extraction.invoice.candidates import Candidate
from core.extraction.invoice.paper import Paper


def between(paper: Paper, found: Found) -> Iterator[Candidate]:
    """The one amount below a net amount and above its tax that the total lacks, where no label names it.

    Below the tax it may have been paid or owed before, and without a tax it may be the tax itself.
    """
    net, tax, total = (_labelled(found, name) for name in (NET, TAX, TOTAL))
    if net is None or tax is None or total is None or not {CHARGES, DISCOUNT} <= paper.kind.fields.keys():
        return
    lacking = Decimal(total.value) - Decimal(net.value) - Decimal(tax.value)
    if not lacking:
        return
    known = {one.place for scored in found.values() for _, one in scored if one.label}
    name = CHARGES if lacking > 0 else DISCOUNT
    made = [candidate_of(name, one) for one in printed(paper) if one.found.amount.value == lacking]
    inside = [one for one in made if _above(net, one) and _above(one, tax) and one.place not in known]
    yield from inside if len(inside) == 1 else ()


def _labelled(found: Found, name: str) -> Candidate | None:
    """The likeliest candidate of a field, where it stands beside a label of its own."""
    best = max(found.get(name, ()), key=lambda pair: pair[0], default=None)
    return best[1] if best is not None and best[1].label and best[1].features.beside else None


def _above(one: Candidate, other: Candidate) -> bool:
    """Whether an amount stands on a line above another's, in the same column."""
    upper, lower = one.evidence.box, other.evidence.box
    if upper is None or lower is None or one.evidence.page != other.evidence.page:
        return False
    return upper.y1 < lower.middle[1] and upper.x0 < lower.x1 and upper.x1 > lower.x0
