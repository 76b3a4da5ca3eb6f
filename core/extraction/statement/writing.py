"""Whether the amounts and days of some rows can be read in one way only: a chain of balances holds in any."""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.extraction.statement.row import Row

SHORT_YEAR = re.compile(r"\d{1,2}\D\d{1,2}\D\d{2}")
OF_THREE_DECIMALS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})


def plain(rows: Sequence[Row], currency: str | None) -> bool:
    """Whether no amount may be a thousand times another: "1.200" where none shows one or two decimals."""
    decimals = {figure.decimals for row in rows for figure in row.cells.values()}
    return 0 not in decimals if currency in OF_THREE_DECIMALS else 3 not in decimals or not decimals.isdisjoint({1, 2})


def year_first(rows: Sequence[Row], *, tied: bool = False) -> bool:
    """Whether what is read as a year of two figures may be a day: it changes more often than what is read as one.

    `tied`: or as often, as in a single row.
    """
    days = [row.stamp for row in rows if row.stamp and SHORT_YEAR.fullmatch(row.stamp.text)]
    month_first = any(day.order == "mdy" for day in days)
    changing = {day.other if month_first else day.first for day in days}
    return len({day.year for day in days}) + tied > len(changing) > 0
