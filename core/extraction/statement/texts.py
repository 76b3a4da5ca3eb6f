"""Columns of text beside the description: which words of a row stand under whose heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Word
from core.extraction.statement.columns import ASIDE, MONEY, Item, Span, headings, span_of
from core.extraction.statement.words import phrases
from core.extraction.values.currencies import CODES
from core.extraction.values.months import MONTH

EDGE = 3.0
"""points by which a cell may begin, end or have its middle elsewhere than its heading"""
GAP, WIDE = 0.42, 0.9
"""heights of a word from which on a space may part columns, and surely does"""
NEW = "?"
"""the role of a heading that is not known"""
MARK = 2
"""letters of a mark in a column that its heading takes for amounts"""
NEAR = 1.6
"""heights of a line within which another line of headings stands"""
TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[AaPp]\.?[Mm]\.?)?")
DAY = re.compile(rf"[\d./:-]+|\d{{1,2}}[-/.]?{MONTH}[-/.]?\d*|{MONTH}\.?,?", re.IGNORECASE)


class Text(NamedTuple):
    """A heading over a column of text: its role ("" for one that is not known) and where it stands."""

    role: str
    span: Span


class Cells(NamedTuple):
    """The words of a row: what the description says, and by role what stands beside it."""

    said: list[Word]
    aside: dict[str, list[Word]]


def texts(one: Item, near: Iterable[Item]) -> tuple[Text, ...]:
    """The columns of text that a line of headings names, none where it names no description."""
    lines = [one, *(other for other in near if other is not one and _goes_on(one, other))]
    columns = _columns(lines)
    whole = [_named(column) for column in columns]
    known = [text for text in whole if text.role != NEW]
    known += [
        Text(head.role, head.span) for head in headings(lines) if not any(_over(head.span, text.span) for text in known)
    ]
    known += [Text("value_date", span_of(column)) for column in columns if _two_days(column)]
    known += [Text("", text.span) for text in whole if not any(_over(text.span, other.span) for other in known)]
    described = any(text.role == "description" for text in known)
    return tuple(sorted(known, key=lambda text: text.span)) if described else ()


def sorted_out(words: Sequence[Word], columns: Sequence[Text]) -> Cells:
    """The words of a row by the columns of text they stand in; all of them are the description's without any."""
    said, aside = list[Word](), dict[str, list[Word]]()
    for run in _runs(words, columns):
        role = _role(run, columns)
        kept = list(run) if role == "description" else []
        if role in {"reference", "cheque_number"}:
            aside.setdefault(role, []).extend(word for word in run if any(map(str.isdigit, word.text)))
        elif role == "currency":
            aside.setdefault(role, []).extend(word for word in run if word.text in CODES)
            kept = [word for word in run if word.text not in CODES]
        said.extend(kept)
    return Cells(said, {role: found for role, found in aside.items() if found})


def _goes_on(one: Item, other: Item) -> bool:
    """Whether a line right above or below is another line of the same headings."""
    apart = abs(other.line.box.y0 - one.line.box.y0) < NEAR * one.line.box.height
    return apart and not other.stamps and not any(figure.decimals for figure in other.figures)


