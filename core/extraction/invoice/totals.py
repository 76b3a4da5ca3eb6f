"""What a sum must say of a total before it vouches for it."""

from __future__ import annotations

from core.domain.schema import DocumentType
from core.extraction.invoice.deciding import Decision

TAX = "tax_amount"


def untaxed(kind: DocumentType, name: str, decision: Decision) -> bool:
    """Whether a paper between two parties shows a tax that no sum for this amount speaks of: it may be the net."""
    tax = decision.chosen.get(TAX)
    if tax is None or not tax.value or "customer_name" not in kind.fields:
        return False
    return not any({name, TAX} <= set(held.names) for held in decision.held)
