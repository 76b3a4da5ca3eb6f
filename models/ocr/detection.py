"""Where text stands in a picture: the detection network (PP-OCR, DB head) and the boxes made from its map."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from core.ports import Picture
from models.ocr.engines import Run, Tensor

Quad = NDArray[np.float32]
"""four corners from the top left, clockwise, in pixels of the picture"""

LONGEST, NARROWEST = 1536, 480
"""sides in which lines are looked for, and from which they are read in full; at 1,280 worn pages lose words"""
STRETCHED, SHORTEST = 1792, 736
"""a small or long and narrow picture may stay larger; at 2000 a dense page needs a gigabyte"""
STEP = 64
"""sides are padded to multiples of it, so that few shapes occur"""
CELL, AROUND, FAINT, BLANK = 4, 31, 6, 6
"""pixels of a cell that noise is evened out in; cells around, from which ink differs by so many grey levels at least;
blank cells that stay above and below ink"""
INK, KEPT, GROWTH = 0.3, 0.5, 1.6
SMALLEST = 3.0


def find_text(picture: Picture, run: Run) -> list[Quad]:
    """The lines of text in a BGR or grey picture, unordered."""
    scale = _scale(picture)
    height, width = round(picture.shape[0] * scale), round(picture.shape[1] * scale)
    small: Any = cv2.resize(
        picture, (max(width, 1), max(height, 1)), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    )
    rows = _inked(small)
    heat = np.zeros(small.shape[:2], np.float32)
    if rows.any():
        heat[rows] = run(_tensor(small[rows]))[0][0, 0, : np.count_nonzero(rows), : heat.shape[1]]
    return [quad / np.float32(scale) for quad in _quads(heat)]


def _inked(picture: Picture) -> NDArray[np.bool_]:
    """Which rows have ink in them or near them: blank paper between need not be looked at."""
    height, width = picture.shape[:2]
    cells = (max(width // CELL, 1), max(height // CELL, 1))
    plain: Any = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY) if picture.ndim == 3 else picture
    grey: Any = cv2.resize(plain, cells, interpolation=cv2.INTER_AREA)
    ink = (cv2.absdiff(grey, cv2.blur(grey, (AROUND, AROUND))) > FAINT).any(1).astype(np.uint8)
    near: Any = cv2.dilate(ink.reshape(-1, 1), np.ones((2 * BLANK + 1, 1), np.uint8))
    return np.asarray(cv2.resize(near, (1, height), interpolation=cv2.INTER_NEAREST)[:, 0] > 0)


def _scale(picture: Picture) -> float:
    shorter, longer = sorted(picture.shape[:2])
    if shorter < SHORTEST:
        return float(min(SHORTEST / shorter, STRETCHED / longer))
    return float(min(1.0, max(LONGEST / longer, min(NARROWEST / shorter, STRETCHED / longer))))


def _tensor(picture: Picture) -> Tensor:
    height, width = picture.shape[:2]
    padded = np.zeros((1, 3, _up(height), _up(width)), np.float32)
    within = padded[0, :, :height, :width]
    colours = np.atleast_3d(picture).transpose(2, 0, 1)
    np.multiply(colours, np.float32(1 / 127.5), out=within)  # in place: a page is 35 MB
    np.subtract(within, np.float32(1), out=within)
    return padded


def _up(side: int) -> int:
    return -(-side // STEP) * STEP


def _quads(heat: Tensor) -> list[Quad]:
    ink: Any = cv2.dilate((heat > INK).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines: Any = cv2.findContours(ink, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)[0]
    found = (_quad(heat, outline) for outline in outlines[:3000])
    return [quad for quad in found if quad is not None]


def _quad(heat: Tensor, outline: NDArray[np.int32]) -> Quad | None:
    centre, (width, height), angle = cv2.minAreaRect(outline)
    if min(width, height) < SMALLEST or _score(heat, cv2.boxPoints((centre, (width, height), angle))) < KEPT:
        return None
    grow = width * height * GROWTH / (2 * (width + height)) * 2
    return _ordered(cv2.boxPoints((centre, (width + grow, height + grow), angle)))


def _score(heat: Tensor, corners: Any) -> float:
    """The mean of the map within a box."""
    x0, y0 = np.floor(corners.min(0)).astype(int).clip(0)
    x1, y1 = np.ceil(corners.max(0)).astype(int)
    window = heat[y0 : y1 + 1, x0 : x1 + 1]
    if window.size == 0:
        return 0.0
    mask = np.zeros(window.shape, np.uint8)
    cv2.fillPoly(mask, [(corners - (x0, y0)).astype(np.int32)], 1)
    return float(cv2.mean(window, mask)[0])


def _ordered(corners: Any) -> Quad:
    """Corners from the top left, clockwise."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    (top_left, bottom_left) = left[np.argsort(left[:, 1])]
    (top_right, bottom_right) = right[np.argsort(right[:, 1])]
    return np.array([top_left, top_right, bottom_right, bottom_left], np.float32)
