"""Values of a picture that were not read: their label stands there, something beside or under it that no field has."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from core.domain.finding import Finding, Severity
from core.domain.folding import folded
from core.domain.layout import Box, Line, lines, segments
from core.domain.page import Contents, Page, TextSource
from core.domain.record import Record
from core.domain.schema import DocumentType, Kind

GOODS = "line_items"
TOLD = frozenset({Kind.ID, Kind.DATE})
"""kinds whose labels stand alone beside or over a value"""
HEADING = 3.0
"""text heights above the first goods within which the heading of their columns stands"""
RIGHT, BELOW, ABOVE = 12.0, 2.5, 1.5
"""text heights from a label within which its value stands, a bent line's a little higher"""
DIGITS = 3


def unread_findings(kind: DocumentType, record: Record, contents: Contents) -> Iterator[Finding]:
    """A finding for every field without a value whose label stands on the picture of the first page beside print."""
    page = next(islice(contents.pages, 1), None)
    if page is None or page.source is not TextSource.OCR or GOODS not in kind.tables:
        return
    wanted = _labels(kind, record)
    taken = [field.evidence.box for field in record.fields.values() if field.evidence.box is not None]
    top = _goods(record, page)
    for label in (part for line in lines(page.words) for part in segments(line)):
        name = wanted.get(folded(label.text))
        if name and label.box.y1 < top - HEADING * label.box.height and _valued(label, page, taken):
            yield Finding("value.unread", Severity.WARNING, (name,), {"label": label.text})


def _labels(kind: DocumentType, record: Record) -> dict[str, str]:
    """The labels of the fields that may lack a value and do, folded, without those of a field that was read."""
    read = {folded(one) for name in record.fields if name in kind.fields for one in kind.fields[name].all_labels}
    wanted = set(kind.wanted(record))
    free = [one for name, one in kind.fields.items() if one.kind in TOLD and name not in {*wanted, *record.fields}]
    return {label: field.name for field in free for one in field.all_labels if (label := folded(one)) not in read}


def _goods(record: Record, page: Page) -> float:
    """Where the rows of goods begin on a page, or where it ends."""
    cells = (cell.evidence for row in record.tables.get(GOODS, ()) for cell in row.fields.values())
    tops = (one.box.y0 for one in cells if one.box is not None and one.page == page.number)
    return min(tops, default=page.height)


def _valued(label: Line, page: Page, taken: list[Box]) -> bool:
    """Whether figures stand beside or under a label that are in no field's place."""
    figures = (word for word in page.words if sum(map(str.isdigit, word.text)) >= DIGITS)
    free = (word for word in figures if not any(box.holds(word.box) for box in taken))
    return any(_near(label.box, word.box) for word in free)


def _near(label: Box, box: Box) -> bool:
    x, y = box.middle
    height = label.height
    across = label.x0 - height < x < label.x1 + RIGHT * height
    return across and label.y0 - ABOVE * height < y < label.y1 + BELOW * height
