"""Sums set further right, on the last line of what they sum up, under a heading that has no amount of its own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from core.domain.layout import Line
from core.domain.money import ZERO
from core.domain.record import Field
from core.domain.schema import DocumentType, Kind
from core.extraction.forms.context import Context
from core.extraction.forms.options import Option
from core.extraction.forms.readers import Value, reader_of
from core.extraction.page.evidence import standing, vouched
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked

LONGEST = 15
"""lines of a list at most"""
SCORE, LONE = 1.3, 0.5
"""a sum that several lines make says more than a label beside it; the same amount twice on a line says little"""


def inset(kind: DocumentType, page: Marked, known: Context) -> Iterator[tuple[str, Option]]:
    """The options that lists give for the fields of their headings: 19,200 over 2,400 and, beside it, 21,600."""
    for place in (one for one in page.places if one.leads):
        for name in (one for one in place.fields if kind.fields[one].kind is Kind.MONEY):
            found = _sum(kind, name, page, place, known)
            if found is not None:
                yield name, found


def _sum(kind: DocumentType, name: str, page: Marked, place: Place, known: Context) -> Option | None:
    read = reader_of(kind.fields[name])
    lines = page.sheet.lines[place.rows.start : place.rows.stop + LONGEST]
    after = Line(page.sheet.lines[place.spots[-1].line].words[place.spots[-1].word + 1 :])
    if place.colon or any(read(kind.fields[name], (after,) if after.words else (), known)):
        return None
    listed: list[Decimal] = []
    for line in islice(lines, len(place.rows), None):
        amounts = list(read(kind.fields[name], (line,), known))
        listed += [Decimal(one.text) for one in amounts[:1]]
        if len(amounts) > 1:
            adds_up = len(amounts) == 2 and sum(listed, ZERO) == Decimal(amounts[1].text) != ZERO
            return _option(page, amounts[1], lone=len(listed) == 1) if adds_up else None
    return None


def _option(page: Marked, value: Value, *, lone: bool) -> Option:
    """A sum, which one line alone only offers."""
    field = Field(value.text, standing(page.sheet.page, value.words), 0.6, currency=value.currency)
    trusted = vouched(page.sheet.page, value.words)
    return Option(field, LONE if lone else SCORE, sole=False, trusted=trusted, scanned=page.sheet.scanned)
