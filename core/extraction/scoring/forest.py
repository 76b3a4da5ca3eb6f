"""Boosted trees evaluated for many candidates at once, and the probability that their sum stands for."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int32]
SUREST = 9.0
"""no log-odds are told to be larger: nothing was measured on more than some thousands of papers"""


class Leaning(Protocol):
    """What is added to the log-odds of candidates."""

    def added(self, rows: Floats) -> Floats:
        """What is added for each row of features."""


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
    slope: float = 1.0
    offset: float = 0.0
    """log-odds are slope x sum + offset, fitted on families of papers that no tree had seen (Platt, 1999)"""
    accept: float = 2.0
    """the probability from which a value is accepted together with a reason; above 1 where none is"""

    leaning: Leaning | None = None
    """what a vault's own corrections add to the log-odds"""

    @property
    def enough(self) -> float:
        """The log-odds from which a value is accepted together with a reason."""
        return log(self.accept / (1.0 - self.accept)) if self.accept < 1 else inf

    def raw(self, rows: Floats) -> Floats:
        """The sum of leaves for each row of features, added tree by tree as LightGBM does, and what a vault leans."""
        sums = self._leaves(rows)
        return sums if self.leaning is None else sums + self.leaning.added(rows) / self.slope

    def _leaves(self, rows: Floats) -> Floats:
        if not len(rows):
            return np.empty(0)
        nodes = np.repeat(self.roots[None, :], len(rows), axis=0)
        each = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            lower = rows[each, self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(lower, self.left[nodes], self.right[nodes])
        sums: Floats = np.cumsum(self.value[nodes], axis=1)[:, -1]
        return sums

    def odds(self, rows: Floats) -> Floats:
        """The natural logarithm of the odds of each row: 0 where right is as probable as wrong."""
        told = np.clip(self.slope * self._leaves(rows) + self.offset, -SUREST, SUREST)
        return told if self.leaning is None else told + self.leaning.added(rows)

    def probability(self, rows: Floats) -> Floats:
        """How probable it is, for each row of features, that the candidate is the right one."""
        return probability(self.odds(rows))


def probability(odds: Floats) -> Floats:
    """The probabilities that log-odds stand for."""
    found: Floats = 1.0 / (1.0 + np.exp(-odds))
    return found


def share(odds: float) -> float:
    """The probability that one figure of log-odds stands for."""
    return 1.0 / (1.0 + exp(-odds))
