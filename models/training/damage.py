"""What a scanner or a phone does to a paper: noise, skew, blur, perspective, shadow, compression."""

from __future__ import annotations

from io import BytesIO
from random import Random

import cv2
import numpy as np
import pymupdf
from numpy.typing import NDArray
from PIL import Image

Picture = NDArray[np.uint8]


def pictures(pdf: bytes, dpi: int = 150) -> list[Picture]:
    """The pages of a PDF as RGB pictures."""
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return [_pixels(page, dpi) for page in document]


def _pixels(page: pymupdf.Page, dpi: int) -> Picture:
    pixmap = page.get_pixmap(dpi=dpi)
    pixels: Picture = np.frombuffer(pixmap.samples, np.uint8).reshape(pixmap.height, pixmap.width, 3).copy()
    return pixels


def scanned(picture: Picture, rng: Random, skew: float = 2.0) -> Picture:
    """A page as an office scanner gives it: grey, slightly turned, soft, with noise."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    height, width = grey.shape
    angle = rng.choice((-1, 1)) * rng.uniform(0.3, skew)
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    grey = cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255)
    grey = cv2.GaussianBlur(grey, (3, 3), rng.uniform(0.3, 0.7))
    noise = np.random.default_rng(rng.randrange(2**31)).normal(0, 5, grey.shape)
    worn: Picture = np.clip(grey * 0.94 + 6 + noise, 0, 255).astype(np.uint8)
    return worn


def photographed(picture: Picture, rng: Random, turns: int = 0) -> Picture:
    """A paper on a table as a phone takes it: a table around it, perspective, uneven light; turned by quarter turns."""
    height, width = picture.shape[:2]
    margin = width // 8
    table = np.full((height + 2 * margin, width + 2 * margin, 3), (96, 84, 74), np.uint8)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    bent = (
        corners + margin + np.array([[rng.uniform(-0.6, 0.6) * margin for _ in range(2)] for _ in range(4)], np.float32)
    )
    matrix = cv2.getPerspectiveTransform(corners, bent)
    size = (table.shape[1], table.shape[0])
    paper = cv2.warpPerspective(picture, matrix, size, flags=cv2.INTER_CUBIC)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, size)
    table[mask > 0] = paper[mask > 0]
    return np.ascontiguousarray(np.rot90(_lit(table, rng), turns))


def _lit(picture: Picture, rng: Random) -> Picture:
    """Light falling off to one side, a soft shadow, a little noise."""
    height, width = picture.shape[:2]
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    light = 1.0 - 0.3 * (across * rng.random() + down * rng.random())
    shade = np.hypot(across - rng.random(), down - rng.random())
    light *= 1.0 - 0.25 * np.exp(-((shade / 0.25) ** 2))
    noise = np.random.default_rng(rng.randrange(2**31)).normal(0, 4, picture.shape)
    soft = cv2.GaussianBlur(picture, (3, 3), 0.6)
    return np.clip(soft * light[..., None] + noise, 0, 255).astype(np.uint8)


def encoded(picture: Picture, form: str, **options: int | str) -> bytes:
    """A picture as a file of that form ("JPEG", "PNG", "TIFF", "WEBP", "BMP")."""
    target = BytesIO()
    Image.fromarray(picture).save(target, form, **options)
    return target.getvalue()


def paged(images: list[bytes], dpi: int = 150) -> bytes:
    """A PDF whose pages are nothing but pictures, as scanners save them."""
    with pymupdf.open() as document:
        for image in images:
            width, height = Image.open(BytesIO(image)).size
            page = document.new_page(width=width * 72 / dpi, height=height * 72 / dpi)
            page.insert_image(page.rect, stream=image)
        data: bytes = document.tobytes(garbage=3, deflate=True, no_new_id=True)
        return data


def scan_pdf(pdf: bytes, rng: Random, dpi: int = 150, quality: int = 55) -> bytes:
    """A PDF as it comes back from printing and scanning."""
    return paged([encoded(scanned(page, rng), "JPEG", quality=quality) for page in pictures(pdf, dpi)], dpi)
