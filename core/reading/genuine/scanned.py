"""Patches of a page that a picture is: of a picture file, and of a scan in a PDF."""

from __future__ import annotations

from typing import Any

import numpy as np

from core.domain.page import Patch
from core.ports import Picture
from core.reading.genuine.patches import later_patches
from core.reading.mupdf import pymupdf

PACKED = frozenset({"jpeg", "png"})
LARGEST = 16_000_000
"""pixels of a scan that is looked at: a business's papers at 300 dpi have nine million"""


def patches_of_picture(picture: Picture, number: int) -> tuple[Patch, ...]:
    """The patches of a picture, at its own pixels, that is the page of a number."""
    middles = [box.middle for box in later_patches(picture)]
    return tuple(Patch(number, round(100 * across), round(100 * down)) for across, down in middles)


def patches_of_scan(page: Any, number: int) -> tuple[Patch, ...]:
    """The patches of a PDF's page that shows one picture and nothing else beside it; none where it shows more."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    shown = page.get_images()
    if len(shown) != 1 or shown[0][2] * shown[0][3] > LARGEST:
        return ()
    scan = page.parent.extract_image(shown[0][0])
    if not scan or scan["ext"] not in PACKED:
        return ()
    data = np.frombuffer(scan["image"], np.uint8)
    grey: Any = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE | cv2.IMREAD_IGNORE_ORIENTATION)
    if grey is None or not later_patches(grey):
        return ()
    places = page.get_image_rects(shown[0][0], transform=True)  # unpacks the picture and takes its digest: only now
    if len(places) != 1:
        return ()
    coloured: Any = cv2.imdecode(data, cv2.IMREAD_COLOR_RGB | cv2.IMREAD_IGNORE_ORIENTATION)
    turned = places[0][1] * page.rotation_matrix
    return tuple(_patch(pymupdf.Point(*box.middle) * turned, page, number) for box in later_patches(coloured))


def _patch(middle: Any, page: Any, number: int) -> Patch:
    """The patch at a point of the page."""
    return Patch(number, round(100 * middle.x / page.rect.width), round(100 * middle.y / page.rect.height))
