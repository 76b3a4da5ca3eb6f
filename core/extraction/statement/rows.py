"""The rows of a statement, page by page: transactions, balances said in passing, totals, and what heads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.layout import Box, Word, around
from core.domain.page import TextSource
from core.extraction.statement.columns import Geometry, Item, is_heading
from core.extraction.statement.tokens import Figure, Stamp
from core.extraction.statement.words import found, phrases

OUTSIDE = -1
"""where an amount stands that is in no column"""
JOINS = re.compile(r"(?i)(to|and|through|thru|until|till|upto|-|–|—|al|au|bis|a|hingga|至|到|~|:)\.?")
ENDS = frozenset({"opening", "closing"})
MOST_OUTSIDE = 600
LEAN = 0.15
FAR = 2.6
"""a line further below than this many line heights no longer belongs to the row above"""


class Outside(NamedTuple):
    """A line that is no part of the table, and the account it stands with."""

    account: int
    page: int
    item: Item


class Section(NamedTuple):
    """A part of a statement whose amounts go one way."""

    number: int
    meaning: str
    title: str


class Row(NamedTuple):
    """One row: a transaction, or what the paper itself says of the transactions so far."""

    meaning: str
    """"" for a transaction; "opening", "closing", "carried", "total" for a row that says a sum; "day" for a day's balance"""
    page: int
    source: TextSource
    account: int
    section: Section | None
    stamp: Stamp | None
    dated: bool
    """whether the date stands in this row rather than in one above"""
    value_stamp: Stamp | None
    cells: Mapping[int, Figure]
    text: str
    text_box: Box | None
    place: str | None
    """cell of the text, in a sheet"""
    aside: Mapping[str, str] = {}
    """reference, cheque number, currency, where they have columns"""


@dataclass
class _Draft:
    """A row while its lines come in."""

    page: int
    source: TextSource
    account: int
    section: Section | None
    stamp: Stamp | None
    dated: bool
    value_stamp: Stamp | None
    bottom: float
    cells: dict[int, Figure] = field(default_factory=dict)
    first: Item | None = None
    words: list[Word] = field(default_factory=list)

    def row(self, geometry: Geometry, meaning: str = "") -> Row:
        """The finished row."""
        aside = geometry.aside(self.words)
        apart = {id(word) for words in aside.values() for word in words}
        said = [word for word in self.words if id(word) not in apart]
        return Row(
            meaning,
            self.page,
            self.source,
            self.account,
            self.section,
            self.stamp,
            self.dated,
            self.value_stamp,
            self.cells,
            " ".join(word.text for word in said),
            around(word.box for word in said) if said else None,
            said[0].path if said else None,
            {role: " ".join(word.text for word in words) for role, words in aside.items()},
        )


