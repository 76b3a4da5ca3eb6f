"""Documents of the vault written to a file of another program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from core.domain.change import Change
from core.domain.codec import plain, restore
from core.domain.document import Document, Stage
from core.domain.errors import NothingNewToExport, NothingToExport
from core.domain.profile import Profile
from core.domain.schema import DocumentType, Kind
from core.export.csv import STYLES, CsvStyle, cells, csv_bytes, headings
from core.export.json import json_bytes
from core.export.tables import ABOUT, REVERSES, Gone, Sheet, Wish, mapped, overview, reversed_rows, with_rows
from core.export.writing import write, write_zip
from core.export.xlsx import cells as sheet_cells
from core.export.xlsx import heading, sheets_of, xlsx_bytes
from core.ports import Selection, Store
from core.rules import Deed, demand
from core.words import Words
from core.workbench.comparing import every
from core.workbench.folders import beginning, year_of
from core.workbench.reversing import Reversal, Reversals

READY = frozenset({Stage.APPROVED, Stage.EXPORTED})
REMEMBERED = "exports"


class Format(StrEnum):
    """The files that an export can be."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """What to export, and how."""

    format: Format
    path: Path
    all: bool = False
    """every document with its status, not only approved ones; their stages stay as they are"""
    new: bool = False
    """only approved documents that no earlier export held as they are now"""
    client: str = ""
    type: str = ""
    style: CsvStyle = field(default_factory=CsvStyle)
    since: date | None = None
    """first day of the documents' own dates"""
    until: date | None = None
    documents: tuple[str, ...] = ()
    """only these, where any are named"""
    columns: tuple[Wish, ...] = ()
    """the columns of CSV and of each type's sheet, where any are named"""
    reversals: bool = False
    """what earlier exports held and is no more so, too: to be taken back"""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    documents: int
    sha256: str
    change: Change
    reversed: int = 0
    """how many earlier exports it takes back"""


class Table(NamedTuple):
    """A table as it will stand in the file."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """as the file says them; what the format keeps as numbers, as plain decimals"""
    kinds: tuple[Kind, ...] = ()
    """what each column holds"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What an export will write, to the cell."""

    tables: tuple[Table, ...]
    documents: tuple[str, ...]
    unresolved: int
    """documents within the filters that are not approved; they are left out unless every one is asked for"""
    again: int
    """documents that an earlier export held"""
    reversals: tuple[Reversal, ...] = ()
    """what earlier exports held and is no more so, whether this one takes it back or not"""


@dataclass(frozen=True, slots=True)
class Choices:
    """How a client's documents were exported last."""

    format: Format = Format.XLSX
    folder: str = ""
    type: str = ""
    style: CsvStyle = field(default_factory=CsvStyle)
    columns: tuple[Wish, ...] = ()


