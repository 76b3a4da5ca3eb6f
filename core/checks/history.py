"""A document against the client's others: duplicates, breaks between statements, bank details, customer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.document import Document, Reading
from core.domain.finding import Finding, Severity
from core.domain.folding import folded
from core.domain.money import agree
from core.domain.record import Record

CODES = frozenset(
    {
        "history.same_number",
        "history.same_total",
        "history.same_page",
        "history.opening_balance",
        "history.months_missing",
        "history.months_overlap",
        "history.bank_details",
        "history.other_customer",
    }
)
VENDOR_TYPES = frozenset({"invoice", "receipt"})
CLOSE_HASHES = 4
"""bits by which the perceptual hashes of two pictures of one page may differ"""
MOST_FIGURES = 0.75
"""share of the figures in which two photos of one paper agree"""
LEGAL_FORMS = re.compile(
    r"\b(gmbh|mbh|ag|kg|ohg|ug|sarl|sas|sasu|sa|eurl|ltd|limited|llc|llp|inc|pvt|private|plc|bv|srl|spa|co|and)\b"
)


@dataclass(frozen=True, slots=True)
class Client:
    """Who the books are for."""

    name: str
    tax_ids: frozenset[str] = frozenset()


def history_findings(reading: Reading, others: Sequence[Document], client: Client | None = None) -> tuple[Finding, ...]:
    """What the client's other documents say about this reading. Read documents only; their order does not matter."""
    past = [(other.name, other.reading) for other in others if other.reading]
    found: list[Finding] = []
    if reading.type in VENDOR_TYPES:
        found += _duplicates(reading, past)
        found += _bank_details(reading, past)
        found += _customer(reading.record, client)
    if reading.type == "bank_statement":
        found += _statements(reading.record, past)
    found += _same_pages(reading, past)
    return tuple({(one.code, one.fields): one for one in found}.values())


Past = Sequence[tuple[str, Reading]]


def _name(text: str | None) -> str:
    """A company's name by its letters and digits, without its legal form."""
    return folded(LEGAL_FORMS.sub(" ", (text or "").casefold().replace(".", "")))


def _id(text: str | None) -> str:
    """A number or id by its letters and digits."""
    return folded(text or "")


def _same_vendor(one: Record, other: Record) -> bool:
    ids = _id(one.value("vendor_tax_id")), _id(other.value("vendor_tax_id"))
    if all(ids):
        return ids[0] == ids[1]
    names = _name(one.value("vendor_name")), _name(other.value("vendor_name"))
    return bool(names[0]) and names[0] == names[1]


def _first(record: Record, *names: str) -> str | None:
    return next((value for name in names if (value := record.value(name))), None)


def _duplicates(reading: Reading, past: Past) -> Iterator[Finding]:
    """The same vendor with the same number, or the same vendor, date and total."""
    record = reading.record
    number = _id(_first(record, "invoice_number", "receipt_number"))
    day, total = _first(record, "invoice_date", "receipt_date"), record.number("total_amount")
    for name, other in past:
        if other.type not in VENDOR_TYPES or not _same_vendor(record, other.record):
            continue
        other_number = _id(_first(other.record, "invoice_number", "receipt_number"))
        other_total = other.record.number("total_amount")
        if number and number == other_number:
            yield Finding("history.same_number", Severity.WARNING, (_number_name(record),), {"other": name})
        elif day and total is not None and other_total is not None and not (number and other_number):
            same_day = day == _first(other.record, "invoice_date", "receipt_date")
            if same_day and agree(total, other_total):
                yield Finding("history.same_total", Severity.WARNING, ("total_amount",), {"other": name})


def _number_name(record: Record) -> str:
    return "invoice_number" if record.get("invoice_number") else "receipt_number"


def _bank_details(reading: Reading, past: Past) -> Iterator[Finding]:
    """A known supplier that now wants its money elsewhere: the commonest payment fraud."""
    record = reading.record
    for name in ("iban", "bank_account"):
        now = _id(record.value(name))
        known = {_id(other.record.value(name)) for _, other in past if _same_vendor(record, other.record)} - {""}
        if now and known and now not in known:
            yield Finding(
                "history.bank_details", Severity.WARNING, (name,), {"vendor": record.value("vendor_name") or ""}
            )


def _customer(record: Record, client: Client | None) -> Iterator[Finding]:
    """A paper made out to somebody else than the client. Silent where the client's tax ids are not known."""
    named = _id(record.value("customer_tax_id"))
    if client and named and client.tax_ids and named not in {_id(one) for one in client.tax_ids}:
        yield Finding("history.other_customer", Severity.WARNING, ("customer_tax_id",), {"client": client.name})


def _same_pages(reading: Reading, past: Past) -> Iterator[Finding]:
    """A picture of a page that was taken before. Papers of one form look alike too: these differ in what they say."""
    for name, other in past:
        if _say_the_same(reading.record, other.record) and any(
            _close(one, two) for one in reading.page_hashes for two in other.page_hashes
        ):
            yield Finding("history.same_page", Severity.WARNING, (), {"other": name})


def _say_the_same(one: Record, other: Record) -> bool:
    """Whether two records agree in most figures that both know; so do two photos of one paper."""
    both = [(one.value(name), other.value(name)) for name in one.fields if other.value(name)]
    figures = [pair for pair in both if any(character.isdigit() for character in pair[0] or "")]
    return sum(first == second for first, second in figures) >= MOST_FIGURES * len(figures)


def _close(one: str, other: str) -> bool:
    try:
        return len(one) == len(other) and (int(one, 16) ^ int(other, 16)).bit_count() <= CLOSE_HASHES
    except ValueError:
        return one == other


def _statements(record: Record, past: Past) -> Iterator[Finding]:
    """Breaks between this statement and the others of the same account."""
    start, end = _day(record.value("statement_start")), _day(record.value("statement_end"))
    account = _id(_first(record, "iban", "account_number"))
    if not (account and start and end):
        return
    periods: list[tuple[date, date, str, Record]] = []
    for name, other in past:
        if other.type != "bank_statement" or _id(_first(other.record, "iban", "account_number")) != account:
            continue
        first, last = _day(other.record.value("statement_start")), _day(other.record.value("statement_end"))
        if first and last:
            periods.append((first, last, name, other.record))
    yield from _overlaps(start, end, periods)
    yield from _before(record, start, [one for one in periods if one[1] <= start])


def _overlaps(start: date, end: date, periods: Sequence[tuple[date, date, str, Record]]) -> Iterator[Finding]:
    """Statements that cover the same days; one shared day is the bank's way to write "until"."""
    for first, last, name, _ in periods:
        if first < end and start < last:
            yield Finding("history.months_overlap", Severity.WARNING, ("statement_start",), {"other": name})


def _before(record: Record, start: date, earlier: Sequence[tuple[date, date, str, Record]]) -> Iterator[Finding]:
    """What does not follow from the statement before this one: a gap in time, or another balance."""
    if not earlier:
        return
    _, last, name, previous = max(earlier, key=lambda period: period[1])
    if start - last > timedelta(days=4):
        facts = {"other": name, "until": last.isoformat(), "since": start.isoformat()}
        yield Finding("history.months_missing", Severity.WARNING, ("statement_start",), facts)
        return
    opening, closing = record.number("opening_balance"), previous.number("closing_balance")
    if opening is not None and closing is not None and not agree(opening, closing):
        facts = {"other": name, "opening": str(opening), "closing": str(closing)}
        yield Finding("history.opening_balance", Severity.WARNING, ("opening_balance",), facts)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value or "")
    except ValueError:
        return None
