"""What corrections are worth: `python -m models.training.teaching.curve --papers FOLDER --cache CACHE`.

Papers come one after another, and a person corrects each. Printed is the F1 of the last fifth of the papers after the
corrections of the first 0, 1, 5, 10, 25, 50 papers and of all before it, and when each is corrected before the next.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from core.catalogue import bundled_types
from core.domain.lesson import Lesson
from core.domain.money import decimal, plain
from core.domain.record import Record
from core.domain.schema import DocumentType, Kind
from core.extraction.choosing import chosen_again, confirmed
from core.extraction.guiding import guided, places
from core.extraction.invoice import extract_invoice
from core.extraction.scoring import Forest, scorers
from core.learning import Confirmed, hints, learned, matching
from core.learning.refit import Adjustment, Example, refitted
from models.training.teaching.examples import same
from models.training.teaching.papers import Paper, Shelf, papers

COUNTS = (0, 1, 5, 10, 25, 50)
CENT = Decimal("0.01")
EVERY = 25
"""papers after which scorers are fitted again"""


class Pupil:
    """What was learned so far, and what it makes of a paper."""

    def __init__(self, kind: DocumentType, trees: Mapping[str, Forest]) -> None:
        self.kind, self.trees = kind, trees
        self.lessons: dict[str, Lesson] = {}
        self.seen: dict[str, list[Example]] = defaultdict(list)
        self.leanings: dict[str, Adjustment] = {}
        self.papers = 0

    def record(self, paper: Paper) -> Record:
        """The record of a paper, as the product would have it."""
        record = extract_invoice(self.kind, paper.contents, self.trees)
        if self.leanings:
            again = chosen_again(self.kind, record, paper.contents, self.leanings)
            record = Record({**record.fields, **again}, record.tables)
        told = hints(matching(self.lessons.values(), self.kind, paper.contents), paper.contents)
        return guided(self.kind, record, told)

    def correct(self, paper: Paper) -> None:
        """Learns from a paper of which a person put every labelled value right."""
        said = {name: _value(self.kind, name, text) for name, text in paper.said.items() if name in self.kind.fields}
        record = extract_invoice(self.kind, paper.contents, self.trees)
        wrong = [name for name, text in said.items() if record.value(name) != text]
        where = {name: places(self.kind.fields[name], said[name], paper.contents) for name in wrong}
        lesson = learned(
            tuple(self.lessons.values()), Confirmed(str(self.papers), self.kind, paper.contents, said, where)
        )
        if lesson is not None:
            self.lessons[lesson.id] = lesson
        self.papers += 1
        for one in confirmed(self.kind, paper.contents, said):
            self.seen[one.field].append(Example(one.rows, one.odds, one.right))
        if self.papers % EVERY == 0:
            verdicts = {name: refitted(examples) for name, examples in self.seen.items()}
            self.leanings = {name: one.adjustment for name, one in verdicts.items() if one.adjustment}


def main() -> None:
    """Prints the curve."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--type", default="receipt")
    parser.add_argument("--rules", action="store_true", help="without trained scorers, which may know these papers")
    options = parser.parse_args()
    kind = bundled_types()[options.type]
    trees = {} if options.rules else scorers(kind.id)
    found = [paper for paper in papers(options.papers, kind.id, Shelf(options.cache)) if paper.contents.pages]
    for line in curve(kind, trees, found):
        print(line)  # noqa: T201 (the command's result)


def curve(kind: DocumentType, trees: Mapping[str, Forest], found: Sequence[Paper]) -> list[str]:
    """The lines of the curve."""
    last = len(found) - len(found) // 5
    rows = ["| corrected papers | F1 % of the last fifth | accepted | accepted wrong |", "|---|---:|---:|---:|"]
    pupil = Pupil(kind, trees)
    for number in range(last + 1):
        if number in (*COUNTS, last):
            rows.append(f"| {number} | {told(kind, [(paper, pupil.record(paper)) for paper in found[last:]])} |")
        if number < last:
            pupil.correct(found[number])
    one_by_one = []
    for paper in found[last:]:
        one_by_one.append((paper, pupil.record(paper)))
        pupil.correct(paper)
    return [*rows, f"| each before the next | {told(kind, one_by_one)} |"]


def told(kind: DocumentType, read: Sequence[tuple[Paper, Record]]) -> str:
    """F1, accepted values and accepted wrong ones, as cells of Markdown."""
    labelled = given = right = accepted = wrong = 0
    for paper, record in read:
        for name, said in paper.said.items():
            if name not in kind.fields:
                continue
            field = record.fields.get(name)
            hit = field is not None and same(kind.fields[name].kind, field.value, said)
            labelled, given, right = labelled + 1, given + (field is not None), right + hit
            accepted += field is not None and field.accepted
            wrong += field is not None and field.accepted and not hit
    return f"{200 * right / max(1, labelled + given):.1f} | {accepted} | {wrong}"


def _value(kind: DocumentType, name: str, said: str) -> str:
    """A label's value as the product writes it."""
    amount = decimal(said) if kind.fields[name].kind is Kind.MONEY else None
    return said if amount is None else plain(amount.quantize(CENT))


if __name__ == "__main__":
    main()
