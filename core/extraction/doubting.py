"""Ids that fail their check digits are left to a person, with the one repair that passes as an alternative."""

from __future__ import annotations

from dataclasses import replace

from core.domain.record import Alternative, Field, Origin, Record
from core.domain.schema import DocumentType, FieldType
from core.identifiers import has_check_digits, repaired, told, valid

REPAIRED = 0.6
"""confidence in an id that common confusions of characters lead to"""


def with_doubts(kind: DocumentType, record: Record) -> Record:
    """The record with every id doubted whose check digits are wrong."""
    currency = record.value("currency")
    for name, field in record.fields.items():
        if name in kind.fields:
            doubted = _doubted(kind.fields[name], field, currency)
            record = record if doubted is field else record.put(name, doubted)
    return record


def _doubted(kind: FieldType, field: Field, currency: str | None) -> Field:
    shape = kind.format if has_check_digits(kind.format) else _told(kind.name, field.value, currency)
    if shape is None or not has_check_digits(shape) or valid(shape, field.value) or field.origin is Origin.EMBEDDED:
        return field
    likely = repaired(shape, field.value)
    others = (Alternative(likely, field.evidence, REPAIRED),) if likely else ()
    return replace(field.doubt("check_digit_wrong"), alternatives=(*others, *field.alternatives))


def _told(name: str, value: str, currency: str | None) -> str | None:
    sort = "tax" if name.endswith("_tax_id") else "reference" if name == "payment_reference" else None
    return told(sort, value, currency) if sort else None
