"""Lines of text cut out of a picture and laid flat, and the way back from a place on a strip to the picture."""

from __future__ import annotations

import cv2
import numpy as np

from core.domain.layout import Box
from core.ports import Picture
from models.ocr.detection import Quad
from models.ocr.recognition import HEIGHT

NARROWEST, WIDEST = 16, 3200
TALL = 1.5


def _lying(quad: Quad) -> Quad:
    """A line's corners from its reading start: one much taller than wide is read downwards."""
    width, height = np.linalg.norm(quad[0] - quad[1]), np.linalg.norm(quad[0] - quad[3])
    return np.roll(quad, -1, axis=0) if height >= TALL * width else quad


def cut(picture: Picture, quad: Quad) -> Picture:
    """A line of text at the network's height."""
    corners = _lying(quad)
    width = max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[3] - corners[2]))
    height = max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2]), np.float32(1.0))
    wide = int(min(max(HEIGHT * float(width) / float(height), NARROWEST), WIDEST))
    target = np.array([[0, 0], [wide, 0], [wide, HEIGHT], [0, HEIGHT]], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    flat = cv2.warpPerspective(picture, matrix, (wide, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(flat, np.uint8)


def part(quad: Quad, start: float, end: float) -> Box:
    """The box around a stretch of a line, given as shares of its length."""
    corners = _lying(quad)
    top, bottom = corners[1] - corners[0], corners[2] - corners[3]
    upper, lower = corners[0], corners[3]
    points = np.array([upper + top * start, upper + top * end, lower + bottom * start, lower + bottom * end])
    (x0, y0), (x1, y1) = points.min(0), points.max(0)
    return Box(float(x0), float(y0), float(x1), float(y1))
