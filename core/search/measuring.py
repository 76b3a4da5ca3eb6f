"""How well an embedder tells texts apart: bundled questions, each with the one passage that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

import resources


class Pair(NamedTuple):
    """What somebody asks, and the passage that says it."""

    asked: str
    passage: str


class Likeness(NamedTuple):
    """How an embedder does with all pairs."""

    right: int
    """questions to which their own passage is the nearest of all"""
    floor: float
    """how near a question and a passage are that have nothing to do with each other"""


def pairs() -> tuple[Pair, ...]:
    """The bundled ones, in English and French, some across both."""
    told = resources.parsed("models", "pairs")["pair"]
    return tuple(Pair(one["asked"], one["passage"]) for one in told)


def likeness(asked: Sequence[bytes], passages: Sequence[bytes]) -> Likeness:
    """How questions and passages, a pair in each place, stand to each other by their vectors."""
    near = _units(asked) @ _units(passages).T
    own = np.eye(len(asked), dtype=bool)
    return Likeness(int((near.argmax(axis=1) == np.arange(len(asked))).sum()), float(near[~own].mean()))


def _units(vectors: Sequence[bytes]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    rows = np.array([np.frombuffer(vector, np.int8) for vector in vectors], np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1.0), np.float32)
