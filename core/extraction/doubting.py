"""Ids that fail their check digits, or are given to two parties, and texts that lost letters are left to a person."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from core.domain.record import Alternative, Field, Origin, Record
from core.domain.schema import DocumentType, FieldType, Kind
from core.identifiers import has_check_digits, repaired, told, valid

TAX_ID = "_tax_id"
ROLES = ("vendor", "customer")
GARBLED = re.compile(r"\ufffd|(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
"""a letter that the file does not tell, and letters set apart that may belong to a longer name"""
REPAIRED = 0.6
"""confidence in an id that common confusions of characters lead to"""
SIDED = 0.7
"""confidence in a paper's type under which it may as well be of a type whose parties are the other way round"""


def with_doubts(kind: DocumentType, record: Record) -> Record:
    """The record with every id doubted that cannot be right; the one repair that passes is an alternative."""
    currency = record.value("currency")
    for name in _given_twice(kind, record):
        record = record.put(name, record.fields[name].doubt("guess"))
    for name, field in record.fields.items():
        if name in kind.fields:
            garbled = field.accepted and GARBLED.search(field.value)
            doubted = field.doubt("guess") if garbled else _doubted(kind.fields[name], field, currency)
            record = record if doubted is field else record.put(name, doubted)
    return record


def unsided(kind: DocumentType, record: Record, confidence: float) -> Record:
    """The record with what depends on who is who left to a person, where the paper's type is in doubt."""
    if confidence >= SIDED or not all(f"{role}_name" in kind.fields for role in ROLES):
        return record
    sided = {name: one for name, one in record.fields.items() if name.startswith(ROLES) and one.accepted}
    doubted = {name: one.doubt("guess") for name, one in sided.items() if one.origin is not Origin.EMBEDDED}
    return replace(record, fields={**record.fields, **doubted})


def _given_twice(kind: DocumentType, record: Record) -> tuple[str, ...]:
    """The ids of one sort that two parties are given: check digits say that one was read rightly, not whose it is."""
    known = {name: field for name, field in record.fields.items() if name in kind.fields and _sort(kind.fields[name])}
    given = Counter((_sort(kind.fields[name]), field.value) for name, field in known.items())
    twice = (name for name, field in known.items() if given[_sort(kind.fields[name]), field.value] > 1)
    return tuple(name for name in twice if known[name].origin is not Origin.EMBEDDED)


def _sort(field: FieldType) -> str:
    return "tax" if field.name.endswith(TAX_ID) else field.format if field.kind is Kind.ID else ""


def _doubted(kind: FieldType, field: Field, currency: str | None) -> Field:
    shape = kind.format if has_check_digits(kind.format) else _told(kind.name, field.value, currency)
    if shape is None or not has_check_digits(shape) or valid(shape, field.value) or field.origin is Origin.EMBEDDED:
        return field
    likely = repaired(shape, field.value)
    others = (Alternative(likely, field.evidence, REPAIRED),) if likely else ()
    return replace(field.doubt("check_digit_wrong"), alternatives=(*others, *field.alternatives))


def _told(name: str, value: str, currency: str | None) -> str | None:
    sort = "tax" if name.endswith(TAX_ID) else "reference" if name == "payment_reference" else None
    return told(sort, value, currency) if sort else None
