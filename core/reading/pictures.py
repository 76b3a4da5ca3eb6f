"""Pictures of pages that a recognizer read, kept while their document is in work."""

from __future__ import annotations

import numpy as np

from core.ports import Picture

MOST_MB = 32
"""about sixty A4 pages; what comes later is not looked at again"""
QUALITY = 95


class Pictures:
    """Grey pictures by page number, compressed, no more than fit."""

    def __init__(self, most_mb: int = MOST_MB) -> None:
        self._free = most_mb * 1024 * 1024
        self._kept: dict[int, bytes] = {}

    def keep(self, number: int, picture: Picture) -> None:
        """Keep the picture of a page, upright and straight as its words lie."""
        import cv2  # noqa: PLC0415 (heavy; text documents do without)

        grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if picture.ndim == 3 else picture
        data = cv2.imencode(".jpg", grey, [cv2.IMWRITE_JPEG_QUALITY, QUALITY])[1].tobytes()
        if len(data) <= self._free:
            self._free -= len(data)
            self._kept[number] = data

    def __bool__(self) -> bool:
        return bool(self._kept)

    def page(self, number: int) -> Picture | None:
        """The picture of a page, or None where none was kept."""
        import cv2  # noqa: PLC0415

        data = self._kept.get(number)
        if data is None:
            return None
        return np.asarray(cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE), np.uint8)
