"""The sheet of paper in a photo, laid flat."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.ports import Picture

SMALL = 480
"""pixels of the longer side of the copy in which the paper is looked for"""
LEAST, MOST = 0.2, 0.95
LEVELS = (1.0, 0.85, 0.7)
"""of the level that parts bright from dark best: in the shade a part of the sheet lies below it"""
DARKER = 35
"""grey levels by which the ground around a sheet must be darker"""
RIM, SHARP = 6, 0.7
"""pixels of the rim of a picture, where no edge of a sheet is seen; share of a sheet's edge where the ground begins"""
EDGE, MARK, PRINT = 9, 0.85, 0.01
"""pixels of the edge of a sheet; how dark a mark is against what is around it; share of marks where there is print"""
CROOKED = 0.03
"""how far a corner must lie from its upright place, as a share of the side"""


def flattened(picture: Picture) -> Picture:
    """The sheet in a photo as a scanner would show it; the photo itself where no crooked sheet is plain to see."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    corners = _sheet(picture, cv2)
    if corners is None or not _crooked(corners):
        return picture
    top, bottom = np.linalg.norm(corners[1] - corners[0]), np.linalg.norm(corners[2] - corners[3])
    left, right = np.linalg.norm(corners[3] - corners[0]), np.linalg.norm(corners[2] - corners[1])
    width, height = int(max(top, bottom)), int(max(left, right))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    return np.asarray(cv2.warpPerspective(picture, matrix, (width, height), flags=cv2.INTER_CUBIC), np.uint8)


def _sheet(picture: Picture, cv2: Any) -> NDArray[np.float32] | None:
    """The corners of the one bright sheet on a darker ground, from the top left clockwise."""
    scale = SMALL / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY) if small.ndim == 3 else small, (7, 7), 0)
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    found = (_brighter(grey, share * level, cv2) for share in LEVELS)
    corners = next((one for one in found if one is not None), None)
    return None if corners is None else _clockwise(corners / np.float32(scale))


def _brighter(grey: Any, level: float, cv2: Any) -> NDArray[np.float32] | None:
    """The corners of the one sheet that is brighter than a level, in any order."""
    _, bright = cv2.threshold(grey, level, 255, cv2.THRESH_BINARY)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not outlines:
        return None
    outline = cv2.convexHull(max(outlines, key=cv2.contourArea))
    corners = cv2.approxPolyDP(outline, 0.03 * cv2.arcLength(outline, closed=True), closed=True)
    share = cv2.contourArea(outline) / grey.size
    if len(corners) != 4 or not LEAST < share < MOST or not _stands_out(grey, outline, cv2):
        return None
    return np.asarray(corners.reshape(4, 2), np.float32)


def _stands_out(grey: Any, outline: Any, cv2: Any) -> bool:
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillPoly(inside, [outline], 1)
    sheet, ground = float(np.median(grey[inside == 1])), float(np.percentile(grey[inside == 0], 80))
    return sheet - ground > DARKER and _sharp(grey, outline, cv2) and not _printed(grey, inside, cv2)


def _sharp(grey: Any, outline: Any, cv2: Any) -> bool:
    """Whether the ground begins all along an outline: a shadow on the sheet itself begins little by little."""
    steps = cv2.morphologyEx(grey, cv2.MORPH_GRADIENT, np.ones((EDGE, EDGE), np.uint8))
    edge = cv2.polylines(np.zeros(grey.shape, np.uint8), [outline], isClosed=True, color=1)
    within = np.zeros(grey.shape, bool)
    within[RIM:-RIM, RIM:-RIM] = True
    seen = steps[(edge == 1) & within]
    return bool(seen.size) and float((seen > DARKER).mean()) >= SHARP


def _printed(grey: Any, inside: Any, cv2: Any) -> bool:
    """Whether print goes on outside: then the dark ground is the same sheet in a shadow."""
    outside = cv2.dilate(inside, np.ones((2 * EDGE + 1, 2 * EDGE + 1), np.uint8)) == 0
    marks = grey < MARK * cv2.dilate(grey, np.ones((EDGE, EDGE), np.uint8))
    return bool(outside.any()) and float(marks[outside].mean()) > PRINT


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    sums, differences = corners.sum(1), corners[:, 1] - corners[:, 0]
    order = [sums.argmin(), differences.argmin(), sums.argmax(), differences.argmax()]
    return corners[order]


def _crooked(corners: NDArray[np.float32]) -> bool:
    """Whether four corners are far from an upright rectangle."""
    (x0, y0), (x1, y1) = corners.min(0), corners.max(0)
    upright = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32)
    return bool(np.abs(corners - upright).max() > CROOKED * max(x1 - x0, y1 - y0))
