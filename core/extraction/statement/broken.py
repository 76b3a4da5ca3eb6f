"""Days that a narrow column broke over two lines, made whole again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from core.domain.layout import Word
from core.extraction.values.months import MONTH

REST = re.compile(r"\d{1,4}")
"""what may stand below: the end of a year, or all of it"""
WHOLE = re.compile(
    rf"(?:\d{{1,2}}[-/.]\d{{1,2}}[-/.]|\d{{1,2}}[-\s.]\s?{MONTH}\.?[-\s,]|{MONTH}\.?\s\d{{1,2}},?\s)\s?(?:19|20)\d{{2}}"
    rf"|(?:19|20)\d{{2}}[-/.]\d{{2}}[-/.]\d{{2}}|\d{{1,2}}[-/.](?:\d{{1,2}}|{MONTH})[-/.]\d{{2}}|\d{{1,2}}[-/.]\d{{2}}|{MONTH}\.?\s\d{{2}}",
    re.IGNORECASE,
)
OPEN = re.compile(r"\d{1,4}[-/.](?:\w{2,9}[-/.])?")
"""the first words of a day that a line end breaks off"""
STUCK = re.compile(r"((?:19|20)\d{2})(\d{1,2}\.|[^\W\d_].+)|(\d{1,2})((?!(?:st|nd|rd|th|er)\b)[^\W\d_]{2,}.*)")
"""a year, or a day behind its month, with what begins the next column"""
STUCK_MONTH = re.compile(r"([^\W\d_]*[a-zà-ÿ]\.?)((?:[A-ZÀ-Ý]|\d{4}).+)")
"""a month behind its day, with what begins the next column or with its year"""
DAY = re.compile(r"\d{1,2}\.?")
NUMBERS = re.compile(r"(\d{6,16})([A-Z]{2}\d{2}[A-Z\d]{11,30})")
"""a number of an account with the IBAN that begins the next column"""
NAMED = re.compile(rf"{MONTH}", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d{2}")
BARE_DAY = re.compile(rf"\d{{1,2}}(?:[-/.](?:\d{{1,2}}|{MONTH}))?\.?|{MONTH}\.?", re.IGNORECASE)
"""the first word of a day without its year"""
ABOVE = 2.2
"""heights of a line by which the next one begins lower, at most"""
LONGEST = 3
"""words of a day's first line"""


def whole(words: Sequence[Word]) -> list[Word]:
    """The words, the days among them that go on in the lines below put together in their first line."""
    return _over_two_lines(_stacked(words))


def _stacked(words: Sequence[Word]) -> list[Word]:
    """The words, each month with the number of its day right above or below it, and the year below that, made one."""
    joined, dropped = dict[int, Word](), set[int]()
    for month, day in _days_of_months(words):
        first, second = sorted((month, day), key=lambda index: words[index].box.y0)
        if first in joined or dropped & {first, second}:
            continue
        year = next((i for i in range(second + 1, len(words)) if _above(words[second], words[i])), None)
        last = year is not None and YEAR.fullmatch(words[year].text) and not _beside(words[year - 1], words[year])
        parts = [first, second, *([year] if year is not None and last else [])]
        joined[first] = _one([words[index] for index in parts])
        dropped.update(parts[1:])
    return [joined.get(index, word) for index, word in enumerate(words) if index not in dropped]


