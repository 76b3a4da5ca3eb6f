"""Figures and dates in a line of words: amounts with their signs and sides, days with or without a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Box, Line, Word, around
from core.extraction.amounts import parse_amount
from core.extraction.currencies import CODES, SIGNS
from core.extraction.months import MONTH, month_number
from core.extraction.statement.words import known

MINUS = "-−–"
SIGN = r"[+\-−–]"
SYMBOL = r"[^\d\s().,'’+*\-−–]{1,4}"
NUMBER = re.compile(
    rf"(?P<open>\()?(?P<sign>{SIGN})?(?P<before>{SYMBOL}\.?)?(?P<inner>{SIGN})?(?P<digits>\d[\d.,'’]*|[.,]\d\d)"
    rf"(?P<after>{SYMBOL}?)??(?P<trail>{SIGN})?(?P<close>\))?(?P<side>(?i:cr|dr|db|od|c|d|s|h))?\.?\*?"
)
SIDE_AFTER = frozenset({"cr", "dr", "db", "c", "d", "s", "h", "od", "借", "贷", "credit", "debit", "haben", "soll"})
GROUP = re.compile(r"\d{3}(?:[.,]\d{2})?[)+−–-]?")
GROUPS_START = re.compile(r"[(+−–-]?\d{1,3}")
DECIMALS = re.compile(r"\d(?P<mark>[.,])\d{2}(?!\d)\D*$")


class Figure(NamedTuple):
    """An amount as printed. `value` carries a printed minus or parentheses; sides stand apart."""

    text: str
    box: Box
    value: Decimal
    decimals: int
    sign: str
    """ "-" or "+" where printed """
    side: str
    """"debit" or "credit" where a mark such as Dr or H follows"""
    before: str
    """the same where such a word stands in front, as in a column of types"""
    currency: str | None
    start: int
    end: int
    """the words of the line it covers, the mark that follows included"""
    confidence: float = 1.0
    second: str | None = None
    path: str | None = None


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
    second: str | None = None

    def day(self, order: str, year: int | None = None) -> date | None:
        """The date in this order, with this year where none is printed."""
        day, month = (self.first, self.other) if (self.order or order) == "dmy" else (self.other, self.first)
        known_year = self.year or year
        try:
            return date(known_year, month, day) if known_year else None
        except ValueError:
            return None


def decimal_mark_of(words: Sequence[Word], left: float) -> tuple[int, int]:
    """How many figures right of `left` show a point and how many a comma as their decimal mark."""
    marks = [
        found["mark"] for w in words if w.box.x1 > left and (found := DECIMALS.search(w.text)) and _no_date(w.text)
    ]
    return marks.count("."), marks.count(",")


def _no_date(text: str) -> bool:
    return not re.fullmatch(r"\d{1,2}\.\d{2}\.\d{2,4}", text)


def figures(line: Line, mark: str) -> list[Figure]:
    """The amounts of a line, left to right."""
    words, found, index = line.words, [], 0
    while index < len(words):
        figure = _figure(words, index, mark) if _numeric(words[index].text) else None
        if figure:
            found.append(figure)
            index = figure.end
        else:
            index += 1
    return found


def _numeric(text: str) -> bool:
    return any(character.isdigit() for character in text) and len(text) < 28


def _figure(words: Sequence[Word], start: int, mark: str) -> Figure | None:
    end = start + 1
    text = words[start].text
    while end < len(words) and GROUPS_START.fullmatch(text.replace(" ", "")[-3:]) and _continues(words, end, text):
        text = f"{text} {words[end].text}"
        end += 1
    found = NUMBER.fullmatch(text.replace(" ", ""))
    currency = _currency(found["before"] or found["after"]) if found else None
    if found is None or currency == "":
        return None
    amount = parse_amount(found["digits"].strip(",") if found["digits"][0] != "." else "0" + found["digits"], mark)
    if amount is None:
        return None
    return _dressed(words, start, end, found, currency, amount.value, amount.decimals)


def _continues(words: Sequence[Word], end: int, text: str) -> bool:
    """Whether the next word is three further digits of the same figure, set off by a thin space."""
    gap = words[end].box.x0 - words[end - 1].box.x1
    groups = text.split(" ")
    whole = GROUPS_START.fullmatch(groups[0]) and all(len(group) == 3 for group in groups[1:])
    return bool(whole) and gap < 0.7 * words[end].box.height and GROUP.fullmatch(words[end].text) is not None


def _currency(sign: str | None) -> str | None:
    """The currency's code, None where nothing is printed, "" where what is printed is no currency."""
    if not sign:
        return None
    return sign if sign in CODES else SIGNS.get(sign, "")