@dataclass(frozen=True)
class Exports:
    """The verbs of exporting."""

    store: Store
    types: Mapping[str, DocumentType]
    words: Words
    who: Profile

    @property
    def actor(self) -> str:
        """The name of who does it."""
        return self.who.name

    @property
    def _reversals(self) -> Reversals:
        return Reversals(self.store, self.actor)

    def export(self, request: ExportRequest) -> Exported:
        """Writes the file, then says so in the audit; approved documents become exported.

        Raises NothingToExport, ExportFailed, RoleNotAllowed.
        """
        demand(self.who.role, Deed.EXPORT)
        reversals = self._taken_back(request)
        documents = self._wanted(request, or_gone=bool(reversals))
        digest = write(request.path, self._bytes(documents, request, reversals))
        facts = {"file": request.path.name, "format": request.format.value, "sha256": digest}
        done = self._written(documents, request.path, facts, all_of_them=request.all)
        self._reversals.done(reversals, request.path.name)
        return replace(done, reversed=len(reversals))

    def reversals(self, client: str = "") -> tuple[Reversal, ...]:
        """What a client's programs hold of documents that are no more as they were exported; of all clients for ""."""
        return self._reversals.open(client)

    def _taken_back(self, request: ExportRequest) -> tuple[Reversal, ...]:
        return self.reversals(request.client) if request.reversals else ()

    def preview(self, request: ExportRequest) -> Preview:
        """The exact rows that the export of a request will write. Raises NothingToExport."""
        reversals = self.reversals(request.client)
        documents = self._wanted(request, or_gone=request.reversals and bool(reversals))
        inside = [one for one in self._within(request) if one.stage is not Stage.RECEIVED]
        unresolved = sum(one.stage not in READY for one in inside)
        again = sum(one.stage is Stage.EXPORTED for one in documents)
        tables = tuple(self._tables(documents, request, reversals if request.reversals else ()))
        return Preview(tables, tuple(one.id for one in documents), unresolved, again, reversals)

    def bundle(self, client: str, year: int, path: Path) -> Exported:
        """Writes a client's tax year, by the year in which it begins, as one archive: originals, XLSX and CSV.

        Documents that are not approved are in it with their status; no stage changes. Raises NothingToExport,
        ExportFailed, OriginalDamaged, RoleNotAllowed.
        """
        demand(self.who.role, Deed.EXPORT)
        wanted = year_of(year, beginning(self.store, client))
        documents = list(every(self.store, Selection(client, since=wanted.since, until=wanted.until)))
        if not documents:
            raise NothingToExport
        digest = write_zip(path, self._members(documents, f"{client or 'vouch'} {wanted.name}"))
        facts = {"file": path.name, "format": "zip", "sha256": digest, "client": client, "year": wanted.name}
        return self._written(documents, path, facts, all_of_them=True)

    def remembered(self, client: str) -> Choices:
        """How a client's documents were exported last; the usual way where they never were."""
        kept = (self.store.setting(REMEMBERED) or {}).get(client)
        return restore(Choices, kept) if kept else Choices()

    def remember(self, client: str, choices: Choices) -> Change:
        """Keeps how a client's documents are to be exported next time."""
        kept = self.store.setting(REMEMBERED) or {}
        self.store.save_setting(REMEMBERED, {**kept, client: plain(choices)}, self.actor)
        return Change("setting_changed")

    def columns(self, client: str, type: str = "") -> tuple[str, ...]:  # noqa: A002 (the word of the house)
        """The names of all columns that a client's documents have."""
        documents = list(every(self.store, Selection(client, type)))
        return tuple(column.name for column in overview(documents, self.types, self.words).columns)

    def heading(self, column: str, type: str = "") -> str:  # noqa: A002 (the word of the house)
        """What a column is called in the user's words."""
        return heading(column, Sheet("", ABOUT, (), type), self.words)

    def _wanted(self, request: ExportRequest, *, or_gone: bool) -> list[Document]:
        """The documents that a request is about. Raises NothingToExport where nothing is to be taken back either."""
        documents = [one for one in self._within(request) if _wanted(one, request)]
        if not documents and not request.all and not or_gone:
            raise NothingNewToExport if request.new and self._any_ready(request) else NothingToExport
        return documents

    def _within(self, request: ExportRequest) -> Iterator[Document]:
        if request.documents:
            return (self.store.document(one) for one in request.documents)
        return every(self.store, _selection(request))

    def _any_ready(self, request: ExportRequest) -> bool:
        return any(one.stage in READY for one in self._within(request))

    def _bytes(self, documents: Sequence[Document], request: ExportRequest, reversals: Sequence[Reversal]) -> bytes:
        gone = [one.gone() for one in reversals]
        match request.format:
            case Format.CSV:
                return csv_bytes(self._sheet(documents, request.columns, gone), request.style)
            case Format.XLSX:
                return xlsx_bytes(documents, self.types, self.words, request.columns, gone)
            case Format.JSON:
                return json_bytes(documents, self.words, gone)

    def _sheet(self, documents: Sequence[Document], wishes: Sequence[Wish], gone: Sequence[Gone]) -> Sheet:
        """The one table of a CSV: the documents, and after them what is to be taken back."""
        sheet = overview(documents, self.types, self.words)
        if gone:
            sheet = with_rows(sheet, reversed_rows(gone, self.types, self.words))
            wishes = (*wishes, Wish(REVERSES)) if wishes else ()
        return mapped(sheet, wishes)

    def _tables(
        self, documents: Sequence[Document], request: ExportRequest, reversals: Sequence[Reversal]
    ) -> Iterator[Table]:
        gone = [one.gone() for one in reversals]
        if request.format is Format.XLSX:
            for sheet in sheets_of(documents, self.types, self.words, request.columns, gone):
                head, *rows = sheet_cells(sheet, self.words)
                yield Table(sheet.title, tuple(head), tuple(map(tuple, rows)), _kinds(sheet))
            return
        sheet = self._sheet(documents, request.columns if request.format is Format.CSV else (), gone)
        written = tuple(map(tuple, cells(sheet, request.style)))
        yield Table(sheet.title, tuple(headings(sheet)), written, _kinds(sheet))

    def _members(self, documents: Sequence[Document], name: str) -> Iterator[tuple[str, bytes]]:
        yield f"{name}.xlsx", xlsx_bytes(documents, self.types, self.words)
        style = STYLES.get(self.words.language)
        yield f"{name}.csv", csv_bytes(overview(documents, self.types, self.words), style)
        seen: set[str] = set()
        for one in documents:
            if one.sources <= seen:
                continue
            for file, data in self.store.originals_of(one.id):
                yield f"originals/{bare(file)}", data
            seen |= one.sources

    def _written(
        self, documents: Sequence[Document], path: Path, facts: Mapping[str, str], *, all_of_them: bool
    ) -> Exported:
        approved = [one.id for one in documents if one.stage is Stage.APPROVED and not all_of_them]
        if approved:
            change = self.store.advance(approved, Stage.EXPORTED, self.actor, facts)
        else:
            self.store.note("export.written", {**facts, "documents": str(len(documents))}, self.actor)
            change = Change("exported")
        return Exported(path, len(documents), facts["sha256"], change)


def _selection(request: ExportRequest) -> Selection:
    return Selection(request.client, request.type, since=request.since, until=request.until)


def _wanted(document: Document, request: ExportRequest) -> bool:
    if request.all:
        return True
    return document.stage is Stage.APPROVED or (document.stage in READY and not request.new)


def bare(name: str) -> str:
    """A file's name without the folders that a container gave it."""
    return name.replace("\\", "/").rpartition("/")[2]


def _kinds(sheet: Sheet) -> tuple[Kind, ...]:
    return tuple(column.kind for column in sheet.columns)
