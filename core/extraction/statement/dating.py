"""The days of the rows: which number is the day, and the year where none is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.extraction.statement.row import Row
from core.extraction.statement.stamps import Stamp

SLACK = timedelta(days=7)
"""days that a booking may lie outside the printed period"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the dates of one statement are to be read."""

    order: str
    """"dmy", "mdy", or "" where nothing tells"""
    start: date | None = None
    end: date | None = None

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
        years = {self.end.year, self.end.year - 1, self.end.year + 1, *([self.start.year] if self.start else [])}
        days = [day for year in years if (day := stamp.day(order, year))]
        return min(days, key=lambda day: (self._outside(day), abs(self.end - day) if self.end else SLACK), default=None)

    def told(self, stamp: Stamp) -> bool:
        """Whether a stamp's day is known, not guessed."""
        return self.sure or stamp.order != "" or stamp.first == stamp.other

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
