"""Documents of the vault written to a file of another program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import partial
from itertools import chain
from pathlib import Path

from core.domain.asking import FRACTION
from core.domain.change import Change
from core.domain.codec import plain, restore
from core.domain.document import Document, Reading, Stage
from core.domain.errors import DocumentChanged, NothingNewToExport, NothingToExport
from core.domain.flat import Extent, Shape, shapes
from core.domain.profile import Profile
from core.domain.schema import DocumentType, Kind
from core.export.csv import STYLES, CsvStyle, csv_bytes, csv_pieces, csv_row, headings
from core.export.json import json_pieces
from core.export.tables import (
    ABOUT,
    REVERSES,
    Gone,
    Sheet,
    Wish,
    headed,
    mapped,
    overview,
    own_row,
    reversed_rows,
    with_rows,
)
from core.export.writing import write_filled, write_pieces, write_zip
from core.export.xlsx import Plan, Total, Totals, cells, head_cells, heading, planned, totals, write_xlsx, xlsx_bytes
from core.ports import Selection, Store
from core.rules import Deed, demand
from core.words import Words
from core.workbench.folders import beginning, year_of
from core.workbench.previewing import PAGE, Cells, Pages, Preview, Table
from core.workbench.reversing import Reversal, Reversals
from core.workbench.selected import every

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

        Raises NothingToExport, ExportFailed, DocumentChanged, RoleNotAllowed.
        """
        demand(self.who.role, Deed.EXPORT)
        reversals = self._taken_back(request)
        extent = self._wanted(request, or_gone=bool(reversals))
        digest = self._write(extent, request, reversals)
        facts = {"file": request.path.name, "format": request.format.value, "sha256": digest}
        settled = [one for one, stage in zip(extent.ids, extent.stages, strict=True) if stage == Stage.APPROVED]
        done = self._written(len(extent.ids), () if request.all else settled, request.path, facts)
        self._reversals.done(reversals, request.path.name)
        return replace(done, reversed=len(reversals))

    def reversals(self, client: str = "") -> tuple[Reversal, ...]:
        """What a client's programs hold of documents that are no more as they were exported; of all clients for ""."""
        return self._reversals.open(client)

    def _taken_back(self, request: ExportRequest) -> tuple[Reversal, ...]:
        return self.reversals(request.client) if request.reversals else ()

    def preview(self, request: ExportRequest) -> Preview:
        """The exact rows that an export will write, made as they are asked for. Raises NothingToExport."""
        reversals = self.reversals(request.client)
        extent = self._wanted(request, or_gone=request.reversals and bool(reversals))
        within = _selection(request)
        unresolved = self.store.count(replace(within, look=True)) + self.store.count(
            replace(within, stage=Stage.FAILED)
        )
        again = sum(stage == Stage.EXPORTED for stage in extent.stages)
        tables = tuple(self._tables(extent, request, reversals if request.reversals else ()))
        return Preview(tables, extent.ids, unresolved, again, reversals)

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
        return self._written(len(documents), (), path, facts)

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
        shapes = self.store.extent(Selection(client, type)).shapes
        return tuple(column.name for column in headed(shapes, self.types, self.words).columns)

    def heading(self, column: str, type: str = "") -> str:  # noqa: A002 (the word of the house)
        """What a column is called in the user's words."""
        return heading(column, Sheet("", ABOUT, (), type), self.words)

    def _wanted(self, request: ExportRequest, *, or_gone: bool) -> Extent:
        """The documents that a request is about. Raises NothingToExport where nothing is to be taken back either."""
        extent = self.store.extent(_kept(request))
        if not extent.ids and not request.all and not or_gone:
            ready = request.new and self.store.count(replace(_selection(request), ready=True))
            raise NothingNewToExport if ready else NothingToExport
        return extent

    def _write(self, extent: Extent, request: ExportRequest, reversals: Sequence[Reversal]) -> str:
        """Writes the file as its documents are read, so that it may be larger than memory; its SHA-256."""
        gone, documents = [one.gone() for one in reversals], self._read(extent, request)
        match request.format:
            case Format.CSV:
                sheet, more = self._sheet(extent, request.columns, gone)
                rows = (own_row(one, self.words) for one in documents)
                return write_pieces(request.path, csv_pieces(sheet, chain(rows, more), request.style))
            case Format.XLSX:
                plan = planned(extent.shapes, self.types, self.words, request.columns, gone)
                return write_filled(request.path, partial(write_xlsx, plan=plan, documents=documents, words=self.words))
            case Format.JSON:
                return write_pieces(request.path, json_pieces(documents, self.words, gone))

    def _read(self, extent: Extent, request: ExportRequest) -> Iterator[Document]:
        """The documents, page by page. Raises DocumentChanged where one has no place in the file, or none any more."""
        places, laid_out = _places(extent.shapes), request.format is not Format.JSON
        for start in range(0, len(extent.ids), PAGE):
            some = extent.ids[start : start + PAGE]
            found = self.store.documents(Selection(documents=some, limit=PAGE))
            if len(found) < len(some):
                raise DocumentChanged(document=next(iter({*some} - {one.id for one in found}), some[0]))
            for one in found:
                reopened = not request.all and one.stage not in READY
                if reopened or (laid_out and one.reading and not _has_place(one.reading, places)):
                    raise DocumentChanged(document=one.id)
                yield one

    def _sheet(
        self, extent: Extent, wishes: Sequence[Wish], gone: Sequence[Gone]
    ) -> tuple[Sheet, Sequence[Mapping[str, str]]]:
        """The one table of a CSV without the documents' rows, and the rows after them: what is to be taken back."""
        sheet = headed(extent.shapes, self.types, self.words)
        if gone:
            sheet = with_rows(sheet, reversed_rows(gone, self.types, self.words))
            wishes = (*wishes, Wish(REVERSES)) if wishes else ()
        return mapped(sheet, wishes), sheet.rows

    def _tables(self, extent: Extent, request: ExportRequest, reversals: Sequence[Reversal]) -> Iterator[Table]:
        gone = [one.gone() for one in reversals]
        if request.format is Format.XLSX:
            yield from self._sheets(extent, request, gone)
            return
        pages = Pages(self.store, lambda sheet, row: tuple(csv_row(sheet, row, request.style)))
        sheet, more = self._sheet(extent, request.columns if request.format is Format.CSV else (), gone)
        yield _table(sheet, headings(sheet), pages.own(sheet, extent.ids, self._own, more))

    def _sheets(self, extent: Extent, request: ExportRequest, gone: Sequence[Gone]) -> Iterator[Table]:
        """The sheets of a workbook."""
        plan = planned(extent.shapes, self.types, self.words, request.columns, gone)
        pages = Pages(self.store, lambda sheet, row: tuple(cells(sheet, row, self.words)))

        def table(sheet: Sheet, rows: Sequence[Cells]) -> Table:
            return _table(sheet, head_cells(sheet, self.words), rows)

        summed = totals(self._totals(extent, request, plan), plan, self.words)
        yield table(summed, pages.own(summed, (), self._own, summed.rows))
        yield table(plan.everything, pages.own(plan.everything, extent.ids, self._own))
        for kind, sheet in plan.shown.items():
            own = [one for one, its in zip(extent.ids, extent.types, strict=True) if its == kind]
            yield table(sheet, pages.own(sheet, own, self._own))
        for name, sheet in plan.details.items():
            yield table(sheet, pages.within(sheet, extent.ids, extent.lengths[name]))
        if plan.gone:
            yield table(plan.gone, pages.own(plan.gone, (), self._own, plan.gone.rows))

    def _totals(self, extent: Extent, request: ExportRequest, plan: Plan) -> Iterator[Total]:
        """The sums of money: of figures that are kept exactly by query, of a type with finer ones by its documents."""
        money = {
            kind: {one.name for one in sheet.columns if one.kind is Kind.MONEY} for kind, sheet in plan.types.items()
        }
        fine = {one.type for one in extent.shapes if not one.table and money[one.type] & {*one.fine}}
        names = sorted({name for kind in money.keys() - fine for name in money[kind]})
        for one in self.store.sums(_kept(request), names) if names else ():
            if one.type not in fine and one.field in money[one.type]:
                yield Total(one.type, one.currency, one.field, one.amount / FRACTION, one.documents)
        if fine:
            found = Totals()
            ids = tuple(one for one, kind in zip(extent.ids, extent.types, strict=True) if kind in fine)
            for document in self._read(replace(extent, ids=ids), request):
                kind = document.reading.type if document.reading else ""
                found.add(plan.types[kind], kind, self._own(document))
            yield from found.found()

    def _own(self, document: Document) -> Mapping[str, str]:
        return own_row(document, self.words)

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

    def _written(self, count: int, approved: Sequence[str], path: Path, facts: Mapping[str, str]) -> Exported:
        if approved:
            change = self.store.advance(approved, Stage.EXPORTED, self.actor, facts)
        else:
            self.store.note("export.written", {**facts, "documents": str(count)}, self.actor)
            change = Change("exported")
        return Exported(path, count, facts["sha256"], change)


