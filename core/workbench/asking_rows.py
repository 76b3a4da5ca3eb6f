"""Questions over rows of tables, and over what the bank's rows say was paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import NamedTuple

from core.asking.figures import Totals, totals
from core.asking.rows import (
    LINES,
    MOVES,
    SETTLED,
    Hit,
    RowQuery,
    Settling,
    balances,
    counted,
    covering,
    dated,
    hits,
    latest,
    once,
)
from core.asking.rowwording import STATES, RowWording, SettledWording
from core.domain.asking import Answer, Citation, Found, Period, Query, Row, Target, Want
from core.domain.document import Document
from core.domain.facts import as_day
from core.domain.finding import Finding
from core.domain.library import Library
from core.domain.period import day_of
from core.domain.selection import Order
from core.ports import Progress, Selection, Store, silent
from core.words import Words
from core.workbench.selected import every

LOOKED, FOUND = 100_000, 200_000
"""documents whose rows are looked at for one question, and rows that answer it, at most"""
TEXTS = 12
"""ways of saying the words of a question that are looked for"""
LOOKING = "looking_through"
PAGE = 100
"""documents that are in memory at a time"""
LONGEST = timedelta(days=400)
"""that a statement may go on after a day that it shows"""
CITED = 6
LAST = date(2199, 12, 31)


class Looked(NamedTuple):
    """The rows of each period that is asked for."""

    sides: Sequence[list[Hit]]
    documents: int
    """in which they were looked for"""


class Bill(NamedTuple):
    """A paper that asks for money, and what the bank's rows say of it."""

    row: Row
    told: frozenset[str]
    """nothing where they say nothing"""
    sure: bool
    found: Finding | None


