"""Days printed as six digits alone ("020125"), as passbooks do: known by the heading above them and by their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from core.domain.layout import Word
from core.extraction.statement.columns import Item, Span, headings

SIX = re.compile(r"\d{6}")
LEAST = 3
"""days without which no order shows"""
UNDER = 0.5
"""share of a day's width that its heading must stand over"""


def compact(items: Sequence[Item]) -> Span | None:
    """The column in which days stand as six digits, where all below its heading are days and run one way."""
    for head in headings(items):
        if head.role == "date":
            span = head.span
            inside = [word.text for one in items for word in one.line.words if _within(word, span)]
            numbers = [text for text in inside if SIX.fullmatch(text)]
            if len(numbers) >= LEAST and _runs(numbers) and not any(_dated(one, span) for one in items):
                return span
    return None


def spelled(words: Iterable[Word], column: Span) -> Iterator[Word]:
    """The words, the days of that column with their parts set apart."""
    for word in words:
        if SIX.fullmatch(word.text) and _within(word, column):
            yield word._replace(text="-".join(_parts(word.text)), second=None)
        else:
            yield word


def _within(word: Word, span: Span) -> bool:
    return span.shared(word.box) > UNDER * word.box.width


def _dated(one: Item, span: Span) -> bool:
    """Whether a line prints a day in another way there."""
    return any(span.holds(stamp.box) for stamp in one.stamps)


def _parts(text: str) -> tuple[str, ...]:
    return text[:2], text[2:4], text[4:]


def _runs(numbers: Sequence[str]) -> bool:
    """Whether all are days with their year last, running one way, day first or month first."""
    for swapped in (False, True):
        days = [_day(text, swapped=swapped) for text in numbers]
        known = [day for day in days if day]
        if len(known) == len(days) and known in (sorted(known), sorted(known, reverse=True)):
            return True
    return False


def _day(text: str, *, swapped: bool) -> date | None:
    first, other, year = (int(part) for part in _parts(text))
    try:
        return date(2000 + year, first if swapped else other, other if swapped else first)
    except ValueError:
        return None
