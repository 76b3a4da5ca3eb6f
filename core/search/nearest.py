"""The vectors of all pages in memory, and which of them are nearest to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.domain.library import Spot, Vector

LEVELS = 127
"""how long a vector of length 1 is in bytes"""
STRONGEST = 48
"""numbers of a question's vector that are compared: few words have few that are not 0"""
MORE = 8
"""times as many are compared by all numbers as are wanted, where a vector has more of them"""


@dataclass(slots=True)
class Nearest:
    """Vectors by the page they are of. New ones are added; a document's earlier ones then count no more."""

    latest: int = 0
    """the number of the vector that was added last"""
    _matrix: NDArray[np.int8] = field(default_factory=lambda: np.zeros((0, 0), np.int8))
    """a column for each vector, so that the numbers in one place of all of them stand side by side"""
    _positions: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    _pages: NDArray[np.int32] = field(default_factory=lambda: np.zeros(0, np.int32))

    def __len__(self) -> int:
        return len(self._positions)

    def add(self, vectors: Sequence[Vector]) -> None:
        """Takes vectors in, each in the place of those its document had before."""
        if not vectors:
            return
        added = np.frombuffer(b"".join(one.vector for one in vectors), np.int8).reshape(len(vectors), -1).T
        positions = np.array([one.spot.position for one in vectors], np.int64)
        pages = np.array([one.spot.page for one in vectors], np.int32)
        kept = ~np.isin(self._positions, positions)
        before = self._matrix[:, kept] if len(self) else added[:, :0]
        self._matrix = np.ascontiguousarray(np.concatenate([before, added], axis=1))
        self._positions = np.concatenate([self._positions[kept], positions])
        self._pages = np.concatenate([self._pages[kept], pages])
        self.latest = vectors[-1].number

    def find(self, vector: bytes, limit: int) -> tuple[tuple[Spot, float], ...]:
        """The nearest pages, the nearest first, with how near each is (1 for the same)."""
        wanted = np.frombuffer(vector, np.int8).astype(np.float32)
        if not len(self) or self._matrix.shape[0] != len(wanted) or not wanted.any():
            return ()
        strong = np.argsort(-np.abs(wanted), kind="stable")[: min(STRONGEST, np.count_nonzero(wanted))]
        scores = wanted[strong] @ self._matrix[strong].astype(np.float32)
        if len(strong) < np.count_nonzero(wanted):
            some = _highest(scores, MORE * limit)
            scores = np.full_like(scores, -np.inf)
            scores[some] = wanted @ self._matrix[:, some].astype(np.float32)
        best = _highest(scores, limit)
        best = best[np.lexsort((-self._positions[best], -scores[best]))]
        length = float(np.linalg.norm(wanted)) * LEVELS
        found = ((Spot(int(self._positions[at]), int(self._pages[at])), float(scores[at]) / length) for at in best)
        return tuple((spot, near) for spot, near in found if near > -LEVELS)


def _highest(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Where the highest scores stand, in no order."""
    return np.argpartition(-scores, min(limit, len(scores) - 1))[:limit]
