"""What was paid with a card, or to the cent: the total once more, beside the means of payment."""

from __future__ import annotations

from collections.abc import Mapping

from core.domain.record import Field
from core.extraction.invoice.amounts.deciding import Decision
from core.extraction.invoice.amounts.names import CHANGE, TENDERED, TOTAL
from core.extraction.invoice.scoring import Ranked


def with_tendered(fields: Mapping[str, Field], found: Ranked, decision: Decision) -> dict[str, Field]:
    """The fields with a payment accepted that is the accepted total, printed at a place and a label of its own."""
    paid, total, option = fields.get(TENDERED), fields.get(TOTAL), decision.chosen.get(TENDERED)
    if paid is None or paid.accepted or total is None or not total.accepted or option is None:
        return dict(fields)
    one = next(one for _, one in found[TENDERED] if one.place == option.place)
    told = one.trusted and one.features.beside and one.features.rank == 0 and one.label != ""
    apart = one.place != decision.chosen[TOTAL].place and not decision.value(CHANGE)
    if not told or not apart or paid.number != total.number:
        return dict(fields)
    return {**fields, TENDERED: paid.accept("sum", equation=f"{paid.number:,} = {total.number:,}")}
