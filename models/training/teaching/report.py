"""How right and how sure extraction is: `python -m models.training.teaching.report --papers FOLDER --into report`.

It writes counts per type and field (report.md) and one reliability curve for each type (SVG): of the values that were
said to be so probable, the share that was right.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from core.catalogue import bundled_types
from core.domain.schema import DocumentType
from core.extraction.extracting import extract
from models.training.teaching.examples import same
from models.training.teaching.papers import Paper, Shelf, papers

TYPES = ("invoice", "receipt")
BINS = 10
SIZE, EDGE = 360, 40
"""of a picture and its margins, in pixels"""


class Judged(NamedTuple):
    """One labelled value and what extraction made of it."""

    field: str
    given: bool
    right: bool
    accepted: bool
    confidence: float


def main() -> None:
    """Writes the report."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--papers", type=Path, nargs="+", required=True)
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    options = parser.parse_args()
    options.into.mkdir(parents=True, exist_ok=True)
    shelf, text = Shelf(options.cache), ["# Extraction on labelled papers", ""]
    for kind in (bundled_types()[name] for name in TYPES):
        read = (paper for folder in options.papers for paper in papers(folder, kind.id, shelf))
        judged = [one for paper in read for one in judge(kind, paper)]
        if not judged:
            continue
        (options.into / f"{kind.id}.svg").write_text(curve(judged), encoding="utf-8")
        text += [f"## {kind.id}", "", *table(judged), "", f"![reliability]({kind.id}.svg)", ""]
    (options.into / "report.md").write_text("\n".join(text), encoding="utf-8")


def judge(kind: DocumentType, paper: Paper) -> Iterator[Judged]:
    """What extraction made of every labelled value of a paper."""
    record = extract(kind, paper.contents)
    for name, said in paper.said.items():
        field = record.fields.get(name)
        if name in kind.fields and field is None:
            yield Judged(name, given=False, right=False, accepted=False, confidence=0.0)
        elif name in kind.fields and field is not None:
            right = same(kind.fields[name].kind, field.value, said)
            yield Judged(name, given=True, right=right, accepted=field.accepted, confidence=field.confidence)


def table(judged: Sequence[Judged]) -> list[str]:
    """Counts and shares per field, as rows of Markdown."""
    by_field: Mapping[str, list[Judged]] = defaultdict(list)
    for one in judged:
        by_field[one.field].append(one)
    rows = ["| field | labelled | right % | accepted % | accepted wrong |", "|---|---:|---:|---:|---:|"]
    for name, ones in sorted(by_field.items()):
        right, accepted = sum(one.right for one in ones), [one for one in ones if one.accepted]
        wrong = sum(not one.right for one in accepted)
        shares = f"{100 * right / len(ones):.1f} | {100 * len(accepted) / len(ones):.1f}"
        rows.append(f"| {name} | {len(ones)} | {shares} | {wrong} |")
    return rows


def reliability(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """For each bin of confidence its mean, the share that was right, and how many values it holds."""
    bins: Mapping[int, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.given:
            bins[min(int(one.confidence * BINS), BINS - 1)].append(one)
    return [
        (sum(one.confidence for one in ones) / len(ones), sum(one.right for one in ones) / len(ones), len(ones))
        for _, ones in sorted(bins.items())
    ]


def curve(judged: Sequence[Judged]) -> str:
    """The reliability curve as SVG; the straight line is where said and seen agree."""
    points = [(_at(said), SIZE - _at(seen), count) for said, seen, count in reliability(judged)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    low, high = _at(0.0), _at(1.0)
    dots = "".join(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4"><title>{count}</title></circle>' for x, y, count in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" '
        'font-family="sans-serif" font-size="11">'
        f'<rect width="{SIZE}" height="{SIZE}" fill="white"/>'
        f'<line x1="{low}" y1="{SIZE - low}" x2="{high}" y2="{SIZE - high}" stroke="silver"/>'
        f'<polyline points="{path}" fill="none" stroke="navy"/><g fill="navy">{dots}</g>'
        f'<text x="{SIZE / 2}" y="{SIZE - 10}" text-anchor="middle">said to be so probable</text>'
        f'<text x="14" y="{SIZE / 2}" text-anchor="middle" transform="rotate(-90 14 {SIZE / 2})">'
        "share right</text></svg>\n"
    )


def _at(share: float) -> float:
    return EDGE + share * (SIZE - 2 * EDGE)


if __name__ == "__main__":
    main()
