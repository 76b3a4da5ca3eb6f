"""Documents of the vault written to a file of another program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from core.domain.change import Change
from core.domain.document import Document, Stage
from core.domain.errors import NothingNewToExport, NothingToExport
from core.export.csv import CsvStyle, csv_bytes
from core.export.json import json_bytes
from core.export.tables import Types, overview
from core.export.writing import write
from core.export.xlsx import xlsx_bytes
from core.ports import Selection, Store
from core.words import Words
from core.workbench.comparing import every

READY = frozenset({Stage.APPROVED, Stage.EXPORTED})


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
    """only approved documents that no earlier export held"""
    client: str = ""
    type: str = ""
    style: CsvStyle = field(default_factory=CsvStyle)


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written."""

    path: Path
    documents: int
    sha256: str
    change: Change


def export(store: Store, types: Types, words: Words, request: ExportRequest, actor: str) -> Exported:
    """Writes the file, then says so in the audit; approved documents become exported. Raises NothingToExport."""
    documents = [one for one in every(store, Selection(request.client, request.type)) if _wanted(one, request)]
    if not documents and not request.all:
        raise NothingNewToExport if request.new and _any_ready(store, request) else NothingToExport
    digest = write(request.path, _bytes(documents, types, words, request))
    facts = {"file": request.path.name, "format": request.format.value, "sha256": digest}
    approved = [one.id for one in documents if one.stage is Stage.APPROVED and not request.all]
    if approved:
        change = store.advance(approved, Stage.EXPORTED, actor, facts)
    else:
        store.note("export.written", {**facts, "documents": str(len(documents))}, actor)
        change = Change("exported")
    return Exported(request.path, len(documents), digest, change)


def _any_ready(store: Store, request: ExportRequest) -> bool:
    return any(store.count(Selection(request.client, request.type, stage)) for stage in READY)


def _wanted(document: Document, request: ExportRequest) -> bool:
    if request.all:
        return True
    return document.stage is Stage.APPROVED or (document.stage in READY and not request.new)


def _bytes(documents: Sequence[Document], types: Types, words: Words, request: ExportRequest) -> bytes:
    match request.format:
        case Format.CSV:
            return csv_bytes(overview(documents, types, words), request.style)
        case Format.XLSX:
            return xlsx_bytes(documents, types, words)
        case Format.JSON:
            return json_bytes(documents, words)
