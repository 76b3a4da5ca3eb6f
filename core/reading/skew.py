"""The slant of a sheet that lay askew, told from how its words follow each other, and its removal."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np

from core.domain.layout import Box, Word, lines
from core.ports import Picture

MOST = 20.0
FEWEST_PAIRS = 6


def skew(words: Sequence[Word]) -> float:
    """Degrees by which the lines fall to the right (negative: rise); 0 where too few words tell."""
    slopes = sorted(_slopes(words))
    if len(slopes) < FEWEST_PAIRS:
        return 0.0
    half, seen = sum(weight for _, weight in slopes) / 2, 0.0
    for slope, weight in slopes:
        seen += weight
        if seen >= half:
            return math.degrees(math.atan(slope))
    return 0.0


def _slopes(words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """Slope and weight of neighbours on a line."""
    for left, right in pairwise(words):
        (x0, y0), (x1, y1) = left.box.middle, right.box.middle
        height = min(left.box.height, right.box.height)
        near = 0 <= right.box.x0 - left.box.x1 + height < 3 * height
        if near and x1 - x0 > height and abs(y1 - y0) < math.tan(math.radians(MOST)) * (x1 - x0):
            yield (y1 - y0) / (x1 - x0), x1 - x0


def straight_words(words: Sequence[Word], angle: float, centre: tuple[float, float]) -> tuple[Word, ...]:
    """Words as they stand once the page is turned back by an angle around its centre, in reading order again."""
    turned = [word._replace(box=_straight(word.box, angle, centre)) for word in words]
    return tuple(word for line in lines(turned) for word in line.words)


def _straight(box: Box, angle: float, centre: tuple[float, float]) -> Box:
    """The box of a word without its slant: its middle is turned, its height loses what the slant added."""
    sine, cosine = math.sin(math.radians(angle)), math.cos(math.radians(angle))
    x, y = box.middle[0] - centre[0], box.middle[1] - centre[1]
    x, y = centre[0] + x * cosine + y * sine, centre[1] - x * sine + y * cosine
    height = max(box.height - box.width * abs(sine), 0.4 * box.height)
    return Box(x - box.width / 2, y - height / 2, x + box.width / 2, y + height / 2)


def straight_picture(picture: Picture, angle: float) -> Picture:
    """The picture turned back by an angle around its centre."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(picture, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)
