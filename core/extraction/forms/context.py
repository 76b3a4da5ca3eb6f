"""How a document writes its numbers and dates, decided from all of its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.extraction.page.stretches import PageText
from core.extraction.values.amounts import decimal_mark
from core.extraction.values.countries import COUNTRIES, country_of, language_of
from core.extraction.values.dates import day_order

MARKS = {code: re.compile(country.forms) for code, country in COUNTRIES.items() if country.forms}
"""what payslips and tax papers print, by country"""
EURO = re.compile(r"€|\bEUR\b")


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document: its decimal mark, its order of day and month, its currency."""

    mark: str | None = None
    order: str | None = None
    currency: str | None = None


def context(sheets: Sequence[PageText], language: str | None) -> Context:
    """How the document of these pages writes."""
    texts = [line.text for sheet in sheets for line in sheet.lines]
    whole = "\n".join(texts)
    country = _country(texts) or country_of(whole)
    home = COUNTRIES.get(country or "")
    currency = home.currency if home else "EUR" if any(EURO.search(text) for text in texts) else None
    mark = "." if country in MARKS else decimal_mark(texts)
    return Context(mark, day_order(texts, language or language_of(whole), country), currency)


def _country(texts: Sequence[str]) -> str | None:
    """The country whose marks the text bears at least twice, the most of them."""
    counts = {country: sum(1 for text in texts if pattern.search(text)) for country, pattern in MARKS.items()}
    best = max(counts, key=lambda country: counts[country])
    return best if counts[best] >= 2 else None