class Rows:
    """Takes the lines of a statement in order and gives its rows."""

    def __init__(self, geometry: Geometry, account_labels: frozenset[str]) -> None:
        self.geometry = geometry
        self.account_labels = account_labels
        self.accounts: list[str] = [""]
        self.outside: list[Outside] = []
        self.heading_words: set[str] = set()
        self.extent: tuple[int, float] = (0, 0.0)
        """page and lower edge of the last row"""
        self.draft: _Draft | None = None
        self.lead: list[Item] = []
        self.stamp: Stamp | None = None
        self.section: Section | None = None
        self.sections = 0
        self.open = False
        """whether a table stands open: headings or rows came, and nothing closed it"""
        self.pending = ""
        self.named_at = 0
        """where among the lines outside the account at hand was named"""
        self.leans = False
        """whether the line at hand stands nearer to the one below than to the one above"""
        self.seen = False
        """whether the account at hand has transactions"""
        self.closed = False
        self.ending: list[str] = []
        """what stands below the last row"""

    def page(self, number: int, source: TextSource, items: Iterable[Item]) -> Iterator[Row]:
        """The rows that one page completes."""
        self.lead = []
        bottom = -1000.0
        lines = list(items)
        for one, following in zip_longest(lines, lines[1:]):
            gap = one.line.box.y0 - bottom
            self.leans = (
                following is not None and gap > following.line.box.y0 - one.line.box.y1 + LEAN * one.line.box.height
            )
            yield from self._line(number, source, one, gap)
            bottom = one.line.box.y1
        yield from self._flush()
        self.open = self.open and self.geometry.dates is not None

    def _line(self, number: int, source: TextSource, one: Item, gap: float) -> Iterator[Row]:
        if is_heading(one):
            self.heading_words.update(word.text.strip("():,.*") for word in one.line.words)
            yield from self._flush()
            self._begin_account()
            self.open, self.stamp, self.lead = True, None, []
            return
        section = self._section(one)
        if section:
            yield from self._flush()
            self.section, self.stamp, self.open = section, None, True
            return
        if self.section and self.section.meaning == "balances":
            days = list(self._days(number, source, one))
            yield from days
            if days:
                return
        yield from self._content(number, source, one, gap)

    def _content(self, number: int, source: TextSource, one: Item, gap: float) -> Iterator[Row]:
        meaning = _mark(one)
        stamp, value_stamp = self._anchors(one)
        cells = self.geometry.placed([f for f in one.figures if not _within(f, stamp) and not _within(f, value_stamp)])
        ends = sum(phrase.meaning in ENDS for phrase in found(one.folded, "marks")) if meaning else 0
        if ends > 1 and len(one.figures) > 1:
            self.outside.append(Outside(len(self.accounts) - 1, number, one))
            return
        if meaning and one.figures:
            yield from self._flush()
            yield from self._marked(number, source, one, meaning, cells or {OUTSIDE: one.figures[-1]})
            return
        pairs = self._pairs(number, source, one) if self.section else []
        if len(pairs) > 1 or (pairs and not stamp):
            yield from self._flush()
            yield from pairs
            self.seen = True
        elif (stamp and (cells or (self.open and not is_period(one)))) or (cells and self._goes_on(one, cells, gap)):
            yield from self._started(number, source, one, (stamp, value_stamp), cells, gap)
        else:
            self._text(number, one, gap)

    def _marked(
        self, number: int, source: TextSource, one: Item, meaning: str, cells: dict[int, Figure]
    ) -> Iterator[Row]:
        if meaning == "opening":
            self._begin_account(again=self.closed)
        stamp, value_stamp = self._anchors(one)
        draft = _Draft(number, source, len(self.accounts) - 1, self.section, stamp, stamp is not None, value_stamp, 0)
        draft.cells = cells
        draft.words = _words(one, stamp, value_stamp, cells.values())
        if meaning == "closing" and self.seen:
            self.closed = True
        self.lead = []
        yield draft.row(self.geometry, meaning)

    def _started(
        self,
        number: int,
        source: TextSource,
        one: Item,
        days: tuple[Stamp | None, Stamp | None],
        cells: dict[int, Figure],
        gap: float,
    ) -> Iterator[Row]:
        """A line with a date or an amount: a new row, or the amount that the row at hand waits for."""
        stamp, value_stamp = days
        draft = self.draft
        waits = draft is not None and not draft.cells and not stamp and gap < FAR * one.line.box.height
        if waits and draft:
            draft.cells.update(cells)
            draft.words += _words(one, stamp, value_stamp, cells.values())
            draft.bottom = one.line.box.y1
            return
        above = self._above(one)
        yield from self._flush()
        self.stamp = stamp or self.stamp
        self.pending, self.open = "", True
        account = len(self.accounts) - 1
        self.draft = _Draft(
            number, source, account, self.section, self.stamp, stamp is not None, value_stamp, one.line.box.y1
        )
        self.draft.first = one
        self.draft.cells.update(cells)
        self.draft.words = [*above, *_words(one, stamp, value_stamp, cells.values())]
        self.ending, self.extent = [], (number, one.line.box.y1)

    def _above(self, one: Item) -> list[Word]:
        """Words of the lines above that belong to the row beginning here."""
        words = [word for item in self.lead for word in item.line.words]
        near = bool(self.lead) and one.line.box.y0 - self.lead[-1].line.box.y1 < FAR * one.line.box.height
        self.lead = []
        return words if near else []

    def _text(self, page: int, one: Item, gap: float) -> None:
        """A line of text: it goes on with the row above, leads to the next one, or is no part of the table."""
        number = self._account_number(one)
        if number:
            self.pending, self.named_at = (number if number != self.accounts[-1] else ""), len(self.outside)
        dates = self.geometry.dates
        inside = (
            self.open
            and gap < FAR * one.line.box.height
            and (dates is None or one.line.box.x0 > dates.x0 + 0.6 * (dates.x1 - dates.x0))
        )
        draft = self.draft
        below = bool(self.lead) or self.leans
        if inside and draft and (self.geometry.amounts_first or not draft.cells) and not below:
            draft.words += one.line.words
            draft.bottom = one.line.box.y1
        elif inside and (self.leans or self.lead or not self.geometry.amounts_first):
            self.lead.append(one)
        else:
            self.lead = []
            self.ending.append("".join(one.folded))
            if len(self.outside) < MOST_OUTSIDE or not self.seen:
                self.outside.append(Outside(len(self.accounts) - 1, page, one))
            if draft and gap >= FAR * one.line.box.height:
                self.open = False

    def _goes_on(self, one: Item, cells: Mapping[int, Figure], gap: float) -> bool:
        """Whether a line with an amount and no date is a further transaction (or the amount of the one above)."""
        if not self.open or not any(f.decimals or self.geometry.dates is None for f in cells.values()):
            return False
        if self.geometry.dates is None:
            return True
        return (
            self.stamp is not None and gap < FAR * one.line.box.height and one.line.box.x0 > self.geometry.dates.x0 - 3
        )

    def _flush(self) -> Iterator[Row]:
        draft, self.draft = self.draft, None
        if draft and draft.cells:
            self.seen = True
            yield draft.row(self.geometry)
        elif draft and draft.first:
            self.outside.append(Outside(draft.account, draft.page, draft.first))

    def _anchors(self, one: Item) -> tuple[Stamp | None, Stamp | None]:
        """The dates of booking and of value that a line begins with."""
        dates, values = self.geometry.dates, self.geometry.value_dates
        stamp = next((day for day in one.stamps[:3] if dates and dates.holds(day.box)), None)
        value = next((day for day in one.stamps[:3] if values and day is not stamp and values.holds(day.box)), None)
        return stamp, value

    def _section(self, one: Item) -> Section | None:
        """The part of a statement that a line alone heads."""
        if one.stamps or len(one.line.words) > 9 or any(figure.decimals for figure in one.figures):
            return None
        text = "".join(one.folded).removesuffix("continued")
        meaning = phrases("sections").get(text)
        if meaning is None:
            return None
        if self.section and self.section.title == text:
            return self.section
        self.sections += 1
        return Section(self.sections, meaning, text)

    def _days(self, number: int, source: TextSource, one: Item) -> Iterator[Row]:
        """The days' balances of a line of pairs."""
        for stamp, figure in _paired(one):
            draft = _Draft(
                number, source, len(self.accounts) - 1, self.section, stamp, True, None, 0, {OUTSIDE: figure}
            )
            yield draft.row(self.geometry, "day")

    def _pairs(self, number: int, source: TextSource, one: Item) -> list[Row]:
        """Several transactions beside each other on one line, as checks are listed."""
        days = [
            day for day in one.stamps if not (self.geometry.value_dates and self.geometry.value_dates.holds(day.box))
        ]
        strong = [figure for figure in one.figures if figure.decimals]
        if not days or len(days) != len(strong):
            return []
        rows, start = [], 0
        for stamp, figure in zip(days, strong, strict=True):
            draft = _Draft(
                number, source, len(self.accounts) - 1, self.section, stamp, True, None, 0, {OUTSIDE: figure}
            )
            words = one.line.words[start : figure.end]
            draft.words = [w for w in words if w.box.x1 <= stamp.box.x0 or w.box.x0 >= stamp.box.x1]
            draft.words = [w for w in draft.words if w.box.x1 <= figure.box.x0]
            rows.append(draft.row(self.geometry))
            start = figure.end
        return rows

    def _account_number(self, one: Item) -> str:
        """The number of an account that a line names, or nothing."""
        for start in range(min(2, len(one.folded))):
            joined = ""
            for end in range(start + 1, min(len(one.folded), start + 5)):
                joined += one.folded[end - 1]
                if joined in self.account_labels:
                    rest = "".join(one.folded[end : end + 6])
                    if sum(map(str.isdigit, rest)) >= 4:
                        return rest
        return ""

    def _begin_account(self, *, again: bool = False) -> None:
        """A new account, where one was named or the last one was closed."""
        if (self.pending or again) and self.seen:
            self.named_at = self.named_at if self.pending else len(self.outside)
            self.accounts.append(self.pending)
            here = len(self.accounts) - 1
            self.outside[self.named_at :] = [one._replace(account=here) for one in self.outside[self.named_at :]]
            self.seen, self.section = False, None
        elif self.pending:
            self.accounts[-1] = self.pending
        self.pending, self.closed = "", False


