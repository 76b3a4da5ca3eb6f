"""Questions as queries over what documents say, and the answers with the places that show them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from core.domain.document import Reading
from core.domain.facts import as_day
from core.domain.layout import Box
from core.domain.record import Field, Record
from core.domain.summary import DATES, SUPPLIERS

SURE_VALUE, SURE_DATE, SURE_PARTY = 1, 2, 4
"""what of a document is vouched for, as bits"""
FRACTION = Decimal(10) ** 4
MOST = Decimal(10) ** 14
"""figures from here on are none that anybody adds up"""


class Want(StrEnum):
    """What a question asks for."""

    SUM = "sum"
    AVERAGE = "average"
    COUNT = "count"
    LIST = "list"
    MOST = "most"
    LEAST = "least"
    LATEST = "latest"
    EARLIEST = "earliest"
    VALUE = "value"

    @property
    def singles(self) -> bool:
        """Whether few documents are picked out of many."""
        return self in (Want.MOST, Want.LEAST, Want.LATEST, Want.EARLIEST)


class Group(StrEnum):
    """By what figures are told apart."""

    PARTY = "party"
    CLIENT = "client"
    MONTH = "month"
    YEAR = "year"
    TYPE = "type"


class Period(NamedTuple):
    """The days from one to another, both among them."""

    since: date
    until: date


class Target(NamedTuple):
    """A field of the documents of a type; every type where it is "", the document itself where the field is ""."""

    type: str
    field: str


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the vault. An empty filter lets all through."""

    want: Want
    targets: tuple[Target, ...] = (Target("", ""),)
    subtype: str = ""
    client: str = ""
    document: str = ""
    parties: tuple[str, ...] = ()
    periods: tuple[Period, ...] = ()
    """of the documents' own dates; more than one are compared"""
    days: bool = False
    """whether the targets are dates"""
    dated_by: str = ""
    """a field that holds the date that is meant, where it is not the document's own"""
    least: Decimal | None = None
    most: Decimal | None = None
    currency: str = ""
    words: tuple[tuple[str, ...], ...] = ()
    """beginnings of words that stand in the document: of each word one of those that mean the same"""
    text: str = ""
    """these words as they were asked for"""
    without: tuple[str, ...] = ()
    """subtypes that do not count"""
    group: Group | None = None
    limit: int = 1
    """of the largest, the latest"""

    @property
    def timed(self) -> bool:
        """Whether the documents' own dates matter."""
        timed = bool(self.periods and not self.dated_by) or self.group in (Group.MONTH, Group.YEAR)
        return timed or self.want in (Want.LATEST, Want.EARLIEST)

    @property
    def needs(self) -> int:
        """What must be vouched for in a document that nobody approved."""
        named = bool(self.parties) or self.group is Group.PARTY
        valued = any(target.field for target in self.targets) or self.least is not None or self.most is not None
        return valued * SURE_VALUE | self.timed * SURE_DATE | named * SURE_PARTY

    @property
    def added_up(self) -> bool:
        """Whether figures are put together, and not shown one by one."""
        return self.want in (Want.SUM, Want.AVERAGE, Want.COUNT)


class Sum(NamedTuple):
    """Figures of one currency, one group and one sort of document."""

    group: str
    currency: str
    subtype: str
    amount: Decimal
    documents: int


class Row(NamedTuple):
    """One document with the value that was asked for."""

    document: str
    name: str
    client: str
    type: str
    party: str
    date: str
    field: str
    value: str
    currency: str
    page: int | None = None
    box: Box | None = None
    subtype: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What the vault says to a query of one period."""

    sums: tuple[Sum, ...] = ()
    rows: tuple[Row, ...] = ()
    unverified: int = 0
    """documents that were left out because what they say is not vouched for"""
    foreign: int = 0
    """documents that were left out because of their currency"""
    undated: int = 0
    """documents that were left out because nothing says of when they are"""
    lacking: int = 0
    """documents of the kinds and days asked for that do not give the value that was added up"""

    @property
    def documents(self) -> int:
        """How many documents the figures are from."""
        return sum(one.documents for one in self.sums)


class Figure(NamedTuple):
    """A number or a day of a document, as it is kept for questions."""

    field: str
    amount: int
    currency: str = ""
    sure: int = 0
    place: str = ""


def figures_of(reading: Reading) -> Iterator[Figure]:
    """The document itself, and its numbers and days."""
    record = reading.record
    about = _sure(record, DATES, SURE_DATE) | _sure(record, SUPPLIERS, SURE_PARTY)
    yield Figure("", 0, sure=about)
    for name, field in record.fields.items():
        amount = counted(field)
        if amount is not None:
            currency = field.currency or ""
            yield Figure(name, amount, currency, about | field.accepted * SURE_VALUE, placed(field))


def counted(field: Field) -> int | None:
    """A value as it is counted: a number in ten-thousandths, a day as YYYYMMDD; None where it is neither."""
    day = as_day(field.value)
    if day:
        return int(f"{day:%Y%m%d}")
    number = field.number
    if number is None or abs(number) >= MOST or number * FRACTION % 1:
        return None
    return int(number * FRACTION)


def placed(field: Field) -> str:
    """Page and box of a value as one text."""
    page, box = field.evidence.page, field.evidence.box
    if page is None:
        return ""
    return f"{page} " + " ".join(f"{one:.1f}" for one in box) if box else str(page)


def place_of(text: str) -> tuple[int | None, Box | None]:
    """Page and box that a text says."""
    page, *sides = text.split() or ["0"]
    return int(page) or None, Box(*map(float, sides)) if len(sides) == len(Box._fields) else None


def _sure(record: Record, names: tuple[str, ...], bit: int) -> int:
    """The bit, where the first of these fields that is there is vouched for."""
    found = next((field for name in names if (field := record.fields.get(name)) and field.value), None)
    return bit if found and found.accepted else 0


class Citation(NamedTuple):
    """A place in a document that shows what an answer says."""

    document: str
    page: int | None
    box: Box | None
    text: str
    name: str = ""
    """of the document's file"""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer in words with the places that show it, and the query and rows behind it."""

    text: str
    query: str = ""
    """in words"""
    rows: tuple[Row, ...] = ()
    citations: tuple[Citation, ...] = ()
    refused: bool = False
    """whether nothing supports an answer"""
    understood: str = ""
    """the question as it was understood, where a word of it was taken for another by a letter"""
