"""What a picture looks like in 64 bits, near the same for every copy of it."""

from __future__ import annotations

import numpy as np

from core.ports import Picture

SIDE, COARSE = 8, 8
"""places across and down; pixels that are made one beforehand, which takes an eighth of the time"""


def likeness(picture: Picture) -> str:
    """The difference hash of a picture, as 16 hexadecimal digits: which of neighbouring places is the brighter."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    height, width = (max(side // COARSE, 1) for side in picture.shape[:2])
    whole = picture[: height * COARSE, : width * COARSE]
    coarse = cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA)
    small = cv2.resize(coarse, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY) if small.ndim == 3 else small).astype(np.int16)
    return np.packbits(grey[:, 1:] > grey[:, :-1]).tobytes().hex()
