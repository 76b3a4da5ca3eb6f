"""The slant of a sheet that lay askew, or was seen from aside, told from how its words follow each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.layout import Box, Word, lines
from core.ports import Picture

MOST = 20.0
FEWEST_PAIRS = 6
FEWEST_IN_HALF = 12
"""pairs of words above and below, from which each half may have a slant of its own"""
LEAST_TURN, LEAST_SPREAD = 0.12, 0.35
"""degrees: of all lines, and between the lines at the top and at the bottom"""
BETTER = 0.7
"""share of the error of one slant for all that a slant of top and bottom may leave; waves of paper leave more"""

Matrix = NDArray[np.float64]


class Slant(NamedTuple):
    """How the lines of a page run."""

    degrees: float = 0.0
    """by which they fall to the right (negative: rise) halfway down the text"""
    spread: float = 0.0
    """by how much more they fall, in degrees a pixel further down"""
    middle: float = 0.0
    """pixels from the top at which the text is halfway down"""

    def at(self, y: float) -> float:
        """Degrees by which the line at a height falls."""
        return self.degrees + self.spread * (y - self.middle)


class _Step(NamedTuple):
    """From one word to the next on its line."""

    slope: float
    weight: float
    y: float


def slant(words: Sequence[Word]) -> Slant:
    """How the lines of a page run, as most of their words have it; straight where too few words tell."""
    near = _near_steps(words)
    if len(near) < FEWEST_PAIRS:
        return Slant()
    steps = _far_steps(words, _run(near)[0])
    if len(steps) < FEWEST_PAIRS:
        steps = near
    middle = _weighted([step.y for step in steps], steps)
    above, below = ([step for step in steps if (step.y < middle) is upper] for upper in (True, False))
    if min(len(above), len(below)) >= FEWEST_IN_HALF:
        (top, high), (bottom, low) = _run(above), _run(below)
        if abs(bottom - top) >= LEAST_SPREAD and low > high:
            spread = (bottom - top) / (low - high)
            bent = Slant(top + spread * (middle - high), spread, middle)
            if _error(bent, steps) < BETTER * _error(Slant(_run(steps)[0]), steps):
                return bent
    degrees = _run(steps)[0]
    return Slant(degrees if abs(degrees) >= LEAST_TURN else 0.0)


def _error(slant: Slant, steps: Sequence[_Step]) -> float:
    """Degrees by which steps differ from a slant, long ones counting more."""
    off = (abs(math.degrees(math.atan(step.slope)) - slant.at(step.y)) * step.weight for step in steps)
    return sum(off) / sum(step.weight for step in steps)


def _near_steps(words: Sequence[Word]) -> list[_Step]:
    """The steps between neighbours, whose order is right however the page lies."""
    found = []
    for left, right in pairwise(words):
        height = min(left.box.height, right.box.height)
        if 0 <= right.box.x0 - left.box.x1 + height < 3 * height:
            found += _step(left, right)
    return found


def _far_steps(words: Sequence[Word], degrees: float) -> list[_Step]:
    """The steps across whole lines, told apart once they are about level: short words on their own look level."""
    slant = Slant(degrees)
    turned = [word._replace(box=_straight(word.box, slant, straightening(slant, 0, 0))) for word in words]
    before = dict(zip(turned, words, strict=True))
    found = []
    for line in lines(turned):
        half = len(line.words) // 2
        for left, right in zip(line.words[:half], reversed(line.words), strict=False):
            found += _step(before[left], before[right])
    return found


def _step(left: Word, right: Word) -> list[_Step]:
    """The step from a word to another on its line, if it is one."""
    (x0, y0), (x1, y1) = left.box.middle, right.box.middle
    wide = x1 - x0 > min(left.box.height, right.box.height)
    level = abs(y1 - y0) < math.tan(math.radians(MOST)) * (x1 - x0)
    return [_Step((y1 - y0) / (x1 - x0), x1 - x0, (y0 + y1) / 2)] if wide and level else []


def _run(steps: Sequence[_Step]) -> tuple[float, float]:
    """The slant of some lines in degrees, and how far down they stand."""
    slope = _weighted([step.slope for step in steps], steps)
    return math.degrees(math.atan(slope)), _weighted([step.y for step in steps], steps)


def _weighted(values: Sequence[float], steps: Sequence[_Step]) -> float:
    """The median of values, one for each step, by the lengths of the steps."""
    order = np.argsort(values)
    sums = np.cumsum([steps[place].weight for place in order])
    return float(values[order[np.searchsorted(sums, sums[-1] / 2)]])


def straightening(slant: Slant, width: float, height: float) -> Matrix:
    """Where points (x, y, 1) of a picture of this size go when its lines are made level, around its middle."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    centre = (width / 2, height / 2)
    turn: Matrix = np.vstack([cv2.getRotationMatrix2D(centre, slant.at(height / 2), 1.0), [0, 0, 1]])
    if not slant.spread:
        return turn
    lift = math.radians(slant.spread) * width / 2 * height / 2  # of a corner, where lines run together to one side
    before = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    after = before + np.array([[0, -lift], [0, lift], [0, -lift], [0, lift]], np.float32)
    return np.asarray(cv2.getPerspectiveTransform(before, after) @ turn, np.float64)


def straight_words(words: Sequence[Word], slant: Slant, matrix: Matrix) -> tuple[Word, ...]:
    """Words as they stand once their slant is taken out by a matrix, in reading order again."""
    turned = [word._replace(box=_straight(word.box, slant, matrix)) for word in words]
    return tuple(word for line in lines(turned) for word in line.words)


def _straight(box: Box, slant: Slant, matrix: Matrix) -> Box:
    """The box of a word without its slant: its middle is moved, its height loses what the slant added."""
    degrees = slant.at(box.middle[1])
    x, y, share = matrix @ (*box.middle, 1.0)
    x, y = float(x / share), float(y / share)
    height = max(box.height - box.width * abs(math.sin(math.radians(degrees))), 0.4 * box.height)
    return Box(x - box.width / 2, y - height / 2, x + box.width / 2, y + height / 2)


def straight_picture(picture: Picture, matrix: Matrix) -> Picture:
    """The picture with every point moved by a matrix."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    size: Any = picture.shape[1::-1]
    return np.asarray(cv2.warpPerspective(picture, matrix, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)
