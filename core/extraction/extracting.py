"""What a document says, by the names of its type: embedded data first, then what its pages add."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from core.domain.page import Contents
from core.domain.record import Field, Record
from core.domain.schema import DocumentType, Kind
from core.extraction.doubting import with_doubts
from core.extraction.forms import extract_form
from core.extraction.invoice import extract_invoice
from core.extraction.statement import extract_statement

STRATEGIES: Mapping[str, Callable[[DocumentType, Contents], Record]] = {
    "invoice": extract_invoice,
    "receipt": extract_invoice,
    "purchase_order": extract_invoice,
    "bank_statement": extract_statement,
}
"""types that need more than labels and headings"""
NAMING = frozenset({Kind.ID, Kind.PARTY, Kind.ADDRESS, Kind.ACCOUNT})
"""what belongs to one party only"""


def extract(kind: DocumentType, contents: Contents) -> Record:
    """The record of a document. Data that the file carries stands first; its pages add what it lacks."""
    own = [one for one in contents.embedded if one.type == kind.id]
    shown = STRATEGIES.get(kind.id, extract_form)(kind, contents) if contents.pages else Record()
    for one in sorted(own, key=lambda one: one.whole):
        shown = _over(kind, one.record, shown)
    return with_doubts(kind, shown)


def _over(kind: DocumentType, base: Record, shown: Record) -> Record:
    """A record with what the pages add to it: fields and tables that it lacks.

    A name or number that the data gives to one party is not taken for another's.
    """
    told = {field.value for field in base.fields.values()}
    added = {
        name: field
        for name, field in shown.fields.items()
        if name not in kind.fields or kind.fields[name].kind not in NAMING or field.value not in told
    }
    stated = {name: _agreeing(field, shown.fields.get(name)) for name, field in base.fields.items()}
    return Record({**added, **stated}, {**shown.tables, **base.tables})


def _agreeing(stated: Field, printed: Field | None) -> Field:
    """A value of the data, accepted where nothing vouches for the data but the page prints the same."""
    if stated.accepted or printed is None or printed.value != stated.value:
        return stated
    return stated.accept("two_readings")
