"""Places of a scan that a model for lines reads once more: those of values in doubt, which were recognized."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from core.domain.document import Reading
from core.domain.errors import Cancelled, VouchError
from core.domain.layout import Box
from core.domain.page import Page, TextSource
from core.domain.schema import DocumentType
from core.extraction.tiers.asking import doubtful, heard
from core.extraction.tiers.grounding import Print


class Region(NamedTuple):
    """A place on a page, in parts of its width and height."""

    field: str
    page: int
    box: Box


ReadLines = Callable[[int, Sequence[Box]], Sequence[str]]
"""what a model reads in places of one page, a line for each. Raises a VouchError"""


def regions(kind: DocumentType, reading: Reading, pages: Sequence[Page]) -> tuple[Region, ...]:
    """Where the doubtful values of a reading stand on pages that were recognized."""
    scans = {page.number: page for page in pages if page.source is TextSource.OCR and page.width and page.height}
    found = []
    for name in doubtful(kind, reading):
        field = reading.record.fields.get(name)
        page = scans.get(field.evidence.page or 0) if field else None
        if field and page and field.evidence.box:
            x0, y0, x1, y1 = field.evidence.box
            box = Box(x0 / page.width, y0 / page.height, x1 / page.width, y1 / page.height)
            found.append(Region(name, page.number, box))
    return tuple(found)


def reread(kind: DocumentType, reading: Reading, pages: Sequence[Page], read: ReadLines) -> Reading:
    """The reading with what a model reads in the places of its doubtful values, as far as their pages have it too.

    A value that it reads alike is surer; what it reads otherwise and nowhere stands is dropped. Raises Cancelled.
    """
    fields = reading.record.fields
    places = {fields[name].evidence.page for name in doubtful(kind, reading) if name in fields}
    shown = tuple(page for page in pages if page.number in places)  # of many pages only these are held at once
    asked = regions(kind, reading, shown)
    said: dict[str, str] = {}
    for number in dict.fromkeys(one.page for one in asked):
        there = [one for one in asked if one.page == number]
        said |= dict(zip((one.field for one in there), _lines(read, number, there), strict=False))
    spoken: Mapping[str, str] = {name: text for name, text in said.items() if text.strip()}
    return heard(kind, reading, spoken, Print(shown)) if spoken else reading


def _lines(read: ReadLines, page: int, there: Sequence[Region]) -> Sequence[str]:
    """What is read; nothing where that fails. Raises Cancelled."""
    try:
        return read(page, [one.box for one in there])
    except Cancelled:
        raise
    except VouchError:
        return ()
