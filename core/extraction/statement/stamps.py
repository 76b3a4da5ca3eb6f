"""Dates in a line of words: days with or without a year, in every writing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import digits, folded
from core.domain.layout import Box, Line, Word, alike, around
from core.extraction.values.months import MONTH, month_number, month_spelled


class Stamp(NamedTuple):
    """A day as printed: year or None, then day and month, or the two numbers whose order is not told yet."""

    text: str
    box: Box
    year: int | None
    first: int
    other: int
    order: str
    """"dmy", "mdy", or "" where the numbers do not tell"""
    start: int
    end: int
    path: str | None = None
    confirmed: bool = False
    """whether another recognizer read all of it alike"""
    but_year: bool = False
    """whether it read all but the year alike, and was not shown that or read nothing in its place"""
    again: str = ""
    """what it read in the place of the text; nothing where it was not asked about all of it"""

    @property
    def cut(self) -> bool:
        """Whether a digit of its day may be missing, as where a narrow column broke it: "2022-10-2" of "2022-10-28"."""
        return ONE_DIGIT.fullmatch(self.text) is not None

    def day(self, order: str, year: int | None = None) -> date | None:
        """The date in this order, with this year where none is printed."""
        day, month = (self.first, self.other) if (self.order or order) == "dmy" else (self.other, self.first)
        known_year = self.year or year
        try:
            return date(known_year, month, day) if known_year else None
        except ValueError:
            return None


ONE_DIGIT = re.compile(r"(?:19|20)\d{2}[-/.][01]\d[-/.]\d")
GLUED = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:20\d{2}|\d{2}(?!\d))(?=[^\W\d_])")
TWO_DAYS = re.compile(r"(?P<first>\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)/(?P<other>\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)")
"""a day of booking and one of value: "03.01./04.01." """
POINTS = re.compile(r"^(\d{2})[.,](\d{2})[.,]((?:19|20)\d{2})$")
"""a day whose points a recognizer took for commas"""
YEAR = r"(?P<y>(?:19|20)\d{2}|\d{2})"
CUT = r"20\d"
"""a year that an edge cut off"""
DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er)?"
NAME = rf"(?P<m>{MONTH})\.?"
DAY_FIRST = rf"{DAY}[\s.\-/,']{{0,2}}{NAME}(?:[\s\-/,']{{0,2}}{YEAR})?,?"
MONTH_FIRST = rf"{NAME}[\s.\-/]{{0,2}}{DAY}(?:[\s\-/,']{{1,2}}{YEAR})?[.,]?"
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ymd", re.compile(r"(?P<y>(?:19|20)\d{2})[-/.年]\s?(?P<m>\d{1,2})[-/.月]\s?(?P<d>\d{1,2})日?")),
    ("ymd", re.compile(r"(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])")),
    ("dmy", re.compile(DAY_FIRST, re.IGNORECASE)),
    ("mdy", re.compile(MONTH_FIRST, re.IGNORECASE)),
    ("", re.compile(rf"(?P<d>\d{{1,2}})\s?[-/.]\s?(?P<m>\d{{1,2}})(?:\s?[-/.]\s?(?:{YEAR}|{CUT}))?\.?,?")),
    ("md", re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日")),
)


def unglued(word: Word) -> tuple[Word, ...]:
    """A word, cut in two where no space parts a date from what follows it, nor one of two dates from the other."""
    found = GLUED.match(word.text) or TWO_DAYS.fullmatch(word.text)
    if found is None:
        return (word,)
    text, rest = found[0], word.text[found.end() :]
    if not rest:
        text, rest = found["first"], found["other"]
    at = word.box.x0 + word.box.width * len(text) / len(word.text)
    first = word._replace(text=text, box=word.box._replace(x1=at), second=None)
    return first, word._replace(text=rest, box=word.box._replace(x0=at), second=None)


def months_spelled(word: Word) -> Word:
    """A word of a picture, the names of months in it spelled with letters only."""
    text = month_spelled(word.text)
    return word if text == word.text else word._replace(text=text)


def stamps(line: Line) -> Iterator[Stamp]:
    """The days of a line, left to right: with or without a year."""
    words, index = line.words, 0
    while index < len(words):
        stamp = _stamp(words, index) if _may_begin(words[index].text) else None
        if stamp:
            yield stamp
            index = stamp.end
        else:
            index += 1


def _may_begin(text: str) -> bool:
    return text[:1].isdigit() or names_month(text)


def names_month(text: str) -> bool:
    """Whether a word is the name of a month, with or without a number."""
    return text[:1].isalpha() and _month(text.strip(".,0123456789-/' ")) is not None


def _month(text: str) -> int | None:
    try:
        return month_number(text)
    except ValueError:
        return None


def _stamp(words: Sequence[Word], start: int) -> Stamp | None:
    """The longest day that begins with a word; most stand in one word, with their year."""
    alone = _matched(words, start, 1)
    if alone and alone.year:
        return alone
    return _matched(words, start, 3) or _matched(words, start, 2) or alone


def _matched(words: Sequence[Word], start: int, count: int) -> Stamp | None:
    """The day that so many words from a place on make together."""
    body = words[start : start + count]
    apart = any(b.box.x0 - a.box.x1 > 1.2 * a.box.height for a, b in pairwise(body))
    if len(body) < count or apart:
        return None
    text = POINTS.sub(r"\1.\2.\3", " ".join(word.text for word in body).rstrip(":)*"))
    for shape, pattern in SHAPES:
        found = pattern.fullmatch(text)
        stamp = _dated(found, shape, body, start) if found else None
        if stamp:
            return stamp
    return None


def _dated(found: re.Match[str], shape: str, body: Sequence[Word], start: int) -> Stamp | None:
    parts = found.groupdict()
    year = _year(parts.get("y"))
    day = int(parts["d"])
    month = _month(parts["m"])
    if year is None and body[1:] and body[1].text == "-":
        return None  # "01 - 31 July 2025" is a period
    if month is None or not 1 <= day <= 31 or not 1 <= month <= 31 or (month > 12 and (shape or day > 12)):
        return None
    order = "dmy" if shape or day > 12 else ("mdy" if month > 12 else "")
    text = " ".join(word.text for word in body)
    box = around(word.box for word in body)
    confirmed = all(word.confirmed or _beside_a_rule(word) for word in body) or _same_figures(body, parts["m"])
    but_year = not confirmed and _but_year(body, parts.get("y"))
    again = " ".join(word.second or "" for word in body) if all(word.second for word in body) else ""
    return Stamp(text, box, year, day, month, order, start, start + len(body), body[0].path, confirmed, but_year, again)


def _but_year(body: Sequence[Word], year: str | None) -> bool:
    """Whether a second reading is the same up to the year that ends a day, whatever it has for that.

    A rule of the table beside the year is read as one more figure of it.
    """
    text, second = ("".join(words) for words in ([w.text for w in body], [w.second or "" for w in body]))
    if not year or not text.endswith(year) or any(word.second is None or word.wavering for word in body):
        return False
    rest, read = text.removesuffix(year), folded(second)
    wide = any(map(str.isalpha, rest)) or all(len(group) == 2 for group in re.findall(r"\d+", rest))
    return wide and read.startswith(folded(rest)) and len(read) <= len(folded(text)) + 1


def _beside_a_rule(word: Word) -> bool:
    """Whether a second reading is the same save for a rule of the table; no digit of a day of two can be lost in it."""
    whole = word.text[:2].isdigit() and word.second is not None
    return whole and alike(word.text, (word.second or "").strip("[]|"))


def _same_figures(body: Sequence[Word], month: str) -> bool:
    """Whether a second reading has the same figures and month, though accents, rules or marks between are not alike.

    Figures of one digit do not tell: 1/12 and 11/2 have the same.
    """
    text, second = ("".join(words) for words in ([w.text for w in body], [w.second or "" for w in body]))
    named = not month.isdigit()
    wide = all(len(group) in {2, 4} for group in re.findall(r"\d+", text))
    return (wide or named) and digits(text) == digits(second) and (not named or _letters(month) in _letters(second))


def _letters(text: str) -> str:
    """The letters of a text, without accents."""
    return "".join(one for one in folded(text) if one.isalpha())


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text)
    return number if number > 99 else number + (2000 if number < 70 else 1900)
