"""Dates in every local writing; the order of day and month is decided per document, never guessed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from core.extraction.values.countries import COUNTRIES
from core.extraction.values.months import MONTH, month_number, month_spelled, months_named

Order = Literal["dmy", "mdy", "ymd"]

SEPARATOR = r"\s?[/.\-]\s?"
HOUR = r"(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])"
YEAR = rf"(?:(?!(?:19|20){HOUR})(?:19|20)\d{{2}}|\d{{2}}(?!\d)|(?!20{HOUR})\d{{2}}(?=\d{{1,2}}:\d{{2}}))"
"""a picture loses the space before a time: the year of "1914:35" is 19; "2019:35" tells none"""
ORDINAL = r"(?:st|nd|rd|th|er|ère|º|°|e)?"
JOIN = r"[\s.,/\-']{0,3}(?:(?:of|de|del)\s)?"
WITHOUT = r"(?!\d\d,\s?(?:19|20)\d\d(?!\d))"
"""two digits before a whole year are a day: "Jul 1 - Jul 31, 2025" """
ENDS = rf"(?!(?<=\s-\s)\d\d(?!\d)|\d\d[\s.]{{0,2}}{MONTH})"
"""behind a dash two digits are the day until which: "1 May - 31 May 2024\""""
IN_FIGURES = rf"(?P<d>\d{{1,2}})(?P<s>{SEPARATOR})(?P<m>\d{{1,2}})(?P=s)['’]?(?P<y>{YEAR})(?![/.]\d)"
WRITINGS = (
    ("ymd", r"(?<!\d)(?P<y>(?:19|20)\d{2})\s?[年년]\s?(?P<m>\d{1,2})\s?[月월]\s?(?P<d>\d{1,2})\s?[日일]?"),
    ("ymd", r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<s>\.\s|[/.\-])(?P<m>\d{1,2})(?P=s)(?P<d>\d{2}|\d(?!\d))"),
    ("dmy", rf"(?<![\d.,/])(?P<d>\d{{1,2}}){ORDINAL}{JOIN}(?P<m>{MONTH}){JOIN}{ENDS}{WITHOUT}(?P<y>{YEAR})"),
    ("mdy", rf"(?P<m>{MONTH}){JOIN}(?P<d>\d{{1,2}}){ORDINAL}(?!\d)[\s.,/\-']{{1,3}}(?P<y>{YEAR})"),
    ("ymd", rf"(?<!\d)(?P<y>(?:19|20)\d{{2}})[\s\-]?(?P<m>{MONTH})[\s\-]?(?P<d>\d{{1,2}})(?!\d)"),
    ("?", rf"(?<![\d.,/]){IN_FIGURES}"),
)
PATTERNS = tuple((shape, re.compile(pattern, re.IGNORECASE)) for shape, pattern in WRITINGS)
DIGIT = re.compile(r"\d")
WEEK = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})-?W(?P<w>\d{2})-?(?P<k>[1-7])(?!\d)")
NAMED: tuple[tuple[Order, re.Pattern[str]], ...] = (
    ("dmy", re.compile(r"\b(?:DD?|JJ|TT)[/.\- ]MM?[/.\- ](?:YY|AA|JJ)", re.IGNORECASE)),
    ("mdy", re.compile(r"\bMM?[/.\- ]DD?[/.\- ]YY", re.IGNORECASE)),
)
"""how a paper says its dates are to be read: DD/MM/YYYY"""
COMPACT = re.compile(r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date within a longer text; `date` is None where day and month could be either way round."""

    start: int
    end: int
    date: dt.date | None
    readings: tuple[dt.date, ...]
    """every date it may stand for, day first before month first"""


def parse_date(text: str, order: str | None = None) -> dt.date | None:
    """The first date in a text, or None where there is none or, without an order, it could be either way round."""
    whole = COMPACT.fullmatch(text.strip())
    if whole:
        return _date(whole["y"], whole["m"], whole["d"])
    week = WEEK.search(text)
    if week:
        return _in_week(int(week["y"]), int(week["w"]), int(week["k"]))
    found = next(dates_in(text, order), None)
    return found.date if found else None


def dates_in(text: str, order: str | None = None) -> Iterator[FoundDate]:
    """The dates within a text, left to right."""
    return iter(_dates_in(month_spelled(text), order) if DIGIT.search(text) else ())


@lru_cache(maxsize=4096)
def _dates_in(text: str, order: str | None) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    taken = 0
    matches = [(match, shape) for shape, pattern in PATTERNS for match in pattern.finditer(text)]
    for match, shape in sorted(matches, key=lambda pair: (pair[0].start(), -pair[0].end())):
        readings = _readings(match, shape, order) if match.start() >= taken else ()
        if readings:
            taken = match.end()
            decided = readings[0] if len(readings) == 1 else None
            found.append(FoundDate(match.start(), match.end(), decided, readings))
    return tuple(found)


def day_order(texts: Iterable[str], language: str | None, country: str | None) -> Order | None:
    """The order that all dates of a document follow, or None where neither they nor language and country tell."""
    texts = tuple(texts)
    named = {order for text in texts for order, pattern in NAMED if pattern.search(text)}
    shown = {one for text in texts for one in _shown_orders(text)}
    told = {order for order, _ in shown} or named
    usual = _usual_order(language, country)
    if len(told) > 1 or (told and len(shown) == 1 and usual not in {None, *told}):
        return None  # a single day that is against what is usual may be misread
    return told.pop() if told else usual


def _usual_order(language: str | None, country: str | None) -> Order | None:
    if country is not None:
        about = COUNTRIES.get(country)
        return _order(about.dates) if about else None
    return "dmy" if language is not None and language != "en" else None


def _order(text: str | None) -> Order | None:
    return next((order for order in get_args(Order) if order == text), None)


def _shown_orders(text: str) -> Iterator[tuple[Order, dt.date]]:
    """Each date in figures that can only be read one way round, with its order."""
    for match in PATTERNS[-1][1].finditer(text):
        readings = _readings(match, "?", None)
        if len(readings) == 1 and match["d"] != match["m"]:
            yield "dmy" if readings[0].day == int(match["d"]) else "mdy", readings[0]


def _readings(match: re.Match[str], shape: str, order: str | None) -> tuple[dt.date, ...]:
    day, month, year = match["d"], match["m"], match["y"]
    if shape != "?":
        meant = months_named(month) if not month.isdecimal() else (month,)
        return tuple(filter(None, (_date(year, str(number), day) for number in meant)))
    day_first, month_first = _date(year, month, day), _date(year, day, month)
    if order == "ymd" and len(year) == 2 and (year_first := _date(day, month, year)):
        return (year_first,)
    if order == "mdy" and month_first:
        return (month_first,)
    if order == "dmy" and day_first:
        return (day_first,)
    return tuple(dict.fromkeys(filter(None, [day_first, month_first])))


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(_full_year(int(year)), month_number(month), int(day))
    except ValueError:
        return None


def _in_week(year: int, week: int, day: int) -> dt.date | None:
    """A day of an ISO week, or None where the year has no such week."""
    try:
        return dt.date.fromisocalendar(year, week, day)
    except ValueError:
        return None


def _full_year(year: int) -> int:
    """Two digits are of this century up to 2069, of the last from 1970, as POSIX reads them."""
    return year if year >= 100 else year + (2000 if year < 70 else 1900)
