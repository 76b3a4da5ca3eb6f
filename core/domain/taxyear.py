"""Tax years: the day on which they begin, what they are called, and the days that lie in one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple


class Beginning(NamedTuple):
    """The day of the calendar on which a tax year begins."""

    month: int = 1
    day: int = 1

    def first(self, year: int) -> date:
        """The first day of the tax year that begins in a year."""
        return date(year, self.month, self.day)

    def last(self, year: int) -> date:
        """The last day of the tax year that begins in a year."""
        return self.first(year + 1) - timedelta(days=1)

    def called(self, year: int) -> str:
        """The tax year that begins in a year: "2025", or "2024-25" where it ends in the next."""
        return f"{year}" if self == JANUARY else f"{year}-{(year + 1) % 100:02d}"


JANUARY = Beginning()
USUAL = (JANUARY, Beginning(4), Beginning(4, 6), Beginning(7), Beginning(10))
"""the days on which tax years begin somewhere"""
