"""A document's pages with the labels of its type found, and its decimal mark, order of dates and country."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import resources
from core.domain.folding import folded
from core.domain.layout import Line
from core.domain.page import Contents, Page, TextSource
from core.domain.schema import DocumentType, FieldType, Kind
from core.extraction.invoice.lines.columns import Columns, columns_of
from core.extraction.page.labels import Lexicon, lexicon
from core.extraction.page.neighbours import Marked, marked
from core.extraction.page.once import once
from core.extraction.page.stretches import PageText, Stretch
from core.extraction.values.amounts import decimal_mark, reckons_spaced, spaced_groups
from core.extraction.values.countries import country_of, language_of
from core.extraction.values.dates import day_order

FIRST = 6
LAST = 3
"""what heads and closes a long document stands on its first and last pages"""
AMOUNT = re.compile(r"\d[.,]\d{2}(?![\d.,/])")
"""stands on the lines of goods and totals"""
WHOLE_DAY = re.compile(r"(?<![\d.,/])\d{1,2}([/.\-])\d{1,2}\1(?:19|20)\d{2}(?!\d)")
WORDS: Mapping[str, Any] = resources.words("invoice")
DECOYS = tuple(WORDS["decoys"])
"""labels that look like a field's and are none"""
ELSEWHERE = frozenset(folded(label) for label in WORDS["elsewhere"])
"""labels over the address of somebody who is neither side"""


@dataclass(frozen=True, eq=False)
class Paper:
    """One document as extraction looks at it."""

    kind: DocumentType
    contents: Contents
    pages: tuple[Marked, ...]
    """the first and last pages"""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The lines of these pages as text."""
        return tuple(line.text for page in self.pages for line in page.sheet.lines)

    @cached_property
    def mark(self) -> str | None:
        """The decimal mark of the document's amounts; none is told where spaces part their thousands."""
        mark = decimal_mark(self.texts)
        if mark != ".":
            return mark
        spaced = spaced_groups(text for _, _, text in self.stretches()) or any(map(reckons_spaced, self.texts))
        return None if spaced else mark

    @cached_property
    def country(self) -> str | None:
        """The country that the paper seems to be of, as ISO 3166 code."""
        return country_of("\n".join(self.texts))

    @cached_property
    def order(self) -> str | None:
        """The order of day and month in the document's dates, none where rows of goods show another than is usual.

        Codes of goods may look like dates with two digits of the year.
        """
        language = self.contents.language or language_of(" ".join(self.texts))
        usual = day_order((), language, self.country)
        heads = [text for text in self.texts if not AMOUNT.search(text)]
        shown = day_order(heads, None, None)
        if usual is None:
            return shown or day_order(self.texts, None, None)
        if shown:
            return day_order(heads, language, self.country)
        days = (day[0] for text in self.texts for day in WHOLE_DAY.finditer(text))
        return usual if day_order(days, language, self.country) == usual else None

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of all fields, folded."""
        return _labels(self.kind)

    @cached_property
    def headings(self) -> frozenset[str]:
        """What names something on papers of this type and is nobody's name: labels, titles, headings, decoys."""
        return _headings(self.kind)

    @cached_property
    def titles(self) -> frozenset[str]:
        """What papers of this type call themselves, folded."""
        return _titles(self.kind)

    @cached_property
    def money_labels(self) -> frozenset[str]:
        """The labels of the amounts, folded."""
        return _money_labels(self.kind)

    @cached_property
    def columns(self) -> tuple[Columns | None, ...]:
        """The heading of line items on each of these pages."""
        table = self.kind.tables.get("line_items")
        return tuple(columns_of(page.sheet, table) if table else None for page in self.pages)

    def stretches(self) -> Iterator[tuple[Marked, Stretch, str]]:
        """Every stretch of these pages with its text."""
        for page in self.pages:
            for stretch in chain.from_iterable(page.sheet.stretches):
                yield page, stretch, line_of(page, stretch).text


def paper(kind: DocumentType, contents: Contents) -> Paper:
    """A document with the labels of its type found on its first and last pages."""
    known = _lexicon(kind)
    return Paper(kind, contents, tuple(marked(PageText(page), known) for page in _ends(contents)))


def trusted(page: Page) -> bool:
    """Whether a page's words are the file's own, not a recognizer's."""
    return page.source is not TextSource.OCR


def line_of(page: Marked, stretch: Stretch) -> Line:
    """The words of a stretch."""
    return page.sheet.text_of(stretch)


@once
def _labels(kind: DocumentType) -> frozenset[str]:
    return frozenset(folded(label) for field in kind.fields.values() for label in field.all_labels)


@once
def _headings(kind: DocumentType) -> frozenset[str]:
    columns = (column for table in kind.tables.values() for column in table.columns.values())
    named = {folded(label) for column in columns for label in column.all_labels}
    return _labels(kind) | _titles(kind) | named | {folded(label) for label in DECOYS}


@once
def _titles(kind: DocumentType) -> frozenset[str]:
    return frozenset(folded(title) for named in kind.subtypes.values() for title in named)


@once
def _money_labels(kind: DocumentType) -> frozenset[str]:
    amounts = (field for field in kind.fields.values() if field.kind is Kind.MONEY)
    return frozenset(folded(label) for field in amounts for label in field.all_labels)


@once
def _lexicon(kind: DocumentType) -> Lexicon:
    return lexicon({**kind.fields, "": FieldType("", Kind.TEXT, labels={"en": (*DECOYS, *WORDS["elsewhere"])})})


def _ends(contents: Contents) -> Iterator[Page]:
    pages = contents.pages
    if len(pages) <= FIRST + LAST:
        yield from pages
        return
    for index in chain(range(FIRST), range(len(pages) - LAST, len(pages))):
        yield pages[index]
