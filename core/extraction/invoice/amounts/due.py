"""What is due where that is all of the total: accepted only if nothing printed from the total on is a payment."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from decimal import Decimal

from core.domain.record import Field, Record
from core.extraction.invoice.amounts.deciding import Decision
from core.extraction.invoice.amounts.names import DUE, TOTAL
from core.extraction.invoice.amounts.solved import printed
from core.extraction.invoice.paper import Paper


def with_due(paper: Paper, fields: Mapping[str, Field], decision: Decision, rows: Sequence[Record]) -> dict[str, Field]:
    """The fields with what is due accepted or doubted where it is the total."""
    due, total = fields.get(DUE), fields.get(TOTAL)
    if due is None or total is None or due.number != total.number:
        return dict(fields)
    known = {option.value for option in decision.chosen.values()}
    known |= {number for row in rows for field in row.fields.values() if (number := field.number) is not None}
    if _left_over(paper, total, known):
        return {**fields, DUE: due.doubt("guess")}
    held = next((held for held in decision.held if held.exact and set(held.names) == {TOTAL, DUE}), None)
    if held is None or not total.accepted:
        return dict(fields)
    return {**fields, DUE: due.accept("sum", equation=held.equation)}


def _left_over(paper: Paper, total: Field, known: Container[Decimal]) -> bool:
    """Whether an amount that is none of the known ones stands on the total's line or below it."""
    box = total.evidence.box
    return box is None or any(
        one.page.sheet.page.number == total.evidence.page
        and one.line.box.y1 > box.y0
        and abs(one.found.amount.value) not in known
        for one in printed(paper)
    )
