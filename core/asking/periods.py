"""Periods in words: "in March 2026", "le trimestre dernier", "FY 2025-26", "since 1 April 2026"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import resources
from core.asking.tokens import Question, phrase
from core.domain.asking import Period
from core.domain.folding import folded

BEGINNING, END = date(1900, 1, 1), date(2199, 12, 31)
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBERED = re.compile(r"\d{4}")
"""what says its year"""
DAY = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?")
ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
MONTHLY = re.compile(r"(\d{4})-(\d{2})")
TAXED = re.compile(r"(?:fy|ay)?((?:19|20)\d\d)[-/–](\d\d|(?:19|20)\d\d)", re.IGNORECASE)
SEVERAL = re.compile(r"\d{1,3}")
"""so many months or years as are looked back"""
PART = re.compile(r"([qths])([1-4])")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1er": 1, "premier": 1, "2e": 2, "2eme": 2, "deuxieme": 2}
ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "3e": 3, "3eme": 3, "troisieme": 3, "4e": 4, "4eme": 4}
ORDINALS |= {"quatrieme": 4, "second": 2}
UNITS = {"month": 1, "months": 1, "mois": 1, "quarter": 3, "quarters": 3, "trimestre": 3, "trimestres": 3}
UNITS |= {"half": 6, "semester": 6, "semestre": 6, "semestres": 6, "year": 12, "years": 12, "an": 12, "ans": 12}
UNITS |= {"qtr": 3, "qtrs": 3, "trim": 3, "yr": 12, "yrs": 12, "annee": 12, "annees": 12, "exercice": 12}
BEFORE = frozenset("last previous past dernier derniere derniers dernieres precedent precedente passe".split())  # noqa: SIM905
NOW = {"this", "current", "ce", "cette", "cet", "en cours", "courant"}
FISCAL = ("fy", "fiscal year", "financial year", "tax year", "exercice", "annee fiscale", "exercice fiscal")
SINCE, UNTIL = ("since", "depuis", "after", "apres", "a partir de", "starting"), ("before", "avant", "until", "jusque")
PAIRS = (("between", "and"), ("from", "to"), ("entre", "et"), ("du", "au"), ("de", "a"), ("from", "until"))
JOINING = frozenset({"of", "de", "in", "en", "le", "the"})
"""between a month and its year"""
SMALL = ("le", "the", "de", "du", "en")
SO_FAR = ("year to date", "ytd", "so far this year", "depuis le debut de annee", "depuis le debut de le annee")


class Said(NamedTuple):
    """A period and the words that said it."""

    start: int
    end: int
    period: Period


def periods(question: Question, today: date) -> tuple[Period, ...]:
    """The periods that a question names, in its order; their words are taken."""
    found = list(_scan(question, today))
    joined = _joined(question, found)
    for one in joined:
        question.mark(one.start, one.end)
    return tuple(one.period for one in joined)


def _scan(question: Question, today: date) -> Iterator[Said]:
    place = 0
    while place < len(question.tokens):
        said = next(filter(None, (read(question, place, today) for read in READERS)), None)
        if said and question.free(said.start, said.end):
            yield said
            place = said.end
        else:
            place += 1


def _joined(question: Question, found: Sequence[Said]) -> list[Said]:
    """Periods with what stands before them: two that bound one, or one from or until which all is meant."""
    made: list[Said] = []
    for one in found:
        before = made[-1] if made else None
        if before and any(_bounds(question, before, one, *pair) for pair in PAIRS):
            since = _begun(question, before, one.period.until)
            made[-1] = Said(before.start - 1, one.end, Period(since, one.period.until))
        else:
            made.append(_opened(question, one))
    return made


def _begun(question: Question, before: Said, until: date) -> date:
    """When a stretch begins: "from March to June 2025" begins in that year, since its beginning says none."""
    since = before.period.since
    if since <= until or any(NUMBERED.search(word) for word in question.said(before.start, before.end)):
        return since
    year = until.year - ((since.month, since.day) > (until.month, until.day))
    return _made(year, since.month, since.day) or since


def _bounds(question: Question, before: Said, one: Said, opening: str, closing: str) -> bool:
    between = tuple(word for word in question.said(before.end, one.start) if word != "le")
    return between == (closing,) and question.said(max(0, before.start - 1), before.start) == (opening,)


def _opened(question: Question, one: Said) -> Said:
    start = one.start - (" ".join(question.said(max(0, one.start - 1), one.start)) in SMALL)
    for words, since in ((SINCE, True), (UNTIL, False)):
        for text in words:
            known = phrase(text)
            if question.said(max(0, start - len(known)), start) == known:
                return Said(start - len(known), one.end, _half(known, one.period, since=since))
    return one


def _half(known: Sequence[str], period: Period, *, since: bool) -> Period:
    if since:
        after = known[0] in ("after", "apres")
        return Period(period.until + timedelta(days=1) if after else period.since, END)
    whole = known[0] in ("until", "jusque")
    return Period(BEGINNING, period.until if whole else period.since - timedelta(days=1))


# ---- what one period may be written as


def _so_far(question: Question, place: int, today: date) -> Said | None:
    for text in SO_FAR:
        known = phrase(text)
        if question.said(place, place + len(known)) == known:
            return Said(place, place + len(known), Period(date(today.year, 1, 1), today))
    return None


def _day(question: Question, place: int, today: date) -> Said | None:  # noqa: ARG001 (a reader)
    text = question.tokens[place].text
    if found := ISO.fullmatch(text) or SLASHED.fullmatch(text):
        parts = [int(one) for one in found.groups()]
        day = _made(*(parts if found.re is ISO else parts[::-1]))
        return Said(place, place + 1, Period(day, day)) if day else None
    words = question.said(place, place + 3)
    if len(words) < 3:
        return None
    for number, month in ((words[0], words[1]), (words[1], words[0])):
        day_, named = DAY.fullmatch(number), months().get(month)
        if day_ and named and YEAR.fullmatch(words[2]):
            day = _made(int(words[2]), named, int(day_[1]))
            return Said(place, place + 3, Period(day, day)) if day else None
    return None


def _day_this_year(question: Question, place: int, today: date) -> Said | None:
    """A day without its year: of the latest that is past."""
    words = question.said(place, place + 2)
    if len(words) < 2:
        return None
    for number, month in ((words[0], words[1]), (words[1], words[0])):
        found, named = DAY.fullmatch(number), months().get(month)
        day = _made(today.year, named, int(found[1])) if found and named else None
        if day:
            day = _made(today.year - 1, day.month, day.day) if day > today else day
            return Said(place, place + 2, Period(day, day)) if day else None
    return None


def _tax_year(question: Question, place: int, today: date) -> Said | None:  # noqa: ARG001 (a reader)
    """A year from April to March, as "FY 2025-26" says it."""
    for text in ("", *FISCAL):
        known = phrase(text)
        at = place + len(known)
        if at >= len(question.tokens) or question.said(place, at) != known:
            continue
        found = TAXED.fullmatch(question.tokens[at].text)
        if found and int(found[2]) % 100 == (int(found[1]) + 1) % 100:
            year = int(found[1])
            return Said(place, at + 1, Period(date(year, 4, 1), date(year + 1, 3, 31)))
    return None


def _part(question: Question, place: int, today: date) -> Said | None:
    """A quarter or half: "Q1 2026", "premier trimestre 2026", "the second half of 2025"."""
    words = question.said(place, place + 2)
    short = PART.fullmatch(words[0])
    if short:
        length, number, end = 6 if short[1] in "hs" else 3, int(short[2]), place + 1
    elif len(words) == 2 and words[0] in ORDINALS and UNITS.get(words[1]) in (3, 6):
        length, number, end = UNITS[words[1]], ORDINALS[words[0]], place + 2
    else:
        return None
    if number * length > 12:
        return None
    end, year = _year_behind(question, end, today)
    first = (number - 1) * length
    chosen = year or (today.year if date(today.year, first + 1, 1) <= today else today.year - 1)
    return Said(place, end, _months(chosen * 12 + first, length))


def _month(question: Question, place: int, today: date) -> Said | None:
    text = question.tokens[place].text
    if (found := MONTHLY.fullmatch(text)) and 1 <= int(found[2]) <= 12:
        return Said(place, place + 1, _months(int(found[1]) * 12 + int(found[2]) - 1, 1))
    word = question.tokens[place].folded
    month = months().get(word)
    if not month:
        return None
    end, year = _year_behind(question, place + 1, today)
    if not year and word in UNCERTAIN and text.islower():
        return None
    chosen = year or (today.year if month <= today.month else today.year - 1)
    return Said(place, end, _months(chosen * 12 + month - 1, 1))


def _relative(question: Question, place: int, today: date) -> Said | None:
    """A period by how it lies to now: "last quarter", "ce mois", "the last 3 months", "les 6 derniers mois"."""
    words = question.said(place, place + 3)
    spoken = (*words, "", "", "")
    first, second, third = spoken[:3]
    if first in BEFORE and SEVERAL.fullmatch(second) and third in UNITS:
        return Said(place, place + 3, _last(today, int(second) * UNITS[third]))
    if SEVERAL.fullmatch(first) and second in BEFORE and third in UNITS:
        return Said(place, place + 3, _last(today, int(first) * UNITS[third]))
    if first in NOW and second in UNITS:
        return Said(place, place + 2, _whole(today, UNITS[second], 0))
    if first in BEFORE and second in UNITS:
        return Said(place, place + 2, _whole(today, UNITS[second], -1))
    if first in UNITS and second in BEFORE:
        return Said(place, place + 2, _whole(today, UNITS[first], -1))
    return None


def _year(question: Question, place: int, today: date) -> Said | None:  # noqa: ARG001 (a reader)
    for text in ("", *FISCAL, "annee", "year"):
        known = phrase(text)
        at = place + len(known)
        if at < len(question.tokens) and question.said(place, at) == known:
            said = question.tokens[at].text
            if YEAR.fullmatch(said) and (known or not _of_money(question, at)):
                return Said(place, at + 1, Period(date(int(said), 1, 1), date(int(said), 12, 31)))
    return None


Reader = Callable[[Question, int, date], "Said | None"]
READERS: tuple[Reader, ...] = (_so_far, _day, _tax_year, _part, _relative, _month, _day_this_year, _year)
CURRENCIES = frozenset("euro euros eur dollar dollars usd rupees roupies inr gbp pounds chf".split())  # noqa: SIM905
UNCERTAIN = frozenset({"may", "set", "gen", "mar", "mac", "out", "mag", "mei", "ago", "ott", "mart", "maj", "sep"})
"""short names of months that are other words too"""


def _of_money(question: Question, at: int) -> bool:
    return bool(CURRENCIES & set(question.said(at + 1, at + 2)))


def _year_behind(question: Question, end: int, today: date) -> tuple[int, int]:
    """The year that follows ("2026", "of last year"), and where it ends; 0 where there is none."""
    for at in range(end, end + 3):
        if not JOINING.issuperset(question.said(end, at)):
            break
        known = question.said(at, at + 1)
        if known and YEAR.fullmatch(known[0]):
            return at + 1, int(known[0])
        if said := _relative_year(question, at, today):
            return said.end, said.period.since.year
    return end, 0


def _relative_year(question: Question, place: int, today: date) -> Said | None:
    """The year of a day or the one before it: "this year", "l'an dernier"."""
    yearly = any(UNITS.get(word) == 12 for word in question.said(place, place + 2))
    said = _relative(question, place, today) if yearly else None
    return said if said and said.end == place + 2 else None


def _whole(today: date, length: int, by: int) -> Period:
    """The month, quarter, half or year of a day, or the one so many before it."""
    month = today.year * 12 + today.month - 1
    return _months((month // length + by) * length, length)


def _last(today: date, length: int) -> Period:
    """So many whole months before the one of a day."""
    return _months(today.year * 12 + today.month - 1 - length, length)


def _months(first: int, length: int) -> Period:
    after = first + length
    since, beyond = (date(one // 12, one % 12 + 1, 1) for one in (first, after))
    return Period(since, beyond - timedelta(days=1))


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def months() -> dict[str, int]:
    """The number of each month by its names."""
    said = resources.words("months")
    return {folded(name): int(number) for number, names in said.items() for name in names if len(folded(name)) > 2}
