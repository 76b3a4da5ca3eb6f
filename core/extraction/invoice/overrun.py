"""Days and numbers that go on in the next line of their column: "Due date 4 June" over "2024", "PO-" over "4711"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise

from core.domain.layout import Box, Line, Word
from core.domain.schema import FieldType, Kind
from core.extraction.invoice.candidates import Candidate, Features
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.page.evidence import standing, vouched
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked, beside, level
from core.extraction.page.stretches import Spot, Stretch
from core.extraction.values.dates import dates_in

CLOSE = 0.6
"""text heights between the two lines of a value"""
FLUSH = 0.6
"""text heights by which their edges stand apart"""
REACH = 4
"""lines among which the next one of a column is looked for"""
READ = frozenset({Kind.DATE, Kind.ID})
SIGNS = ("-", "/")
"""end the line that a number goes on from"""
SAID = Features(
    beside=True, distance=0.0, leads=True, closed=True, label=0, between=0, rank=0, money=False, depth=0.0, shape=True
)


def overrun(paper: Paper) -> Iterator[Candidate]:
    """The days and numbers beside labels that are broken over two lines, made whole."""
    for page in paper.pages:
        for place in page.places:
            if place.leads and len(place.label) > 1 and _kinds(paper, place):
                for lines in _broken(page, place):
                    yield from _whole(paper, page, place, lines)


def breaks_off(paper: Paper, one: Candidate) -> bool:
    """Whether the end of a number may stand right under it: a narrow cell breaks "25-26/97" over "63"."""
    page = next((page for page in paper.pages if page.sheet.page.number == one.evidence.page), None)
    box = one.evidence.box
    if page is None or box is None:
        return False
    rows = [row for row in page.sheet.stretches if row and row[0].box.y0 > box.middle[1]][:REACH]
    under = next((other for other in chain.from_iterable(rows) if _flush_under(other.box, box)), None)
    if under is None or Spot(under.line, under.first) in page.covered:
        return False
    answers = one.features.beside and any(other.last < under.first for other in page.sheet.stretches[under.line])
    text = line_of(page, under).text
    return not answers and " " not in text and len(text) < len(one.value) and any(map(str.isdigit, text))


def _flush_under(other: Box, box: Box) -> bool:
    """Whether print stands right under a box, flush with its left edge."""
    height = other.height
    return -CLOSE * height < other.y0 - box.y1 < CLOSE * height and abs(other.x0 - box.x0) < FLUSH * height


def _broken(page: Marked, place: Place) -> Iterator[tuple[Line, Line]]:
    """The two lines of a value: the end of the label's own line and what stands under it, or two centred beside it."""
    first = next(iter(beside(page, place)), None)
    if first is not None and first.words[0].box.y0 < place.box.y1:
        yield from ((first, under) for under in _under(page, place, first))
        return
    lines = sorted(level(page, place), key=lambda line: line.box.y0)[:2]
    for one, other in pairwise(lines):
        if abs(one.box.x0 - other.box.x0) < FLUSH * one.box.height:
            yield one, other


def _under(page: Marked, place: Place, first: Line) -> Iterator[Line]:
    """The next line right under a value, flush with one of its edges or with its label, and no label itself."""
    stretch = _of(page, place, first.words[-1])
    if stretch is None or page.sheet.word(Spot(stretch.line, stretch.last)) != first.words[-1]:
        return
    height = first.box.height
    for other in chain.from_iterable(page.sheet.stretches[stretch.line + 1 : stretch.line + 1 + REACH]):
        gap = other.box.y0 - first.box.y1
        edges = ((first.box.x0, other.box.x0), (stretch.box.x0, other.box.x0), (first.box.x1, other.box.x1))
        flush = any(abs(one - two) < FLUSH * height for one, two in edges)
        near = -CLOSE * height < gap < CLOSE * height
        if near and flush and Spot(other.line, other.first) not in page.covered:
            if Spot(other.line, other.first - 1) not in page.covered:  # what stands right behind a label is its value
                yield line_of(page, other)
            return


def _of(page: Marked, place: Place, word: Word) -> Stretch | None:
    """The stretch on a label's last line that a word stands in, or None where it is on another."""
    row = place.spots[-1].line
    words = page.sheet.lines[row].words
    return page.sheet.stretch(Spot(row, words.index(word))) if word in words else None


def _whole(paper: Paper, page: Marked, place: Place, lines: tuple[Line, Line]) -> Iterator[Candidate]:
    """What two lines say together, as candidates of the fields that a label is of."""
    words = lines[0].words + lines[1].words
    depth = (paper.pages.index(page) + place.box.y0 / max(page.sheet.page.height, 1.0)) / len(paper.pages)
    features = SAID._replace(label=sum(map(str.isalnum, place.label)), depth=depth, closed=place.closed)
    proof, said = standing(page.sheet.page, words), vouched(page.sheet.page, words)
    for kind in _kinds(paper, place):
        readings = _days(paper, *lines) if kind.kind is Kind.DATE else _number(*lines)
        if readings:
            both = readings if kind.kind is Kind.DATE else ()
            yield Candidate(kind.name, readings[0], proof, features, place.label, None, said, page.sheet.scanned, both)


def _kinds(paper: Paper, place: Place) -> list[FieldType]:
    """The fields of a label that are days or numbers."""
    kinds = (paper.kind.fields.get(name) for name in place.fields)
    return [kind for kind in kinds if kind is not None and kind.kind in READ]


def _days(paper: Paper, first: Line, second: Line) -> tuple[str, ...]:
    """What a day may be that two lines make together and neither says alone."""
    if any(next(dates_in(line.text, paper.order), None) for line in (first, second)):
        return ()
    for text in (f"{first.text} {second.text}", first.text + second.text):
        found = next(dates_in(text, paper.order), None)
        if found is not None and (found.start, found.end) == (0, len(text)):
            return tuple(reading.isoformat() for reading in found.readings)
    return ()


def _number(first: Line, second: Line) -> tuple[str, ...]:
    """A number that two lines of one word each make, the first ending as one does that goes on and more than a dash."""
    alone = len(first.words) == len(second.words) == 1 and first.text not in SIGNS
    goes_on = alone and first.text.endswith(SIGNS) and any(map(str.isdigit, second.text))
    return (first.text + second.text,) if goes_on else ()
