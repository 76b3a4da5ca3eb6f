"""Places of a picture cut out, stretched to black on white, each a strip that holds one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.layout import Box, Word
from core.ports import Picture

HEIGHT, MARGIN = 44, 3
"""pixels: the height that a cut gets, the white around it; the less white, the more is read right"""
WIDEST = 8000
"""pixels; Tesseract refuses pictures four times as wide, and all others with them"""


class Margins(NamedTuple):
    """What is cut out around a place, in heights of its line."""

    above: float
    beside: float
    whole: bool = False
    """whether all print of a place is meant: letters that its box cuts off belong to it, and rules of a table, which
    look like print where a cut is no higher than it, do not"""


AROUND, CLOSE = Margins(0.12, 0.2, whole=True), Margins(0.04, 0.1)
"""around a piece of a line; around a word that is read alone, so that nothing of its neighbours is seen"""
INK, PAPER = 2, 70
"""percentiles of the grey levels that become black and white"""
CONTRAST = 24
BLACK, THROUGH = 128, 0.95
"""the grey level below which a pixel is ink; the share of a cut's height or width that a rule runs through"""
REACH, SPACE = 0.9, 0.14
"""heights of a line in which letters that a box cuts off are looked for, and that part them from what is no word's"""
SIDES, EDGE = HEIGHT // 2, 4
"""pixels of a cut beside which, and above and below which, a rule may stand"""


class Strip(NamedTuple):
    """A cut, and how its columns lie on the page."""

    picture: Picture
    x0: float
    """left edge on the page, in points"""
    scale: float
    """points of the page for a pixel of the strip"""

    def back(self, found: Sequence[Word], box: Box) -> tuple[Word, ...]:
        """The words found on it, left to right, as they stand on the page within a box."""
        placed = (word._replace(box=Box(self._x(word.box.x0), box.y0, self._x(word.box.x1), box.y1)) for word in found)
        return tuple(sorted(placed, key=lambda word: word.box.x0))

    def _x(self, pixels: float) -> float:
        return self.x0 + (pixels - MARGIN) * self.scale


def cut_out(picture: Picture, box: Box, scale: float, margins: Margins = AROUND) -> Strip:
    """The strip of a place (a box in points) of a grey picture with `scale` pixels a point."""
    x0, y0, x1, y1 = _edges(picture, box, scale, margins)
    cut = _grown(picture[y0:y1, x0:x1])
    cut = _unframed(cut) if margins.whole else cut
    return Strip(np.pad(cut, MARGIN, constant_values=255), x0 / scale, (x1 - x0) / cut.shape[1] / scale)


def _grown(cut: Picture) -> Picture:
    """A place with black print on white paper at HEIGHT pixels."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    dark, bright = np.percentile(cut, INK), np.percentile(cut, PAPER)
    clear = np.clip((cut - dark) * (255 / max(bright - dark, CONTRAST)), 0, 255).astype(np.uint8)
    size = (min(max(round(clear.shape[1] * HEIGHT / clear.shape[0]), 1), WIDEST), HEIGHT)
    grown: Any = cv2.resize(clear, size, interpolation=cv2.INTER_CUBIC)
    return np.asarray(grown, np.uint8)


def _unframed(cut: Picture) -> Picture:
    """A cut without the rules that run through it from end to end near its edges, which hide the print beside them."""
    ink = cut < BLACK
    across, down = _near(ink.mean(axis=0) >= THROUGH, SIDES), _near(ink.mean(axis=1) >= THROUGH, EDGE)
    return np.where(across[None, :] | down[:, None], np.uint8(255), cut)


def _near(ruled: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
    """Where rules stand that are within reach of an end, with the pixels beside them."""
    places = np.flatnonzero(ruled)
    places = places[(places < reach) | (places >= len(ruled) - reach)]
    near = np.zeros(len(ruled) + 2, np.bool_)
    for beside in range(3):
        near[places + beside] = True
    return near[1:-1]


def _edges(picture: Picture, box: Box, scale: float, margins: Margins) -> tuple[int, int, int, int]:
    """The place in pixels with its margins, within the picture and at least a pixel wide and high."""
    height, width = picture.shape[:2]
    above, beside = (margin * box.height * scale for margin in margins[:2])
    left, right = _run_on(picture, box, scale) if margins.whole else (0.0, 0.0)
    x0 = min(max(int(box.x0 * scale - max(beside, left)), 0), width - 1)
    y0 = min(max(int(box.y0 * scale - above), 0), height - 1)
    x1 = max(min(int(box.x1 * scale + max(beside, right)) + 1, width), x0 + 1)
    return x0, y0, x1, max(min(int(box.y1 * scale + above) + 1, height), y0 + 1)


def _run_on(picture: Picture, box: Box, scale: float) -> tuple[float, float]:
    """The pixels by which print goes on left and right of a box, without a space between."""
    x0, y0, x1, y1 = (round(side * scale) for side in box)
    reach, space = int(REACH * (y1 - y0)), max(int(SPACE * (y1 - y0)), 1)
    line = picture[max(y0, 0) : max(y1, 1), max(x0 - reach, 0) : x1 + reach]
    own = line[:, min(x0, reach) : max(line.shape[1] - reach, 1)]
    if not own.size:
        return 0.0, 0.0
    dark = (np.percentile(own, INK) + np.percentile(own, PAPER)) / 2
    ink = np.asarray((line < dark).any(axis=0))
    return _until_space(ink[: min(x0, reach)][::-1], space), _until_space(ink[-reach:], space)


def _until_space(ink: NDArray[np.bool_], space: int) -> float:
    """How far columns with ink go on, from the first one, until so many have none."""
    last = -1
    for place in np.flatnonzero(ink):
        if place - last > space:
            break
        last = int(place)
    return last + 1.0 + space / 2 if last >= 0 else 0.0
