"""Ids whose check digits are wrong, and parties that cannot be: one id for both sides, a company number of neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.domain.finding import Finding, Severity
from core.domain.page import Contents, TextSource
from core.domain.record import Field, Record
from core.domain.schema import DocumentType, FieldType
from core.identifiers import has_check_digits, repaired, told, valid

SIDES = ("vendor_tax_id", "customer_tax_id")
FRENCH = re.compile(r"FR[0-9A-Z]{2}(?P<siren>\d{9})")


class _Wrong(NamedTuple):
    """An id that fails its check digits: where it stands, and the format that it ought to have."""

    name: str
    format: str
    field: Field


def id_findings(kind: DocumentType, record: Record, contents: Contents) -> Iterator[Finding]:
    """A finding for each id with wrong check digits, and for parties whose ids contradict each other."""
    for one in _wrong(kind, record):
        likely, facts = repaired(one.format, one.field.value), {"value": one.field.value}
        if likely is not None:
            yield Finding("id.likely", _weight(one, contents), (one.name,), {**facts, "likely": likely})
        else:
            yield Finding("id.check_digit", _weight(one, contents), (one.name,), facts)
    vendor, customer = (record.value(side) for side in SIDES)
    if vendor is not None and vendor == customer:
        yield Finding("party.same", Severity.WARNING, SIDES, {"value": vendor})
    yield from _company_number(record)


def _weight(one: _Wrong, contents: Contents) -> Severity:
    """A note where the file itself says a tax id so: no reading of it is in doubt, and its amounts stand as they are.

    What a recognizer read may be misread, and no payment reaches a wrong account or reference.
    """
    if not one.name.endswith("_tax_id"):
        return Severity.WARNING
    scanned = {page.number for page in contents.pages if page.source is TextSource.OCR}
    return Severity.WARNING if one.field.evidence.page in scanned else Severity.NOTE


def _wrong(kind: DocumentType, record: Record) -> Iterator[_Wrong]:
    """The ids of fields and rows whose check digits are wrong."""
    yield from _of(kind.fields.values(), record, "", record.value("currency"))
    for table in kind.tables.values():
        columns = [column for column in table.columns.values() if has_check_digits(column.format)]
        for number, row in enumerate(record.tables.get(table.name, ()) if columns else (), start=1):
            yield from _of(columns, row, f"{table.name}.{number}.", None)


def _of(kinds: Iterable[FieldType], record: Record, place: str, currency: str | None) -> Iterator[_Wrong]:
    for kind in kinds:
        field = record.fields.get(kind.name)
        shape = _format(kind, field.value, currency) if field else None
        if field is not None and shape is not None and not valid(shape, field.value):
            yield _Wrong(place + kind.name, shape, field)


def _format(kind: FieldType, value: str, currency: str | None) -> str | None:
    """The format whose check digits a value must have: that of its field, or the one that it looks like."""
    if has_check_digits(kind.format):
        return kind.format
    if kind.name.endswith("_tax_id"):
        return told("tax", value, currency)
    return told("reference", value) if kind.name == "payment_reference" else None


def _company_number(record: Record) -> Iterator[Finding]:
    """A finding where a French company number is in neither side's VAT number, though the seller prints one."""
    siren = record.value("siren")
    told_ids = [FRENCH.fullmatch(re.sub(r"[\s.\-]", "", record.value(side) or "")) for side in SIDES]
    numbers = {found["siren"] for found in told_ids if found}
    if siren is not None and told_ids[0] is not None and siren not in numbers:
        yield Finding("id.siren", Severity.WARNING, ("siren", SIDES[0]), {"siren": siren, "value": told_ids[0][0]})
