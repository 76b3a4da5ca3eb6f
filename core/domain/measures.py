"""What charts count: of one document, and of many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.domain.document import Reading, Status
from core.domain.money import decimal
from core.domain.record import Record

CAUSE, TAX, STAGE = "cause", "tax", "stage"
UNSAID = "unsaid"
"""the cause of a doubt for which no reason was given"""


class Measure(NamedTuple):
    """One figure of a document, added up with those of others."""

    sort: str
    name: str
    amount: float


class Money(NamedTuple):
    """A sum of totals."""

    name: str
    """a supplier, a month, a rate"""
    currency: str
    total: float
    documents: int


class Day(NamedTuple):
    """What came in on one day."""

    day: str
    documents: int


class Seconds(NamedTuple):
    """How long documents of a type took to be read."""

    type: str
    documents: int
    average: float
    most: float


class Share(NamedTuple):
    """How many documents of a type went straight through."""

    type: str
    read: int
    straight: int
    """approved by rule, without a person's hand"""


class Answered(NamedTuple):
    """What people said of values that one reader read in documents of a type."""

    type: str
    reader: str
    """the origin of the values"""
    looked: int
    """how many a person confirmed or corrected"""
    right: int
    """how many of them were right as they were read"""
    misled: int
    """how many of them were vouched for and yet not right"""


class StageSeconds(NamedTuple):
    """How long one stage of reading took."""

    stage: str
    documents: int
    average: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What the charts show."""

    days: tuple[Day, ...] = ()
    shares: tuple[Share, ...] = ()
    causes: Mapping[str, int] = field(default_factory=dict)
    """doubts of documents that wait for a person, by the code of their reason or finding"""
    seconds: tuple[Seconds, ...] = ()
    suppliers: tuple[Money, ...] = ()
    months: tuple[Money, ...] = ()
    taxes: tuple[Money, ...] = ()
    stages: tuple[StageSeconds, ...] = ()
    """the longest first"""
    answers: tuple[Answered, ...] = ()
    """those of which people said most first"""

    @property
    def read(self) -> int:
        """How many documents were read."""
        return sum(one.read for one in self.shares)

    @property
    def straight(self) -> int:
        """How many of them were approved by rule, without a person's hand."""
        return sum(one.straight for one in self.shares)


def measures(reading: Reading) -> tuple[Measure, ...]:
    """What is counted of one document."""
    doubted = {} if reading.status is Status.ACCEPTED else Counter(_causes(reading))
    causes = [Measure(CAUSE, name, float(number)) for name, number in sorted(doubted.items())]
    taxes = [Measure(TAX, rate, amount) for rate, amount in sorted(_taxes(reading.record).items())]
    return (*causes, *taxes, *(Measure(STAGE, one.stage, one.seconds) for one in reading.laps))


def _causes(reading: Reading) -> Iterator[str]:
    yield from (finding.code for finding in reading.findings if finding.blocks and not finding.across)
    yield from _doubts(reading.record)


def _doubts(record: Record) -> Iterator[str]:
    for one in record.fields.values():
        if not one.accepted:
            yield one.reason.code if one.reason else UNSAID
    for rows in record.tables.values():
        for row in rows:
            yield from _doubts(row)


def _taxes(record: Record) -> dict[str, float]:
    """Amounts of tax by rate, of the table of taxes."""
    summed: dict[str, float] = {}
    for row in record.tables.get("taxes", ()):
        rate, amount = decimal(row.value("rate")), row.number("amount")
        if rate is not None and amount is not None:
            name = f"{rate.normalize():f}"
            summed[name] = summed.get(name, 0.0) + float(amount)
    return summed
