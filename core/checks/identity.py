"""Ids whose check digits are wrong, and parties that cannot be: one id for both sides of a sale."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module

from core.domain.finding import Finding, Severity
from core.domain.record import Record
from core.domain.schema import DocumentType

MODULES = {
    "iban": "stdnum.iban",
    "gstin": "stdnum.in_.gstin",
    "siren": "stdnum.fr.siren",
    "siret": "stdnum.fr.siret",
    "iso11649": "stdnum.iso11649",
    "swiss_reference": "stdnum.ch.esr",
    "isin": "stdnum.isin",
}
GSTIN = re.compile(r"\d{2}[A-Z]{5}\d{4}[A-Z][A-Z\d]Z[A-Z\d]")
FRENCH = re.compile(r"FR[0-9A-Z]{2}\d{9}")
SIDES = ("vendor_tax_id", "customer_tax_id")


def id_findings(kind: DocumentType, record: Record) -> Iterator[Finding]:
    """A finding for each id with wrong check digits, and for a seller and buyer of one tax id."""
    for name, field in record.fields.items():
        shape = kind.fields[name].format if name in kind.fields else ""
        if (shape in MODULES and not _valid(MODULES[shape], field.value)) or _wrong_tax_id(name, field.value):
            yield Finding("id.check_digit", Severity.WARNING, (name,), {"value": field.value})
    vendor, customer = (record.value(side) for side in SIDES)
    if vendor is not None and vendor == customer:
        yield Finding("party.same", Severity.WARNING, SIDES, {"value": vendor})


def _wrong_tax_id(name: str, value: str) -> bool:
    """Whether a tax id has the shape of a country's and not its check digits."""
    if not name.endswith("_tax_id"):
        return False
    compact = re.sub(r"[\s.\-]", "", value.upper())
    if GSTIN.fullmatch(compact):
        return not _valid(MODULES["gstin"], compact)
    return bool(FRENCH.fullmatch(compact)) and not _valid("stdnum.fr.tva", compact)


def _valid(module: str, value: str) -> bool:
    return _checker(module)(re.sub(r"[\s.\-]", "", value))


@cache
def _checker(module: str) -> Callable[[str], bool]:
    return import_module(module).is_valid  # type: ignore[no-any-return]