def _days_of_months(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The months that are alone in their cells, each with the number of its day, which stands above or below it."""
    months = [i for i, word in enumerate(words) if NAMED.fullmatch(word.text) and _begins_cell(words, i)]
    above = {month: _nearest(words, month, range(month - 1, -1, -1)) for month in months}
    below = {month: _nearest(words, month, range(month + 1, len(words))) for month in months}
    led = [month for month in months if above[month] is None and below[month] is not None]
    for month in months:
        up, down = above[month], below[month]
        begins = down is not None and _leads(words, month, led) and (up is None or _nearer(words, month, up, down))
        if begins and down is not None:
            yield month, down
        elif up is not None:
            yield month, up


def _begins_cell(words: Sequence[Word], month: int) -> bool:
    """Whether no word of its own cell stands before a month: another month is that of the cell beside."""
    before = words[month - 1] if month else None
    return before is None or not _beside(before, words[month]) or NAMED.fullmatch(before.text) is not None


def _nearest(words: Sequence[Word], month: int, places: Iterable[int]) -> int | None:
    """The number of a day that stands right above a month, or right below it, alone in its cell."""
    return next((index for index in places if _alone_at(words, index, words[month])), None)


def _leads(words: Sequence[Word], month: int, led: Sequence[int]) -> bool:
    """Whether months come first in a column: its topmost one has its number below, and more months stand there."""
    column = [i for i, w in enumerate(words) if abs(w.box.x0 - words[month].box.x0) < 1 and NAMED.fullmatch(w.text)]
    return len(column) > 1 and min(column, key=lambda index: words[index].box.y0) in led


def _nearer(words: Sequence[Word], month: int, up: int, down: int) -> bool:
    """Whether the number below a month stands no further away than the one above it."""
    return words[down].box.y0 - words[month].box.y0 <= words[month].box.y0 - words[up].box.y0 + 1


def _alone_at(words: Sequence[Word], index: int, month: Word) -> bool:
    """Whether a word is the number of a day, alone in its cell, right above or below a month."""
    word = words[index]
    upper, lower = (word, month) if word.box.y0 < month.box.y0 else (month, word)
    if not DAY.fullmatch(word.text) or not _above(upper, lower):
        return False
    after = index + 1 < len(words) and _beside(word, words[index + 1]) and not words[index + 1].text[:1].isdigit()
    return not after and not (index and _beside(words[index - 1], word) and not DAY.fullmatch(words[index - 1].text))


def _one(words: Sequence[Word]) -> Word:
    """Words below each other as the one in their first line."""
    again = " ".join(word.second or "" for word in words) if all(word.second for word in words) else None
    sure = min(word.confidence for word in words)
    return words[0]._replace(text=" ".join(word.text for word in words), second=again, confidence=sure)


def _over_two_lines(words: Sequence[Word]) -> list[Word]:
    """The words, the days among them whose year a line below completes put together."""
    joined = dict(_over_line_ends(words))
    dropped = {index + 1 for index in joined}
    tops = sorted((word.box.y0, index) for index, word in enumerate(words))
    for rest in (index for index, word in enumerate(words) if REST.fullmatch(word.text)):
        found = next(_joined(words, rest, tops), None)
        if found and found[0] not in joined and not _heads(words, rest):  # the nearest line below completes a day
            joined[found[0]] = found[1]
            dropped.add(rest)
    return [joined.get(index, word) for index, word in enumerate(words) if index not in dropped]


def _heads(words: Sequence[Word], rest: int) -> bool:
    """Whether a year alone in its line heads the days below it: most days of its column have none of their own."""
    if not YEAR.fullmatch(words[rest].text):
        return False
    column = [
        (index, word)
        for index, word in enumerate(words)
        if abs(word.box.x0 - words[rest].box.x0) < 0.3 * word.box.height
    ]
    years = sum(YEAR.fullmatch(word.text) is not None and _lone(words, index) for index, word in column)
    days = sum(BARE_DAY.fullmatch(word.text) is not None for _, word in column)
    return _lone(words, rest) and 2 * years < days


def _lone(words: Sequence[Word], index: int) -> bool:
    """Whether a word is alone in its line."""
    box = words[index].box
    beside = (*words[max(0, index - 1) : index], *words[index + 1 : index + 2])
    return not any(abs(word.box.y0 - box.y0) < 0.5 * box.height for word in beside)


def parted(words: Sequence[Word]) -> Iterator[Word]:
    """The words, cut in two where columns stand so close that no space parts them."""
    last = ""
    for word in words:
        rest: Word | None = word
        while rest:
            first, rest = _cut(rest, last)
            yield first
            last = first.text


def _cut(word: Word, last: str) -> tuple[Word, Word | None]:
    """A word up to where the next column begins in it, and what is left; `last` is the word before."""
    found = _stuck(word.text, last)
    if found is None:
        return word, None
    first, rest = (part for part in found.groups() if part)
    at = word.box.x0 + word.box.width * len(first) / len(word.text)
    alike = word.second == word.text
    return (
        word._replace(text=first, box=word.box._replace(x1=at), second=first if alike else None),
        word._replace(text=rest, box=word.box._replace(x0=at), second=rest if alike else None),
    )


def _stuck(text: str, last: str) -> re.Match[str] | None:
    """How a word falls in two, by the word before it."""
    if NAMED.fullmatch(last):
        return STUCK.fullmatch(text)
    month = STUCK_MONTH.fullmatch(text) if DAY.fullmatch(last) else None
    return month if month and NAMED.fullmatch(month[1]) else NUMBERS.fullmatch(text)


def _over_line_ends(words: Sequence[Word]) -> Iterator[tuple[int, Word]]:
    """The words at line ends that the first word of the next line completes to a day: "31-" and "05-2022"."""
    for index, (word, following) in enumerate(pairwise(words)):
        below = following.box.y0 - word.box.y0 > 0.5 * word.box.height and following.box.x0 < word.box.x0
        if below and OPEN.fullmatch(word.text) and WHOLE.fullmatch(word.text + following.text):
            yield index, word._replace(text=word.text + following.text, second=None)


def _joined(words: Sequence[Word], rest: int, tops: Sequence[tuple[float, int]]) -> Iterator[tuple[int, Word]]:
    """The last word of the first line of a day whose rest a word is, with that rest: nearest line first.

    `tops` are the upper edges of all words in order: a page may hold thousands of years.
    """
    below = words[rest]
    if _beside(words[rest - 1], below):
        return
    top = below.box.y0
    near = tops[bisect_left(tops, (top - ABOVE * below.box.height, 0)) : bisect_right(tops, (top, len(words)))]
    starts = sorted(index for _, index in near if _above(words[index], below))
    for start in sorted(starts, key=lambda index: -words[index].box.y0):
        for end in _stretch(words, start):
            text = " ".join(word.text for word in words[start : end + 1])
            spaced = len(below.text) == 4 or (text[-1].isalpha() and text[0].isdigit() and " " in text)
            gap = " " if spaced and (text[-1].isalnum() or text[-1] == ",") else ""
            if WHOLE.fullmatch(f"{text}{gap}{below.text}"):
                again = words[end].second
                second = f"{again}{gap}{below.second}" if again and below.second else again  # the rest may be unread
                yield end, words[end]._replace(text=f"{words[end].text}{gap}{below.text}", second=second)


def _above(word: Word, below: Word) -> bool:
    """Whether a word begins right above another."""
    height = below.box.height
    return abs(word.box.x0 - below.box.x0) < 0.3 * height and 0.5 * height < below.box.y0 - word.box.y0 < ABOVE * height


def _stretch(words: Sequence[Word], start: int) -> Iterator[int]:
    """The places where a day's first line that begins at a word may end."""
    for end in range(start, min(start + LONGEST, len(words))):
        if end > start and not _beside(words[end - 1], words[end]):
            return
        following = words[end + 1] if end + 1 < len(words) else None
        if following is None or not (_beside(words[end], following) and YEAR.fullmatch(following.text)):
            yield end


def _beside(word: Word, following: Word) -> bool:
    """Whether a word follows another on its line, a space apart."""
    same_line = abs(following.box.y0 - word.box.y0) < 0.3 * word.box.height
    return same_line and 0 <= following.box.x0 - word.box.x1 <= following.box.height
