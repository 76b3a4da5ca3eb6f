"""The day of a paper where a sentence names it behind its number: "Invoice 2024/17 of 3 May 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.domain.layout import Line
from core.domain.schema import FieldType, Kind
from core.extraction.invoice.candidates import Candidate, Features, proven
from core.extraction.invoice.paper import Paper
from core.extraction.page.evidence import evidence
from core.extraction.page.labels import Place
from core.extraction.page.neighbours import Marked
from core.extraction.values.dates import dates_in

BEHIND = re.compile(
    r"^\W*(?=\S*\d)\S+[\s,]+(?P<word>dated|of|from|vom|du|del|le|den|van|de fecha)[:\s]+$", re.IGNORECASE
)
"""stands between the label of a number and a day: the number and a word that leads to the day"""
SAID = Features(
    beside=True, distance=0.0, leads=True, closed=True, label=12, between=0, rank=0, money=False, depth=0.0, shape=True
)


def dated(paper: Paper) -> Iterator[Candidate]:
    """The days that follow the paper's own number, as candidates for its main date."""
    number, day = (_required(paper, kind) for kind in (Kind.ID, Kind.DATE))
    if number is None or day is None:
        return
    for page in paper.pages:
        for place in page.places:
            if number.name in place.fields:
                yield from _behind(paper, page, place, day)


def _behind(paper: Paper, page: Marked, place: Place, day: FieldType) -> Iterator[Candidate]:
    row, last = place.spots[-1]
    line = Line(page.sheet.lines[row].words[last + 1 :])
    found = next(dates_in(line.text, paper.order), None) if line.words else None
    if found is None or BEHIND.match(line.text[: found.start]) is None:
        return
    readings = tuple(reading.isoformat() for reading in found.readings)
    proof = evidence(page.sheet.page, line, found.start, found.end)
    said = proven(page, line, found.start, found.end)
    yield Candidate(day.name, readings[0], proof, SAID, place.label, None, *said, readings)


def _required(paper: Paper, kind: Kind) -> FieldType | None:
    return next((one for one in paper.kind.fields.values() if one.kind is kind and one.required), None)
