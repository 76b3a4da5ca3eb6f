"""The number of a paper that only calls it its reference: "Référence : AB-2025-17"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from core.domain.record import Field
from core.domain.schema import DocumentType, Kind

REFERENCE = "payment_reference"
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