def _selection(request: ExportRequest) -> Selection:
    """All documents within the filters of a request."""
    return Selection(
        request.client, request.type, since=request.since, until=request.until, documents=request.documents
    )


def _kept(request: ExportRequest) -> Selection:
    """Those of them that the request wants."""
    within = _selection(request)
    if request.all:
        return within
    return replace(within, stage=Stage.APPROVED) if request.new else replace(within, ready=True)


def _places(laid_out: Sequence[Shape]) -> Mapping[tuple[str, str], set[str]]:
    """The columns that there are for documents of a type, and for each of their tables."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in laid_out:
        found.setdefault((one.type, one.table), set()).update(one.columns)
    return found


def _has_place(reading: Reading, places: Mapping[tuple[str, str], set[str]]) -> bool:
    """Whether all that a document fills is among the columns that there are."""
    filled = {(one.type, one.table): {*one.columns} for one in shapes(reading)}
    return all(place in places and columns <= places[place] for place, columns in filled.items())


def bare(name: str) -> str:
    """A file's name without the folders that a container gave it."""
    return name.replace("\\", "/").rpartition("/")[2]


def _table(sheet: Sheet, heads: Sequence[str], rows: Sequence[Cells]) -> Table:
    return Table(sheet.title, tuple(heads), rows, tuple(column.kind for column in sheet.columns))