@dataclass(frozen=True, slots=True)
class RowAsking:
    """What rows of verified documents say."""

    store: Store
    library: Library
    words: Words
    looked: int = LOOKED

    def answer(self, query: RowQuery, progress: Progress = silent) -> Answer | None:
        """What rows say to a query; None where there are none, so that documents may answer. Raises Cancelled."""
        if query.at:
            return self._balance(query, query.at, progress)
        wording = RowWording(self.words, query)
        periods: Sequence[Period | None] = query.about.periods or (None,)
        looked = self._looked(query, periods, progress)
        if looked is None:
            return self._too_many(wording.said())
        if not any(looked.sides):
            return self._nothing(query, looked, wording) if query.table == MOVES else None
        found, more = self._counted(query, looked, periods)
        adding = [totals(query.about, one) for one in found]
        rows = tuple(row for one in found for row in one.rows)
        text = self._told(query, wording, found, adding)
        notes = wording.rows_notes(found, adding if query.about.added_up else (), more)
        if not rows:
            return Answer(" ".join([self.words.say("ask.refused.none"), *notes]), wording.said(), refused=True)
        return Answer("\n".join([*text, *notes]), wording.said(), rows, self._cited(rows))

    def _looked(self, query: RowQuery, periods: Sequence[Period | None], progress: Progress) -> Looked | None:
        """The rows that answer, period by period; None where it would be too much. Raises Cancelled."""
        sides: list[list[Hit]] = [[] for _ in periods]
        number = 0
        for document in self._documents(query, progress):
            if document is None or sum(map(len, sides)) > FOUND:
                return None
            number += 1
            for side, period in zip(sides, periods, strict=True):
                if query.table == MOVES or _dated(document, period):
                    side.extend(hits(document, query, period))
        return Looked(sides, number)

    def _counted(
        self, query: RowQuery, looked: Looked, periods: Sequence[Period | None]
    ) -> tuple[list[Found], dict[str, int]]:
        """What the rows of each period come to, and what was left out, by the codes of its words."""
        found: list[Found] = []
        twice = alike = undated = 0
        for side, period in zip(looked.sides, periods, strict=True):
            rows, without = dated(side, period)
            undated = max(undated, without)
            if query.table == MOVES:
                rows, more, similar = once(rows)
                twice, alike = twice + more, alike + similar
            found.append(counted(query, rows))
        elsewhere, papers = self._elsewhere(query, [one for side in looked.sides for one in side], periods)
        more_notes = {"rows.twice": twice, "rows.alike": alike, "rows.undated": undated}
        return found, more_notes | {"rows.elsewhere": elsewhere, "undated": papers}

    def _too_many(self, said: str) -> Answer:
        told = self.words.say("ask.refused.rows", count=str(self.looked), rows=str(FOUND))
        return Answer(told, said, refused=True)

    def _told(
        self, query: RowQuery, wording: RowWording, found: Sequence[Found], adding: Sequence[Totals]
    ) -> list[str]:
        about = query.about
        if about.added_up and len(found) > 1:
            sides = zip(map(wording.span, about.periods), adding, strict=True)
            return wording.compared(about, list(sides))
        if about.added_up:
            return wording.added_up(about, adding[0], wording.column())
        rows = [row for one in found for row in one.rows]
        count = len(rows) if about.want.singles else sum(one.documents for one in found)
        return wording.listed(rows, count)

    def _nothing(self, query: RowQuery, looked: Looked, wording: RowWording) -> Answer:
        why = "none" if looked.documents or query.about.words else "statements"
        if looked.documents and query.about.want is Want.COUNT:
            return Answer(f"{wording.documents(0)}.", wording.said())
        return Answer(self.words.say(f"ask.refused.{why}"), wording.said(), refused=True)

    def _balance(self, query: RowQuery, day: date, progress: Progress) -> Answer | None:
        """The balance of each account on a day that one of its statements shows; None where none does."""
        wording = RowWording(self.words, query)
        wanted = replace(query, about=replace(query.about, periods=(Period(day, day),)))
        every: list[Hit] = []
        for one in self._documents(wanted, progress):
            if one is None:
                return self._too_many(wording.said())
            every += balances(one, query, day) if covering(one, day) else ()
        found = latest(every)
        sure = [one for one in found if one.sure]
        if not sure:
            return None
        made = counted(replace(query, about=replace(query.about, want=Want.LIST)), sure)
        notes = wording.rows_notes([replace(made, unverified=len(found) - len(sure))], (), {})
        text = "\n".join([*wording.balances(sure), *notes])
        return Answer(text, wording.said(), made.rows, self._cited(made.rows))

    def _elsewhere(self, query: RowQuery, found: Sequence[Hit], periods: Sequence[Period | None]) -> tuple[int, int]:
        """How many documents speak of what is asked for and have no line that does; how many say nothing of when."""
        if not query.about.words and not query.about.periods:
            return 0, 0
        targets = tuple(Target(kind, "") for kind in query.kinds)
        parties = query.about.parties if query.table == LINES else ()
        about = replace(query.about, want=Want.COUNT, targets=targets, group=None, least=None, most=None, currency="")
        said = [self.library.ask(replace(about, parties=parties), period) for period in periods]
        undated = max(one.undated for one in said)
        if query.table != LINES or not query.about.words:
            return 0, undated
        all_of_them = sum(one.documents + one.unverified for one in said)
        return max(0, all_of_them - len({one.document.id for one in found})), undated

    def _documents(self, query: RowQuery, progress: Progress) -> Iterator[Document | None]:
        """The documents that may hold such rows, each once; None where they are too many. Raises Cancelled."""
        about = query.about
        if about.document:
            yield self.store.document(about.document)
            return
        counts = [(one, self.store.count(one)) for one in self._selections(query)]
        seen: set[str] = set()
        for wanted, number in counts:
            for one in every(self.store, wanted) if number <= self.looked else (None,):
                if one is None or len(seen) >= self.looked:
                    yield None
                    return
                if one.id not in seen:
                    seen.add(one.id)
                    yield one
                if len(seen) % PAGE == 0:
                    progress(LOOKING, len(seen), max(len(seen), sum(number for _, number in counts)))

    def _selections(self, query: RowQuery) -> Iterator[Selection]:
        """What is looked through: by type, supplier and way of saying the words."""
        about = query.about
        since, until = _span(about.periods, LONGEST if query.table == MOVES else timedelta())
        for kind, party, text in product(query.kinds, self._parties(query), self._texts(query)):
            wanted = Selection(self._client(about), kind, text=text, supplier=party, since=since, until=until)
            yield replace(wanted, limit=PAGE, order=Order.TAKEN)

    def _client(self, about: Query) -> str:
        """A client as the vault writes the name."""
        wanted = about.client.casefold()
        return next((one for one in self.library.names().clients if one.casefold() == wanted), about.client)

    def _parties(self, query: RowQuery) -> Sequence[str]:
        return query.about.parties if query.table == LINES and query.about.parties else ("",)

    def _texts(self, query: RowQuery) -> Sequence[str]:
        """What documents are looked for by: one way of saying each word."""
        return [" ".join(way) for way in islice(product(*query.about.words), TEXTS)]

    def _cited(self, rows: Sequence[Row]) -> tuple[Citation, ...]:
        return tuple(self._citation(row) for row in rows[:CITED])

    def _citation(self, row: Row) -> Citation:
        reading = self.store.document(row.document).reading
        value = reading.record.get(row.field) if reading else None
        return Citation(
            row.document, row.page, row.box, (value.evidence.text or value.value) if value else "", row.name
        )

    def settled(self, asked: Settling, today: date, progress: Progress = silent) -> Answer:
        """Which invoices are paid, not paid or late, by the rows of the bank's statements. Raises Cancelled."""
        wording, about = SettledWording(self.words), asked.about
        query = RowQuery(replace(about, group=None), LINES, ("invoice",))
        bills: list[Bill] = []
        for one in self._documents(query, progress):
            if one is None:
                return self._too_many(wording.said(asked))
            if _counts(one, about):
                bills.append(_bill(one, today))
        if not bills:
            return Answer(self.words.say("ask.refused.none"), wording.said(asked), refused=True)
        if about.words and about.want is not Want.COUNT and len(bills) <= CITED:
            rows = tuple(one.row for one in bills)
            each = [wording.each(one.row.name, one.found) for one in bills]
            return Answer("\n".join(each), wording.said(asked), rows, self._cited(rows))
        return self._owed(asked, bills, wording)

    def _owed(self, asked: Settling, bills: Sequence[Bill], wording: SettledWording) -> Answer:
        """How many of the bills are as is asked for, and what they come to."""
        sure = [one for one in bills if one.sure]
        rows = tuple(one.row for one in sure if asked.state in one.told)
        sums: dict[str, Decimal] = {}
        for row in rows:
            sums[row.currency] = sums.get(row.currency, Decimal(0)) + Decimal(row.value or 0)
        notes = wording.settled_notes(
            part=sum("part" in one.told for one in sure) if asked.state != "paid" else 0,
            silent=sum(not one.told for one in sure),
            unverified=len(bills) - len(sure),
        )
        text = "\n".join([*wording.answer(rows, sums, asked.state), *notes])
        silent_all = not rows and not any(one.told for one in bills)
        return Answer(text, wording.said(asked), rows, self._cited(rows), refused=silent_all)


