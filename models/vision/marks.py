"""Places on a page that look like a signature or a stamp, found by their ink alone; no model is needed.

A signature is a tangle of thin strokes that no word explains; a stamp is coloured ink in an open shape. A logo of thin
coloured lines can look like either: what is found is shown to a person, and nothing is concluded from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import cv2
import numpy as np
from cv2.typing import MatLike

from core.domain.layout import Box

WIDE = 1000
"""pixels to which every page is brought, so that sizes mean the same"""
MOST_HIGH = 20 * WIDE
"""of a till roll; a strip that is longer would take all memory when it is made so wide"""
DARK, COLOURED, FAINT = 140, 70, 235
RULE = 60
"""pixels from which a straight run of ink is a ruled line"""
AROUND = 3
JOIN = (25, 11)
"""how near strokes of one signature lie, across and down"""
SIGNED_WIDE, SIGNED_HIGH = (60, 450), (22, 180)
STAMPED = (70, 420)
SIGNED_FILL, STAMPED_FILL = (0.02, 0.3), (0.04, 0.55)
COVERED = 0.35
"""of a region's ink that words may explain"""


def marks(data: bytes, words: Sequence[Box]) -> tuple[tuple[str, Box], ...]:
    """What looks like a "signature" or a "stamp" on a picture, and where; given the places of its words.

    All places are in parts of its width and height.
    """
    picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    if picture is None or min(picture.shape[:2]) < 16:
        return ()
    high = round(picture.shape[0] * WIDE / picture.shape[1])
    if not high or high > MOST_HIGH:
        return ()
    small = cv2.resize(picture, (WIDE, high), interpolation=cv2.INTER_AREA)
    coloured, printed = _coloured(small), _printed(words, high)
    stamps = list(_stamps(coloured))
    ink = cv2.bitwise_and(_dark(small), cv2.bitwise_not(printed))
    for x, y, wide, tall in stamps:
        ink[y : y + tall, x : x + wide] = 0
    signed = _signatures(_unruled(ink), printed)
    found = [*(("stamp", one) for one in stamps), *(("signature", one) for one in signed)]
    return tuple((kind, _parts(place, high)) for kind, place in found)


def _dark(picture: MatLike) -> MatLike:
    """Ink of any colour."""
    lightness = picture.min(axis=2)
    return np.where(lightness < DARK, 255, 0).astype(np.uint8)


def _coloured(picture: MatLike) -> MatLike:
    """Ink that is neither black nor grey."""
    colour = cv2.cvtColor(picture, cv2.COLOR_BGR2HSV)
    inked = (colour[..., 1] > COLOURED) & (picture.min(axis=2) < FAINT)
    return np.where(inked, 255, 0).astype(np.uint8)


def _printed(words: Sequence[Box], high: int) -> MatLike:
    """Where words stand."""
    mask = np.zeros((high, WIDE), np.uint8)
    for box in words:
        first = int(box.x0 * WIDE) - AROUND, int(box.y0 * high) - AROUND
        last = int(box.x1 * WIDE) + AROUND, int(box.y1 * high) + AROUND
        cv2.rectangle(mask, first, last, 255, cv2.FILLED)
    return mask


def _unruled(ink: MatLike) -> MatLike:
    """Ink without the lines of tables and forms."""
    for side in ((RULE, 1), (1, RULE)):
        ruled = cv2.morphologyEx(ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, side))
        ink = cv2.subtract(ink, cv2.dilate(ruled, np.ones((3, 3), np.uint8)))
    return ink


def _regions(ink: MatLike, join: tuple[int, int]) -> Iterator[tuple[int, int, int, int]]:
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, join))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    for at in range(1, count):
        x, y, wide, tall = (int(one) for one in stats[at][:4])
        yield x, y, wide, tall


def _stamps(coloured: MatLike) -> Iterator[tuple[int, int, int, int]]:
    for x, y, wide, tall in _regions(coloured, (9, 9)):
        fits = STAMPED[0] <= wide <= STAMPED[1] and STAMPED[0] / 2 <= tall <= STAMPED[1] and wide < 4 * tall
        around = coloured[y : y + tall, x : x + wide]
        if fits and _within(_fill(around), STAMPED_FILL) and _framed(around):
            yield x, y, wide, tall


def _framed(ink: MatLike) -> bool:
    """Whether ink runs all around, as the ring or frame of a stamp does and handwriting does not."""
    contours, _ = cv2.findContours(ink, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    filled = cv2.drawContours(np.zeros_like(ink), contours, -1, 255, cv2.FILLED)
    return _fill(filled) > 2 * _fill(ink) and _fill(filled) > 0.5


def _signatures(ink: MatLike, printed: MatLike) -> Iterator[tuple[int, int, int, int]]:
    for x, y, wide, tall in _regions(ink, JOIN):
        here = ink[y : y + tall, x : x + wide]
        if not (_within(wide, SIGNED_WIDE) and _within(tall, SIGNED_HIGH) and wide > tall / 2):
            continue
        if _within(_fill(here), SIGNED_FILL) and _fill(printed[y : y + tall, x : x + wide]) < COVERED and _one(here):
            yield x, y, wide, tall


def _one(ink: MatLike) -> bool:
    """Whether few strokes make most of the ink, as in a signature and not in a line of small print."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    sizes = sorted((int(stats[at][cv2.CC_STAT_AREA]) for at in range(1, count)), reverse=True)
    return bool(sizes) and sum(sizes[:3]) > 0.6 * sum(sizes)


def _fill(ink: MatLike) -> float:
    return float(np.count_nonzero(ink)) / max(1, ink.size)


def _within(value: float, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= value <= bounds[1]


def _parts(place: tuple[int, int, int, int], high: int) -> Box:
    x, y, wide, tall = place
    return Box(x / WIDE, y / high, (x + wide) / WIDE, (y + tall) / high)
