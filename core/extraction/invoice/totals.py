"""What a sum must say of a total before it vouches for it, and of which amounts it leaves no room."""

from __future__ import annotations

from core.domain.schema import DocumentType
from core.extraction.invoice.deciding import Decision

TAX, TOTAL, NET, LINES = "tax_amount", "total_amount", "subtotal", "lines_total"


def untaxed(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether a paper between two parties shows a tax that no sum for this amount speaks of: it may be the net."""
    tax = decision.chosen.get(TAX)
    if tax is None or not tax.value or "customer_name" not in kind.fields:
        return False
    return not any({name, TAX} <= set(held.names) for held in decision.held)


def needless(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether an amount cannot be what it was taken for: the sum of the total has room for it and holds without it.

    Nor are the lines together anything else than the subtotal where both are the same amount.
    """
    if name == LINES and decision.value(name) == decision.value(NET):
        return True
    if any(name in held.names for held in decision.held if held.exact):
        return False
    sums = {held.code for held in decision.held if held.exact and len(held.names) > 1 and TOTAL in held.names}
    room = (rule.names for check in kind.checks if check.code in sums for rule in check.rules)
    return name in kind.zero - {TAX} and any(name in names for names in room)
