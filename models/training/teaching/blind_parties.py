"""Papers of hands that no tree saw: `python -m models.training.teaching.blind_parties --made FOLDER --cache FOLDER`.

Printed are the names and addresses of drawn invoices and orders that were right, accepted, and accepted wrongly: by the
rules alone, and judged a second time by trees that saw no paper of the same hand.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from core.catalogue import bundled_types
from core.domain.folding import folded
from core.extraction.invoice import extract_invoice
from core.extraction.scoring import Forest
from models.training.teaching.calibrating import Judged, calibrated
from models.training.teaching.drawn import drawn
from models.training.teaching.examples import Example
from models.training.teaching.growing import grown
from models.training.teaching.papers import Paper
from models.training.teaching.parties import TYPES
from models.training.teaching.train_parties import NAMES, ROUNDS, by_part, made

FIELDS = tuple(f"{role}_{part}" for role in ("vendor", "customer") for part in ("name", "address"))
Examples = Mapping[str, Sequence[Example]]


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--made", type=Path, required=True, help="made papers of families to train on")
    parser.add_argument("--cache", type=Path, required=True, help="where what was read of made papers is kept")
    options = parser.parse_args()
    for line in table(made(options.made, options.cache), [paper for type_ in TYPES for paper in drawn(type_)]):
        print(line, flush=True)  # noqa: T201 (the command's result)


def table(learned: Sequence[Paper], seen: Sequence[Paper], rounds: int = ROUNDS) -> Iterator[str]:
    """The lines of the table."""
    yield "| hand | papers | labelled | right, rules | accepted | wrong | right, judged twice | accepted | wrong |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|---:|"
    total = Counter[str]()
    for hand, trees in _apart(by_part(learned), by_part(seen), rounds).items():
        own = [paper for paper in seen if paper.family == hand]
        counts = Counter({"papers": len(own)})
        for paper in own:
            counts.update(_counted(paper, {}, "rules"))
            counts.update(_counted(paper, trees, "twice"))
        total.update(counts)
        yield _line(hand, counts)
    yield _line("together", total)


def _apart(made: Examples, seen: Examples, rounds: int) -> Mapping[str, Mapping[str, Forest]]:
    """For each hand the forests that saw none of its papers, what their sums mean fitted on the other hands'."""
    hands = sorted({one.family for examples in seen.values() for one in examples})
    found: dict[str, dict[str, Forest]] = {hand: {} for hand in hands}
    for part, examples in seen.items():
        sums: dict[str, list[Judged]] = {}
        for hand in hands:
            others = [one for one in examples if one.family != hand]
            found[hand][part] = forest = grown([*made.get(part, ()), *others], NAMES[part], rounds)
            sums[hand] = [(one, forest.raw(one.rows)) for one in examples if one.family == hand]
        for hand in hands:
            judged = [one for other in hands if other != hand for one in sums[other]]
            found[hand][part] = calibrated(found[hand][part], judged)
    return found


def _counted(paper: Paper, trees: Mapping[str, Forest], mode: str) -> Counter[str]:
    """How many names and addresses of a paper are labelled, right, accepted, accepted wrongly."""
    counts, fields = Counter[str](), extract_invoice(bundled_types()[paper.type], paper.contents, trees).fields
    for name in FIELDS:
        if name in paper.said:
            field = fields.get(name)
            right = field is not None and folded(field.value) == folded(paper.said[name])
            accepted = field is not None and field.accepted
            counts.update({
                f"{mode} labelled": 1, f"{mode} right": right, f"{mode} accepted": accepted,
                f"{mode} wrong": accepted and not right,
            })  # fmt: skip
    return counts


def _line(hand: str, counts: Counter[str]) -> str:
    columns = [f"{mode} {what}" for mode in ("rules", "twice") for what in ("right", "accepted", "wrong")]
    figures = (counts["papers"], counts["rules labelled"], *(counts[one] for one in columns))
    return f"| {hand} | {' | '.join(map(str, figures))} |"


if __name__ == "__main__":
    main()
