"""Closed periods: up to which day a client's books are done, and in which a document lies."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from core.domain.facts import as_day
from core.domain.record import Record
from core.domain.summary import telling

DAYS = ("invoice_date", "receipt_date", "statement_end", "pay_month", "period_to")
"""the fields that say when a paper is from, the first that is there"""
MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])")


class Closed(NamedTuple):
    """A client's books are done up to a day, and who said so."""

    client: str
    """empty: of all clients"""
    until: date
    by: str
    at: str
    """ISO 8601, UTC"""

    def kept(self) -> dict[str, str]:
        """As a setting keeps it."""
        return {"client": self.client, "until": self.until.isoformat(), "by": self.by, "at": self.at}


def last_day(text: str) -> date | None:
    """The day, or the last one of the month, that a normalised date stands for; None where it names neither."""
    month = MONTH.fullmatch(text)
    if month is None:
        return as_day(text)
    begins = date(int(month["year"]), int(month["month"]), 1)
    return (begins + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def day_of(record: Record) -> date | None:
    """The own date of a paper, or None where it has none."""
    said = next((value for name in DAYS if (value := record.value(name))), None)
    return last_day(said) if said else as_day(telling(record).date)
