"""Train the scorers: `python -m models.training.teaching.train --cache FOLDER --papers FOLDER ...`.

It learns from folders of labelled documents: made ones (models.training.corpus, families to train on) and real
receipts; grows trees for every scored field, measures what their sums mean on families held out, and writes the
weights and the card into resources/scorers.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from core.catalogue import bundled_types
from core.domain.schema import DocumentType
from core.extraction.scoring import Forest
from core.extraction.scoring.weights import pack
from models.training.teaching.calibrating import calibrated, held_out, unseen
from models.training.teaching.card import Trained, card, trained
from models.training.teaching.examples import SCORED, Example, examples, feature_names
from models.training.teaching.growing import ROUNDS, grown
from models.training.teaching.papers import Paper, Shelf, papers


def main() -> None:
    """Writes the weights and the card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=Path, nargs="+", required=True, help="folders with labels.jsonl")
    parser.add_argument("--cache", type=Path, required=True, help="where what was read of papers is kept")
    parser.add_argument("--into", type=Path, default=Path("resources/scorers"))
    parser.add_argument("--command", default="make train", help="what the card names as the command")
    parser.add_argument("--made", default="", help="what the card says of how the made documents were made")
    options = parser.parse_args()
    train(options.papers, options.cache, options.into, options.command, options.made)


def train(  # noqa: PLR0917 (what the command line says)
    folders: Sequence[Path], cache: Path, into: Path, command: str, made: str, rounds: int = ROUNDS
) -> None:
    """Weights and card from folders of labelled papers."""
    shelf, told = Shelf(cache), {}
    into.mkdir(parents=True, exist_ok=True)
    for kind in (bundled_types()[name] for name in SCORED):
        learned = (paper for folder in folders for paper in papers(folder, kind.id, shelf))
        forests, told[kind.id] = taught(kind, learned, rounds)
        (into / f"{kind.id}.npz").write_bytes(pack(forests))
    (into / "card.json").write_text(json.dumps(card(told, command, made), indent=1) + "\n", encoding="utf-8")


def taught(kind: DocumentType, papers: Iterable[Paper], rounds: int) -> tuple[Mapping[str, Forest], dict[str, Trained]]:
    """A calibrated forest for each scored field of a type, and what there is to say of each."""
    by_field: dict[str, list[Example]] = defaultdict(list)
    for paper in papers:
        for example in examples(kind, paper):
            by_field[example.field].append(example)
    forests, told = {}, {}
    for name, learned in sorted(by_field.items()):
        names = feature_names(kind, name)
        judged = held_out(learned, names, rounds)
        forests[name] = calibrated(grown(learned, names, rounds), judged)
        told[name] = trained(learned, judged, unseen(learned, names, rounds), forests[name])
        sys.stderr.write(f"{kind.id}.{name}: {told[name]}\n")
    return forests, told


if __name__ == "__main__":
    main()