def _paired(one: Item) -> Iterator[tuple[Stamp, Figure]]:
    """The dates of a line, each with the amount that follows it."""
    strong = [figure for figure in one.figures if figure.decimals]
    for stamp in one.stamps:
        figure = next((f for f in strong if f.box.x0 >= stamp.box.x1), None)
        if figure:
            yield stamp, figure


def _mark(one: Item) -> str:
    """What a line says of the balance ("opening", "closing", "carried", "total"), or "" for an ordinary one."""
    skip = {index for stamp in one.stamps for index in range(stamp.start, stamp.end)}
    skip |= {index for figure in one.figures for index in range(figure.start, figure.end)}
    texts = [text for index, text in enumerate(one.folded) if index not in skip and text]
    first = next(found(texts, "marks"), None)
    if first is None or first.start > 1:
        return ""
    dated = bool(one.stamps) and one.stamps[0].start == 0
    if not dated and first.meaning == "total" and first.start == 0:
        return "total"
    same = sum(phrase.letters for phrase in found(texts, "marks") if phrase.meaning == first.meaning)
    share = same / max(1, sum(map(len, texts)))
    if share < (0.5 if dated else 0.35) or (dated and (first.meaning == "total" or (first.letters < 8 and share < 1))):
        return ""
    return first.meaning


def is_period(one: Item) -> bool:
    """Whether a line names a first and a last day."""
    return any(joined(one, first, last) for first, last in pairwise(one.stamps))


def joined(one: Item, first: Stamp, last: Stamp) -> bool:
    """Whether two dates of a line are the ends of a period."""
    between = one.line.words[first.end : last.start]
    return (0 < len(between) <= 2 and all(JOINS.fullmatch(word.text) for word in between)) or (
        not between and first.text.endswith("-")
    )


def _within(figure: Figure, stamp: Stamp | None) -> bool:
    return stamp is not None and figure.start < stamp.end and stamp.start < figure.end


def _words(one: Item, stamp: Stamp | None, value: Stamp | None, taken: Iterable[Figure]) -> list[Word]:
    """The words of a line that are neither its dates nor its amounts."""
    skip = {index for span in (stamp, value, *taken) if span for index in range(span.start, span.end)}
    return [word for index, word in enumerate(one.line.words) if index not in skip and word.text not in {"-", "–", "|"}]


def labels_of(labels: Sequence[str]) -> frozenset[str]:
    """Labels as they are compared."""
    return frozenset(map(folded, labels))
