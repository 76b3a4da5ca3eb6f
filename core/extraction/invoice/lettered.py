"""The day of a letter: behind the town that it was written in, above the goods: "Bern, 3. Mai 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from core.domain.folding import folded
from core.domain.schema import Kind
from core.extraction.invoice.candidates import Candidate, proven
from core.extraction.invoice.dated import SAID
from core.extraction.invoice.paper import Paper, line_of
from core.extraction.page.evidence import evidence
from core.extraction.values.dates import dates_in

CODE = re.compile(r"\d{4}|\d{3} \d{2}|\d[A-Z]{2}\b")
"""as postcodes have it"""
TOWN = re.compile(r"(?P<name>[^\W\d_][^\d,:;|]{2,30}), ?(?:(?:den|le|li|il|lì|el|am|,) )?", re.IGNORECASE)
INITIALS = re.compile(r"(?: ?/ ?\w{1,4}){0,2}")
"""of who wrote it"""
WORDS = 4
"""of a town, and the word that leads to the day"""


def lettered(paper: Paper, labels: Sequence[Candidate]) -> Iterator[Candidate]:
    """The days of the first page above its goods that stand alone behind a town, for a main date at no label."""
    kind = next((one for one in paper.kind.fields.values() if one.kind is Kind.DATE and one.required), None)
    if kind is None or not paper.pages or any(one.field == kind.name and one.features.leads for one in labels):
        return
    page, columns = paper.pages[0], paper.columns[0]
    for stretches in page.sheet.stretches[: columns.top if columns else None]:
        for stretch in stretches:
            line = line_of(page, stretch)
            found = next(dates_in(line.text, paper.order), None)
            town = TOWN.fullmatch(line.text[: found.start]) if found is not None else None
            named = town is not None and folded(town[0]) not in paper.headings and len(town[0].split()) <= WORDS
            if (
                found is not None
                and named
                and INITIALS.fullmatch(line.text[found.end :])
                and _in_address(paper, line.text, town)
            ):
                readings = tuple(reading.isoformat() for reading in found.readings)
                said = proven(page, line, found.start, found.end)
                proof = evidence(page.sheet.page, line, found.start, found.end)
                yield Candidate(kind.name, readings[0], proof, SAID, "", None, *said, readings)


def _in_address(paper: Paper, text: str, town: re.Match[str] | None) -> bool:
    """Whether a postcode stands beside the town elsewhere; none does for "Due Friday, 13 April"."""
    name = folded(town["name"]) if town is not None else ""
    return any(name in folded(other) and CODE.search(other) for other in paper.texts if text not in other)
