"""Whether the pages show what the file's own data says: a page that was changed is a sign of fraud."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.finding import Finding, Severity
from core.domain.folding import folded
from core.domain.page import Contents, TextSource
from core.domain.record import Field, Origin, Record

SHOWN = ("total_amount", "iban")
"""what a page prints as its data says it, and what a forger changes"""
FEW = 20
"""words; a page with fewer shows no invoice"""


def disagreement_findings(record: Record, contents: Contents) -> Iterator[Finding]:
    """A finding for each main value of the file's data that stands nowhere on its pages."""
    fields = {name: record.fields[name] for name in SHOWN if name in record.fields}
    stated = {name: field for name, field in fields.items() if field.origin is Origin.EMBEDDED}
    if not stated:
        return
    words = [word.text for page in contents.pages if page.source is not TextSource.SHEET for word in page.words]
    if len(words) < FEW:
        return
    letters, digits = "".join(map(folded, words)), re.sub(r"\D", "", "".join(words))
    for name, field in stated.items():
        if not _printed(field, letters, digits):
            yield Finding("embedded.differs", Severity.WARNING, (name,), {"value": field.value})


def hidden_findings(contents: Contents) -> Iterator[Finding]:
    """A note where a page carries text that nobody sees."""
    if contents.hidden_text:
        yield Finding("text.hidden", Severity.NOTE)


def _printed(field: Field, letters: str, digits: str) -> bool:
    """Whether a value stands in a text: an amount by its digits in any writing, else by its letters and digits."""
    number = field.number
    if number is None:
        return folded(field.value) in letters
    whole = format(abs(number).normalize(), "f")
    writings = {re.sub(r"\D", "", format(abs(number), ".2f")), re.sub(r"\D", "", whole)}
    return any(writing in digits for writing in writings) or folded(field.value) in letters
