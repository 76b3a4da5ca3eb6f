"""A corpus to train or measure on: `python -m models.training.corpus FOLDER --families train --type invoice`.

It writes documents, some of them scanned or photographed, some contradicting themselves, and labels.jsonl: what
evaluate.py reads, with the place of every value on documents that still have their text.
`--families train` and `--families test` are composed of parts and share no layout; without it, the families drawn by
hand are written, of which the golden documents are.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any

from models.training.carrying import CARRIERS
from models.training.compositions import KINDS, TEST, TRAIN, Composition, compositions, further
from models.training.contradictions import contradictions
from models.training.families import FAMILIES
from models.training.made import Made
from models.training.printing import Wanted, missing, printed
from models.training.traps import trapped
from models.training.wear import WAYS, worn

SCORED_TABLES = ("transactions", "line_items", "trades", "quarters", "accounts")
PAPERS_PER_ROUND = 240
"""all contradictions come once for so many honest papers"""
FORMS = ("pdf", "pdf", "pdf", "pdf", "scan", "photo", "photo_sideways", "jpeg")
SCANS = 0.3


def corpus(count: int, seed: str, types: frozenset[str] = frozenset()) -> Iterator[tuple[str, Made]]:
    """Name and document of so many made documents, of some types only where they are named."""
    families = [name for name in FAMILIES if not types or name.partition("/")[0] in types]
    for number in range(count):
        family = families[number % len(families)]
        name = f"{family.replace('/', '-')}-{number:04d}"
        rng = Random(f"{seed}/{name}")
        yield name, CARRIERS[rng.choice(FORMS)](FAMILIES[family].made(f"{seed}/{name}"), rng)
    for number in range(0 if types else count // PAPERS_PER_ROUND + 1):
        yield from ((f"{name}-{number}", made) for name, made in contradictions(f"{seed}/{number}"))


def composed(
    split: str,
    count: int,
    seed: str,
    types: Iterable[str] = (),
    *,
    scans: float = SCANS,
    traps: float = 0.0,
    of: Callable[[str, str], list[Composition]] = compositions,
) -> Iterator[tuple[str, Made]]:
    """Name and document of so many documents of the families composed for training or for testing."""
    families = [one for kind in sorted(types or KINDS) for one in of(kind, split)]
    Random(f"{seed}/{split}").shuffle(families)
    honest = (Wanted(families[number % len(families)], f"{seed}/{split}/{number}") for number in range(count))
    wanted = (trapped(one) if Random(f"{one.seed}/trap").random() < traps else one for one in honest)
    for number, made in enumerate(printed(wanted)):
        name = f"{made.layout.replace('/', '-')}-{number:05d}"
        rng = Random(f"{seed}/{name}")
        yield name, worn(made, rng.choice(WAYS), rng) if rng.random() < scans else made


def label_line(name: str, made: Made) -> dict[str, Any]:
    """The labels as evaluate.py reads them, and where each value stands."""
    line: dict[str, Any] = {"file": f"{name}{made.suffix}", "type": made.type, "layout": made.layout}
    line["fields"] = dict(made.fields)
    line |= {table: [dict(row) for row in rows] for table, rows in made.tables.items() if table in SCORED_TABLES}
    line |= {"boxes": {value: [page, *box] for value, (page, box) in made.boxes.items()}} if made.boxes else {}
    return line | ({"trap": made.trap} if made.trap else {})


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--families", choices=(TRAIN, TEST), help="composed of parts; else those drawn by hand")
    parser.add_argument("--type", "--types", nargs="*", default=[], dest="types", help="all types where none is named")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--scans", type=float, default=SCANS, help="share of scans and photographs of composed papers")
    parser.add_argument("--traps", type=float, default=0.0, help="share of composed papers that contradict themselves")
    parser.add_argument("--further", action="store_true", help="credit notes and papers of further countries instead")
    return parser.parse_args()


def main() -> None:
    """Writes a corpus."""
    options = _options()
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in missing() if options.families else ():
        print(f"Not installed: {name}. Documents that it prints are left out.", file=sys.stderr)  # noqa: T201
    of, given = further if options.further else compositions, (options.count, options.seed, options.types)
    made_ones = (
        composed(options.families, *given, scans=options.scans, traps=options.traps, of=of)
        if options.families
        else corpus(options.count, options.seed, frozenset(options.types))
    )
    with (options.folder / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for name, made in made_ones:
            (options.folder / f"{name}{made.suffix}").write_bytes(made.data)
            labels.write(json.dumps(label_line(name, made), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
