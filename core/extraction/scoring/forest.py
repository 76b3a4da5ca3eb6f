"""Boosted trees evaluated for many candidates at once, and the probability that their sum stands for."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]
LEAST, MOST = 1e-4, 1.0 - 1e-4
"""no probability is told to be smaller or larger"""


@dataclass(frozen=True, eq=False)
class Forest:
    """Trees over the features of a candidate. Inner nodes and leaves of all trees stand in the same arrays."""

    names: tuple[str, ...]
    """of the features, in the order of the columns"""
    feature: Integers
    """the column that a node asks about"""
    threshold: Floats
    """values up to it go left"""
    left: Integers
    """node that follows on the left; a leaf follows itself"""
    right: Integers
    value: Floats
    """what a leaf adds"""
    roots: Integers
    """the first node of each tree"""
    depth: int
    """questions on the longest way from a root to a leaf"""
    raw_knots: Floats = field(default_factory=lambda: np.empty(0))
    """sums of leaves on which the probability was measured, ascending"""
    probability_knots: Floats = field(default_factory=lambda: np.empty(0))
    """the share of right candidates at those sums, ascending"""
    accept: float = 2.0
    """the probability from which a value is accepted together with a reason; above 1 where none is"""

    def raw(self, rows: Floats) -> Floats:
        """The sum of leaves for each row of features, added tree by tree as LightGBM does."""
        if not len(rows):
            return np.empty(0)
        nodes = np.repeat(self.roots[None, :], len(rows), axis=0)
        each = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            lower = rows[each, self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(lower, self.left[nodes], self.right[nodes])
        sums: Floats = np.cumsum(self.value[nodes], axis=1)[:, -1]
        return sums

    def probability(self, rows: Floats) -> Floats:
        """How probable it is, for each row of features, that the candidate is the right one."""
        raw = self.raw(rows)
        if len(self.raw_knots):
            return np.clip(np.interp(raw, self.raw_knots, self.probability_knots), LEAST, MOST)
        return np.clip(1.0 / (1.0 + np.exp(-raw)), LEAST, MOST)

    def odds(self, rows: Floats) -> Floats:
        """The natural logarithm of the odds of each row: 0 where right is as probable as wrong."""
        return log_odds(self.probability(rows))

    @cached_property
    def columns(self) -> dict[str, int]:
        """The column of each feature."""
        return {name: column for column, name in enumerate(self.names)}


def log_odds(probability: Floats) -> Floats:
    """The natural logarithm of the odds of probabilities between 0 and 1."""
    odds: Floats = np.log(probability / (1.0 - probability))
    return odds
