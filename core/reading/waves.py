"""Waves of paper that was crumpled, folded or bent: how far its lines rise and fall, told from words on one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.layout import Box, Word, lines
from core.ports import Picture

ACROSS, DOWN = 7, 10
"""places in a row and in a column at which it is told how low the paper lies"""
FEWEST = 60
"""steps from word to word, from which waves are told"""
STIFF, FLAT = 0.2, 0.05
"""how much paper resists being bent, and being moved at all, beside a step from word to word"""
ROUNDS = 4
"""how often steps that do not fit are believed less"""
LEAST, GAIN = 0.04, 0.75
"""share of a word's height by which words of one line must differ, and the share of it that may be left"""
BAND = 256
"""rows of a picture that are moved at once: the places of all would take more memory than the picture"""

Grid = NDArray[np.float64]


class _Step(NamedTuple):
    """The middles of two words on a line."""

    left: tuple[float, float]
    right: tuple[float, float]

    @property
    def fall(self) -> float:
        """By how much the right one stands lower."""
        return self.right[1] - self.left[1]


class Waves(NamedTuple):
    """How far what a picture shows lies too low, at places spread evenly over it."""

    low: Grid
    """pixels, a row of places after the other"""
    width: float
    height: float

    def at(self, place: tuple[float, float]) -> float:
        """Pixels by which what stands at a place lies too low."""
        return float(self.weights(place) @ self.low.ravel())

    def weights(self, place: tuple[float, float]) -> Grid:
        """How much each of the places says of another."""
        across = min(max(place[0] / self.width, 0.0), 1.0) * (ACROSS - 1)
        down = min(max(place[1] / self.height, 0.0), 1.0) * (DOWN - 1)
        column, row = min(int(across), ACROSS - 2), min(int(down), DOWN - 2)
        weights = np.zeros((DOWN, ACROSS))
        shares = np.outer([row + 1 - down, down - row], [column + 1 - across, across - column])
        weights[row : row + 2, column : column + 2] = shares
        return weights.ravel()


def waves(words: Sequence[Word], width: float, height: float) -> Waves | None:
    """How the lines of a picture rise and fall; None where they run straight, or too few words tell."""
    steps = list(_steps(words))
    if len(steps) < FEWEST:
        return None
    tall = float(np.median([word.box.height for word in words]))
    falls = np.array([step.fall for step in steps]) / tall
    if _error(falls) < LEAST:
        return None
    flat = Waves(np.zeros((DOWN, ACROSS)), width, height)
    steep = np.array([flat.weights(step.right) - flat.weights(step.left) for step in steps])
    low = _fitted(steep, falls)
    return (
        Waves(low.reshape(DOWN, ACROSS) * tall, width, height)
        if _error(falls - steep @ low) < GAIN * _error(falls)
        else None
    )


def _error(falls: Grid) -> float:
    """How far words of one line stand from being level, in heights; more than one height is another line."""
    return float(np.mean(np.minimum(np.abs(falls), 1.0)))


def _steps(words: Sequence[Word]) -> Iterator[_Step]:
    """The steps between words on a line: to the next one, and across the line and its halves."""
    for line in lines(words):
        last = len(line.words) - 1
        across = {(0, last), (0, last // 2), (last // 2, last)} | set(pairwise(range(last + 1)))
        for left, right in sorted(across):
            first, other = line.words[left].box, line.words[right].box
            if left < right and first.x1 - other.x0 < first.height:
                yield _Step(first.middle, other.middle)


def _fitted(steep: Grid, falls: Grid) -> Grid:
    """How low the paper lies at the places, so that most steps are explained and it is bent no more than it must be."""
    bends = STIFF * _bends()
    paper = bends.T @ bends + FLAT**2 * np.eye(steep.shape[1])
    belief: Grid = np.ones(len(falls))
    low: Grid = np.zeros(steep.shape[1])
    for _ in range(ROUNDS):
        weighted = steep.T * belief
        low = np.asarray(np.linalg.solve(weighted @ steep + paper, weighted @ falls), np.float64)
        belief = np.asarray(1 / (1 + ((falls - steep @ low) / LEAST) ** 2), np.float64)
    return low


def _bends() -> Grid:
    """What each three places in a row or column differ from a straight line, as weights of all places."""
    places = np.arange(DOWN * ACROSS).reshape(DOWN, ACROSS)
    threes = [places[:, start : start + 3] for start in range(ACROSS - 2)]
    threes += [places[start : start + 3].T for start in range(DOWN - 2)]
    every = np.vstack(threes)
    bends = np.zeros((len(every), places.size))
    bends[np.arange(len(every))[:, None], every] = 1, -2, 1
    return bends


def level_words(words: Sequence[Word], found: Waves) -> tuple[Word, ...]:
    """Words as they stand once waves are taken out, in reading order again."""
    level = [word._replace(box=_lifted(word.box, found.at(word.box.middle))) for word in words]
    return tuple(word for line in lines(level) for word in line.words)


def _lifted(box: Box, pixels: float) -> Box:
    return Box(box.x0, box.y0 - pixels, box.x1, box.y1 - pixels)


def level_picture(picture: Picture, found: Waves) -> Picture:
    """The picture with everything moved up by as much as it lies too low."""
    height = len(picture)
    return np.vstack([_band(picture, found, top, min(top + BAND, height)) for top in range(0, height, BAND)])


def _band(picture: Picture, found: Waves, top: int, bottom: int) -> Picture:
    """Some rows of the picture."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    height, width = picture.shape[:2]
    rows = np.arange(top, bottom, dtype=np.float32)[:, None]
    x = np.repeat(np.arange(width, dtype=np.float32)[None], bottom - top, axis=0)
    down = np.repeat(rows * np.float32((DOWN - 1) / height), width, axis=1)
    low = cv2.remap(found.low.astype(np.float32), x * np.float32((ACROSS - 1) / width), down, cv2.INTER_LINEAR)
    moved: Any = cv2.remap(picture, x, rows + low, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.uint8)
