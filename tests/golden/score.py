"""A table of scores by type and layout: `python -m tests.golden.score [FOLDER] [--wrong]`."""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from core.catalogue import bundled_types
from core.domain.document import Reading, Status
from core.domain.record import Record
from tests.golden.reading import FOLDER, Golden, documents, read_all
from tests.golden.scoring import Score, score


def best(one: Golden, readings: list[Reading]) -> Score:
    """The score of the reading that fits a document best."""
    kind = bundled_types()[one.labels["type"]]
    scores = [score(one.name, one.labels, reading, kind) for reading in readings]
    nothing = score(one.name, one.labels, Reading("", 0.0, Record()), kind)
    return max(scores, key=lambda each: each.fields_right + each.cells_right, default=nothing)


def by_family(those: list[Golden], readings: dict[str, list[Reading]]) -> dict[str, Score]:
    """Scores added up by type and layout."""
    found: dict[str, Score] = defaultdict(Score)
    for one in those:
        found[one.family].add(best(one, readings[one.name]))
    return dict(found)


def main(arguments: list[str]) -> None:
    """Reads the golden documents and prints how well."""
    folder = next((Path(one) for one in arguments if not one.startswith("--")), FOLDER)
    those = documents(folder)
    readings = read_all(those)
    honest = [one for one in those if "trap" not in one.labels]
    lines = [f"{'family':46} docs  fields   cells  accepted  wrong accepted"]
    for family, total in sorted(by_family(honest, readings).items()):
        lines.append(
            f"{family:46} {total.documents:4} {total.field_rate:7.1%} {total.cell_rate:7.1%} "
            f"{total.accepted:4}/{total.documents:<4} {len(total.accepted_wrong):6}/{total.accepted_values}"
        )
        lines += [f"    {wrong}" for wrong in total.wrong] if "--wrong" in arguments else []
    taken = [
        one.name
        for one in those
        if "trap" in one.labels and any(r.status is Status.ACCEPTED for r in readings[one.name])
    ]
    lines.append(f"contradictory papers accepted: {len(taken)} {taken}")
    print("\n".join(lines))  # noqa: T201  # this is a command


if __name__ == "__main__":
    main(sys.argv[1:])