def _span(periods: Sequence[Period], longer: timedelta) -> tuple[date | None, date | None]:
    """The days that all periods lie within."""
    if not periods:
        return None, None
    since, until = min(one.since for one in periods), max(one.until for one in periods)
    return since, min(until, LAST - longer) + longer


def _dated(document: Document, period: Period | None) -> bool:
    """Whether a document is dated within a period, by the day that lists show."""
    if period is None or document.reading is None:
        return True
    day = day_of(document.reading.record)
    return day is not None and period.since <= day <= period.until


def _counts(document: Document, about: Query) -> bool:
    """Whether a paper asks for money: no credit note, no proforma; of the days, currency and amounts that were set."""
    reading = document.reading
    if reading is None or reading.subtype in ("credit_note", "proforma"):
        return False
    if not any(_dated(document, period) for period in about.periods or (None,)):
        return False
    total, number = reading.record.fields.get("total_amount"), reading.record.number("total_amount")
    if about.currency and total and (total.currency or about.currency) != about.currency:
        return False
    least, most = about.least, about.most
    return number is not None and not ((least and number < least) or (most and number > most))


def _bill(document: Document, today: date) -> Bill:
    """What the bank's rows say of a paper."""
    reading = document.reading
    assert reading
    found = next((one for one in reading.findings if one.code in STATES), None)
    state, due = STATES[found.code] if found else "", as_day(reading.record.value("due_date"))
    late = state in ("open", "part") and due is not None and due < today
    told = frozenset(one for one in (state, "late" if late else "") if one)
    total = reading.record.fields["total_amount"]
    return Bill(_line(document), told, document.stage in SETTLED or total.accepted, found)


def _line(document: Document) -> Row:
    record = document.reading.record if document.reading else None
    assert record is not None
    value = record.fields["total_amount"]
    about = (document.id, document.name, document.client, "invoice", record.value("vendor_name") or "")
    place = (value.evidence.page, value.evidence.box)
    return Row(*about, record.value("invoice_date") or "", "total_amount", value.value, value.currency or "", *place)
