"""What French law wants an invoice to mention: which of it is there, and which is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import resources
from core.checks.said import said
from core.domain.finding import Finding, Severity
from core.domain.page import Contents
from core.domain.record import Record
from core.domain.schema import DocumentType

FRENCH_ID = re.compile(r"FR\s?[0-9A-Z]{2}[\s\d]{9,}")
FRENCH = re.compile(r"\bSIRE[NT]\b|\bR\.?C\.?S\.?\s+[A-Z][a-z]|TVA\s+intracommunautaire")
INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class Mention:
    """One thing to be mentioned, and how it shows."""

    name: str
    field: str = ""
    table: str = ""
    pattern: str = ""
    always: bool = False

    def shown(self, record: Record, text: str) -> bool:
        """Whether the record or the paper's words show it."""
        stated = self.field in record.fields or bool(record.tables.get(self.table))
        return stated or bool(self.pattern and re.search(self.pattern, text, re.IGNORECASE))


def mention_findings(kind: DocumentType, record: Record, contents: Contents) -> Iterator[Finding]:
    """A note on a French supplier's invoice: the mandatory mentions that it bears, and those that it lacks."""
    if kind.id != INVOICE or not contents.pages:
        return
    text = said(contents)
    if not (FRENCH_ID.match(record.value("vendor_tax_id") or "") or FRENCH.search(text)):
        return
    shown = [(one, one.shown(record, text)) for one in _mentions()]
    present = ", ".join(one.name for one, there in shown if there)
    missing = ", ".join(one.name for one, there in shown if one.always and not there)
    if missing:
        yield Finding("mentions.missing", Severity.NOTE, (), {"present": present, "missing": missing})
    else:
        yield Finding("mentions.present", Severity.NOTE, (), {"present": present})


@cache
def _mentions() -> tuple[Mention, ...]:
    listed = resources.words("mentions")["mention"]
    return tuple(Mention(**one) for one in listed)
