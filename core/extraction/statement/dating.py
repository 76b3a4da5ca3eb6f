"""The days of the rows: which number is the day, and the year where none is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.extraction.statement.row import Row
from core.extraction.statement.stamps import Stamp
from core.extraction.values.months import TWO_MONTHS

SLACK = timedelta(days=7)
"""days that a booking may lie outside the printed period"""
BACK = timedelta(days=180)
"""where only one day is known, how far from it a day without a year may lie: a year less twice that leaves one"""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How the dates of one statement are to be read."""

    order: str
    """"dmy", "mdy", or "" where nothing tells"""
    start: date | None = None
    end: date | None = None
    """first and last day of the period, as far as the paper names them"""
    near: date | None = None
    """where it names neither, a day near which the rows lie"""
    guessed: bool = False
    """whether that day is any day on the paper, rather than that of other rows"""

    @property
    def sure(self) -> bool:
        """Whether the order of day and month is known."""
        return bool(self.order)

    def day(self, stamp: Stamp) -> date | None:
        """The date of a stamp; without a year, the one within or nearest to the period."""
        if stamp.year:
            return stamp.day(self.order or "dmy")
        anchor = self.end or self.start or self.near
        days = self._years(stamp, anchor) if anchor else []
        return min(days, key=lambda day: (not self._may_hold(day), abs(day - (anchor or day))), default=None)

    def meant(self, stamp: Stamp) -> date | None:
        """The date of a stamp of a scan, whose year a known period tells where the one that was read lies outside.

        A year that two recognizers read alike is printed so.
        """
        read = self.day(stamp)
        if read is None or stamp.confirmed or self.fits(read) or not (self.start and self.end):
            return read
        bare = stamp._replace(year=None)
        return self.day(bare) if self._one_year(bare) else read

    def _years(self, stamp: Stamp, anchor: date) -> list[date]:
        """The days that a stamp without a year may say, in the years around a day."""
        years = range((self.start or anchor).year - 1, anchor.year + 2)
        return [day for year in years if (day := stamp.day(self.order or "dmy", year))]

    def told(self, stamp: Stamp) -> bool:
        """Whether a stamp's day is known, not guessed."""
        ordered = self.sure or stamp.order != "" or stamp.first == stamp.other
        return ordered and (bool(stamp.year) or self._one_year(stamp)) and not self._two_months(stamp)

    def _two_months(self, stamp: Stamp) -> bool:
        """Whether a day of "jui" may be one of June as well as of July."""
        if not TWO_MONTHS.search(stamp.text):
            return False
        june = self.day(stamp._replace(text="", other=6))
        return june is None or not (self.start and self.end) or self.start <= june <= self.end

    def tells_year(self, stamp: Stamp) -> bool:
        """Whether a stamp's year is the only one in which its day and month lie in a period known from end to end."""
        bare = stamp._replace(year=None)
        return bool(self.start and self.end) and self._one_year(bare) and self.day(bare) == self.day(stamp)

    def _one_year(self, stamp: Stamp) -> bool:
        """Whether a stamp without a year fits the period in one year only."""
        anchor = self.end or self.start or self.near
        held = [day for day in self._years(stamp, anchor) if self._may_hold(day)] if anchor else []
        return len(held) == 1 and not (self.guessed and anchor is self.near)

    def _may_hold(self, day: date) -> bool:
        """Whether a day lies in the period, or as near to what is known of it as a row may."""
        if not (self.start or self.end):
            return self.near is not None and abs(day - self.near) <= BACK
        since = self.start - SLACK if self.start else self.end - BACK if self.end else day
        until = self.end + SLACK if self.end else self.start + BACK if self.start else day
        return since <= day <= until

    def fits(self, day: date) -> bool:
        """Whether a day lies in the period, or no period is known."""
        return self.start is None or self._outside(day) <= SLACK

    def _outside(self, day: date) -> timedelta:
        if self.start and day < self.start:
            return self.start - day
        if self.end and day > self.end:
            return day - self.end
        return timedelta()


def day_order(stamps: Iterable[Stamp], rows: Sequence[Row], currency: str | None, ends: Sequence[Stamp] = ()) -> str:
    """Which of the two numbers is the day, from all dates of the statement and the ends of its period, or ""."""
    known = list(stamps) + [row.stamp for row in rows if row.stamp]
    numeric = [stamp for stamp in known if not any(c.isalpha() for c in stamp.text) and not _year_first(stamp)]
    own = {row.stamp for row in rows}
    # a day without a year may stand in a narration, in the writing of whoever was paid
    shown = _orders(stamp for stamp in numeric if stamp.year or stamp in own) or _orders(numeric)
    if len(shown) == 1:
        return shown.pop()
    if not numeric:
        return "dmy"
    orders = [order for order in ("dmy", "mdy") if not shown and _runs(rows, order)]
    kept = [order for order in orders if _keeps(rows, order, ends)]
    if len(orders) == 1 or len(kept) == 1:
        return (kept or orders)[0]
    return "dmy" if currency not in {None, "USD", "CAD", "PHP"} and not shown else ""


def _orders(stamps: Iterable[Stamp]) -> set[str]:
    """The orders of day and month that days show by themselves."""
    return {stamp.order for stamp in stamps if stamp.order}


def _year_first(stamp: Stamp) -> bool:
    return stamp.text[:4].isdigit()


def _runs(rows: Sequence[Row], order: str) -> bool:
    """Whether the dates of the rows run one way, within a year, when read in an order."""
    days = [day for row in rows if row.stamp and row.dated and (day := row.stamp.day(order, row.stamp.year or 2000))]
    if not days or max(days) - min(days) > timedelta(days=400):
        return False
    return days in (sorted(days), sorted(days, reverse=True))


def _keeps(rows: Sequence[Row], order: str, ends: Sequence[Stamp]) -> bool:
    """Whether the rows lie in a period whose ends say one day in either order, when read in this one."""
    told = [day for stamp in ends if (day := stamp.day("dmy")) and day == stamp.day("mdy")]
    if len(told) != 2:
        return False
    period = Calendar(order, told[0], told[1])
    read = [period.day(row.stamp) for row in rows if row.stamp and row.dated]
    return all(day is not None and period.fits(day) for day in read)
