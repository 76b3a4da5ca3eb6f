"""The number of a paper that only calls it its reference: "Référence : AB-2025-17"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.domain.record import Field
from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.candidates import Candidate

REFERENCE = "payment_reference"
RECEIPT_NUMBER, RECEIPT, INVOICE = "receipt_number", "receipt", "inv"
LENGTHS = range(4, 17)
"""characters of a number; references with check digits have more"""
UNSURE = 0.4


def with_number(kind: DocumentType, fields: Mapping[str, Field]) -> dict[str, Field]:
    """The fields with the reference offered as the paper's number where it has no other, for a person to judge."""
    number = next((one.name for one in kind.fields.values() if one.kind is Kind.ID and one.required), None)
    reference = fields.get(REFERENCE)
    if number is None or number in fields or reference is None or len(reference.value) not in LENGTHS:
        return dict(fields)
    return {**fields, number: replace(reference.doubt("guess"), confidence=UNSURE)}


def own_number(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without a receipt's number at a label of the invoice that was paid, where it has its own."""
    receipts = any(one.field == RECEIPT_NUMBER and RECEIPT in one.label for one in found)
    return [one for one in found if not (receipts and one.field == RECEIPT_NUMBER and INVOICE in one.label)]
