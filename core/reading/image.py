"""Pictures: PNG, JPEG, TIFF with its pages, WebP, HEIC, BMP."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from core.domain.document import Source
from core.domain.errors import FormatDamaged, TooLarge
from core.domain.page import Code, Contents, Making, Patch
from core.ports import Limits, Picture
from core.reading.codes import find_codes, payments
from core.reading.context import Context
from core.reading.genuine import patches_of_picture
from core.reading.pack import PackedPages
from core.reading.picture import page_of, remembered, see_pages

LONGEST = 3508
"""pixels: A4 at 300 dpi; decoders of JPEG halve larger scans for nothing"""
UNKNOWN_DPI = 72.0
PLAUSIBLE_DPI = (40, 2400)
MOST_FRAMES, PATCHES_KEPT = 2_000, 20
"""of one file; each further one takes longer to find than the one before"""


def read_image(source: Source, context: Context) -> Contents:
    """The pages of a picture file."""
    pages, codes, patches = PackedPages(), list[Code](), list[Patch]()
    image = _opened(source.data)
    total = _count(image, context.limits)
    for sheet, (picture, dpi, whole) in enumerate(_frames(image, context.limits), 1):
        if whole:
            patches.extend(patches_of_picture(picture, len(pages) + 1)[: PATCHES_KEPT - len(patches)])
        for sight in see_pages(picture, context):
            number = len(pages) + 1
            remembered(sight, number, context)
            page = replace(page_of(sight, number, dpi), sheet=sheet if sheet != number else None)
            pages.add(page)
            codes.extend(find_codes(sight.picture, number, 72 / dpi))
            context.deliver(page, sight.picture, total)
    making = Making(patches=tuple(patches)) if patches else None
    return Contents(pages, tuple(codes), payments(codes), format="image", making=making)


def _opened(data: bytes) -> Image.Image:
    if data[4:8] == b"ftyp":
        from pillow_heif import register_heif_opener  # noqa: PLC0415 (rarely needed)

        register_heif_opener()
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, checked before pixels are unpacked
    try:
        return Image.open(io.BytesIO(data))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as problem:
        raise FormatDamaged(format="image") from problem


def _count(image: Image.Image, limits: Limits) -> int:
    """How many frames there are."""
    count = 0
    try:
        while count <= MOST_FRAMES:
            _small_enough(image, limits)
            image.seek(count)
            count += 1
    except EOFError:
        image.seek(0)
        return max(count, 1)
    except (OSError, ValueError, SyntaxError, ZeroDivisionError, OverflowError) as problem:
        raise FormatDamaged(format="image") from problem
    raise TooLarge


def _small_enough(frame: Image.Image, limits: Limits) -> None:
    if frame.width * frame.height > limits.megapixels * 1_000_000:
        raise TooLarge


def _frames(image: Image.Image, limits: Limits) -> Iterator[tuple[Picture, float, bool]]:
    """Every frame upright and not larger than needed, its resolution, and whether it has all pixels of its own."""
    try:
        for frame in ImageSequence.Iterator(image):
            _small_enough(frame, limits)
            dpi, longer = resolution(frame), max(frame.size)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                picture = _pixels(ImageOps.exif_transpose(_bounded(frame)))
            yield picture, dpi * max(picture.shape[:2]) / longer, longer <= LONGEST
    except (OSError, ValueError, SyntaxError, EOFError, ZeroDivisionError, OverflowError) as problem:
        raise FormatDamaged(format="image") from problem


def _bounded(frame: Image.Image) -> Image.Image:
    """The frame at LONGEST pixels at most: finer scans cost memory and tell nothing more."""
    if max(frame.size) <= LONGEST:
        return frame
    share = LONGEST / max(frame.size)
    size = (max(round(frame.width * share), 1), max(round(frame.height * share), 1))
    frame.draft(None, size)
    plain = frame.convert("L") if frame.mode == "1" else frame.convert("RGB") if frame.mode == "P" else frame
    smaller = plain.resize(size, Image.Resampling.BOX, reducing_gap=2.0)
    smaller.getexif().update(frame.getexif())  # a resized copy forgets which way is up
    return smaller


def resolution(image: Image.Image) -> float:
    """Pixels per inch as the file says, or 72 where it says nothing plausible."""
    try:
        dpi = float(image.info.get("dpi", (0, 0))[0])
    except (TypeError, ValueError, IndexError, ZeroDivisionError):
        return UNKNOWN_DPI
    return dpi if PLAUSIBLE_DPI[0] <= dpi <= PLAUSIBLE_DPI[1] else UNKNOWN_DPI


def _pixels(upright: Image.Image) -> Picture:
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        coloured = upright.convert("RGBA")
        paper = Image.new("RGBA", coloured.size, "white")
        upright = Image.alpha_composite(paper, coloured)
    if upright.mode.startswith("I;16") or upright.mode in ("I", "F"):
        deep = np.asarray(upright, dtype=np.float64)
        upright = Image.fromarray((255 * deep / max(float(deep.max()), 1.0)).astype(np.uint8))
    return np.array(upright.convert("L" if upright.mode in ("1", "L") else "RGB"), dtype=np.uint8)
