"""Pictures of pages as models want them, and the regions of them that are asked about."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence

from PIL import Image

from core.domain.model_errors import ModelUnreadable

MOST_PIXELS = 40_000_000
MOST_REGIONS = 64
AROUND = 0.15
"""of a region's height that is shown around it: handwriting does not keep to its line"""


def opened(data: bytes) -> Image.Image:
    """A picture in colours. Raises ModelUnreadable for what is none, or is too large."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ModelUnreadable
            return picture.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError):
        raise ModelUnreadable from None


def png(data: bytes) -> bytes:
    """The same picture as PNG, which every runtime reads."""
    stream = io.BytesIO()
    opened(data).save(stream, "PNG")
    return stream.getvalue()


def regions(picture: Image.Image, asked: str) -> list[Image.Image]:
    """The parts of a picture that are asked about: boxes in parts of its width and height as JSON, else all of it."""
    boxes = _boxes(asked)
    wide, high = picture.size
    found = []
    for left, top, right, bottom in boxes:
        more = AROUND * (bottom - top)
        box = (left * wide, (top - more) * high, right * wide, (bottom + more) * high)
        cut = (max(0, int(box[0])), max(0, int(box[1])), min(wide, int(box[2]) + 1), min(high, int(box[3]) + 1))
        found.append(picture.crop(cut) if cut[0] < cut[2] and cut[1] < cut[3] else Image.new("RGB", (8, 8)))
    return found if boxes else [picture]


def _boxes(asked: str) -> Sequence[tuple[float, float, float, float]]:
    try:
        said = json.loads(asked) if asked.startswith("[[") else []
    except ValueError:
        return []
    return [tuple(map(float, box)) for box in said[:MOST_REGIONS] if len(box) == 4]  # type: ignore[misc]
