"""PDF: text pages, scans and mixtures, decided page by page."""

from __future__ import annotations

import gc
from typing import Any

from core.domain.document import Source
from core.domain.errors import FormatDamaged, OutOfMemory, PagesMissing, PasswordNeeded, ReadingError
from core.domain.page import Code, Contents
from core.reading.attachments import read_attachments
from core.reading.codes import payments
from core.reading.context import Context
from core.reading.mupdf import FOREIGN, pymupdf
from core.reading.pack import PackedPages
from core.reading.pdfpage import ReadPage, read_page
from core.reading.signatures import find_signatures

SHRINK_EVERY = 16
CODES_KEPT = 200


def read_pdf(source: Source, context: Context) -> Contents:
    """The pages of a PDF and all that it carries. Raises PasswordNeeded, FormatDamaged, PagesMissing, TooLarge."""
    try:
        with pymupdf.open(stream=source.data, filetype="pdf") as document:
            return _contents(document, source, context)
    except ReadingError:
        raise
    except FOREIGN as problem:
        raise _translated(problem) from problem


def _translated(problem: Exception) -> ReadingError:
    return OutOfMemory() if "alloc" in str(problem) else FormatDamaged(format="PDF")


def _contents(document: Any, source: Source, context: Context) -> Contents:
    if document.needs_pass and not any(document.authenticate(password) for password in source.passwords):
        raise PasswordNeeded
    if not document.page_count:
        raise PagesMissing
    embedded, parts = read_attachments(document, context.limits)
    pages, codes, hidden = _pages(document, context)
    return Contents(
        pages,
        codes,
        (*embedded, *payments(codes)),
        find_signatures(source.data) if document.get_sigflags() > 0 else (),
        parts,
        format="pdf",
        hidden_text=hidden,
    )


def _pages(document: Any, context: Context) -> tuple[PackedPages, tuple[Code, ...], bool]:
    """All pages, their codes, and whether any hides text."""
    pages, codes, hidden, total = PackedPages(), list[Code](), False, document.page_count
    problem: Exception | None = None
    for index in range(total):
        try:
            found = read_page(document[index], index + 1, context)
        except FOREIGN as broken:
            problem = _translated(broken)
            found = ReadPage.empty(index + 1)
        pages.add(found.page)
        context.deliver(found.page, found.picture, total)
        codes.extend(found.codes[: CODES_KEPT - len(codes)])
        hidden = hidden or found.hidden_text
        if index % SHRINK_EVERY == SHRINK_EVERY - 1:
            pymupdf.TOOLS.store_shrink(100)
            gc.collect()
    if problem is not None and all(page.blank for page in pages):
        raise problem
    return pages, tuple(codes), hidden
