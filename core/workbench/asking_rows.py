"""Questions over rows of tables, and over what the bank's rows say was paid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice, product

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
    hits,
    latest,
    once,
)
from core.asking.rowwording import STATES, RowWording, SettledWording
from core.domain.asking import Answer, Citation, Found, Period, Query, Row, Target, Want
from core.domain.document import Document
from core.domain.facts import as_day
from core.domain.library import Library
from core.domain.period import day_of
from core.domain.selection import Order
from core.ports import Selection, Store
from core.words import Words

LOOKED = 3000
"""documents whose rows are looked at for one question"""
TEXTS = 12
"""ways of saying the words of a question that are looked for"""
PAGE = 500
LONGEST = timedelta(days=400)
"""that a statement may go on after a day that it shows"""
CITED = 6
LAST = date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class RowAsking:
    """What rows of verified documents say."""

    store: Store
    library: Library
    words: Words
    looked: int = LOOKED

    def answer(self, query: RowQuery) -> Answer | None:
        """What rows say to a query; None where there are none, so that documents may answer."""
        if query.at:
            return self._balance(query, query.at)
        wording = RowWording(self.words, query)
        periods: Sequence[Period | None] = query.about.periods or (None,)
        read = self._read(query)
        if read is None:
            return Answer(self.words.say("ask.refused.rows", count=str(self.looked)), wording.said(), refused=True)
        sides = [self._found(query, read, period) for period in periods]
        if not any(some for some, _ in sides):
            return self._nothing(query, read, wording) if query.table == MOVES else None
        found = [counted(query, some) for some, _ in sides]
        adding = [totals(query.about, one) for one in found]
        rows = tuple(row for one in found for row in one.rows)
        text = self._told(query, wording, found, adding)
        elsewhere = self._elsewhere(query, [one for some, _ in sides for one in some])
        notes = wording.rows_notes(found, adding if query.about.added_up else (), sum(n for _, n in sides), elsewhere)
        if not rows:
            return Answer(" ".join([self.words.say("ask.refused.none"), *notes]), wording.said(), refused=True)
        return Answer("\n".join([*text, *notes]), wording.said(), rows, self._cited(rows))

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

    def _found(self, query: RowQuery, read: Sequence[Document], period: Period | None) -> tuple[list[Hit], int]:
        """The rows of a period, each once, and how many stood in two statements."""
        if query.table == LINES:
            return [one for document in read if _dated(document, period) for one in hits(document, query, period)], 0
        return once(one for document in read for one in hits(document, query, period))

    def _nothing(self, query: RowQuery, read: Sequence[Document], wording: RowWording) -> Answer:
        why = "none" if read or query.about.words else "statements"
        if read and query.about.want is Want.COUNT:
            return Answer(f"{wording.documents(0)}.", wording.said())
        return Answer(self.words.say(f"ask.refused.{why}"), wording.said(), refused=True)

    def _balance(self, query: RowQuery, day: date) -> Answer | None:
        """The balance of each account on a day that one of its statements shows; None where none does."""
        wording = RowWording(self.words, query)
        about = replace(query.about, periods=(Period(day, day),))
        read = [one for one in islice(self._documents(replace(query, about=about)), self.looked) if covering(one, day)]
        found = latest(one for document in read for one in balances(document, query, day))
        sure = [one for one in found if one.sure]
        if not sure:
            return None
        made = counted(replace(query, about=replace(query.about, want=Want.LIST)), sure)
        notes = wording.rows_notes([replace(made, unverified=len(found) - len(sure))], (), 0, 0)
        text = "\n".join([*wording.balances(sure), *notes])
        return Answer(text, wording.said(), made.rows, self._cited(made.rows))

    def _elsewhere(self, query: RowQuery, found: Sequence[Hit]) -> int:
        """How many documents speak of what is asked for, and have no line that does."""
        if query.table != LINES or not query.about.words:
            return 0
        targets = tuple(Target(kind, "") for kind in query.kinds)
        about = replace(query.about, want=Want.COUNT, targets=targets, group=None, least=None, most=None, currency="")
        said = [self.library.ask(about, period) for period in about.periods or (None,)]
        all_of_them = sum(one.documents + one.unverified for one in said)
        return max(0, all_of_them - len({one.document.id for one in found}))

    def _documents(self, query: RowQuery) -> Iterator[Document]:
        """The documents that may hold such rows, each once."""
        about = query.about
        if about.document:
            yield self.store.document(about.document)
            return
        seen: set[str] = set()
        for wanted in self._selections(query):
            for one in self._every(wanted):
                if one.id not in seen:
                    seen.add(one.id)
                    yield one

    def _selections(self, query: RowQuery) -> Iterator[Selection]:
        """What is looked through: by type, supplier and way of saying the words."""
        about = query.about
        since, until = _span(about.periods, LONGEST if query.table == MOVES else timedelta())
        for kind, party, text in product(query.kinds, self._parties(query), self._texts(query)):
            wanted = Selection(self._client(about), kind, text=text, supplier=party, since=since, until=until)
            yield replace(wanted, limit=PAGE, order=Order.TAKEN)

    def _read(self, query: RowQuery) -> list[Document] | None:
        """The documents that may hold such rows; None where these are too many."""
        if not query.about.document and any(self.store.count(one) > self.looked for one in self._selections(query)):
            return None
        read = list(islice(self._documents(query), self.looked + 1))
        return read if len(read) <= self.looked else None

    def _every(self, wanted: Selection) -> Iterator[Document]:
        while page := self.store.documents(wanted):
            yield from page
            if len(page) < wanted.limit:
                return
            wanted = replace(wanted, offset=wanted.offset + len(page))

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

    def settled(self, asked: Settling, today: date) -> Answer:
        """Which invoices are paid, not paid or late, by the rows of the bank's statements."""
        wording, about = SettledWording(self.words), asked.about
        query = RowQuery(replace(about, group=None), LINES, ("invoice",))
        every = self._read(query)
        if every is None:
            return Answer(self.words.say("ask.refused.rows", count=str(self.looked)), wording.said(asked), refused=True)
        read = [one for one in every if _counts(one, about)]
        if not read:
            return Answer(self.words.say("ask.refused.none"), wording.said(asked), refused=True)
        told = {one.id: _state(one, today) for one in read}
        sure = [one for one in read if one.stage in SETTLED or _owed(one)[1]]
        if about.words and about.want is not Want.COUNT and len(read) <= CITED:
            rows = tuple(_line(one) for one in read)
            return Answer("\n".join(wording.each(read)), wording.said(asked), rows, self._cited(rows))
        wanted = [one for one in sure if asked.state in told[one.id]]
        rows = tuple(_line(one) for one in wanted)
        sums: dict[str, Decimal] = {}
        for row in rows:
            sums[row.currency] = sums.get(row.currency, Decimal(0)) + Decimal(row.value or 0)
        notes = wording.settled_notes(
            part=sum("part" in told[one.id] for one in sure) if asked.state != "paid" else 0,
            silent=sum(not told[one.id] for one in sure),
            unverified=len(read) - len(sure),
        )
        text = "\n".join([*wording.answer(rows, sums, asked.state), *notes])
        return Answer(text, wording.said(asked), rows, self._cited(rows), refused=not rows and not any(told.values()))


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


def _state(document: Document, today: date) -> frozenset[str]:
    """What the bank's rows say of a paper; nothing where they say nothing."""
    reading = document.reading
    found = next((STATES[one.code] for one in reading.findings if one.code in STATES), "") if reading else ""
    due = as_day(reading.record.value("due_date")) if reading else None
    late = found in ("open", "part") and due is not None and due < today
    return frozenset({found, "late"} if late else {found} if found else ())


def _owed(document: Document) -> tuple[str, bool]:
    """The field that says what a paper asks for, and whether it is vouched for."""
    record = document.reading.record if document.reading else None
    field = record.fields.get("total_amount") if record else None
    return "total_amount", bool(field and field.accepted)


def _line(document: Document) -> Row:
    record = document.reading.record if document.reading else None
    assert record is not None
    name, _ = _owed(document)
    value = record.fields[name]
    about = (document.id, document.name, document.client, "invoice", record.value("vendor_name") or "")
    place = (value.evidence.page, value.evidence.box)
    return Row(*about, record.value("invoice_date") or "", name, value.value, value.currency or "", *place)
