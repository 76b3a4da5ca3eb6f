"""Whether a file is what it seems: its signatures, what a later saving replaced, and when it was made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from core.domain.finding import Finding, Severity
from core.domain.page import Contents, Making, Seal, Signature
from core.domain.record import Record
from core.domain.schema import DocumentType

SOUND = frozenset({Seal.WHOLE, Seal.ADDED})
UNDATED = "?"
ZONES = timedelta(days=1)
"""by which days differ between the zones of two clocks"""
NO_DAY = frozenset({"1904-01-01", "1970-01-01", "1980-01-01", "2000-01-01"})
"""what programs write that know no day, or want every copy of a file to be alike"""


def genuine_findings(kind: DocumentType, record: Record, contents: Contents) -> Iterator[Finding]:
    """What the file itself says for or against what its pages show."""
    yield from map(_signed, contents.signatures)
    if contents.making:
        changed = contents.making.replaced or contents.making.patches
        numbers = {page.number for page in contents.pages} if changed else set[int]()
        for one in contents.making.replaced:
            if one.page in numbers:
                facts = {"page": str(one.page), "before": one.before, "after": one.after}
                yield Finding("file.replaced", Severity.WARNING, facts=facts)
        for patch in contents.making.patches:
            if patch.page in numbers:
                facts = {"page": str(patch.page), "across": str(patch.across), "down": str(patch.down)}
                yield Finding("file.patched", Severity.WARNING, facts=facts)
        yield from _too_early(kind, record, contents.making)


def _signed(signature: Signature) -> Finding:
    """What a signature is worth: one that holds is a note, one that does not is for a person."""
    facts = {"signer": signature.signer or signature.field, "day": (signature.signed_at or UNDATED)[:10]}
    if signature.seal in SOUND:
        known = "trusted" if signature.trusted else "untrusted"
        return Finding(f"signature.{known}", Severity.NOTE, facts=facts)
    weight = Severity.NOTE if signature.seal is Seal.UNREAD else Severity.WARNING
    return Finding(f"signature.{signature.seal}", weight, facts=facts)


def _too_early(kind: DocumentType, record: Record, making: Making) -> Iterator[Finding]:
    """A statement that lists what happened after its file was made."""
    if kind.id != "bank_statement" or making.created in (None, *NO_DAY):
        return
    days = [row.fields["date"].value for row in record.tables.get("transactions", ()) if "date" in row.fields]
    last = max((day for day in map(_day, days) if day), default=None)
    made = _day(making.created or "")
    if last and made and last > made + ZONES:
        yield Finding("file.too_early", Severity.WARNING, facts={"made": made.isoformat(), "day": last.isoformat()})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
