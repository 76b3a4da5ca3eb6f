"""What a picture looks like in 64 bits, near the same for every copy of it."""

from __future__ import annotations

import numpy as np

from core.ports import Picture

SIDE = 8


def likeness(picture: Picture) -> str:
    """The difference hash of a picture, as 16 hexadecimal digits: which of neighbouring places is the brighter."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    small = cv2.resize(picture, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY) if small.ndim == 3 else small).astype(np.int16)
    return np.packbits(grey[:, 1:] > grey[:, :-1]).tobytes().hex()
