"""Scorers fitted again to the corrections of one vault, and kept only where held-back corrections do not get worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.lesson import Refit

Floats = NDArray[np.float64]
FOLDS = 4
"""every paper is held back once, together with every fourth other"""
STEPS, RATE = 120, 0.3
PULL = 0.05
"""how strongly weights are pulled to zero: few corrections move little"""
LIKELIEST = 10
"""candidates of a paper that are fitted to"""
BETTER = 2
"""more papers must gain than lose by so many, and twice as many: one paper alone is chance"""
NARROW = 1e-6


class Example(NamedTuple):
    """The candidates for one field of one paper whose right value a person confirmed."""

    rows: Floats
    """a row of features for every candidate"""
    odds: Floats
    """what the bundled scorers say"""
    right: tuple[int, ...]
    """the rows of the right value"""


@dataclass(frozen=True, slots=True)
class Adjustment:
    """What is added to the log-odds of a candidate: weights on its features as they vary in this vault."""

    weights: tuple[float, ...]
    middle: tuple[float, ...]
    spread: tuple[float, ...]

    def added(self, rows: Floats) -> Floats:
        """What is added for each row of features."""
        found: Floats = ((rows - np.array(self.middle)) / np.array(self.spread)) @ np.array(self.weights)
        return found


class Verdict(NamedTuple):
    """How many held-back papers have the right candidate first, before and after."""

    papers: int
    gained: int
    lost: int
    adjustment: Adjustment | None
    """None where held-back papers did not clearly gain"""

    def refit(self, kind: str, name: str) -> Refit | None:
        """The verdict as the vault keeps it, where there is something to keep."""
        found = self.adjustment
        if found is None:
            return None
        return Refit(kind, name, found.weights, found.middle, found.spread, self.papers, self.gained, self.lost)


def refitted(examples: Sequence[Example]) -> Verdict:
    """An adjustment fitted to all examples, judged on each while it was held back."""
    gained = lost = 0
    for fold in range(FOLDS if len(examples) > FOLDS else 0):
        held = examples[fold::FOLDS]
        fit = fitted([one for number, one in enumerate(examples) if number % FOLDS != fold])
        turned = [(first(one, None), first(one, fit)) for one in held]
        gained += sum(after and not before for before, after in turned)
        lost += sum(before and not after for before, after in turned)
    better = gained - lost >= BETTER and gained >= 2 * lost
    return Verdict(len(examples), gained, lost, fitted(examples) if better else None)


def first(example: Example, adjustment: Adjustment | None) -> bool:
    """Whether the likeliest candidate is a right one."""
    added = 0.0 if adjustment is None else adjustment.added(example.rows)
    return int(np.argmax(example.odds + added)) in example.right


def fitted(examples: Sequence[Example]) -> Adjustment:
    """Weights under which the right candidates are likeliest among those of their papers (conditional logit)."""
    kept = [_narrowed(one) for one in examples]
    rows = np.concatenate([one.rows for one in kept])
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), NARROW)
    scaled, odds = (rows - middle) / spread, np.concatenate([one.odds for one in kept])
    starts = np.cumsum([0, *(len(one.odds) for one in kept[:-1])])
    wanted = scaled[starts].sum(axis=0)
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        expected = _shares(odds + scaled @ weights, starts) @ scaled
        weights += RATE * ((wanted - expected) / len(kept) - PULL * weights)
    return Adjustment(tuple(weights.tolist()), tuple(middle.tolist()), tuple(spread.tolist()))


def _narrowed(example: Example) -> Example:
    """The likeliest right candidate and then the likeliest wrong ones."""
    order = np.argsort(-example.odds, kind="stable").tolist()
    right = next(row for row in order if row in example.right)
    kept = [right, *(row for row in order if row not in example.right)][: LIKELIEST + 1]
    return Example(example.rows[kept], example.odds[kept], (0,))


def _shares(scores: Floats, starts: NDArray[np.int64]) -> Floats:
    """The probability of each candidate among those of its paper; papers begin at `starts`."""
    sizes = np.diff(np.append(starts, len(scores)))
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
    shares: Floats = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
    return shares
