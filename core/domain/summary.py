"""What a list shows of a document: who, when, how much, how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from core.domain.document import Failure, Reading, Stage, Status
from core.domain.facts import as_day
from core.domain.record import Record

SUPPLIERS = (
    "vendor_name",
    "bank_name",
    "employer_name",
    "institution",
    "payer",
    "name",
    "broker_or_rta",
    "customer_name",
)
DATES = ("invoice_date", "receipt_date", "statement_end", "pay_month", "assessment_year", "period_to", "financial_year")
AMOUNTS = (
    "total_amount",
    "closing_balance",
    "net_pay",
    "net_tax_payable",
    "total_interest",
    "long_term_gain",
    "amount",
)


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of a list of documents."""

    id: str
    client: str
    name: str
    """of the file it came in"""
    stage: Stage
    status: Status | None
    """None where nothing was read of it"""
    type: str
    supplier: str
    total: Decimal | None
    currency: str
    date: str
    """a day, a month or a year, as the document says it"""
    doubts: int
    """how many values and findings a person has to look at; none where the product stands for it all"""
    pages: int
    taken_at: str
    container: str | None = None
    failure: Failure | None = None
    tags: tuple[str, ...] = ()

    @property
    def needs_look(self) -> bool:
        """Whether it waits for a person."""
        return self.stage is Stage.READ and self.status is not None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many documents there are of each client, type, stage, status, year and tag; each under all other filters."""

    clients: Mapping[str, int] = field(default_factory=dict)
    types: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    years: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)


class Telling(NamedTuple):
    """What tells a person which document this is."""

    supplier: str = ""
    total: Decimal | None = None
    currency: str = ""
    date: str = ""


def telling(record: Record) -> Telling:
    """Who, when and how much of a record; of a user's own type the first date and the last amount."""
    days = (field for field in record.fields.values() if as_day(field.value))
    amounts = (field for field in reversed(tuple(record.fields.values())) if field.currency)
    total = record.first(AMOUNTS) or next(amounts, None)
    day = record.first(DATES) or next(days, None)
    supplier = record.first(SUPPLIERS)
    return Telling(
        supplier.value if supplier else "",
        total.number if total else None,
        (total.currency or record.value("currency") or "") if total else "",
        day.value if day and day.value[:4].isdigit() else "",
    )


def doubts(reading: Reading, *, alone: bool = False) -> int:
    """How many values and findings wait for a person; one at least where the document does.

    `alone` leaves out what the client's other documents say of it.
    """
    if reading.status is Status.ACCEPTED:
        return 0
    weighing = sum(finding.blocks and not (alone and finding.across) for finding in reading.findings)
    return max(1, weighing + (sum(_doubted(reading.record)) if reading.open_values is None else reading.open_values))


def _doubted(record: Record) -> Iterator[bool]:
    """For every field and every row whether something in it is in doubt: of readings that say no number themselves."""
    yield from (not one.accepted for one in record.fields.values())
    for rows in record.tables.values():
        for row in rows:
            yield not all(cell.accepted for cell in row.fields.values())
            yield from _doubted(Record(tables=row.tables))


def first_day(since: date) -> str:
    """What every date from a day on sorts after, also where only its month or year is known."""
    return since.isoformat().removesuffix("-01").removesuffix("-01")


def last_day(until: date) -> str:
    """What every date up to a day sorts before, also where only its month or year is known."""
    return until.isoformat().removesuffix("-12-31") + "~"
