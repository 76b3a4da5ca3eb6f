"""Train what tells who is who: `python -m models.training.teaching.train_parties --made FOLDER --cache FOLDER`.

It learns from made invoices and orders (models.training.corpus, families to train on), from first pages whose blocks
stand anywhere (models.training.scattered) and from the drawn papers that the project holds, and writes weights and card
of the scorers "parties" into resources/scorers. With `--of shops` it learns from made and drawn receipts who sold.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import lightgbm

from core.catalogue import bundled_types
from core.extraction.invoice.parties import extents, roles
from core.extraction.scoring import Forest
from core.extraction.scoring.weights import pack
from models.training.scattered import scattered
from models.training.teaching.calibrating import calibrated, held_out
from models.training.teaching.card import Trained, trained
from models.training.teaching.drawn import drawn
from models.training.teaching.examples import Example
from models.training.teaching.growing import grown
from models.training.teaching.papers import Paper, Shelf, papers
from models.training.teaching.parties import TYPES, party_examples

NAMES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(roles.ROLES, roles.FEATURES),
    **dict.fromkeys(extents.PARTS, extents.FEATURES),
}
TAUGHT: Mapping[str, Sequence[str]] = {"parties": TYPES, "shops": ("receipt",)}
"""the types of paper that each file of scorers learns from"""
ROUNDS = 300
SCATTERED = 1500
"""first pages whose blocks stand anywhere; of 4000 nothing more is learned"""


def main() -> None:
    """Writes the weights and the card."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--made", type=Path, required=True, help="a folder with labels.jsonl")
    parser.add_argument("--cache", type=Path, required=True, help="where what was read of papers is kept")
    parser.add_argument("--into", type=Path, default=Path("resources/scorers"))
    parser.add_argument("--of", choices=sorted(TAUGHT), default="parties", help="which scorers to train")
    parser.add_argument("--said", default="", help="what the card says of how the made documents were made")
    options = parser.parse_args()
    types = TAUGHT[options.of]
    learned = made(options.made, options.cache, types)
    forests, told = taught([*learned, *(one for type_ in types for one in drawn(type_))])
    options.into.mkdir(parents=True, exist_ok=True)
    (options.into / f"{options.of}.npz").write_bytes(pack(forests))
    card = json.dumps(_card(told, options.of, options.said), indent=1)
    (options.into / f"{options.of}.json").write_text(card + "\n", encoding="utf-8")


def made(folder: Path, cache: Path, types: Sequence[str] = TYPES) -> Sequence[Paper]:
    """The made papers that trees learn from: those of a folder with labels.jsonl, and scattered ones with two sides."""
    shelf = Shelf(cache)
    pages = map(scattered, range(SCATTERED if types is TYPES else 0))
    return [*(one for type_ in types for one in papers(folder, type_, shelf)), *pages]


def taught(learned: Iterable[Paper], rounds: int = ROUNDS) -> tuple[Mapping[str, Forest], Mapping[str, Trained]]:
    """A calibrated forest for each role and each part of an entry, and what there is to say of each."""
    forests, told = {}, {}
    for name, found in by_part(learned).items():
        judged = held_out(found, NAMES[name], rounds)
        forests[name] = calibrated(grown(found, NAMES[name], rounds), judged)
        told[name] = trained(found, judged, [], forests[name])
        sys.stderr.write(f"{name}: {told[name]}\n")
    return forests, told


def by_part(learned: Iterable[Paper]) -> Mapping[str, Sequence[Example]]:
    """The examples of papers by the role or the part of an entry that they are of."""
    found: dict[str, list[Example]] = defaultdict(list)
    for paper in learned:
        for example in party_examples(bundled_types()[paper.type], paper):
            found[example.field].append(example)
    return dict(sorted(found.items()))


def _card(told: Mapping[str, Trained], of: str, said: str) -> dict[str, Any]:
    drawn_papers = "papers drawn by hand, of other issuers' forms, names invented: models/training/drawn"
    pages = [f"{SCATTERED} scattered first pages"] if TAUGHT[of] is TYPES else []
    return {
        "what": f"Gradient-boosted trees that tell which line names a party of a paper ({', '.join(TAUGHT[of])}), and"
        " which lines are its name and address; real_papers are the drawn ones",
        "command": "make train",
        "date": dt.datetime.now(dt.UTC).date().isoformat(),
        "library": f"LightGBM {lightgbm.__version__}, deterministic, one thread",
        "data": [f"documents made by models/training: {said}", *pages, drawn_papers],
        "licence": "AGPL-3.0-or-later, as the product",
        "scorers": {name: asdict(one) for name, one in told.items()},
    }


if __name__ == "__main__":
    main()
