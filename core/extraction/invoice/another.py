"""Labels of days that stand beside the number of another paper: "Buyer's Order No." with "Dated" behind it."""

from __future__ import annotations

from core.domain.folding import folded
from core.extraction.page.neighbours import Marked

OTHERS = frozenset({"purchase_order"})
"""fields that hold the number of another paper"""
SHORT = frozenset(map(folded, ("date", "dated", "datum", "data", "fecha", "du", "vom")))
"""labels that do not say of what they are the day"""


def of_another(page: Marked, label: str, line: int, left: float) -> bool:
    """Whether a short label of a day that begins at a place follows the label of another paper's number on its line."""
    if folded(label) not in SHORT:
        return False
    before = [one for one in page.places if one.rows.start == line and one.box.x1 <= left]
    return bool(before) and not OTHERS.isdisjoint(max(before, key=lambda one: one.box.x1).fields)
