"""The rows of a statement, page by page: transactions, balances said in passing, totals, and what heads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from core.domain.page import NUMBERED, TextSource
from core.extraction.statement.columns import Geometry, Item, heads_both, is_heading, lone_day, titled
from core.extraction.statement.figures import Figure
from core.extraction.statement.lines import (
    account_number,
    ends_named,
    heads_ends,
    in_text,
    is_period,
    is_summary,
    mark_of,
    names_period,
    names_total,
    not_booked,
    paired,
    said_last,
    undated,
    under,
    within,
    words_left,
)
from core.extraction.statement.row import UNBOOKED, Draft, Outside, Place, Row, Section
from core.extraction.statement.stamps import Stamp
from core.extraction.statement.texts import Text, right_of_dates, texts, two_days
from core.extraction.statement.words import phrases

OUTSIDE = -1
"""where an amount stands that is in no column"""
MOST_OUTSIDE = 600
"""lines outside the table that are kept"""
LEAN = 0.15
"""share of a line's height by which the space below must be narrower for a text to belong to the row below"""
SLIP = 0.5
"""share of a line's height that the amount of a scan must share with the line of its date"""
PAGE_WORDS = 6
"""words of a line that numbers the page: "Page 1 of 5" and little else"""
NAMING = 6
"""words of a line above an account's rows that names its number"""
FAR = 2.6
"""a line further below than this many line heights no longer belongs to the row above"""


class Leaf(NamedTuple):
    """A page: its number, and where its words come from."""

    number: int
    source: TextSource


