"""`make unseen`: made papers read by the command line, and how right that was, type by type.

    python -m bench.unseen FOLDER [--every] [--show N]

FOLDER holds papers and labels.jsonl as models.training.corpus writes them. Straight through is told of the papers that
do not contradict themselves.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.scoring import Tally, table

EXTRACT = (sys.executable, "-m", "desktop.main", "extract", "--format", "jsonl")


def read(paths: Sequence[Path]) -> Mapping[str, list[Mapping[str, Any]]]:
    """The documents that the command line finds in files, by the files' names."""
    done = subprocess.run([*EXTRACT, *map(str, paths)], capture_output=True, text=True, check=False)  # noqa: S603
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in done.stdout.splitlines():
        document = json.loads(line)
        found[Path(document["file"]).name].append(document)
    if not found:
        sys.exit(f"Nothing was read: {done.stderr[-800:]}")
    return found


def tallied(folder: Path, *, every: bool = False) -> dict[str, Tally]:
    """The counts of a folder's papers by their type."""
    lines = (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines]
    found = read([folder / label["file"] for label in labels])
    tallies: dict[str, Tally] = defaultdict(lambda: Tally(every))
    for label in labels:
        tallies[label["type"]].add(label, [one for one in found[label["file"]] if not one.get("error")])
    return tallies


def main(arguments: Sequence[str]) -> int:
    """Prints the table, and what was read wrongly where that is asked for."""
    wishes = argparse.ArgumentParser(prog="bench.unseen", description=(__doc__ or "").splitlines()[0])
    wishes.add_argument("folder", type=Path)
    wishes.add_argument("--every", action="store_true", help="count every labelled value, not only the main ones")
    wishes.add_argument("--show", type=int, default=0, help="print so many wrong values of each type")
    given = wishes.parse_args(arguments)
    tallies = tallied(given.folder, every=given.every)
    for tally in tallies.values():
        for line in tally.wrong[: given.show]:
            print(f"  {line}")
    for line in table(tallies):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
