"""How a paper writes its days and amounts: the habits of a country, and of whoever set the paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from models.training.facts import Value

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "fr": (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
    "de": (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    "it": (
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni",
        "juli", "augustus", "september", "oktober", "november", "december",
    ),
}  # fmt: skip

DAYS: Mapping[str, Callable[[date, str], str]] = {
    "31/12/2025": lambda day, _: f"{day:%d/%m/%Y}",
    "12/31/2025": lambda day, _: f"{day:%m/%d/%Y}",
    "31-12-2025": lambda day, _: f"{day:%d-%m-%Y}",
    "31.12.2025": lambda day, _: f"{day:%d.%m.%Y}",
    "31/12/25": lambda day, _: f"{day:%d/%m/%y}",
    "2025-12-31": lambda day, _: day.isoformat(),
    "31-Dec-2025": lambda day, month: f"{day.day:02d}-{month[:3]}-{day.year}",
    "31-Dec-25": lambda day, month: f"{day.day:02d}-{month[:3]}-{day:%y}",
    "31 Dec 2025": lambda day, month: f"{day.day:02d} {month[:3]} {day.year}",
    "31 Dec": lambda day, month: f"{day.day:02d} {month[:3]}",
    "31 December 2025": lambda day, month: f"{day.day} {month} {day.year}",
    "December 31, 2025": lambda day, month: f"{month} {day.day}, {day.year}",
    "31. Dezember 2025": lambda day, month: f"{day.day}. {month} {day.year}",
}
"""ways to write a day, each named by how it writes the last day of a year"""


@dataclass(frozen=True)
class Writing:
    """The writing of one paper."""

    language: str = "en"
    day: str = "31/12/2025"
    mark: str = "."
    """the decimal mark"""
    group: str = ","
    indian: bool = False
    """groups of two above the thousand: 1,23,456.78"""
    currency: str = ""
    """what stands by an amount that is written out with its currency"""
    after: bool = False
    """the currency stands after the amount"""

    def date(self, day: date) -> str:
        """A day as this paper writes it."""
        return DAYS[self.day](day, MONTHS[self.language][day.month - 1])

    def number(self, number: Decimal) -> str:
        """A number with its groups and decimal mark."""
        sign, whole, decimals = self._parts(number)
        head, tail = whole[:-3], whole[-3:]
        step = 2 if self.indian else 3
        groups = [head[max(0, end - step) : end] for end in range(len(head), 0, -step)][::-1]
        return sign + self.group.join([*groups, tail]) + (self.mark + decimals if decimals else "")

    def money(self, number: Decimal) -> str:
        """An amount with its currency."""
        if not self.currency:
            return self.number(number)
        return f"{self.number(number)} {self.currency}" if self.after else f"{self.currency}{self.number(number)}"

    def text(self, value: Value) -> str:
        """Any value as this paper writes it, amounts without currency."""
        match value:
            case Decimal():
                return self.number(value)
            case date():
                return self.date(value)
            case tuple():
                return ", ".join(value)
        return value

    @staticmethod
    def _parts(number: Decimal) -> tuple[str, str, str]:
        whole, _, decimals = format(abs(number), "f").partition(".")
        return ("-" if number < 0 else ""), whole, decimals


BRITISH = Writing(day="31 December 2025", currency="£")
AMERICAN = Writing(day="12/31/2025", currency="$")
FRENCH = Writing("fr", "31/12/2025", ",", " ", currency="€", after=True)
GERMAN = Writing("de", "31.12.2025", ",", ".", currency="EUR", after=True)
SWISS = Writing("de", "31.12.2025", ".", "'", currency="CHF ")
ITALIAN = Writing("it", "31/12/2025", ",", ".", currency="€ ")
SPANISH = Writing("es", "31/12/2025", ",", ".", currency="€", after=True)
DUTCH = Writing("nl", "31-12-2025", ",", ".", currency="€ ")
INDIAN = Writing(day="31-Dec-2025", indian=True, currency="Rs. ")
MALAYSIAN = Writing(day="31/12/2025", currency="RM ")
BY_COUNTRY: Mapping[str, Writing] = {
    "GB": BRITISH,
    "US": AMERICAN,
    "FR": FRENCH,
    "DE": GERMAN,
    "CH": SWISS,
    "IT": ITALIAN,
    "ES": SPANISH,
    "NL": DUTCH,
    "IN": INDIAN,
    "MY": MALAYSIAN,
}
