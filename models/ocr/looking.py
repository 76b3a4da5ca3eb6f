"""One look at one picture by one engine, for measuring and trying."""

from __future__ import annotations

import time

import cv2
import numpy as np

from core.domain.engine import Look
from core.domain.errors import FormatDamaged
from models.ocr import recognizer

SMALL = np.full((64, 256, 3), 255, np.uint8)
"""a blank strip: what is measured is reading, and not the loading of networks"""


def look(name: str, data: bytes) -> Look:
    """What an engine reads of an encoded picture, and how long that took. Raises FormatDamaged."""
    raw = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    if raw is None:
        raise FormatDamaged(name="")
    picture = np.asarray(cv2.cvtColor(raw, cv2.COLOR_BGR2RGB), np.uint8)
    eyes = recognizer(name=name)
    eyes.recognize(SMALL)
    began = time.perf_counter()
    words = eyes.recognize(picture)
    height, width = picture.shape[:2]
    return Look(time.perf_counter() - began, words, width, height)