class Rows:
    """Takes the lines of a statement in order and gives its rows."""

    def __init__(self, geometry: Geometry, account_labels: frozenset[str]) -> None:
        self.geometry, self.account_labels = geometry, account_labels
        self.accounts: list[str] = [""]
        self.outside: list[Outside] = []
        self.heads: list[Outside] = []
        """the lines of column headings"""
        self.extent: tuple[int, float] = (0, 0.0)
        """page and lower edge of the last row"""
        self.bottoms: dict[int, float] = {}
        """lower edge of the last row of every page that has rows"""
        self.draft: Draft | None = None
        self.texts: tuple[Text, ...] = ()
        """the columns of text of the table at hand"""
        self.lead: list[Item] = []
        self.stamp: Stamp | None = None
        self.beside: Item | None = None
        """the next line, where it stands beside the one at hand, or nearer to it than the one above"""
        self.unread = False
        """whether something stands in the column of dates since the last date, and is none"""
        self.section: Section | None = None
        self.sections = 0
        self.open, self.pending = False, ""
        """whether a table stands open (headings or rows came, and nothing closed it), and the account named last"""
        self.parted = False
        """whether that number stands apart from the rows of another account, which was named too"""
        self.named_at = self.headed_at = 0
        """where among the lines outside, and among the headings, the account at hand was named"""
        self.number, self.source = 0, TextSource.LAYER
        """the page at hand"""
        self.near = False
        """whether the line at hand stands close to the one above"""
        self.leans = False
        """whether the line at hand stands nearer to the one below than to the one above"""
        self.seen = False
        """whether the account at hand has transactions"""
        self.above = ""
        """the letters of all that stands above the first transaction"""
        self.closed = False
        self.closed_on = 0
        """the page on which the last closing balance stands, if no day began below it: it closed the account, no day"""
        self.balance_on: date | None = None
        """the day whose balance was named last, if no transaction came since"""
        self.carried: tuple[int, list[Decimal]] | None = None
        """page and size of the balance that was carried forward last: another one then opens another account"""
        self.ending: list[str] = []
        """what stands below the last row"""
        self.amounts_below = False
        """whether amounts stand there too"""
        self.step, self.lower, self.below = 0.0, 0.0, 0.0
        """the least distance between two lines of the page's table, where the last one stands, and what is below it"""

    def page(self, leaf: Leaf, geometry: Geometry, items: Iterable[Item]) -> Iterator[Row]:
        """The rows that one page completes, whose columns stand as its geometry says."""
        (self.number, self.source), self.geometry, self.lead = leaf, geometry, []
        self.step = self.lower = 0.0
        bottom = -1000.0
        lines = list(items)
        for index, (one, following) in enumerate(zip_longest(lines, lines[1:])):
            if is_heading(one):
                self.texts = texts(one, lines[max(0, index - 1) : index + 2])
            height = one.line.box.height
            gap = one.line.box.y0 - bottom
            self.leans = following is not None and gap > following.line.box.y0 - one.line.box.y1 + LEAN * height
            self.near = gap < FAR * height
            beside = following is not None and following.line.box.y0 < one.line.box.y1 - LEAN * height
            self.beside = following if beside or self.leans else None
            yield from self._line(one)
            bottom = one.line.box.y1
        yield from self._flush()
        self.open = self.open and (self.geometry.dates is not None or self.geometry.headed_days)

    def _line(self, one: Item) -> Iterator[Row]:
        section = self._section(one)
        self.above += "" if self.seen or len(self.accounts) > 1 else f" {''.join(one.folded)}"
        if is_heading(one):
            yield from self._flush()
            self._begin_account()
            head = Outside(len(self.accounts) - 1, self.number, one)
            self.open, self.lead = True, []
            left_out = self.near and bool(self.outside) and not_booked(self.outside[-1].item)
            self.section = UNBOOKED if left_out else None if heads_both(one) else self.section
            self.stamp = self.stamp if self._repeats(head) else None
            self.heads.append(head)
        elif section:
            yield from self._flush()
            self.section, self.stamp, self.open = section, None, True
        elif self.section and self.section.meaning == "balances" and one.stamps and one.figures:
            for stamp, figure in paired(one):
                yield self._draft(stamp, None, {OUTSIDE: figure}).row(self.geometry, "day")
        else:
            yield from self._content(one)

    def _repeats(self, head: Outside) -> bool:
        """Whether headings are those of the page before: the day of its last row still holds."""
        last = self.heads[-1] if self.heads else None
        return last is not None and (last.account, last.page, last.item.folded) == (
            head.account,
            head.page - 1,
            head.item.folded,
        )

    def _content(self, one: Item) -> Iterator[Row]:
        """What a line gives that is neither a heading nor a day's balance."""
        meaning = mark_of(one) if one.figures else ""
        stamp, value_stamp = self._anchors(one)
        if not self.open and names_period(one, stamp):
            stamp = None
        self.unread = stamp is None and (self.unread or undated(one, self.geometry.dates))
        cells = self.geometry.placed([f for f in one.figures if not within(f, stamp) and not within(f, value_stamp)])
        pairs = self._pairs(one) if self.section and not meaning else []
        if self.geometry.headed_days and lone_day(one):
            yield from self._flush()
            self.stamp, self.open, self.lead, self.closed_on = one.stamps[0], True, [], 0
        elif meaning and self._sums_up(one, meaning, stamp):
            self._outside(one)
        elif meaning:
            yield from self._flush()
            if self.parted and meaning in {"opening", "closing", "carried"}:
                self._begin_account()
            yield self._marked(one, meaning, (cells if self.open else {}) or {OUTSIDE: said_last(one)})
        elif heads_ends(one) or self._under_ends(one):
            yield from self._flush()
            self.open, self.lead = False, []
            self._outside(one)
        elif len(pairs) > 1 or (pairs and not stamp):
            yield from self._flush()
            yield from pairs
            self.seen = True
        elif stamp and self.draft and not cells and self._second_day():
            self.draft.goes_on(one)
        elif (stamp and self._begins(one, cells)) or (cells and self._goes_on(one, cells)):
            yield from self._started(one, stamp, value_stamp, cells)
        else:
            self._text(one)

    def _under_ends(self, one: Item) -> bool:
        """Whether a line says the values of the headings right above it, one of which names a balance."""
        above = self.outside[-1] if self.outside else None
        return above is not None and self.near and above.page == self.number and under(one, above.item)

    def _second_day(self) -> bool:
        """Whether a line with a day goes on with the row above: the day of its value, as headings say."""
        draft = self.draft
        whole = draft is not None and draft.dated and bool(draft.cells) and not draft.value_stamp
        return whole and self.near and self.geometry.amounts_first and two_days(self.texts)

    def _begins(self, one: Item, cells: Mapping[int, Figure]) -> bool:
        """Whether a line with a date begins a row: outside a table, only with an amount that has decimals."""
        return any(figure.decimals or self.open for figure in cells.values()) or (self.open and not is_period(one))

    def _sums_up(self, one: Item, meaning: str, stamp: Stamp | None) -> bool:
        """Whether a line belongs to a summary: it names several amounts, or a total before any row."""
        several = len(one.figures) > 1 and (ends_named(one) > 1 or (not stamp and is_summary(one)))
        return several or (meaning == "total" and not self.open and not self.seen)

    def _draft(self, stamp: Stamp | None, value_stamp: Stamp | None, cells: Mapping[int, Figure]) -> Draft:
        """A row that begins at the line at hand; without a date of its own it has the last one's."""
        at = Place(self.number, self.source, len(self.accounts) - 1, self.section)
        day = stamp or self.stamp
        return Draft(at, day, value_stamp, dict(cells), dated=stamp is not None, columns=self.texts)

    def _marked(self, one: Item, meaning: str, cells: Mapping[int, Figure]) -> Row:
        """A row that says what the balance is."""
        said = self.number, [abs(figure.value) for figure in cells.values()][-1:]
        if meaning == "balance" and self._goes_back(one):
            self._begin_account(again=True)
        if meaning == "opening":
            other = self.carried is not None and self.carried[0] == said[0] and self.carried[1] != said[1]
            self._begin_account(again=self.closed or other)
        self.carried = said if meaning == "carried" else None
        stamp, value_stamp = self._anchors(one)
        draft = self._draft(stamp, value_stamp, cells)
        draft.stamp = stamp or next((day for day in one.stamps if day.year), None)
        draft.words = words_left(one, stamp, value_stamp, cells.values())
        if self.seen and not self.closed and meaning in {"closing", "carried", "balance"}:
            self._named_here()
        if self.seen and meaning == "closing":
            self.closed, self.closed_on = True, self.number
        self.lead = []
        return draft.row(self.geometry, meaning)

    def _goes_back(self, one: Item) -> bool:
        """Whether a line names the balance of a day before the one whose balance was named last, no row between."""
        day = next((day for stamp in one.stamps if stamp.year and (day := stamp.day("dmy"))), None)
        before, self.balance_on = self.balance_on, day
        return self.seen and day is not None and before is not None and day < before

    def _started(
        self, one: Item, stamp: Stamp | None, value_stamp: Stamp | None, cells: Mapping[int, Figure]
    ) -> Iterator[Row]:
        """A line with a date or an amount: a new row, or the amount that the row at hand waits for."""
        words = words_left(one, stamp, value_stamp, cells.values())
        if self.draft and not self.draft.cells and not stamp and self.near:
            self.draft.cells.update(cells)
            self.draft.words += words
            self.draft.unread |= self._late()
            return
        above = [word for item in self.lead for word in item.line.words] if self.near else []
        yield from self._flush()
        self.stamp = stamp or self.stamp
        self.closed_on, self.balance_on = 0, None
        self.pending, self.parted, self.open, self.lead = "", False, True, []
        self.draft = self._draft(stamp, value_stamp, cells)
        self.draft.first, self.draft.words = one, [*above, *words]
        self.draft.unread = stamp is None and (self.unread or self._late())
        self.ending, self.amounts_below, self.extent = [], False, (self.number, one.line.box.y1)
        self._steps(one)
        self.bottoms[self.number] = one.line.box.y1

    def _text(self, one: Item) -> None:
        """A line of text: it goes on with the row above, leads to the next one, or is no part of the table."""
        number = self._account_number(one)
        if number and self.seen and not self.accounts[-1] and number in self.above:
            self.accounts[-1] = number  # a running head says again what stands at the head of the paper
        if number:
            self.pending = number if number != self.accounts[-1] else ""
            self.parted = bool(self.pending and self.accounts[-1]) and self._aside(one)
            self._named_here()
        numbers_page = NUMBERED.search(one.line.text) is not None and len(one.line.words) <= PAGE_WORDS
        inside = self.open and self.near and self._right_of_dates(one) and not numbers_page
        draft, below = self.draft, bool(self.lead) or self.leans
        if inside and draft and (self.geometry.amounts_first or not draft.cells) and not below:
            draft.goes_on(one)
            self._steps(one)
        elif inside and (below or not self.geometry.amounts_first):
            self.lead.append(one)
        else:
            self.lead = []
            self.below = self.below if self.ending else one.line.box.y0
            self.ending.append("".join(one.folded))
            self.amounts_below |= any(figure.decimals and not in_text(figure, one.line.words) for figure in one.figures)
            self._outside(one)
            self.open = self.open and (self.near or not draft)

    def _steps(self, one: Item) -> None:
        """Tells how far a line of the table stands below the one before; what stands beside that is no other line."""
        box, step = one.line.box, one.line.box.y0 - self.lower
        if self.lower and step > SLIP * box.height:
            self.step = min(self.step or step, step)
        self.lower = box.y0

    def _right_of_dates(self, one: Item) -> bool:
        return right_of_dates(one, self.geometry.dates, self.texts)

    def _outside(self, one: Item) -> None:
        """Keep a line that is no part of the table, for the header; of a long statement not all."""
        if len(self.outside) < MOST_OUTSIDE or not self.seen:
            self.outside.append(Outside(len(self.accounts) - 1, self.number, one))
        if self.seen and not self.pending and names_total(one):
            self._named_here()  # what sums up rows is of the account above

    def _late(self) -> bool:
        """Whether the date of the line at hand may be the one that the next line begins with.

        In a text a line with an amount of its own keeps its date.
        """
        stamp = self._anchors(self.beside)[0] if self.beside else None
        amounts = [figure for figure in self.beside.figures if not within(figure, stamp)] if self.beside else []
        own = self.source is TextSource.LAYER and any(figure.decimals for figure in amounts)
        return stamp is not None and not own

    def _goes_on(self, one: Item, cells: Mapping[int, Figure]) -> bool:
        """Whether a line with an amount and no date is a further transaction (or the amount of the one above)."""
        dates = self.geometry.dates
        if dates is None:
            return self.open
        if self.closed and self.closed_on == self.number:
            return False  # a day's further row does not stand below the balance that closes the account
        inside = self.open and self.stamp is not None and self.near and one.line.box.x0 > dates.x0 - 3
        told = self.geometry.flowing or not all(in_text(figure, one.line.words) for figure in cells.values())
        return inside and told and any(figure.decimals for figure in cells.values())

    def _flush(self) -> Iterator[Row]:
        """The row at hand, if it has an amount."""
        draft, self.draft = self.draft, None
        if draft and draft.cells and draft.at.section is not UNBOOKED:
            self.seen = True
            yield draft.row(self.geometry)
        elif draft and draft.first:
            self.outside.append(Outside(draft.at.account, draft.at.page, draft.first))

    def _anchors(self, one: Item) -> tuple[Stamp | None, Stamp | None]:
        """The dates of booking and of value that a line begins with."""
        dates, values = self.geometry.dates, self.geometry.value_dates
        stamp = next((day for day in one.stamps[:3] if dates and dates.holds(day.box)), None)
        value = next((day for day in one.stamps[:3] if values and day is not stamp and values.holds(day.box)), None)
        return stamp, value

    def _section(self, one: Item) -> Section | None:
        """The part of a statement that a line alone heads."""
        text = titled(one)
        if not text or (self.draft and self.near and self.draft.below(one)):
            return None
        if self.section and self.section.title == text:
            return self.section
        self.sections += 1
        return Section(self.sections, phrases("sections")[text], text)

    def _pairs(self, one: Item) -> list[Row]:
        """Transactions beside each other on one line, as checks are listed: number, date, amount."""
        values = self.geometry.value_dates
        days = [day for day in one.stamps if not (values and values.holds(day.box))]
        strong = [figure for figure in one.figures if figure.decimals]
        amounts = any(within(figure, day) for figure in strong for day in days)  # "11.31" is one, no day
        if not days or len(days) != len(strong) or amounts:
            return []
        rows, start = [], 0
        for stamp, figure in zip(days, strong, strict=True):
            draft = self._draft(stamp, None, {OUTSIDE: figure})
            words = words_left(one, stamp, None, strong)
            left = one.line.words[start].box.x0
            draft.words = [word for word in words if left <= word.box.x0 < figure.box.x0]
            rows.append(draft.row(self.geometry))
            start = min(figure.end, len(one.line.words) - 1)
        return rows

    def _account_number(self, one: Item) -> str:
        """The number of an account that a line names, or nothing."""
        return account_number(one, self.account_labels, NAMING if self._aside(one) else 2)

    def _aside(self, one: Item) -> bool:
        """Whether a line goes on no row: "Savings account  Account No. 4711"."""
        return self.draft is None or not self._right_of_dates(one)

    def _named_here(self) -> None:
        self.named_at, self.headed_at = len(self.outside), len(self.heads)

    def _begin_account(self, *, again: bool = False) -> None:
        """A new account, where one was named or the last one was closed."""
        if (self.pending or again) and self.seen:
            self.accounts.append(self.pending)
            here = len(self.accounts) - 1
            self.outside[self.named_at :] = [one._replace(account=here) for one in self.outside[self.named_at :]]
            self.heads[self.headed_at :] = [one._replace(account=here) for one in self.heads[self.headed_at :]]
            self.seen, self.closed, self.section = False, False, None
        elif self.pending:
            self.accounts[-1] = self.pending
        self.pending, self.parted = "", False
