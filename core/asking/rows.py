"""Rows of tables that answer a question: movements of the bank, lines of invoices and receipts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.asking.hearing import row_words
from core.domain.asking import Found, Group, Period, Query, Row, Sum, Want
from core.domain.document import Document, Stage
from core.domain.facts import as_day
from core.domain.folding import spaced
from core.domain.layout import Box
from core.domain.money import ZERO
from core.domain.party import LEGAL_FORMS
from core.domain.record import Field, Record
from core.domain.summary import DATES, SUPPLIERS

LINES, MOVES, ACCOUNTS, STATEMENT = "line_items", "transactions", "accounts", "bank_statement"
AMOUNT, QUANTITY, BALANCE = "amount", "quantity", "balance"
IN, OUT = "in", "out"
TOLD = ("description", "reference", "cheque_number", "unit")
"""cells whose words a question may name"""
SHOWN = 200
"""rows that are shown behind a figure"""
SHORT = 4
"""letters of a mark that stands for itself only, and not with an "s" or a number behind it"""
SETTLED = (Stage.APPROVED, Stage.EXPORTED)


@dataclass(frozen=True, slots=True)
class RowQuery:
    """What is asked of rows: the filters of a query of documents, and which rows."""

    about: Query
    table: str
    kinds: tuple[str, ...]
    column: str = AMOUNT
    side: str = ""
    """money that came in or went out; both where it is "" """
    sort: str = ""
    """what the bank did: "transfer"; anything where it is "" """
    at: date | None = None
    """the day of a balance"""


@dataclass(frozen=True, slots=True)
class Settling:
    """What is asked of payments: which invoices are paid, are not, or are late."""

    about: Query
    state: str


class Held(NamedTuple):
    """What is kept of a document that rows stand in: many rows are kept, and no document with them."""

    id: str
    name: str
    client: str
    type: str
    subtype: str
    party: str


class Hit(NamedTuple):
    """A row that answers."""

    document: Held
    cell: str
    """of the value that was asked for: "line_items.2.amount" """
    text: str
    balance: str
    """that is printed behind the row"""
    number: Decimal
    currency: str
    day: str
    account: str
    """"" where the statement does not say whose it is"""
    sure: bool
    page: int | None
    box: Box | None


def hits(document: Document, query: RowQuery, period: Period | None) -> Iterator[Hit]:
    """The rows of a document that a query asks for; rows without a day too, where these could be of the period."""
    record = document.reading.record if document.reading else Record()
    held = _held(document, record)
    for spot in _rows(record, query.table):
        place, head, row = spot
        value = row.fields.get(query.column)
        number = value.number if value else None
        if value is None or number is None or not _asked_for(query, record, spot, number, period):
            continue
        day = _day(query, record, row)
        sure = document.stage in SETTLED or all(one.accepted for one in _needed(query, record, row, value, period))
        currency = value.currency or _currency(record, head)
        if query.column == QUANTITY:
            currency = row.value("unit") or ""
        text, balance = " ".join((row.value("description") or "").split()), row.value("balance") or ""
        cell, where = f"{place}.{query.column}", (value.evidence.page, value.evidence.box)
        yield Hit(held, cell, text, balance, number, currency, day, _account(record, head), sure, *where)


def _held(document: Document, record: Record) -> Held:
    kind, subtype = (document.reading.type, document.reading.subtype) if document.reading else ("", "")
    party = record.first(SUPPLIERS)
    return Held(document.id, document.name, document.client, kind, subtype, party.value if party else "")


def _account(record: Record, head: Record | None) -> str:
    """By what an account is told from others."""
    said = (one.value(name) for one in (head, record) if one for name in ("account_number", "iban"))
    return next(filter(None, said), "")


class Spot(NamedTuple):
    """A row with its place, and the account whose it is."""

    place: str
    head: Record | None
    row: Record


def _rows(record: Record, table: str) -> Iterator[Spot]:
    """The rows of a table, those of a statement's accounts by account."""
    accounts = record.tables.get(ACCOUNTS, ()) if table == MOVES else ()
    held = False
    for number, account in enumerate(accounts, 1):
        for row_number, row in enumerate(account.tables.get(table, ()), 1):
            held = True
            yield Spot(f"{ACCOUNTS}.{number}.{table}.{row_number}", account, row)
    if not held:
        lone = accounts[0] if len(accounts) == 1 else None
        yield from (Spot(f"{table}.{number}", lone, row) for number, row in enumerate(record.tables.get(table, ()), 1))


