"""A corpus to measure on and throw away: `python -m models.training.corpus FOLDER --count 200 --seed 7`.

It writes documents of every family, some of them scanned, photographed or contradicting themselves, and labels.jsonl.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from models.training.carrying import CARRIERS
from models.training.contradictions import contradictions
from models.training.families import FAMILIES
from models.training.made import Made

SCORED_TABLES = ("transactions", "line_items", "trades", "quarters")
PAPERS_PER_ROUND = 240
"""all contradictions come once for so many honest papers"""
FORMS = ("pdf", "pdf", "pdf", "pdf", "scan", "photo", "photo_sideways", "jpeg")


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


def label_line(name: str, made: Made) -> dict[str, Any]:
    """The labels as evaluate.py reads them."""
    line: dict[str, Any] = {"file": f"{name}{made.suffix}", "type": made.type, "layout": made.layout}
    line["fields"] = dict(made.fields)
    line |= {table: [dict(row) for row in rows] for table, rows in made.tables.items() if table in SCORED_TABLES}
    return line | ({"trap": made.trap} if made.trap else {})


def main() -> None:
    """Writes a corpus."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--types", nargs="*", default=[])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with (options.folder / "labels.jsonl").open("w", encoding="utf-8") as labels:
        for name, made in corpus(options.count, options.seed, frozenset(options.types)):
            (options.folder / f"{name}{made.suffix}").write_bytes(made.data)
            labels.write(json.dumps(label_line(name, made), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
