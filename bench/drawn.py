"""Papers drawn as other issuers print them, that the project holds, and how right their values are, hand by hand.

    python -m bench.drawn [--type TYPE ...] [--show N]

Only what was read of them is held: reading is not measured, sorting, extraction and checks are. Rules were mended on
these papers, so these are figures of development; `make blind` tells of the trees on hands that they never saw.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from bench.scoring import Tally, table
from core.catalogue import bundled_types
from core.export.contract import reading_line
from core.pipeline import Tools, understand
from core.words import Words
from models.training.teaching.drawn import contents_of, entries


def tallied(found: Iterator[dict[str, Any]]) -> dict[str, Tally]:
    """The counts of packed papers by their hand and type."""
    tools, spoken = Tools(bundled_types()), Words(types=bundled_types())
    tallies: dict[str, Tally] = defaultdict(lambda: Tally(every=False))
    for entry in found:
        reading = understand(contents_of(entry), tools)
        label = {"fields": {}, **entry}
        line = json.loads(json.dumps(reading_line(entry["file"], "", reading, spoken, "")))
        tallies[f"{entry['hand']}: {entry['type']}"].add(label, [line])
    return tallies


def main(arguments: Sequence[str]) -> int:
    """Prints the table, and what was read wrongly where that is asked for."""
    wishes = argparse.ArgumentParser(prog="bench.drawn", description=(__doc__ or "").splitlines()[0])
    wishes.add_argument("--type", nargs="+", default=[], help="only papers of these types")
    wishes.add_argument("--show", type=int, default=0, help="print so many wrong values of each hand and type")
    given = wishes.parse_args(arguments)
    tallies = tallied(entry for entry in entries() if not given.type or entry["type"] in given.type)
    for tally in tallies.values():
        for line in tally.wrong[: given.show]:
            print(f"  {line}")
    for line in table(dict(sorted(tallies.items()))):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
