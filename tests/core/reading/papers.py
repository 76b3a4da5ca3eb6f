"""Pages to read: PDFs and pictures made on the spot, and a recognizer that says what it is told to."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PIL import Image

from core.domain.document import Source
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page
from core.ports import Picture
from core.reading.mupdf import pymupdf

TEXT = (
    "INVOICE 2025-0117",
    "Example Traders Ltd, 12 Sample Road, Leeds",
    "Subtotal 1,180.00",
    "VAT 20% 236.00",
    "Total due 1,416.00 GBP",
)


class Reciter:
    """A recognizer that says the same of every picture, of lines one word each, and remembers what it was shown."""

    name = "reciter"

    def __init__(self, *words: Word) -> None:
        self.words = words or (Word("recited", Box(10, 10, 90, 30), 0.99),)
        self.sizes: list[tuple[int, ...]] = []
        self.lines: list[int] = []
        self.letters = ""

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        self.sizes.append(picture.shape)
        return self.words

    def recognize_lines(self, strips: Sequence[Picture], letters: str = "") -> tuple[tuple[Word, ...], ...]:
        self.lines.append(len(strips))
        self.letters += letters
        return tuple((word,) for word in self.words[: len(strips)])


def source(data: bytes, *passwords: str) -> Source:
    return Source("made", hashlib.sha256(data).hexdigest(), data, None, passwords)


def pdf(*pages: Callable[[Any], None], **saving: Any) -> bytes:
    """A PDF with one page for every drawing."""
    document = pymupdf.open()
    for draw in pages:
        draw(document.new_page())
    data: bytes = document.tobytes(**saving)
    return data


def written(page: Any, lines: Sequence[str] = TEXT) -> None:
    """Lines of text down a page."""
    for number, line in enumerate(lines):
        page.insert_text((72, 90 + 24 * number), line, fontsize=12)


def picture(lines: Sequence[str] = TEXT, dpi: int = 150) -> Picture:
    """The same lines as a scanner would show them."""
    document = pymupdf.open()
    page = document.new_page(width=420, height=260)
    written(page, lines)
    pixels = page.get_pixmap(dpi=dpi, colorspace=pymupdf.csRGB, alpha=False)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width, 3)


def encoded(pixels: Picture, kind: str = "PNG", **saving: Any) -> bytes:
    """A picture as a file."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, kind, **saving)
    return stream.getvalue()


def scanned(page: Any) -> None:
    """A picture of text all over a page."""
    page.insert_image(page.rect, stream=encoded(picture()))


def texts(contents: Contents | Page) -> list[str]:
    pages = [contents] if isinstance(contents, Page) else contents.pages
    return [word.text for page in pages for word in page.words]
