"""The days of the rows: which number is the day, and the year where none is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.extraction.statement.row import Row
from core.extraction.statement.stamps import Stamp

SLACK = timedelta(days=7)
"""days that a booking may lie outside the printed period"""
BACK = timedelta(days=200)
"""where only the last day is known, how far before it a day without a year may lie"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the dates of one statement are to be read."""

    order: str
    """"dmy", "mdy", or "" where nothing tells"""
    start: date | None = None
    end: date | None = None
    """last day of the period, or any day near it where nothing names the period"""
    named: bool = True
    """whether the paper names the period or its last day"""

    @property
    def sure(self) -> bool:
        """Whether the order of day and month is known."""
        return bool(self.order)

    def day(self, stamp: Stamp) -> date | None:
        """The date of a stamp; without a year, the one within or nearest to the period."""
        order = self.order or "dmy"
        if stamp.year:
            return stamp.day(order)
        if self.end is None:
            return None
        days = self._years(stamp)
        return min(days, key=lambda day: (self._outside(day), abs(self.end - day) if self.end else SLACK), default=None)

    def _years(self, stamp: Stamp) -> list[date]:
        """The days that a stamp without a year may say, in the years around the period."""
        first, last = (self.start or self.end), self.end
        years = range(first.year - 1, last.year + 2) if first and last else ()
        return [day for year in years if (day := stamp.day(self.order or "dmy", year))]

    def told(self, stamp: Stamp) -> bool:
        """Whether a stamp's day is known, not guessed."""
        return (self.sure or stamp.order != "" or stamp.first == stamp.other) and (
            bool(stamp.year) or self._one_year(stamp)
        )

    def _one_year(self, stamp: Stamp) -> bool:
        """Whether a stamp without a year fits the period in one year only."""
        since = self.start - SLACK if self.start else (self.end - BACK if self.end else date.max)
        until = self.end + SLACK if self.end else date.min
        return self.named and sum(since <= day <= until for day in self._years(stamp)) == 1

    def fits(self, day: date) -> bool:
        """Whether a day lies in the period, or no period is known."""
        return self.start is None or self._outside(day) <= SLACK

    def _outside(self, day: date) -> timedelta:
        if self.start and day < self.start:
            return self.start - day
        if self.end and day > self.end:
            return day - self.end
        return timedelta()


def day_order(stamps: Iterable[Stamp], rows: Sequence[Row], currency: str | None) -> str:
    """Which of the two numbers is the day, from all dates of the statement, or "" where they do not tell."""
    known = list(stamps) + [row.stamp for row in rows if row.stamp]
    numeric = [stamp for stamp in known if not any(c.isalpha() for c in stamp.text) and not _year_first(stamp)]
    shown = {stamp.order for stamp in numeric if stamp.order}
    if len(shown) == 1:
        return shown.pop()
    if not numeric:
        return "dmy"
    orders = [order for order in ("dmy", "mdy") if not shown and _runs(rows, order)]
    if len(orders) == 1:
        return orders[0]
    return "dmy" if currency not in {None, "USD", "CAD", "PHP"} and not shown else ""


def _year_first(stamp: Stamp) -> bool:
    return stamp.text[:4].isdigit()


def _runs(rows: Sequence[Row], order: str) -> bool:
    """Whether the dates of the rows run one way, within a year, when read in an order."""
    days = [day for row in rows if row.stamp and row.dated and (day := row.stamp.day(order, row.stamp.year or 2000))]
    if not days or max(days) - min(days) > timedelta(days=400):
        return False
    return days in (sorted(days), sorted(days, reverse=True))
