"""What each chart shows: bars with their words, and the documents behind each."""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale, QObject

from core.domain.measures import Answered, Figures, Money
from core.domain.selection import Selection
from core.words import Words
from desktop.window.insights.causes import cause, reader
from desktop.window.lists.wording import Wording
from desktop.window.speaking import grouped

MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
"""other dates are years of taxes: "2024-25" """
MOST = 12
"""bars of one chart; the table behind it has them all"""


class Bar(NamedTuple):
    """One bar: its name, how long it is, what is said of it, and the documents behind it."""

    name: str
    amount: float
    said: str
    documents: int
    selection: Selection


@dataclass(frozen=True, slots=True)
class Series:
    """One chart, and the table behind it."""

    id: str
    title: str
    named: str
    """heading of the bars' names"""
    counted: str
    """heading of what is said of them"""
    bars: tuple[Bar, ...]
    upright: bool = False
    """in time, from left to right; else below each other, the largest first"""
    most: float = 0.0
    """the full length of a bar, where it is known"""


class Drawing(QObject):
    """Puts figures into charts, in the words of the window's language; `asked` is what they were asked of."""

    def __init__(self, words: Words, asked: Selection) -> None:
        super().__init__()
        self._words, self._asked = words, asked
        self._wording, self._locale = Wording(words), QLocale(words.language)

    def series(self, figures: Figures, currency: str) -> tuple[Series, ...]:
        """All charts that have something to show; of money only what is in this currency."""
        made = (
            self._days(figures),
            self._shares(figures),
            self._causes(figures),
            self._answers(figures),
            self._seconds(figures),
            self._suppliers(figures, currency),
            self._months(figures, currency),
            self._rates(figures, currency),
        )
        return tuple(one for one in made if one.bars)

    def _days(self, figures: Figures) -> Series:
        bars = tuple(
            Bar(
                self._day(one.day),
                one.documents,
                grouped(one.documents),
                one.documents,
                self._of(taken=_day(one.day)),
            )
            for one in figures.days
        )
        return Series("days", self.tr("Documents by day"), self.tr("Day"), self.tr("Documents"), bars, upright=True)

    def _shares(self, figures: Figures) -> Series:
        bars = tuple(
            Bar(self._words.type(one.type), share, f"{self._number(share)} %", one.read, self._of(type=one.type))
            for one in figures.shares
            if (share := 100 * one.straight / one.read if one.read else 0.0) >= 0
        )
        title = self.tr("Straight through, without a person's hand")
        return Series("straight", title, self.tr("Type"), self.tr("Straight through"), bars, most=100.0)

    def _causes(self, figures: Figures) -> Series:
        bars = tuple(
            Bar(cause(code, self._words), count, grouped(count), count, self._of(cause=code))
            for code, count in figures.causes.items()
        )
        return Series("causes", self.tr("Why values wait for a person"), self.tr("Cause"), self.tr("Values"), bars)

    def _answers(self, figures: Figures) -> Series:
        bars = tuple(
            Bar(
                self.tr("{type}, {reader}").format(type=self._words.type(one.type), reader=reader(one.reader)),
                share,
                self._right(one, share),
                one.looked,
                self._of(type=one.type),
            )
            for one in figures.answers
            if (share := 100 * one.right / one.looked) >= 0
        )
        title = self.tr("Right as it was read, of what a person looked at")
        return Series("answers", title, self.tr("Type and reader"), self.tr("Read right"), bars, most=100.0)

    def _right(self, one: Answered, share: float) -> str:
        said = self.tr("{share} % of {count}").format(share=self._number(share), count=grouped(one.looked))
        return said + self.tr("; {count} vouched for").format(count=one.misled) if one.misled else said

    def _seconds(self, figures: Figures) -> Series:
        bars = tuple(
            Bar(
                self._words.type(one.type), one.average, self._time(one.average), one.documents, self._of(type=one.type)
            )
            for one in sorted(figures.seconds, key=lambda one: -one.average)
        )
        return Series("seconds", self.tr("Seconds to read a document"), self.tr("Type"), self.tr("Seconds"), bars)

    def _suppliers(self, figures: Figures, currency: str) -> Series:
        bars = self._money(figures.suppliers, currency, lambda name: self._of(supplier=name))
        return Series("suppliers", self.tr("Money by supplier"), self.tr("Supplier"), self.tr("Money"), bars)

    def _months(self, figures: Figures, currency: str) -> Series:
        known = [one for one in figures.months if MONTH.fullmatch(one.name)]
        found = self._money(known, currency, self._of_month)
        bars = tuple(one._replace(name=self._month(one.name)) for one in found)
        return Series("months", self.tr("Money by month"), self.tr("Month"), self.tr("Money"), bars, upright=True)

    def _rates(self, figures: Figures, currency: str) -> Series:
        found = self._money(figures.taxes, currency, lambda name: self._of(rate=name))
        bars = tuple(one._replace(name=f"{one.name} %") for one in found)
        return Series("rates", self.tr("Tax by rate"), self.tr("Rate"), self.tr("Money"), bars)

    def _money(self, found: Iterable[Money], currency: str, behind: Callable[[str], Selection]) -> tuple[Bar, ...]:
        return tuple(
            Bar(one.name, one.total, self._amount(one.total, currency), one.documents, behind(one.name))
            for one in found
            if one.currency == currency
        )

    def _amount(self, total: float, currency: str) -> str:
        return self._wording.amount(Decimal(f"{total:.2f}"), currency)

    def _of(self, **filters: object) -> Selection:
        return replace(self._asked, **filters)  # type: ignore[arg-type]

    def _of_month(self, name: str) -> Selection:
        first = date.fromisoformat(f"{name}-01")
        return self._of(since=first, until=first.replace(day=monthrange(first.year, first.month)[1]))

    def _day(self, day: str) -> str:
        return self._locale.toString(QDate.fromString(day, "yyyy-MM-dd"), "d MMM")

    def _month(self, name: str) -> str:
        return self._locale.toString(QDate.fromString(f"{name}-01", "yyyy-MM-dd"), "MMM yyyy")

    def _number(self, share: float) -> str:
        return self._locale.toString(share, "f", 0 if share in (0.0, 100.0) else 1)

    def _time(self, seconds: float) -> str:
        return self._locale.toString(seconds, "f", 2)


def currencies(figures: Figures) -> tuple[str, ...]:
    """The currencies that occur, the most frequent first."""
    found: Counter[str] = Counter()
    for one in (*figures.suppliers, *figures.months, *figures.taxes):
        found[one.currency] += one.documents
    return tuple(name for name, _ in found.most_common())


def _day(day: str) -> date:
    return date.fromisoformat(day)
