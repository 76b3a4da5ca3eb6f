"""What the sums of trees mean: the share of right candidates at each, measured on families that were held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.extraction.scoring.forest import SUREST, Forest, probability
from models.training.teaching.examples import Example
from models.training.teaching.growing import ROUNDS, folds, grown

Floats = NDArray[np.float64]
Judged = tuple[Example, Floats]
"""candidates with their sums"""
STEPS = 25
LEAST, NEVER = 0.95, 2.0
"""no probability below the first is enough to accept a value; the second is never reached"""
FEW = 40
"""held-out choices below which nothing is accepted"""


def held_out(examples: Sequence[Example], names: tuple[str, ...], rounds: int = ROUNDS) -> list[Judged]:
    """Each example with the sums that trees give it which never saw its family."""
    found: list[Judged] = []
    for fold in folds(examples):
        seen = [one for one in examples if one.family not in fold]
        forest = grown(seen, names, rounds)
        found += [(one, forest.raw(one.rows)) for one in examples if one.family in fold]
    return found


def unseen(examples: Sequence[Example], names: tuple[str, ...], rounds: int = ROUNDS) -> list[Judged]:
    """Each real example with the sums that trees give it which learned from made papers only."""
    made, real = ([one for one in examples if one.real is wanted] for wanted in (False, True))
    if not made or not real:
        return []
    forest = grown(made, names, rounds)
    return [(one, forest.raw(one.rows)) for one in real]


def calibrated(forest: Forest, judged: Sequence[Judged]) -> Forest:
    """The forest with what its sums mean on held-out families, and the probability from which values are accepted."""
    raw = np.concatenate([sums for _, sums in judged])
    right = np.concatenate([one.right for one, _ in judged])
    slope, offset = fitted(raw, right)
    measured = replace(forest, slope=slope, offset=offset)
    return replace(measured, accept=threshold(measured, judged))


def fitted(raw: Floats, right: NDArray[np.bool_]) -> tuple[float, float]:
    """Slope and offset of the log-odds that make what was seen likeliest, by Newton's method."""
    hits, misses = right.sum(), (~right).sum()
    target = np.where(right, (hits + 1.0) / (hits + 2.0), 1.0 / (misses + 2.0))  # Platt's targets: never quite sure
    inputs = np.column_stack([raw, np.ones(len(raw))])
    weights = np.array([1.0, 0.0])
    for _ in range(STEPS):
        share = probability(np.clip(inputs @ weights, -30, 30))
        bend = (inputs * (share * (1 - share))[:, None]).T @ inputs + 1e-6 * np.eye(2)
        weights -= np.linalg.solve(bend, inputs.T @ (share - target))
    return max(float(weights[0]), 0.05), float(weights[1])


def chosen(judged: Sequence[Judged]) -> tuple[Floats, NDArray[np.bool_]]:
    """The sum of the likeliest candidate of each example, and whether it is right."""
    best = [int(np.argmax(sums)) for _, sums in judged]
    raw = np.array([sums[at] for (_, sums), at in zip(judged, best, strict=True)])
    return raw, np.array([one.right[at] for (one, _), at in zip(judged, best, strict=True)])


def threshold(forest: Forest, judged: Sequence[Judged]) -> float:
    """The probability above which no held-out choice was wrong, with a quarter of the way to certainty as margin."""
    raw, right = chosen(judged)
    shares = probability(np.clip(forest.slope * raw + forest.offset, -SUREST, SUREST))
    worst = float(shares[~right].max()) if not right.all() else 0.0
    level = max(worst + (1.0 - worst) / 4, LEAST)
    return level if np.sum(shares >= level) >= FEW else NEVER
