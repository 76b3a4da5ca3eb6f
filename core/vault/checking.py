"""Whether all that is kept is still what was kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from core.domain.document import Stage
from core.domain.errors import VaultDamaged
from core.domain.finding import Finding, Severity
from core.ports import Progress
from core.vault import audit, extents, facts, figures, pages, summaries, tagging
from core.vault.database import transaction
from core.vault.files import FileLost, SealedFiles
from core.vault.imprint import Pages
from core.vault.outcomes import Remembered
from core.vault.receipt import ReceiptForged, Receipts
from core.vault.rows import state, unpack
from core.vault.tables import AUDIT, DOCUMENTS, INTERPRETATIONS, JOBS, PAGES, SETTINGS, SOURCES, WORDS

SEALED_ANEW = "sealed_anew"
"""what the trail says of a document whose pictures lie under other names since the vault has another key"""


@dataclass(frozen=True, slots=True)
class Inspection:
    """One look at everything: cipher, structure, audit trail, receipts, documents, files."""

    engine: Engine
    originals: SealedFiles
    images: SealedFiles
    receipts: Receipts
    key: bytes = field(repr=False)
    pages_now: Pages | None
    """None where another process may write them just now"""

    def findings(self, progress: Progress) -> tuple[Finding, ...]:
        """All that is wrong; where one look cannot be finished for damage, that is said and the next one begins."""
        looks: tuple[Callable[[Progress], Iterator[Finding]], ...] = (
            self._cipher,
            self._structure,
            self._trail,
            self._receipts,
            self._put_back,
            self._documents,
            self._facts,
            self._summaries,
            self._tags,
            self._pages,
            self._settings,
            self._originals,
            self._images,
            self._orphans,
        )
        found = (finding for look in looks for finding in _guarded(look, progress))
        return tuple({(one.code, *sorted(one.facts.items())): one for one in found}.values())

    def _cipher(self, _: Progress) -> Iterator[Finding]:
        for problem in self._pragma("cipher_integrity_check"):
            yield Finding("vault.cipher", Severity.ERROR, facts={"problem": problem})

    def _structure(self, _: Progress) -> Iterator[Finding]:
        for problem in self._pragma("integrity_check"):
            if problem != "ok":
                yield Finding("vault.structure", Severity.ERROR, facts={"problem": problem})

    def _pragma(self, name: str) -> list[str]:
        with transaction(self.engine) as connection:
            # FTS5's own check takes the index as this connection saw it last; a query makes it look again
            connection.execute(select(WORDS.c.rowid).limit(1)).all()
            return [str(row[0]) for row in connection.exec_driver_sql(f"PRAGMA {name}")]

    def _trail(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            broken = audit.first_broken(connection, self.key)
            lines = select(AUDIT.c.at, AUDIT.c.after).where(AUDIT.c.action == "receipt_renewed")
            renewed = connection.execute(lines).all()
        if broken is not None:
            yield Finding("audit.broken", Severity.ERROR, facts={"line": str(broken)})
        for at, told in renewed:
            severity = Severity.WARNING if "forged" in json.loads(told) else Severity.NOTE
            yield Finding("audit.receipt_renewed", severity, facts={"at": at})

    def _receipts(self, _: Progress) -> Iterator[Finding]:
        try:
            heads = self.receipts.latest()
        except ReceiptForged:
            yield Finding("audit.receipt_forged", Severity.ERROR)
            return
        with transaction(self.engine) as connection:
            if not all(audit.contains(connection, head) for head in heads):
                yield Finding("audit.rolled_back", Severity.ERROR)
        if not heads:
            yield Finding("audit.receipt_missing", Severity.WARNING)

    def _put_back(self, _: Progress) -> Iterator[Finding]:
        if self.pages_now and not self.pages_now.whole():
            yield Finding("audit.pages_put_back", Severity.ERROR)

    def _documents(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            latest = select(AUDIT.c.document, func.max(AUDIT.c.sequence).label("sequence"))
            last = latest.where(AUDIT.c.document.is_not(None)).group_by(AUDIT.c.document).subquery()
            lines = select(AUDIT.c.document, AUDIT.c.state).join(last, AUDIT.c.sequence == last.c.sequence)
            stays = lines.where(AUDIT.c.action != audit.ERASED)
            told = {row.document: row.state for row in connection.execute(stays)}
            waiting = set(connection.scalars(select(JOBS.c.document)))
            containers = {
                row.source for row in connection.execute(select(INTERPRETATIONS)) if unpack(Remembered, row.body).parts
            }
            rows = connection.execute(select(DOCUMENTS))
            for row in rows:
                if told.pop(row.id, None) != state(row):
                    yield Finding("document.altered", Severity.ERROR, facts={"document": row.id})
                elif not row.superseded:
                    yield from _incomplete(row, waiting, containers)
        for document in told:
            yield Finding("document.lost", Severity.ERROR, facts={"document": document})

    def _facts(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            for document in facts.altered(connection):
                yield Finding("facts.altered", Severity.ERROR, facts={"document": document})

    def _summaries(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            for document in summaries.altered(connection):
                yield Finding("summary.altered", Severity.ERROR, facts={"document": document})
            for document in (*figures.altered(connection), *extents.altered(connection)):
                yield Finding("summary.altered", Severity.ERROR, facts={"document": document})

    def _tags(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            for document in tagging.altered(connection):
                yield Finding("tags.altered", Severity.ERROR, facts={"document": document})

    def _pages(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            told = told_of_pages(connection)
            waiting = select(DOCUMENTS.c.source).where(DOCUMENTS.c.stage == Stage.RECEIVED)
            busy = set(connection.scalars(waiting))  # their pages are being written
            for source, (document, digest) in told.items():
                if source not in busy and pages.digest(connection, source) != digest:
                    yield Finding("pages.altered", Severity.ERROR, facts={"document": document})

    def _settings(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            lines = select(AUDIT.c.after).where(AUDIT.c.action == "setting_changed").order_by(AUDIT.c.sequence)
            told: dict[str, Any] = {}
            for line in connection.scalars(lines):
                told |= json.loads(line)
            kept = {row.name: json.loads(row.value) for row in connection.execute(select(SETTINGS))}
        for name in sorted(name for name in {*told, *kept} if told.get(name) != kept.get(name)):
            yield Finding("setting.altered", Severity.ERROR, facts={"setting": name})

    def _originals(self, progress: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            kept = connection.execute(select(SOURCES.c.sha256, SOURCES.c.file)).all()
            owners = _owners(connection)
        for number, (sha256, file) in enumerate(kept, 1):
            progress("checking", number, len(kept))
            if not _whole(self.originals, file, sha256):
                yield Finding("original.damaged", Severity.ERROR, facts={"document": owners.get(sha256, sha256)})

    def _images(self, progress: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            pictures = select(PAGES.c.source, PAGES.c.number, PAGES.c.image).where(PAGES.c.image.is_not(None))
            kept = connection.execute(pictures).all()
            owners = _owners(connection)
        for number, (source, page, file) in enumerate(kept, 1):
            progress("checking", number, len(kept))
            if not _whole(self.images, file):
                facts = {"document": owners.get(source, source), "page": str(page)}
                yield Finding("image.damaged", Severity.ERROR, facts=facts)

    def _orphans(self, _: Progress) -> Iterator[Finding]:
        with transaction(self.engine) as connection:
            known = {*connection.scalars(select(SOURCES.c.file)), *connection.scalars(select(PAGES.c.image))}
        for files in (self.originals, self.images):
            for path in sorted(files.folder.rglob("*")):
                owned = path.name in known and path == files.path(path.name)
                if not owned and not path.is_dir():
                    facts = {"file": path.relative_to(files.folder.parent).as_posix()}
                    yield Finding("file.orphan", Severity.ERROR, facts=facts)


def _guarded(look: Callable[[Progress], Iterator[Finding]], progress: Progress) -> Iterator[Finding]:
    try:
        yield from look(progress)
    except VaultDamaged as problem:
        yield Finding("vault.structure", Severity.ERROR, facts={"problem": problem.facts.get("problem", "")})
    except (TypeError, ValueError, LookupError, AttributeError) as problem:  # rows that nobody wrote so
        yield Finding("vault.structure", Severity.ERROR, facts={"problem": type(problem).__name__})


def _incomplete(row: Any, waiting: set[str], containers: set[str]) -> Iterator[Finding]:
    """A document that waits without a job, or was read without a reading though its source holds no files."""
    if row.stage == Stage.RECEIVED and row.id not in waiting:
        yield Finding("document.forgotten", Severity.ERROR, facts={"document": row.id})
    read = row.stage not in (Stage.RECEIVED, Stage.FAILED)
    if read and row.reading is None and row.source not in containers:
        yield Finding("document.unread", Severity.WARNING, facts={"document": row.id})


def told_of_pages(connection: Connection) -> dict[str, tuple[str, str]]:
    """By source: the document that was read last, and what the audit then kept of the pages."""
    outcomes = select(AUDIT.c.document, AUDIT.c.after, DOCUMENTS.c.source)
    lines = outcomes.join(DOCUMENTS, DOCUMENTS.c.id == AUDIT.c.document).where(
        AUDIT.c.action.in_(("read", "failed", SEALED_ANEW))
    )
    told = {}
    for row in connection.execute(lines.order_by(AUDIT.c.sequence)):
        digest = json.loads(row.after).get("pages_digest")
        if digest:
            told[row.source] = (row.document, digest)
    return told


def _owners(connection: Connection) -> dict[str, str]:
    """A document of every source."""
    rows = connection.execute(select(DOCUMENTS.c.source, DOCUMENTS.c.id))
    return {row.source: row.id for row in rows}


def _whole(files: SealedFiles, name: str, sha256: str | None = None) -> bool:
    try:
        data = files.get(name)
    except FileLost:
        return False
    return sha256 is None or hashlib.sha256(data).hexdigest() == sha256
