"""Number and day without a label for each: "PO number/date  4711 / 3.2.2025", or title, number and day in a stack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.domain.folding import folded
from core.domain.layout import Box, Line
from core.domain.record import Evidence
from core.domain.schema import FieldType, Kind
from core.extraction.invoice.bare import BARE, STRIPPED, numbers
from core.extraction.invoice.candidates import Candidate, proven
from core.extraction.invoice.credited import is_note
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.invoice.tokens import dates_only
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot, Stretch
from core.extraction.values.dates import dates_in

SHARED = re.compile(r"(?P<number>[^/]+?) ?/ ?(?P<day>[^/]+)")
BOTH = re.compile(r"(?P<number>[^\s/]*\d{2}[^\s/]*) ?/ ?(?P<day>\S.*)")
NEAR, TIGHT, ASIDE = 2.5, 1.2, 10.0
"""text heights: from a label or title to what stands under it, from a number to its day, to what leads a line"""


def coupled(paper: Paper) -> Iterator[Candidate]:
    """The paper's number and day at a label of both, and the day right under the number that its title leads to."""
    number, day = paper.kind.main(Kind.ID), paper.kind.main(Kind.DATE)
    if number is None or day is None or not paper.pages or is_note(paper):
        return
    page, columns = paper.pages[0], paper.columns[0]
    for row in page.sheet.stretches[: columns.top if columns else None]:
        for one in row:
            for line in _values(page, one, (number, day)):
                told = BOTH.fullmatch(line.text)
                if told is not None and dates_only(told["day"]):
                    proof: Evidence = evidence(page.sheet.page, line, *told.span("number"))
                    said = proven(page, line, *told.span("number"))
                    yield Candidate(number.name, told["number"], proof, BARE, "number", None, *said)
                    yield from _day(paper, page, day, line, told.start("day"))
            line = line_of(page, one)
            if dates_only(line.text) and _stacked(paper, page, one):
                yield from _day(paper, page, day, line, 0)


def _day(paper: Paper, page: Marked, day: FieldType, line: Line, start: int) -> Iterator[Candidate]:
    for found in dates_in(line.text[start:], paper.order):
        span = start + found.start, start + found.end
        readings = tuple(reading.isoformat() for reading in found.readings)
        proof, said = evidence(page.sheet.page, line, *span), proven(page, line, *span)
        yield Candidate(day.name, readings[0], proof, BARE, "date", None, *said, readings)


def _values(page: Marked, one: Stretch, named: Sequence[FieldType]) -> Iterator[Line]:
    """What stands behind, beside or under a label of both."""
    words = line_of(page, one).words
    for count in range(1, len(words) + 1):
        told = SHARED.fullmatch(" ".join(word.text for word in words[:count]).rstrip(" :"))
        if told is None or not all(
            folded(text) in map(folded, kind.all_labels) for text, kind in zip(told.groups(), named, strict=True)
        ):
            continue
        if count < len(words):
            yield Line(words[count:])
            return
        right = [other for other in page.sheet.stretches[one.line] if other.first > one.last][:1]
        yield from (line_of(page, other) for other in (*right, *_next(page, one, 1, NEAR)))


def _stacked(paper: Paper, page: Marked, one: Stretch) -> bool:
    """Whether a day stands right under a number, and that under the paper's title or behind it, nothing beside it."""
    left = [other for other in page.sheet.stretches[one.line] if other.last < one.first][-1:]
    if any(one.box.x0 - other.box.x1 < ASIDE * one.box.height or not _addresses(page, other) for other in left):
        return False
    if any(Spot(under.line, under.first) in page.covered for under in _next(page, one, 1, TIGHT)):
        return False  # a label below its day: "12 April 2025" over "Due date"
    for above in _next(page, one, -1, TIGHT):
        words = line_of(page, above).words
        if not numbers(words[-1].text):
            continue
        before = " ".join(word.text for word in words[:-1]).strip(STRIPPED)
        heads = [line_of(page, title).text for title in _next(page, above, -1, NEAR)]
        if folded(before) in paper.titles or (not before and any(folded(text) in paper.titles for text in heads)):
            return True
    return False


def _addresses(page: Marked, one: Stretch) -> bool:
    """Whether a text is of an address and no label of what stands in the next column."""
    text = line_of(page, one).text
    return ":" not in text and (any(map(str.isdigit, text)) or "," in text)


def _next(page: Marked, one: Stretch, step: int, reach: float) -> Iterator[Stretch]:
    """The nearest stretch above (-1) or below (1) that has an edge or its middle in common, if it is near."""
    rows = page.sheet.stretches[one.line + 1 :] if step > 0 else page.sheet.stretches[: one.line][::-1]
    over = (other for row in rows for other in row if other.box.over(one.box))
    other = next(over, None)
    if other is not None:
        upper, lower = (one.box, other.box) if step > 0 else (other.box, one.box)
        if lower.y0 - upper.y1 < reach * one.box.height and _aligned(one.box, other.box):
            yield other


def _aligned(one: Box, other: Box) -> bool:
    edges = ((one.x0, other.x0), (one.x1, other.x1), (one.middle[0], other.middle[0]))
    return any(abs(first - second) < one.height for first, second in edges)
