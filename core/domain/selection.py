"""Which documents are asked for, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from core.domain.document import Stage, Status


class Order(StrEnum):
    """By what a list of documents is ordered."""

    TAKEN = "taken"
    CLIENT = "client"
    NAME = "name"
    SUPPLIER = "supplier"
    TYPE = "type"
    STAGE = "stage"
    STATUS = "status"
    TOTAL = "total"
    CURRENCY = "currency"
    DATE = "date"
    DOUBTS = "doubts"
    PAGES = "pages"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents, in which order. An empty filter lets all through."""

    client: str = ""
    type: str = ""
    stage: Stage | None = None
    status: Status | None = None
    text: str = ""
    """words that stand on a page of the document, or in its name and values"""
    source: str = ""
    """SHA-256 of the bytes"""
    offset: int = 0
    limit: int = 500
    order: Order | None = None
    """as they were taken where there is none; where words are looked for, the best match comes first"""
    descending: bool = False
    brief: bool = False
    """values without places, alternatives and data of files, and no rows where a document is accepted: for lists"""
    look: bool = False
    """only documents that wait for a person"""
    supplier: str = ""
    since: date | None = None
    """first day of the documents' own dates"""
    until: date | None = None
    least: Decimal | None = None
    """of the documents' totals"""
    most: Decimal | None = None
    taken: date | None = None
    """the day on which they came in, UTC"""
    cause: str = ""
    """code of a reason or finding: documents that wait for a person because of it"""
    rate: str = ""
    """a tax rate, as it is counted: documents that have tax of it"""
    tag: str = ""
    ready: bool = False
    """only documents that are approved or exported"""
    documents: tuple[str, ...] = ()
    """only these, where any are named; in this order, where no other is asked for"""
    latest: int = 0
    """only among so many that were taken last"""


@dataclass(frozen=True, slots=True)
class Trail:
    """Which lines of the audit trail. An empty filter lets all through."""

    client: str = ""
    actor: str = ""
    action: str = ""
    document: str = ""
    since: date | None = None
    """first day on which it was done, UTC"""
    until: date | None = None
    offset: int = 0
    limit: int = 200
