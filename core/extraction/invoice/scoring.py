"""How likely each candidate is: a score from its features alone, where no trained scorer knows its field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from core.domain.schema import DocumentType, Kind
from core.extraction.invoice.candidates import Candidate, Features

Ranked = Mapping[str, Sequence[tuple[float, Candidate]]]
WEAK_LABELS = 4
"""labels of fewer letters than this say little by themselves: "to", "no" """
TELLING = 6
"""behind other words a shorter one says nothing of this field: "Reg. date" """


def score(features: Features, kind: Kind) -> float:
    """A figure above zero for a candidate more likely than not; a point is a factor of e or so in odds."""
    found = 2.0 + 0.08 * min(features.label, 20)
    found += 0.8 * features.closed + 0.4 * features.leads
    found -= 0.0 if features.beside else 1.0
    found -= 0.02 * min(features.distance, 40.0) if features.beside else 0.25 * min(features.distance, 6.0)
    found -= 0.7 * features.rank + 0.12 * min(features.between, 15)
    found -= 1.0 * (features.label < WEAK_LABELS)
    found -= 3.0 * (not features.shape)
    if kind is Kind.MONEY:
        found += 1.2 * features.money - 1.0 * (not features.money) + 0.6 * features.depth
    elif kind in {Kind.DATE, Kind.ID}:
        found += 0.8 * (1.0 - features.depth) - 2.0 * (not features.leads and 0 < features.label < TELLING)
    return found


def ranked(candidates: Iterable[Candidate], kind: DocumentType) -> Ranked:
    """The candidates of each field with their scores, the likeliest first."""
    scored: dict[str, list[tuple[float, Candidate]]] = defaultdict(list)
    for one in candidates:
        scored[one.field].append((score(one.features, kind.fields[one.field].kind), one))
    return {name: sorted(found, key=lambda pair: -pair[0]) for name, found in scored.items()}


def merged(first: Ranked, more: Ranked) -> Ranked:
    """The candidates of both, those first that were found first."""
    return {name: [*first.get(name, ()), *more.get(name, ())] for name in {**first, **more}}