def _pieces(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words of a line, parted where the space is wider than between words."""
    piece = list(words[:1])
    for last, word in pairwise(words):
        if word.box.x0 - last.box.x1 > GAP * word.box.height:
            yield piece
            piece = []
        piece.append(word)
    if piece:
        yield piece


def _columns(lines: Iterable[Item]) -> list[list[Word]]:
    """The pieces of some lines of headings, those that stand over each other together: a title stands over several."""
    columns: list[list[Word]] = []
    for piece in (piece for line in lines for piece in _pieces(line.line.words)):
        over = [column for column in columns if _over(span_of(piece), span_of(column))]
        if len(over) == 1:
            over[0].extend(piece)
        elif not over:
            columns.append(piece)
    return columns


def _named(column: Sequence[Word]) -> Text:
    """A heading by all of its words: "Transaction status" is no "Transaction"."""
    text = folded(" ".join(word.text for word in sorted(column, key=lambda word: word.box.y0)))
    role = phrases("beside").get(text) or phrases("columns").get(text, NEW)
    return Text("" if role == "other" else role, span_of(column))


def _two_days(column: Sequence[Word]) -> bool:
    """Whether a heading names the day of booking and below it that of the value: "Buchung", "Valuta"."""
    roles = [phrases("columns").get(folded(word.text)) for word in sorted(column, key=lambda word: word.box.y0)]
    return roles == ["date", "value_date"] and column[0].box.y0 != column[-1].box.y0


def two_days(columns: Sequence[Text]) -> bool:
    """Whether every row has two days, one below the other."""
    days = [text.span for text in columns if text.role in {"date", "value_date"}]
    return any(_over(one, other) for one, other in pairwise(days))


def _over(one: Span, other: Span) -> bool:
    return one.shared(other) > 0


def _runs(words: Sequence[Word], columns: Sequence[Text]) -> Iterator[list[Word]]:
    """The words of a row, parted at wide spaces and where another column begins."""
    run: list[Word] = []
    for word in words:
        last = run[-1] if run else None
        beside = last is not None and abs(last.box.y0 - word.box.y0) < word.box.height / 2
        gap = word.box.x0 - last.box.x1 if last is not None else 0.0
        begins = any(abs(word.box.x0 - text.span.x0) < EDGE for text in columns)
        if run and (not beside or gap > WIDE * word.box.height or gap < 0 or (begins and gap > GAP * word.box.height)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _role(run: Sequence[Word], columns: Sequence[Text]) -> str:
    """The role of the column that some words begin, end or have their middle with; else they are the description's."""
    here = span_of(run)
    others = [text for text in columns if text.role != "description" and (text.role not in MONEY or _mark(run, text))]
    begun = [text for text in columns if abs(text.span.x0 - here.x0) < EDGE]
    begun = [text for text in begun if text in others or text.role == "description"]
    fitting = next((text for text in begun if len(begun) == 1 or _fits(run, text)), None)
    if fitting is not None and (fitting.role not in {"date", "value_date"} or _fits(run, fitting)):
        return fitting.role
    if any(text.role == "description" and text.span.x0 - EDGE < here.x0 and _over(here, text.span) for text in columns):
        return "description"
    found = next((text for text in others if _under(here, text.span) or _numbers(run, text)), None)
    return "description" if found is None else found.role


def _numbers(run: Sequence[Word], text: Text) -> bool:
    """Whether a number alone stands half under its heading, which may be narrower or centred."""
    return len(run) == 1 and text.role in ASIDE and _fits(run, text) and text.span.holds(run[0].box)


def _fits(run: Sequence[Word], text: Text) -> bool:
    """Whether words may stand in a column: references have digits, and days nothing else but months."""
    if text.role in {"date", "value_date"}:
        return all(DAY.fullmatch(word.text) for word in run)
    return text.role not in {"reference", "cheque_number"} or any(map(str.isdigit, "".join(w.text for w in run)))


def _mark(run: Sequence[Word], text: Text) -> bool:
    """Whether a lone letter or two stand within a heading."""
    here = span_of(run)
    return len(run) == 1 and len(run[0].text) <= MARK and text.span.x0 - EDGE < here.x0 and here.x1 < text.span.x1


def _under(here: Span, head: Span) -> bool:
    """Whether a cell is right-aligned with its heading, centred below it, or within it."""
    middle = abs(here.x0 + here.x1 - head.x0 - head.x1) / 2 < EDGE
    return middle or abs(here.x1 - head.x1) < EDGE or (head.x0 - EDGE < here.x0 and here.x1 < head.x1 + EDGE)


def right_of_dates(one: Item, dates: Span | None, columns: Sequence[Text]) -> bool:
    """Whether a line begins right of the dates, save for a time below its day, or under a description left of them."""
    begins = min((word.box.x0 for word in one.line.words if not TIME.fullmatch(word.text)), default=0.0)
    first = next((text.span.x0 for text in columns if text.role == "description"), None)
    before = first is not None and dates is not None and first < dates.x0 and begins > first - EDGE
    return dates is None or before or begins > dates.x0 + 0.6 * (dates.x1 - dates.x0)
