"""How a document writes its numbers and dates, decided from all of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from core.extraction.page.stretches import PageText
from core.extraction.values.amounts import amounts_in, decimal_mark
from core.extraction.values.countries import COUNTRIES, country_of, language_of
from core.extraction.values.currencies import SHARED_SIGNS, SIGNS
from core.extraction.values.dates import Order, dates_in, day_order

MARKS = {code: re.compile(country.forms) for code, country in COUNTRIES.items() if country.forms}
"""what payslips and tax papers print, by country"""
EURO = re.compile(r"€|\bEUR\b")
PRICED = re.compile(r"[€$£₹¥]|\b[A-Z][A-Za-z]{1,2}\.?\s?\d|\d\s?[A-Z][A-Za-z]{1,2}\b")
"""what may be an amount with its currency"""


@dataclass(frozen=True, slots=True)
class Context:
    """What holds for a whole document: its decimal mark, its order of day and month, its currency."""

    mark: str | None = None
    order: Order | None = None
    currency: str | None = None
    shared: str | None = None
    """the currency that a sign means elsewhere, which here is that of the paper's own country"""
    assumed: bool = False
    """whether the sign of the currency is one that several countries print, and none of them is told"""


def context(sheets: Sequence[PageText], language: str | None) -> Context:
    """How the document of these pages writes."""
    texts = [line.text for sheet in sheets for line in sheet.lines]
    whole = "\n".join(texts)
    country = _country(texts) or country_of(whole)
    home = COUNTRIES.get(country or "")
    named = "EUR" if any(EURO.search(text) for text in texts) else None
    printed = _printed(texts)
    shared = printed if home and printed != home.currency and SIGNS.get(home.shares) == printed else None
    if shared and any(re.search(rf"\b{shared}\b", text) for text in texts):
        shared = None
    currency = home.currency if home and shared else printed or (home.currency if home else named)
    mark = "." if country in MARKS else decimal_mark(texts)
    order = day_order(texts, language or language_of(whole), country) or _order_of_years(texts)
    signed = printed in {SIGNS[sign] for sign in SHARED_SIGNS} and not any(printed in text for text in texts)
    unsigned = [" ".join(word for word in text.split() if word not in SHARED_SIGNS) for text in texts]
    told = COUNTRIES.get(_country(unsigned) or country_of(whole) or "")
    return Context(mark, order, currency, shared, signed and (told is None or told.currency != currency))


def _printed(texts: Sequence[str]) -> str | None:
    """The one currency that amounts are printed in."""
    marked = (text for text in texts if PRICED.search(text))
    currencies = {one.amount.currency for text in marked for one in amounts_in(text, None)} - {None}
    return currencies.pop() if len(currencies) == 1 else None


def _order_of_years(texts: Sequence[str]) -> Order | None:
    """The one order of day and month in which two dates after each other begin and end a year: 06/04/24 to 05/04/25."""
    orders: tuple[Order, ...] = ("dmy", "mdy")
    whole = [order for order in orders if any(_a_year(*pair) for pair in pairwise(_days(texts, order)))]
    return whole[0] if len(whole) == 1 else None


def _days(texts: Sequence[str], order: Order) -> Iterator[date]:
    return (one.date for text in texts for one in dates_in(text, order) if one.date is not None)


def _a_year(first: date, last: date) -> bool:
    after = last + timedelta(days=1)
    return (after.year, after.month, after.day) == (first.year + 1, first.month, first.day)


def _country(texts: Sequence[str]) -> str | None:
    """The country whose marks the text bears at least twice, the most of them."""
    counts = {country: sum(1 for text in texts if pattern.search(text)) for country, pattern in MARKS.items()}
    best = max(counts, key=lambda country: counts[country])
    return best if counts[best] >= 2 else None