def _dressed(
    words: Sequence[Word],
    start: int,
    end: int,
    found: re.Match[str],
    currency: str | None,
    value: Decimal,
    decimals: int,
) -> Figure:
    """A figure with the signs, sides and currency that stand around it."""
    sign = found["sign"] or found["inner"] or found["trail"] or ("-" if found["open"] and found["close"] else "")
    side = _side(found["side"] or "")
    body = words[start:end]
    before = ""
    if start > 0:
        sign, currency, start = _in_front(words, start, sign, currency)
        before = _side(words[start - 1].text) if start > 0 else ""
    if end < len(words):
        sign, side, currency, end = _behind(words, end, sign, side, currency)
    sign = "-" if sign in MINUS and sign else sign
    box = around(word.box for word in body)
    return Figure(
        text=" ".join(word.text for word in words[start:end]),
        box=box,
        value=-value if sign == "-" else value,
        decimals=decimals,
        sign=sign,
        side=side,
        before=before,
        currency=currency,
        start=start,
        end=end,
        confidence=min(word.confidence for word in body),
        second=body[0].second if len(body) == 1 else None,
        path=body[0].path,
    )


def _in_front(words: Sequence[Word], start: int, sign: str, currency: str | None) -> tuple[str, str | None, int]:
    """Sign, currency and first word once a sign or currency that stands apart in front is taken in."""
    while start > 0 and words[start].box.x0 - words[start - 1].box.x1 < 1.2 * words[start].box.height:
        text = words[start - 1].text
        if text in {*MINUS, "+"} and not sign and start > 1:
            sign = text
        elif currency is None and (text in CODES or text in SIGNS):
            currency = _currency(text)
        else:
            break
        start -= 1
    return sign, currency, start


def _behind(
    words: Sequence[Word], end: int, sign: str, side: str, currency: str | None
) -> tuple[str, str, str | None, int]:
    """Sign, side, currency and end once what stands apart behind is taken in."""
    while end < len(words) and words[end].box.x0 - words[end - 1].box.x1 < 4 * words[end].box.height:
        text = words[end].text
        near = words[end].box.x0 - words[end - 1].box.x1 < 1.2 * words[end].box.height
        if near and text in {*MINUS, "+"} and not sign:
            sign = text
        elif near and currency is None and (text in CODES or text in SIGNS):
            currency = _currency(text)
        elif not side and folded(text) in SIDE_AFTER and text[:1] == text[:1].upper():
            side = _side(text)
        else:
            break
        end += 1
    return sign, side, currency, end


def _side(text: str) -> str:
    bare = folded(text)
    if bare == "od" or bare in known("sides", "debit"):
        return "debit"
    return "credit" if bare in known("sides", "credit") else ""


GLUED = re.compile(r"\d{1,2}([./-])\d{1,2}\1(?:20\d{2}|\d{2}(?!\d))(?=[^\W\d_])")
DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th|er)?"
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ymd", re.compile(r"(?P<y>(?:19|20)\d{2})[-/.年]\s?(?P<m>\d{1,2})[-/.月]\s?(?P<d>\d{1,2})日?")),
    ("ymd", re.compile(r"(?P<y>20\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])")),
    ("dmy", re.compile(rf"{DAY}[\s.\-/,']{{0,2}}(?P<m>{MONTH})\.?(?:[\s\-/,']{{0,2}}(?P<y>(?:19|20)\d{{2}}|\d{{2}}))?,?", re.IGNORECASE)),
    ("mdy", re.compile(rf"(?P<m>{MONTH})\.?[\s.\-/]{{0,2}}{DAY}(?:[\s\-/,']{{1,2}}(?P<y>(?:19|20)\d{{2}}|\d{{2}}))?,?", re.IGNORECASE)),
    ("", re.compile(r"(?P<d>\d{1,2})\s?[-/.]\s?(?P<m>\d{1,2})(?:\s?[-/.]\s?(?P<y>(?:19|20)\d{2}|\d{2}))?\.?,?")),
    ("md", re.compile(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日")),
)  # fmt: skip


def unglued(word: Word) -> tuple[Word, ...]:
    """A word, cut in two where a recognizer lost the space between a date and what follows it."""
    found = GLUED.match(word.text)
    if found is None:
        return (word,)
    at = word.box.x0 + word.box.width * found.end() / len(word.text)
    first = word._replace(text=found[0], box=word.box._replace(x1=at), second=None)
    return first, word._replace(text=word.text[found.end() :], box=word.box._replace(x0=at), second=None)


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
    return text[:1].isdigit() or (text[:1].isalpha() and _month(text.strip(".,0123456789-/'")) is not None)


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
    text = " ".join(word.text for word in body).rstrip(":")
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
    if month is None or not 1 <= day <= 31 or not 1 <= month <= 31 or (month > 12 and (shape or day > 12)):
        return None
    order = "dmy" if shape or day > 12 else ("mdy" if month > 12 else "")
    text = " ".join(word.text for word in body)
    box = around(word.box for word in body)
    return Stamp(text, box, year, day, month, order, start, start + len(body), body[0].path, body[0].second)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    number = int(text)
    return number if number > 99 else number + (2000 if number < 70 else 1900)