def _asked_for(query: RowQuery, record: Record, spot: Spot, number: Decimal, period: Period | None) -> bool:
    about, row, size = query.about, spot.row, abs(number)
    said = spaced(" ".join(row.value(name) or "" for name in TOLD))
    if query.table == MOVES and not _moved(query, record, row, said, period):
        return False
    if query.side and (number >= 0) is (query.side == OUT):
        return False
    other = about.currency and about.currency != (_currency(record, spot.head) or about.currency)
    if other or (about.least is not None and size < about.least) or (about.most is not None and size > about.most):
        return False
    return all(any(f" {way}" in said for way in ways) for ways in about.words)


def _moved(query: RowQuery, record: Record, row: Record, said: str, period: Period | None) -> bool:
    """Whether a movement of the bank is of the days, of the sort and to or from whom is asked for."""
    day = as_day(row.value("date"))
    if period and day and not period.since <= day <= period.until:
        return False
    by_number = query.sort == "cheque" and row.value("cheque_number")
    if query.sort and not by_number and not _marked(said, query.sort):
        return False
    parties = query.about.parties
    return not parties or _bank(record, parties) or any(_named(said, one) for one in parties)


def _marked(said: str, sort: str) -> bool:
    """Whether the bank calls a row so; "retraite" is no "retrait", "checkcard" no "check"."""
    return any(
        f" {mark} " in said or (len(mark) > SHORT and re.search(rf" {re.escape(mark)}s?(?![^\W\d_])", said))
        for mark in _marks(sort)
    )


def _marks(sort: str) -> tuple[str, ...]:
    return tuple(spaced(one).strip() for one in row_words()["marks"].get(sort, ()))


def _named(said: str, party: str) -> bool:
    """Whether a row names somebody, with or without the legal form."""
    bare = spaced(LEGAL_FORMS.sub(" ", party.casefold().replace(".", ""))).split()
    return bool(bare) and all(f" {word}" in said for word in bare)


def _bank(record: Record, parties: Sequence[str]) -> bool:
    return (record.value("bank_name") or "") in parties


def _day(query: RowQuery, record: Record, row: Record) -> str:
    if query.table == MOVES:
        return row.value("date") or ""
    found = record.first(DATES)
    return found.value if found else ""


def _currency(record: Record, head: Record | None) -> str:
    total = record.first(("total_amount", "closing_balance"))
    own = (head.value("currency") if head else None) or record.value("currency")
    return own or (total.currency if total else None) or ""


def _needed(query: RowQuery, record: Record, row: Record, value: Field, period: Period | None) -> Iterator[Field]:
    """The values that must be vouched for so that a row counts."""
    about = query.about
    yield value
    timed = bool(period) or about.group in (Group.MONTH, Group.YEAR) or query.column == BALANCE
    texts = about.words or query.sort or (about.parties and query.table == MOVES)
    named = query.table == LINES and (about.parties or about.group is Group.PARTY)
    if query.table == MOVES and timed and (day := row.fields.get("date")):
        yield day
    if query.table == LINES and timed and (dated := record.first(DATES)):
        yield dated
    if named and (party := record.first(SUPPLIERS)):
        yield party
    if texts and (text := row.fields.get("description")):
        yield text


def dated(found: Iterable[Hit], period: Period | None) -> tuple[list[Hit], int]:
    """The rows that have a day where one is asked for, and how many have none."""
    every = list(found)
    kept = [one for one in every if one.day or not period]
    return kept, len(every) - len(kept)


def once(found: Iterable[Hit]) -> tuple[list[Hit], int, int]:
    """The rows without those that another statement of the account shows too, how many these were, how many look so.

    The last stand on statements that do not say of which account they are, with no balance behind them either, and
    are counted each. What stands twice in one statement is there twice.
    """
    shown: dict[tuple[str, ...], dict[str, list[Hit]]] = {}
    for one in found:
        key = (one.document.client, one.account, one.day, str(one.number), spaced(one.text), one.balance)
        shown.setdefault(key, {}).setdefault(one.document.id, []).append(one)
    rows: list[Hit] = []
    total = alike = 0
    for by_document in shown.values():
        known = max(by_document.values(), key=_weight)
        every = [one for some in by_document.values() for one in some]
        if known[0].account or known[0].balance:
            rows += known
            total += len(every) - len(known)
        else:
            rows += every
            alike += len(every) - len(known)
    return rows, total, alike


