"""Receipts of vendors that no tree saw: `python -m models.training.teaching.blind --made FOLDER --real FOLDER`.

Printed are F1, accepted values and accepted wrong ones on real receipts: by the rules alone, by scorers that learned
from made papers only, and by scorers of five folds, each judged on vendors that it never saw. What their sums mean is
fitted on other folds than the one that is judged.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from core.catalogue import bundled_types
from core.domain.record import Record
from core.domain.schema import DocumentType
from core.extraction.invoice import extract_invoice
from core.extraction.scoring import Forest
from models.ocr import second
from models.training.teaching.calibrating import Judged, calibrated, held_out
from models.training.teaching.curve import told
from models.training.teaching.examples import Example, examples, feature_names
from models.training.teaching.growing import ROUNDS, folds, grown
from models.training.teaching.papers import Paper, Shelf, papers

Examples = Mapping[str, Sequence[Example]]
Forests = Mapping[str, Forest]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--made", type=Path, required=True, help="made papers of families to train on")
    parser.add_argument("--real", type=Path, required=True, help="real receipts")
    parser.add_argument("--cache", type=Path, required=True, help="where what was read of made papers is kept")
    parser.add_argument("--twice", type=Path, required=True, help="the same of real ones, with their second readings")
    options = parser.parse_args()
    kind = bundled_types()["receipt"]
    made = by_field(kind, papers(options.made, kind.id, Shelf(options.cache)))
    for line in table(kind, made, list(papers(options.real, kind.id, Shelf(options.twice, second())))):
        print(line, flush=True)  # noqa: T201 (the command's result)


def table(kind: DocumentType, made: Examples, real: Sequence[Paper], rounds: int = ROUNDS) -> Iterator[str]:
    """The lines of the table."""
    yield "| scorers | field F1 % | accepted | accepted wrong |"
    yield "|---|---:|---:|---:|"
    yield f"| none: rules alone | {told(kind, [(paper, _read(kind, paper, {})) for paper in real])} |"
    only = {name: _without_real(kind, name, learned, rounds) for name, learned in made.items()}
    yield f"| of made papers only | {told(kind, [(paper, _read(kind, paper, only)) for paper in real])} |"
    dealt = _folded(kind, made, by_field(kind, real), rounds)
    apart = [(paper, _read(kind, paper, _of(paper, dealt))) for paper in real]
    yield f"| five folds apart by vendor | {told(kind, apart)} |"


def by_field(kind: DocumentType, read: Iterator[Paper] | Sequence[Paper]) -> Examples:
    """The examples of papers by the field that they are of."""
    found: dict[str, list[Example]] = defaultdict(list)
    for paper in read:
        for one in examples(kind, paper):
            found[one.field].append(one)
    return found


def _read(kind: DocumentType, paper: Paper, trees: Forests) -> Record:
    return extract_invoice(kind, paper.contents, trees)


def _without_real(kind: DocumentType, name: str, learned: Sequence[Example], rounds: int) -> Forest:
    """A forest of made papers, calibrated on families of them that it did not see."""
    names = feature_names(kind, name)
    return calibrated(grown(learned, names, rounds), held_out(learned, names, rounds))


def _folded(kind: DocumentType, made: Examples, real: Examples, rounds: int) -> Sequence[tuple[set[str], Forests]]:
    """For each fold its vendors, and the forests that saw none of them."""
    dealt = folds([one for learned in real.values() for one in learned])
    found: list[dict[str, Forest]] = [{} for _ in dealt]
    for name, seen in real.items():
        names = feature_names(kind, name)
        apart = [[one for one in seen if one.family not in fold] for fold in dealt]
        forests = [grown([*made.get(name, ()), *learned], names, rounds) for learned in apart]
        judged = [_judged(forest, seen, fold) for forest, fold in zip(forests, dealt, strict=True)]
        for index, forest in enumerate(forests):
            others = [one for number, part in enumerate(judged) if number != index for one in part]
            found[index][name] = calibrated(forest, others) if others else forest
    return list(zip(dealt, found, strict=True))


def _judged(forest: Forest, seen: Sequence[Example], fold: set[str]) -> list[Judged]:
    """The examples of a fold with the sums of a forest that did not see them."""
    return [(one, forest.raw(one.rows)) for one in seen if one.family in fold]


def _of(paper: Paper, dealt: Sequence[tuple[set[str], Forests]]) -> Forests:
    """The forests that saw no receipt of a paper's vendor."""
    return next((forests for fold, forests in dealt if paper.family in fold), dealt[0][1])


if __name__ == "__main__":
    main()
