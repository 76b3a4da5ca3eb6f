"""The day of a letter, above the goods: behind the town that it was written in, "Bern, 3. Mai 2024", or alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.domain.folding import folded
from core.domain.schema import Kind
from core.extraction.invoice.candidates import Candidate, proven
from core.extraction.invoice.dated import SAID
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.page.evidence import evidence
from core.extraction.page.neighbours import Marked
from core.extraction.page.stretches import Spot, Stretch
from core.extraction.values.dates import FoundDate, dates_in

CODE = re.compile(r"\d{4}|\d{3} \d{2}|\d[A-Z]{2}\b")
"""as postcodes have it"""
TOWN = re.compile(r"(?P<name>[^\W\d_][^\d,:;|]{2,30}), ?(?:(?:den|le|li|il|lì|el|am|a|,) )?", re.IGNORECASE)
INITIALS = re.compile(r"(?: ?/ ?\w{1,4}){0,2}")
"""of who wrote it"""
MONTH = re.compile(r"[^\W\d_]{3}")
ABOVE, UNDER, OVERLAP = 2.5, 0.8, 2.0
"""text heights above a day, and under it, among which a label or a further line stands; points that boxes share"""
WORDS = 4
"""of a town, and the word that leads to the day"""


def lettered(paper: Paper, labels: Sequence[Candidate]) -> Iterator[Candidate]:
    """The days of the first page above its goods that stand behind a town, else the one alone, for a main date.

    That is for a paper without a label for its day.
    """
    kind = next((one for one in paper.kind.fields.values() if one.kind is Kind.DATE and one.required), None)
    if kind is None or not paper.pages or any(one.field == kind.name and one.features.leads for one in labels):
        return
    page, columns = paper.pages[0], paper.columns[0]
    heads = [one for row in page.sheet.stretches[: columns.top if columns else None] for one in row]
    days = [(one, found) for one in heads if (found := _day(paper, line_of(page, one).text)) is not None]
    behind = [one for one in days if _behind_town(paper, line_of(page, one[0]).text, one[1])]
    alone = [one for one in days if _stands_alone(page, *one)]
    for stretch, found in behind or (alone if len(alone) == 1 else ()):
        line = line_of(page, stretch)
        readings = tuple(reading.isoformat() for reading in found.readings)
        said = proven(page, line, found.start, found.end)
        proof = evidence(page.sheet.page, line, found.start, found.end)
        yield Candidate(kind.name, readings[0], proof, SAID, "", None, *said, readings)


def _day(paper: Paper, text: str) -> FoundDate | None:
    return next(dates_in(text, paper.order), None)


def _behind_town(paper: Paper, text: str, found: FoundDate) -> bool:
    """Whether a text is a town and a day."""
    town = TOWN.fullmatch(text[: found.start])
    named = town is not None and folded(town[0]) not in paper.headings and len(town[0].split()) <= WORDS
    return named and INITIALS.fullmatch(text[found.end :]) is not None and _in_address(paper, text, town)


def _stands_alone(page: Marked, stretch: Stretch, found: FoundDate) -> bool:
    """Whether a text is a day with its month in letters, under nothing and beside nothing that may be its label."""
    line, box = line_of(page, stretch), stretch.box
    if (found.start, found.end) != (0, len(line.text)) or not MONTH.search(line.text):
        return False
    others = [one for row in page.sheet.stretches for one in row if one is not stretch]
    over = (one for one in others if one.box.over(box) and -OVERLAP < box.y0 - one.box.y1 < ABOVE * box.height)
    left = (one for one in page.sheet.stretches[stretch.line] if one.last < stretch.first)
    below = [one for one in others if one.box.over(box) and -OVERLAP < one.box.y0 - box.y1 < ABOVE * box.height]
    labels = (Spot(one.line, one.first) in page.covered for one in below)
    under = any(labels) or any(one.box.y0 - box.y1 < UNDER * box.height for one in below)
    return not under and all(any(map(str.isdigit, line_of(page, one).text)) for one in (*over, *left))


def _in_address(paper: Paper, text: str, town: re.Match[str] | None) -> bool:
    """Whether a postcode stands beside the town elsewhere; none does for "Due Friday, 13 April"."""
    name = folded(town["name"]) if town is not None else ""
    return any(name in folded(other) and CODE.search(other) for other in paper.texts if text not in other)