def _weight(some: Sequence[Hit]) -> tuple[int, int]:
    return sum(one.sure for one in some), len(some)


def counted(query: RowQuery, found: Sequence[Hit]) -> Found:
    """What rows come to, and the rows themselves; those that nobody vouches for are only counted."""
    about, sure = query.about, [one for one in found if one.sure]
    sums: dict[tuple[str, str, str], tuple[Decimal, int]] = {}
    for one in sure:
        subtype = one.document.subtype if query.table == LINES else ""
        key = (_group(query, one), one.currency, subtype)
        amount, number = sums.get(key, (ZERO, 0))
        size = abs(one.number) if query.side or subtype else one.number
        sums[key] = amount + size, number + 1
    picked = _picked(about, sure)
    return Found(
        tuple(Sum(*key, amount, number) for key, (amount, number) in sums.items()),
        tuple(_row(query, one) for one in picked[:SHOWN]),
        len(found) - len(sure),
    )


def _group(query: RowQuery, one: Hit) -> str:
    """By what a row is told apart; money that came in is never set off against money that went out."""
    group = query.about.group
    if group in (Group.MONTH, Group.YEAR):
        return one.day[: 7 if group is Group.MONTH else 4]
    if group is Group.CLIENT:
        return one.document.client
    if group is Group.PARTY:
        return one.document.party
    if query.table == MOVES and not query.side and query.about.want in (Want.SUM, Want.AVERAGE):
        return OUT if one.number < 0 else IN
    return ""


def _picked(about: Query, found: Sequence[Hit]) -> list[Hit]:
    """The rows in the order in which they are shown; of the largest or latest so many as are asked for."""
    if about.want in (Want.MOST, Want.LEAST):
        chosen: list[Hit] = []
        for currency in dict.fromkeys(one.currency for one in found):
            own = [one for one in found if one.currency == currency]
            own.sort(key=lambda one: (abs(one.number) * (-1 if about.want is Want.MOST else 1), one.day))
            chosen += own[: about.limit]
        return chosen
    if about.want is Want.EARLIEST:
        return sorted((one for one in found if one.day), key=lambda one: one.day)[: about.limit]
    latest = sorted(found, key=lambda one: one.day, reverse=True)
    return [one for one in latest if one.day][: about.limit] if about.want is Want.LATEST else latest


def _row(query: RowQuery, one: Hit) -> Row:
    held = one.document
    said = ", ".join(part for part in (held.party if query.table == LINES else "", one.text) if part)
    number = f"{abs(one.number) if query.side else one.number:f}"
    about = (held.id, held.name, held.client, held.type, said, one.day, one.cell)
    return Row(*about, number, one.currency, one.page, one.box, held.subtype)


def balances(document: Document, query: RowQuery, day: date) -> Iterator[Hit]:
    """The balance of each account of a statement after its last row up to a day; only where that row prints one."""
    record = document.reading.record if document.reading else Record()
    last: dict[str, Spot] = {}
    for spot in _in_time(_rows(record, MOVES)):
        if (when := as_day(spot.row.value("date"))) and when <= day:
            last[spot.place.rpartition(".")[0]] = spot
    places = {f"{spot.place}.{query.column}" for spot in last.values()}
    yield from (one for one in hits(document, query, None) if one.cell in places)


def _in_time(spots: Iterable[Spot]) -> list[Spot]:
    """Rows from the first day to the last: some banks print the last one first."""
    known = list(spots)
    days = [said for one in known if (said := one.row.value("date"))]
    return known[::-1] if days and days[0] > days[-1] else known


def latest(found: Iterable[Hit]) -> list[Hit]:
    """The last balance of each account, of those that are vouched for before others.

    A statement that does not say of which account it is, is one by itself.
    """
    known: dict[tuple[str, str, str], Hit] = {}
    for one in sorted(found, key=lambda one: (one.day, one.sure)):
        known[one.document.client, one.account or one.document.id, one.currency] = one
    return [known[one] for one in sorted(known)]


def covering(document: Document, day: date) -> bool:
    """Whether a statement shows what happened on a day."""
    record = document.reading.record if document.reading else Record()
    since, until = (as_day(record.value(name)) for name in ("statement_start", "statement_end"))
    return since is not None and until is not None and since <= day <= until
