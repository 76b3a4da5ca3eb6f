"""Values that stand on a paper without a label of their own: its first dates, its largest amounts."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.schema import FieldType, Kind
from core.extraction.candidates import Candidate, Features
from core.extraction.dates import dates_in
from core.extraction.paper import Paper, evidence, line_of

UNNAMED = Features(
    beside=False, distance=0.0, leads=False, closed=False, label=0, rank=0, money=False, depth=0.0, shape=True
)


def unlabelled(paper: Paper) -> Iterator[Candidate]:
    """Every date on the paper as a candidate for the type's main date; far less likely than a labelled one."""
    kind = _main_date(paper)
    if kind is None:
        return
    rank = 0
    for page in paper.pages:
        for stretches in page.sheet.stretches:
            for stretch in stretches:
                line = line_of(page, stretch)
                for found in dates_in(line.text, paper.order):
                    depth = stretch.box.y0 / max(page.sheet.page.height, 1.0)
                    features = UNNAMED._replace(rank=rank, depth=depth, shape=found.date is not None)
                    proof = evidence(page.sheet.page, line, found.start, found.end)
                    readings = tuple(reading.isoformat() for reading in found.readings)
                    trusted = not page.sheet.scanned
                    yield Candidate(kind.name, readings[0], proof, features, "", None, trusted, readings)
                    rank += 1


def _main_date(paper: Paper) -> FieldType | None:
    """The first required date of the type."""
    return next((f for f in paper.kind.fields.values() if f.kind is Kind.DATE and f.required), None)
