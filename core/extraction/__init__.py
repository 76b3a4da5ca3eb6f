"""What a document says, by the names of its type: embedded data first, then what its pages add."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.domain.page import Contents
from core.domain.record import Record
from core.domain.schema import DocumentType
from core.extraction.forms import extract_form
from core.extraction.invoices import extract_invoice
from core.extraction.statement import extract_statement

STRATEGIES: Mapping[str, Callable[[DocumentType, Contents], Record]] = {
    "invoice": extract_invoice,
    "receipt": extract_invoice,
    "bank_statement": extract_statement,
}
"""types that need more than labels and headings"""


def extract(kind: DocumentType, contents: Contents) -> Record:
    """The record of a document. Data that the file carries stands first; its pages add what it lacks."""
    whole = next((one for one in contents.embedded if one.whole and one.type == kind.id), None)
    shown = _from_pages(kind, contents) if contents.pages else Record()
    partial = [one.record for one in contents.embedded if not one.whole and one.type == kind.id]
    for record in [*partial, *([whole.record] if whole else [])]:
        shown = _over(record, shown)
    return shown


def _from_pages(kind: DocumentType, contents: Contents) -> Record:
    return STRATEGIES.get(kind.id, extract_form)(kind, contents)


def _over(base: Record, shown: Record) -> Record:
    """A record with what another adds to it: fields and tables that it lacks."""
    return Record({**shown.fields, **base.fields}, {**shown.tables, **base.tables})
