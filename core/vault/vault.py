"""The store behind the Store port: each method is one transaction, and what it does stands in the modules beside."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, select, union_all

from core.domain.change import Change, LeftExported
from core.domain.document import Failure, Reading, Source, Stage
from core.domain.errors import (
    AuditRolledBack,
    DiskFailed,
    DiskFull,
    FileDenied,
    OriginalDamaged,
    VaultBusy,
    VouchError,
)
from core.domain.finding import Finding
from core.domain.job import Job
from core.domain.lesson import Lesson
from core.domain.page import Page, Part
from core.domain.profile import Profile
from core.ports import Arrival, Compare, Dealt, Interpretation, PageImage, Progress, Stamp, apart
from core.vault import (
    audit,
    changing,
    comparing,
    lessons,
    outcomes,
    pages,
    settings,
    tagging,
    taking,
    versions,
    waiting,
)
from core.vault.access import Access
from core.vault.checking import Inspection
from core.vault.database import transaction
from core.vault.files import FileLost, SealedFiles
from core.vault.lists import Lists
from core.vault.lock import WriterLock
from core.vault.rows import RECENT, find, leaf_of, leaves_of
from core.vault.session import Session, utc_now
from core.vault.tables import PAGES, SOURCES
from core.vault.witness import Witness

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Vault(Lists):
    """An open vault. Any thread may use it; writing ones take turns. It is made by core.vault.opening."""

    id: str
    engine: Engine
    originals: SealedFiles
    images: SealedFiles
    witness: Witness
    key: bytes = field(repr=False)
    """of the audit trail"""
    lock: WriterLock | None
    """None: open to read only"""
    writer: str
    """the process that writes the vault, as far as is known"""
    clock: Callable[[], str] = utc_now
    rolled_back: bool = False
    """whether the vault is older than its receipt; then nothing is written until a person has seen it"""
    turn: RLock = field(default_factory=RLock, repr=False)
    access: Access = field(kw_only=True)
    """who opened it, and who may"""

    @property
    def profile(self) -> Profile | None:
        """Who opened it; None where the vault knows nobody by name, and everybody is an administrator."""
        return self.access.profile

    @contextmanager
    def writing(self, actor: str) -> Iterator[Session]:
        """One transaction with its audit lines, and then the receipt. Raises VaultBusy, AuditRolledBack."""
        with self.turn:
            self.may_write()
            with transaction(self.engine) as connection:
                yield Session(connection, actor, self.clock(), self.key)
                head = audit.head(connection)
            self.witness.tell(head)

    def may_write(self) -> None:
        if self.lock is None:
            raise VaultBusy(process=self.writer)
        if self.rolled_back:
            raise AuditRolledBack

    @contextmanager
    def _kept(self, files: SealedFiles, data: bytes) -> Iterator[str]:
        """The name of bytes that lie in their place; they are let go of where their transaction does not come to be.

        Where the disk fails nobody knows whether it came to be: SQLite may find it in its log when the vault is opened
        again. The bytes stay, and what no row names then goes when the vault is opened.
        """
        with self.turn:
            self.may_write()
            name = files.put(data)
            try:
                yield name
            except (DiskFull, DiskFailed, FileDenied):
                raise
            except VouchError:
                self._tidy(files, name)
                raise

    def _tidy(self, files: SealedFiles, name: str) -> None:
        """Removes a sealed file that no row names."""
        with self._reading() as connection:
            named = (select(column).where(column == name) for column in (SOURCES.c.file, PAGES.c.image))
            if connection.execute(union_all(*named)).first() is None:
                files.remove(name)

    def take(self, arrival: Arrival, actor: str) -> Change:
        sha256 = hashlib.sha256(arrival.data).hexdigest()
        with self._kept(self.originals, arrival.data) as file, self.writing(actor) as session:
            return taking.take(session, arrival, sha256, file)

    def is_taken(self, stamp: Stamp) -> bool:
        with self._reading() as connection:
            return taking.is_taken(connection, stamp)

    def source(self, document: str) -> Source:
        with self._reading() as connection:
            row = find(connection, document)
            path, part = taking.place(connection, row)
            passwords = settings.passwords(connection, row.client)
            data = self._original(connection, row.source, document)
        return Source(path, row.source, data, part, passwords)

    def originals_of(self, document: str) -> tuple[tuple[str, bytes], ...]:
        with self._reading() as connection:
            row = find(connection, document)
            files = {leaf.source: leaf.name for leaf in leaves_of(row)} or {row.source: row.name}
            return tuple((name, self._original(connection, source, document)) for source, name in files.items())

    def _original(self, connection: Connection, sha256: str, document: str) -> bytes:
        file = connection.scalar(select(SOURCES.c.file).where(SOURCES.c.sha256 == sha256))
        try:
            data = self.originals.get(file) if file else b""
        except FileLost as problem:
            raise OriginalDamaged(document=document) from problem
        if hashlib.sha256(data).hexdigest() != sha256:
            raise OriginalDamaged(document=document)
        return data

    def save_page(self, document: str, page: Page, image: PageImage | None) -> None:
        with self.turn, self._kept(self.images, image.data) if image else nullcontext() as file:
            with self.writing("") as session:
                before = pages.save(session.connection, find(session.connection, document).source, page, file)
            if before:
                self._tidy(self.images, before)

    def page(self, document: str, number: int) -> Page | None:
        with self._reading() as connection:
            return pages.load(connection, find(connection, document), number)

    def image(self, document: str, number: int) -> PageImage | None:
        with self._reading() as connection:
            leaf = leaf_of(find(connection, document), number)
            name = pages.image_of(connection, leaf.source, leaf.page) if leaf else None
        try:
            return PageImage(number, self.images.get(name)) if name else None
        except FileLost as problem:
            raise OriginalDamaged(document=document) from problem

    def save_readings(
        self,
        document: str,
        interpretation: Interpretation,
        reader_version: str,
        actor: str,
        *,
        readings: Sequence[Reading] | None = None,
        compare: Compare = apart,
    ) -> Change:
        parts = tuple((part.name, hashlib.sha256(part.data).hexdigest()) for part in interpretation.parts)
        remembered = outcomes.Remembered(interpretation.readings, parts, reader_version)
        with self.writing(actor) as session:
            change = outcomes.save_readings(session, document, remembered, readings or interpretation.readings)
            return comparing.compared(session, change, compare)

    def cached(self, sha256: str, reader_version: str) -> Interpretation | None:
        with self._reading() as connection:
            remembered = outcomes.recall(connection, sha256, reader_version)
            if remembered is None:
                return None
            try:
                parts = tuple(Part(name, self._original(connection, part, sha256)) for name, part in remembered.parts)
            except OriginalDamaged:  # a file inside that was not taken, or lost: then the bytes are read again
                return None
        return Interpretation(remembered.readings, parts)

    def fail(self, document: str, failure: Failure, actor: str) -> Change:
        with self.writing(actor) as session:
            return outcomes.fail(session, document, failure)

    def change(
        self,
        document: str,
        version: int,
        reading: Reading,
        action: str,
        actor: str,
        *,
        told: Mapping[str, str] | None = None,
        compare: Compare = apart,
    ) -> Change:
        with self.writing(actor) as session:
            change = changing.change(session, document, version, reading, action, told=told or {})
            return comparing.compared(session, change, compare)

    def advance(
        self,
        documents: Sequence[str],
        stage: Stage,
        actor: str,
        facts: Mapping[str, str],
        *,
        compare: Compare = apart,
    ) -> Change:
        with self.writing(actor) as session:
            return comparing.compared(session, changing.advance(session, documents, stage, facts), compare)

    def supersede(
        self, documents: Sequence[str], parts: Sequence[Dealt], action: str, actor: str, *, compare: Compare = apart
    ) -> Change:
        with self.writing(actor) as session:
            change = changing.supersede(session, documents, parts, action)
            return comparing.compared(session, change, compare)

    def restore(self, document: str, version: int, earlier: int, actor: str, *, compare: Compare = apart) -> Change:
        with self.writing(actor) as session:
            change = versions.restore(session, document, version, earlier)
            return comparing.compared(session, change, compare)

    def reinstate(
        self, documents: Sequence[str], instead_of: Sequence[str], actor: str, *, compare: Compare = apart
    ) -> Change:
        with self.writing(actor) as session:
            change = versions.reinstate(session, documents, instead_of)
            return comparing.compared(session, change, compare)

    def reading_at(self, document: str, version: int) -> Reading:
        with self._reading() as connection:
            return versions.reading_at(connection, document, version)

    def compare_again(self, documents: Sequence[str], actor: str, *, compare: Compare) -> Change:
        with self.writing(actor) as session:
            return comparing.compared_again(session, documents, compare)

    def left_exported(self, client: str) -> tuple[LeftExported, ...]:
        with self._reading() as connection:
            return tuple(versions.left_exported(connection, client))

    def annotate(self, document: str, text: str, actor: str) -> Change:
        with self.writing(actor) as session:
            return changing.annotate(session, document, text)

    def tag(self, documents: Sequence[str], name: str, actor: str, *, worn: bool) -> Change:
        with self.writing(actor) as session:
            return tagging.tag(session, documents, name, worn=worn)

    def note(self, action: str, facts: Mapping[str, str], actor: str) -> None:
        with self.writing(actor) as session:
            session.record(action, after=facts)

    def lease(self, now: float) -> Job | None:
        with self.writing("") as session:
            return waiting.lease(session.connection, now)

    def leased(self) -> tuple[Job, ...]:
        with self._reading() as connection:
            return waiting.leased(connection)

    def save_job(self, job: Job) -> None:
        with self.writing("") as session:
            waiting.save(session.connection, job)

    def passwords(self, client: str) -> tuple[str, ...]:
        with self._reading() as connection:
            return settings.passwords(connection, client)

    def add_password(self, client: str, password: str, actor: str) -> None:
        with self.writing(actor) as session:
            settings.add_password(session, client, password)

    def setting(self, name: str) -> Any:
        with self._reading() as connection:
            return settings.setting(connection, name)

    def save_setting(self, name: str, value: Any, actor: str) -> None:
        with self.writing(actor) as session:
            settings.save_setting(session, name, value)

    def lessons(self) -> tuple[Lesson, ...]:
        with self._reading() as connection:
            return lessons.lessons(connection)

    def save_lesson(self, lesson: Lesson, action: str, actor: str) -> None:
        with self.writing(actor) as session:
            lessons.save_lesson(session, lesson, action)

    def check(self, progress: Progress) -> tuple[Finding, ...]:
        with self.turn:
            if self.lock and not self.rolled_back:  # the cipher's own check sees the database without its log
                self.witness.bring_down()
            pages = self.witness.pages if self.lock else None
            looks = Inspection(self.engine, self.originals, self.images, self.witness.receipts, self.key, pages)
            return looks.findings(progress)

    def accept_rollback(self, actor: str) -> None:
        with self.turn:
            self.rolled_back = False
            self.witness.pages.begin()
            self.note("rollback_accepted", {}, actor)
            self.witness.last_word()

    def close(self) -> None:
        if self.lock is not None and not self.rolled_back:
            self.witness.last_word()
        self.abandon()

    def abandon(self) -> None:
        """Lets go of everything without a last word."""
        self.engine.dispose()
        self.witness.pages.close()
        if self.lock is not None:
            self.lock.release()
            self.lock = None
        RECENT.forget()
        self.access.ring.wipe()
        self.key = b""
