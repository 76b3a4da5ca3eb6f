"""The period of a paper that gives one year only: the two days that "to" joins, wherever its sentences break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from core.domain.folding import folded
from core.domain.layout import Line, Word
from core.domain.record import Field
from core.domain.schema import DocumentType
from core.extraction.forms.context import Context
from core.extraction.forms.options import Option
from core.extraction.page.evidence import cut, standing, vouched
from core.extraction.page.neighbours import Marked
from core.extraction.values.dates import FoundDate, dates_in

FROM, TO = "period_from", "period_to"
JOINS = frozenset({"to", "bis", "au", "until", "till", "through", "al", "a", "-", "–", "—", "से"})
SCORE = 1.8
"""more than a label that only one of the days stands at"""
YEARS = re.compile(r"(?<![\d/.-])20(?P<begun>\d\d)\s?[-–/]\s?(?:20)?\d\d(?![-/.]?\d)")
"""a year of two: 2024-25"""
YEAR = re.compile(r"(?<![\w/.,-])20\d\d(?!\s?[-–/]\s?\d|[\d.,/-]*\d)")
"""a year by itself, where days are taken out"""
BEGINNINGS = frozenset({(1, 1), (3, 1), (4, 1), (4, 6), (7, 1), (10, 1)})
"""days on which calendar and tax years begin; a deposit begins on any"""
Span = tuple[Marked, tuple[Word, ...], tuple[Word, ...], str, str]


def spanned(kind: DocumentType, pages: Sequence[Marked], known: Context) -> Iterator[tuple[str, Option]]:
    """The options for a required period that the one pair of days on the pages gives."""
    if not {FROM, TO} <= kind.fields.keys() or not kind.fields[FROM].required:
        return
    found = [span for page in pages for span in _spans(page, known)]
    texts = [line.text for page in pages for line in page.sheet.lines]
    told = {one["begun"] for text in texts for one in YEARS.finditer(text)}
    if len({span[3:] for span in found}) == 1 and (not told or found[0][3][2:4] in told) and _agree(found[0], texts):
        page, first, last, begun, ended = found[0]
        yield FROM, _option(page, first, begun)
        yield TO, _option(page, last, ended)


def _agree(span: Span, texts: Sequence[str]) -> bool:
    """Whether no year is said that is not one of the two: what is of another may be the time of a deposit."""
    bare = (_without_days(text) for text in texts)
    return {year for text in bare for year in YEAR.findall(text)} <= {span[3][:4], span[4][:4]}


def _without_days(text: str) -> str:
    for day in reversed(tuple(dates_in(text))):
        text = f"{text[: day.start]}|{text[day.end :]}"
    return text


def _spans(page: Marked, known: Context) -> Iterator[Span]:
    text = Line(tuple(word for line in page.sheet.lines for word in line.words))
    for first, last in pairwise(dates_in(text.text, known.order)):
        join = folded(text.text[first.end : last.start]) or text.text[first.end : last.start].strip()
        if join in JOINS and _a_year(first, last):
            begun, ended = cut(text, first.start, first.end), cut(text, last.start, last.end)
            yield page, begun, ended, str(first.date), str(last.date)


def _a_year(first: FoundDate, last: FoundDate) -> bool:
    """Whether two days, of which there is no doubt, bound a year of the calendar or of taxes."""
    if first.date is None or last.date is None:
        return False
    after, begun = last.date + timedelta(days=1), (first.date.month, first.date.day)
    return begun in BEGINNINGS and (after.year, after.month, after.day) == (first.date.year + 1, *begun)


def _option(page: Marked, words: tuple[Word, ...], value: str) -> Option:
    sure = min(word.confidence for word in words)
    field = Field(value, standing(page.sheet.page, words), round(0.85 * sure, 3))
    return Option(field, SCORE, sole=True, trusted=vouched(page.sheet.page, words), scanned=page.sheet.scanned)
