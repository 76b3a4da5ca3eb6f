"""How a document writes its numbers and dates, decided from all of its text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from core.extraction.page.stretches import PageText
from core.extraction.values.amounts import amounts_in, decimal_mark
from core.extraction.values.countries import COUNTRIES, country_of, language_of
from core.extraction.values.currencies import SHARED_SIGNS, SIGNS, shared_sign
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
    marks = tuple(_marks(texts))
    country = _most(one for one, _ in marks) or country_of(whole)
    home = COUNTRIES.get(country or "")
    named = "EUR" if any(EURO.search(text) for text in texts) else None
    shown = tuple(_shown(texts))
    printed = shown[0][0] if len({one for one, _ in shown}) == 1 else None
    shared = printed if home and printed != home.currency and SIGNS.get(home.shares) == printed else None
    if shared and any(re.search(rf"\b{shared}\b", text) for text in texts):
        shared = None
    currency = home.currency if home and shared else printed or (home.currency if home else named)
    mark = "." if country in MARKS else decimal_mark(texts)
    order = day_order(texts, language or language_of(whole), country) or _order_of_years(texts)
    signed = printed is not None and all(own for _, own in shown) and not any(printed in text for text in texts)
    told = COUNTRIES.get(_most(one for one, sign in marks if not sign) or country_of(whole) or "")
    return Context(mark, order, currency, shared, signed and (told is None or told.currency != currency))


def _shown(texts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The currency of each amount that prints one, and whether several countries have its sign."""
    for text in filter(PRICED.search, texts):
        for one in amounts_in(text, None):
            if one.amount.currency:
                yield one.amount.currency, shared_sign(text[one.start : one.end])


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


def _marks(texts: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The country of each line's marks, and whether they are nothing but a sign that other countries have too."""
    for country, pattern in MARKS.items():
        for text in texts:
            found = {one[0] for one in pattern.finditer(text)}
            if found:
                yield country, found <= SHARED_SIGNS


def _most(countries: Iterable[str]) -> str | None:
    """The country that is told at least twice, the most of all."""
    told = Counter(countries).most_common(1)
    return told[0][0] if told and told[0][1] > 1 else None
