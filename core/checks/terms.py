"""Whether the day on which an invoice falls due is the one that its own terms of payment give."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta

from core.domain.finding import Finding, Severity
from core.domain.record import Record

DAYS = re.compile(
    r"^\W*(?:net(?:to)?|payment|paiement|payable|zahlbar|zahlung|strictly|due)?"
    r"(?:\s*(?:in|within|sous|à|innerhalb(?: von)?|binnen))?"
    r"\s*(?P<days>\d{1,3})\s*(?:days?|jours?|tagen?|dagen|giorni|días|dias|d)?(?:\s+(?:net(?:to|s)?|rein netto))?\W*$",
    re.IGNORECASE,
)
MONTH_END = re.compile(
    r"(?P<days>\d{1,3})\s*(?:days?|jours?|giorni)\s*(?:end of month|eom|fin de mois|fine mese|f\.m)", re.IGNORECASE
)
LAST_YEAR = 2200
SLACK = 3
"""days by which weekends and months of 31 days move a day that is due"""


def terms_findings(record: Record) -> Iterator[Finding]:
    """A finding where terms that count days lead to another day than the one printed."""
    issued, due, terms = _day(record, "invoice_date"), _day(record, "due_date"), record.value("payment_terms")
    if issued is None or due is None or not terms:
        return
    expected = _expected(issued, terms)
    if expected and all(abs((due - day).days) > SLACK for day in expected):
        facts = {"due": due.isoformat(), "terms": terms, "expected": expected[0].isoformat()}
        yield Finding("date.terms", Severity.WARNING, ("due_date", "payment_terms", "invoice_date"), facts)


def _day(record: Record, name: str) -> date | None:
    """A date of the record that calendars of people know, or None."""
    try:
        day = date.fromisoformat(record.value(name) or "")
    except ValueError:
        return None
    return day if day.year < LAST_YEAR else None


def _expected(issued: date, terms: str) -> tuple[date, ...]:
    """The days that terms may mean: of an end of month, that of the month of issue or of the last day counted."""
    at_end = MONTH_END.search(terms)
    if at_end:
        days = timedelta(int(at_end["days"]))
        return _month_end(issued + days), _month_end(issued) + days
    plain = DAYS.match(terms)
    return (issued + timedelta(int(plain["days"])),) if plain else ()


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
