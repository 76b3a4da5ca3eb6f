"""PDF: text pages, scans and mixtures, page by page."""

from __future__ import annotations

import sys

from core.domain.document import Source
from core.domain.errors import FormatDamaged, PagesMissing, PasswordNeeded
from core.domain.layout import Box, Word
from core.domain.page import Contents, Page
from core.ports import Picture
from core.reading.context import Context
from core.reading.pack import PackedPages
from core.reading.picture import page_of, see

sys.modules["pymupdf.layout"] = sys.modules["pymupdf4llm"] = None  # type: ignore[assignment] # twice the memory, and it advertises itself
import numpy as np  # noqa: E402
import pymupdf  # noqa: E402

SCAN_DPI = 200


def read_pdf(source: Source, context: Context) -> Contents:
    """The pages of a PDF with all that it carries. Raises PasswordNeeded, FormatDamaged, PagesMissing."""
    try:
        document = pymupdf.open(stream=source.data, filetype="pdf")
    except (pymupdf.FileDataError, pymupdf.mupdf.FzErrorBase, RuntimeError, ValueError) as problem:
        raise FormatDamaged(format="PDF") from problem
    with document:
        if document.needs_pass and not any(document.authenticate(password) for password in source.passwords):
            raise PasswordNeeded
        if not document.page_count:
            raise PagesMissing
        return Contents(_pages(document, context), format="pdf")


def _pages(document: pymupdf.Document, context: Context) -> PackedPages:
    pages = PackedPages()
    for index in range(document.page_count):
        page = _page(document[index], index + 1, context)
        pages.add(page)
        context.deliver(page, None, document.page_count)
    return pages


def _page(page: pymupdf.Page, number: int, context: Context) -> Page:
    words = tuple(_words(page))
    if not words:
        return page_of(see(rendered(page, SCAN_DPI), context), number, SCAN_DPI)
    return Page(number, page.rect.width, page.rect.height, words)


def _words(page: pymupdf.Page) -> list[Word]:
    turn = page.rotation_matrix
    rows = page.get_text("words")
    if page.rotation:
        return [Word(row[4], Box(*(pymupdf.Rect(row[:4]) * turn))) for row in rows]
    return [Word(row[4], Box(*row[:4])) for row in rows]


def rendered(page: pymupdf.Page, dpi: int) -> Picture:
    """The page as a picture."""
    pixels = page.get_pixmap(dpi=dpi, colorspace="rgb", alpha=False)
    return np.frombuffer(pixels.samples, np.uint8).reshape(pixels.height, pixels.width, 3)
