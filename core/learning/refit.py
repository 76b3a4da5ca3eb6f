"""Scorers fitted again to the corrections of one vault, and kept only where held-back corrections do not get worse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HELD_BACK = 4
"""every fourth paper is held back"""
STEPS, RATE = 200, 0.3
PULL = 0.05
"""how strongly weights are pulled to zero: few corrections move little"""
NARROW = 1e-6


class Example(NamedTuple):
    """The candidates for one field of one paper whose right value a person confirmed."""

    rows: Floats
    """a row of features for every candidate"""
    odds: Floats
    """what the bundled scorers say"""
    right: int
    """the row of the right candidate"""


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
    """How often the likeliest candidate was the right one on held-back papers, before and after."""

    papers: int
    before: int
    after: int
    adjustment: Adjustment | None
    """None where it made held-back papers worse, or none better"""


def refitted(examples: Sequence[Example]) -> Verdict:
    """An adjustment fitted to three quarters of the examples and judged on the others."""
    held = [one for number, one in enumerate(examples) if number % HELD_BACK == HELD_BACK - 1]
    seen = [one for number, one in enumerate(examples) if number % HELD_BACK != HELD_BACK - 1]
    if not held or not seen:
        return Verdict(len(held), 0, 0, None)
    adjustment = fitted(seen)
    before, after = right(held, None), right(held, adjustment)
    return Verdict(len(held), before, after, adjustment if after > before or _surer(held, adjustment) else None)


def fitted(examples: Sequence[Example]) -> Adjustment:
    """Weights under which the right candidates are likeliest among those of their papers (conditional logit)."""
    rows = np.concatenate([one.rows for one in examples])
    middle, spread = rows.mean(axis=0), np.maximum(rows.std(axis=0), NARROW)
    scaled = [(one.rows - middle) / spread for one in examples]
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        slope = -PULL * weights
        for one, each in zip(examples, scaled, strict=True):
            slope += (each[one.right] - _shares(one.odds + each @ weights) @ each) / len(examples)
        weights += RATE * slope
    return Adjustment(tuple(weights.tolist()), tuple(middle.tolist()), tuple(spread.tolist()))


def right(examples: Sequence[Example], adjustment: Adjustment | None) -> int:
    """How many papers have the right candidate first."""
    return sum(int(np.argmax(_scores(one, adjustment))) == one.right for one in examples)


def _surer(examples: Sequence[Example], adjustment: Adjustment) -> bool:
    """Whether none got worse and the right candidates became likelier together."""
    if right(examples, adjustment) < right(examples, None):
        return False
    return _likelihood(examples, adjustment) > _likelihood(examples, None)


def _likelihood(examples: Sequence[Example], adjustment: Adjustment | None) -> float:
    return sum(float(np.log(_shares(_scores(one, adjustment))[one.right] + NARROW)) for one in examples)


def _scores(example: Example, adjustment: Adjustment | None) -> Floats:
    return example.odds if adjustment is None else example.odds + adjustment.added(example.rows)


def _shares(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max())
    shares: Floats = raised / raised.sum()
    return shares
