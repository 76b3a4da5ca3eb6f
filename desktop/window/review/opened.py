"""A document made ready for the review, beside the window's thread: the window only draws it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from core.domain.change import HistoryLine
from core.domain.document import Document, Reading, Stage, Status
from core.domain.layout import Box
from core.domain.record import CELL_NAME, Record
from core.domain.schema import DocumentType, FieldType
from core.workbench import Awaited, Workbench
from core.workbench.choosing import Choice, choices
from core.workbench.reconciling import Running, first_broken, running
from core.workbench.stored import stored_contents
from desktop.window.review.choices import offered
from desktop.window.review.shaping import Shape, shapes
from desktop.window.review.standing import Standing, standings
from desktop.window.review.visiting import unresolved

NOTHING = Reading("", 0.0, Record())


class Balances(NamedTuple):
    """The balance of an account as it runs, and how far it follows."""

    lines: tuple[Running, ...]
    broken: int | None
    """the first row whose balance does not follow"""
    known: int
    """rows of which that can be said"""


@dataclass(frozen=True)
class Opened:
    """A document, how each of its values stands, what is open, and where the values stand on the pages."""

    document: Document
    kind: DocumentType
    reading: Reading
    history: tuple[HistoryLine, ...] = ()
    stood: Mapping[str, Standing] = field(default_factory=dict)
    open_names: tuple[str, ...] = ()
    places: Mapping[int, tuple[tuple[str, Box], ...]] = field(default_factory=dict)
    """by page: the names of the values that stand there, with their boxes"""
    paths: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """by cell of a sheet: the names of the values that stand there"""
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    """what else an open field may be"""
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    """its tables, the main one first"""
    running: Mapping[str, Balances] = field(default_factory=dict)
    """by table of transactions: the balance as it runs"""
    order: Mapping[str, int] = field(default_factory=dict)
    """the place of every name in the order in which they are shown"""
    awaited: Awaited | None = None
    """what a rule of two persons still asks for"""

    @property
    def id(self) -> str:
        """The document's id."""
        return self.document.id

    @property
    def record(self) -> Record:
        """Its values."""
        return self.reading.record

    @property
    def pages(self) -> tuple[int, ...]:
        """The numbers of its pages."""
        return self.reading.pages

    @property
    def accepted(self) -> bool:
        """Whether the product stands for the whole of it."""
        return self.reading.status is Status.ACCEPTED

    @cached_property
    def open_set(self) -> frozenset[str]:
        """What is open."""
        return frozenset(self.open_names)

    def called(self, name: str) -> str:
        """The name by whose words a value goes: what belongs to a lone account belongs to the document."""
        cell = CELL_NAME.fullmatch(name)
        lone = cell and len(self.record.tables.get(cell["table"], ())) == 1 and cell["rest"] in self.kind.fields
        return cell["rest"] if cell and lone else name

    def type_of(self, name: str) -> FieldType | None:
        """What a field or cell ("accounts.1.transactions.4.amount") holds, by the type."""
        parts = name.split(".")
        if len(parts) == 1:
            return self.kind.fields.get(name)
        table = self.kind.tables.get(parts[-3])
        return table.columns.get(parts[-1]) if table else None


def open_document(workbench: Workbench, document: str) -> Opened:
    """A document with all that the review shows of it. Raises DocumentUnknown."""
    shown = workbench.show(document)
    kind = workbench.types.get(shown.document.reading.type) if shown.document.reading else None
    found = opened(shown.document, kind or DocumentType("", {}, {}), shown.history)
    fields = [name for name in found.open_names if name in found.kind.fields]
    awaited = workbench.approving.awaited(shown.document) if shown.document.stage is Stage.READ else None
    return replace(found, choices={name: choices_of(workbench, found, name) for name in fields}, awaited=awaited)


def opened(document: Document, kind: DocumentType, history: tuple[HistoryLine, ...] = ()) -> Opened:
    """A document as the review shows it, but for what else its values may be."""
    reading = document.reading or NOTHING
    stood = standings(kind, reading)
    settled = document.stage in (Stage.APPROVED, Stage.EXPORTED)
    asking = () if settled else unresolved(kind, reading, stood)
    return Opened(
        document,
        kind,
        reading,
        history,
        stood,
        asking,
        _by_page(reading.record, stood, frozenset(asking)),
        _by_cell(reading.record),
        shapes=shapes(kind, reading.record),
        running=_running(reading.record),
        order={name: place for place, name in enumerate(stood)},
    )


def choices_of(workbench: Workbench, opened: Opened, name: str) -> tuple[Choice, ...]:
    """What else a field or cell may be; a cell is asked for when it is visited, for there may be thousands."""
    field = opened.record.get(name)
    page = field.evidence.page if field else None
    alone = replace(opened.reading, pages=() if page is None else (page,))  # of a long document no other is looked at
    contents = stored_contents(workbench.store, opened.document, alone)
    return offered(opened.reading, name, choices(opened.reading, opened.kind, contents, name))


def _running(record: Record) -> dict[str, Balances]:
    """The running balances of a statement's accounts, where the paper prints any."""
    accounts = {"": record} if "transactions" in record.tables else {}
    if not accounts:
        accounts = {f"accounts.{place}.": row for place, row in enumerate(record.tables.get("accounts", ()), 1)}
    found = {f"{prefix}transactions": _balances(running(account)) for prefix, account in accounts.items()}
    return {table: balances for table, balances in found.items() if balances.known}


def _balances(lines: tuple[Running, ...]) -> Balances:
    return Balances(lines, first_broken(lines), sum(line.follows is not None for line in lines))


def _by_page(
    record: Record, stood: Mapping[str, Standing], asking: frozenset[str]
) -> dict[int, tuple[tuple[str, Box], ...]]:
    """The places that are drawn; of cells only those that a person should look at, or has: a page stays calm."""
    found: dict[int, list[tuple[str, Box]]] = {}
    for name, one in record.items():
        worth = "." not in name or name in asking or stood.get(name) is Standing.PERSON
        if worth and one.evidence.page is not None and one.evidence.box is not None:
            found.setdefault(one.evidence.page, []).append((name, one.evidence.box))
    return {page: tuple(places) for page, places in found.items()}


def _by_cell(record: Record) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, one in record.items():
        if one.evidence.path and one.evidence.box is None:
            found[one.evidence.path] = (*found.get(one.evidence.path, ()), name)
    return found
