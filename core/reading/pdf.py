"""PDF: text pages, scans and mixtures, decided page by page."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import Any, Self

from core.domain.document import Source
from core.domain.errors import FormatDamaged, OutOfMemory, PagesMissing, PasswordNeeded, ReadingError
from core.domain.page import Code, Contents, Page, Patch
from core.reading.attachments import read_attachments
from core.reading.codes import payments
from core.reading.context import Context
from core.reading.genuine import read_making, read_signatures
from core.reading.mupdf import FOREIGN, pymupdf
from core.reading.pack import PackedPages
from core.reading.pdfpage import ReadPage, read_page

SHRINK_EVERY, RENEW_EVERY = 16, 64
CODES_KEPT, PATCHES_KEPT = 200, 20


def read_pdf(source: Source, context: Context) -> Contents:
    """The pages of a PDF and all that it carries. Raises PasswordNeeded, FormatDamaged, PagesMissing, TooLarge."""
    try:
        with Book(source) as book:
            return _contents(book, source, context)
    except ReadingError:
        raise
    except FOREIGN as problem:
        raise _translated(problem) from problem


class Book:
    """An open PDF, opened anew now and then: MuPDF keeps 25 kB of every page that it parsed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.document = self._opened()

    def _opened(self) -> Any:
        document = pymupdf.open(stream=self._source.data, filetype="pdf")
        if document.needs_pass and not any(document.authenticate(password) for password in self._source.passwords):
            raise PasswordNeeded
        return document

    def page(self, index: int) -> Any:
        """A page, counted from 0."""
        # opening a broken file anew would mend it anew, which takes long
        if index % RENEW_EVERY == RENEW_EVERY - 1 and not self.document.is_repaired:
            self.document.close()
            self.document = self._opened()
        return self.document[index]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.document.close()


def _translated(problem: Exception) -> ReadingError:
    return OutOfMemory() if "alloc" in str(problem) else FormatDamaged(format="PDF")


def _contents(book: Book, source: Source, context: Context) -> Contents:
    document = book.document
    if not document.page_count:
        raise PagesMissing
    signed = document.get_sigflags() > 0
    signatures = read_signatures(source.data, source.passwords, context.trusted) if signed else ()
    making = read_making(document, source.data, source.passwords)
    embedded, parts = read_attachments(document, context.limits)
    pages, codes, hidden, patches = _pages(book, context)
    return Contents(
        pages,
        codes,
        (*embedded, *payments(codes)),
        signatures,
        parts,
        format="pdf",
        hidden_text=hidden,
        making=replace(making, patches=patches),
    )


def _pages(book: Book, context: Context) -> tuple[PackedPages, tuple[Code, ...], bool, tuple[Patch, ...]]:
    """All pages, their codes, whether any hides text, and what was put into their pictures later."""
    pages, codes, patches, hidden = PackedPages(), list[Code](), list[Patch](), False
    total = book.document.page_count
    problem: Exception | None = None
    for index in range(total):
        number = len(pages) + 1
        try:
            found = read_page(book.page(index), number, context)
        except FOREIGN as broken:
            problem = _translated(broken)
            found = (ReadPage.empty(number),)
        for page, one in ((_on_sheet(one.page, index + 1), one) for one in found):
            pages.add(page)
            context.deliver(page, one.picture, total)
            codes.extend(one.codes[: CODES_KEPT - len(codes)])
            patches.extend(one.patches[: PATCHES_KEPT - len(patches)])
            hidden = hidden or one.hidden_text
        if index % SHRINK_EVERY == SHRINK_EVERY - 1:
            pymupdf.TOOLS.store_shrink(100)
            gc.collect()
    if problem is not None and all(page.blank for page in pages):
        raise problem
    return pages, tuple(codes), hidden, tuple(patches)


def _on_sheet(page: Page, sheet: int) -> Page:
    """A page that knows which of the file's own pages shows it, where that has another number."""
    return page if page.number == sheet else replace(page, sheet=sheet)
