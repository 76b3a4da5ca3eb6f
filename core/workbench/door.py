"""The workbench: every verb of the product, for whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from core.domain.backup import Backups
from core.domain.change import Change, HistoryLine
from core.domain.document import Document, Source, Stage, Totals
from core.domain.errors import PasswordNeeded
from core.domain.finding import Finding
from core.domain.lesson import Lesson, Refit
from core.domain.library import Library
from core.domain.page import Page
from core.domain.paper import Paper
from core.domain.profile import Profile, Role
from core.domain.record import Evidence
from core.domain.schema import DocumentType
from core.domain.summary import Facets, Summary
from core.domain.tag import tag_name
from core.intake.watch import Offer
from core.ports import Engines, Limits, PageImage, Progress, Reader, Selection, Store, Trail, silent
from core.rules import Deed, demand
from core.words import Words
from core.workbench import looking, taking
from core.workbench.approving import Approving
from core.workbench.asking import Asking, asking
from core.workbench.attesting import Receipts
from core.workbench.automation import Automation
from core.workbench.backup import Backup
from core.workbench.beside import Beside, unheard
from core.workbench.comparing import Comparison
from core.workbench.erasing import Erasing, Erasures
from core.workbench.exporting import Exported, ExportRequest, Exports, bare
from core.workbench.folders import Folders
from core.workbench.insights import Insights
from core.workbench.keys import Access, Keys
from core.workbench.kinds import Kinds, TypeShelf
from core.workbench.learning import Trial
from core.workbench.looking import Overview, Shown
from core.workbench.paging import Paging
from core.workbench.periods import Periods
from core.workbench.personal import Personal
from core.workbench.processing import Processing
from core.workbench.recognition import Recognition
from core.workbench.retaining import Retention
from core.workbench.review import Review
from core.workbench.selected import every
from core.workbench.trusting import Trust, TrustShelf

if TYPE_CHECKING:
    from core.workbench.hearing import Models
    from core.workbench.modelling import Machine, Modelling
    from core.workbench.opining import Opinions
    from core.workbench.programs import Programs
    from core.workbench.voices import Voices


def nobody() -> None:
    """The models of a machine that has none."""


@dataclass(frozen=True)
class Workbench:
    """All verbs over one open vault. A call that alters something returns the change."""

    store: Store
    reader: Reader
    types: Mapping[str, DocumentType]
    words: Words
    reader_version: Callable[[], str]
    """what names the readings of the readers that there are now: it changes with types and engines"""
    actor: str
    limits: Limits = field(default_factory=Limits)
    shelf: TypeShelf | None = None
    """where the user's own type files lie; None where they cannot be changed"""
    engines: Engines | None = None
    """the programs that read pictures; None where they cannot be chosen"""
    backups: Backups | None = None
    """what makes backups; None where nothing does"""
    role: Role = Role.ADMINISTRATOR
    """what whoever works here may do; everything where there are no profiles"""
    access: Access | None = None
    """who and what opens the vault"""
    trust_shelf: TrustShelf | None = None
    """where the certificates lie that the user trusts; None where they cannot be changed"""
    erasures: Erasures | None = None
    """what erases; None where nothing does"""
    library: Library | None = None
    """what looks through all documents at once; None where nothing can be asked"""
    models: Callable[[], Models | None] = nobody
    """the language models of this machine; None for as long as none is installed"""
    machine: Callable[[], Machine | None] = nobody
    """what installs and runs them; None where nothing does"""
    papers: Callable[[], Sequence[Source]] = tuple
    """what they are measured on"""
    paper_receipts: Paper | None = None
    """what gives receipts of the audit trail; None where nothing does"""

    @property
    def who(self) -> Profile:
        """Who works here, and as what."""
        return Profile(self.actor, self.role)

    @cached_property
    def asking(self) -> Asking | None:
        """Questions over all documents, and search by meaning; None where nothing can be asked."""
        return asking(self.store, self.library, self.words, self.types, models=self.models) if self.library else None

    @cached_property
    def keys(self) -> Keys | None:
        """Who and what opens the vault; None where that cannot be asked."""
        return Keys(self.access, self.who) if self.access else None

    @cached_property
    def processing(self) -> Processing:
        """The reading of documents that wait."""
        return Processing(self.store, self.reader, self.types, self.reader_version, Comparison(self.store), self.limits)

    @cached_property
    def receipts(self) -> Receipts | None:
        """Receipts of the audit trail for paper; None where none are given."""
        return Receipts(self.paper_receipts, self.words) if self.paper_receipts else None

    @cached_property
    def review(self) -> Review:
        """What a person does to one document while looking at it."""
        return Review(self.processing, self.words, self.who)

    @cached_property
    def approving(self) -> Approving:
        """Approval by people, and who still has to."""
        return Approving(self.review)

    @cached_property
    def periods(self) -> Periods:
        """Closed periods of clients."""
        return Periods(self.processing, self.who)

    @cached_property
    def automation(self) -> Automation:
        """Watched folders, and the rules by which documents are approved."""
        return Automation(self.store, self.who)

    @cached_property
    def exports(self) -> Exports:
        """What can be written for other programs, and how a client wants it."""
        return Exports(self.store, self.types, self.words, self.who)

    @cached_property
    def folders(self) -> Folders:
        """Documents by client and tax year."""
        return Folders(self.store, self.actor)

    @cached_property
    def insights(self) -> Insights:
        """Charts, papers that are missing, and how the machine fares."""
        return Insights(self.store, self.reader)

    @cached_property
    def kinds(self) -> Kinds | None:
        """The user's own document types; None where they cannot be changed."""
        return Kinds(self.store, self.shelf, self.who) if self.shelf else None

    @cached_property
    def trust(self) -> Trust | None:
        """The certificates that the user trusts; None where they cannot be changed."""
        return Trust(self.store, self.trust_shelf, self.who) if self.trust_shelf else None

    @cached_property
    def recognition(self) -> Recognition | None:
        """The engines of this machine; None where they cannot be chosen."""
        return Recognition(self.store, self.engines, self.who) if self.engines else None

    @cached_property
    def modelling(self) -> Modelling | None:
        """The models of this machine; None where none can be installed."""
        machine = self.machine()
        if machine is None:
            return None
        from core.workbench.modelling import Modelling  # noqa: PLC0415 (every other verb does without)

        return Modelling(self.store, machine, self.reader, self.types, self.papers, self.who)

    @property
    def opinions(self) -> Opinions | None:
        """Second opinions of language models; None for as long as none is installed."""
        models = self.models()
        if models is None:
            return None
        from core.workbench.opining import Opinions  # noqa: PLC0415 (every other verb does without)

        return Opinions(self.processing, models, self.who)

    def beside(self, hear: Callable[[Change], object] = unheard) -> Beside:
        """What is done beside the reading; `hear` is told what models said, in the thread that does it."""
        learn = self.asking.searching.in_background() if self.asking else None
        return Beside(self.store, learn, lambda: self.opinions, hear, lambda: self.voices.transcribing)

    @cached_property
    def voices(self) -> Voices:
        """Recordings as transcripts, and pages in other languages."""
        from core.workbench.voices import Voices  # noqa: PLC0415 (every other verb does without)

        return Voices(self.processing, self.models, self.who)

    @cached_property
    def backup(self) -> Backup | None:
        """Backups of the vault; None where they cannot be made."""
        return Backup(self.store, self.backups, self.who, self.note_backup) if self.backups else None

    @cached_property
    def retention(self) -> Retention:
        """How long documents are kept, and what is due to be erased."""
        return Retention(self.store, self.who)

    @cached_property
    def erasing(self) -> Erasing | None:
        """Erasing for good; None where nothing erases."""
        return Erasing(self.processing, self.erasures, self.retention, self.who) if self.erasures else None

    @cached_property
    def personal(self) -> Personal:
        """What a person is given of what is kept of them."""
        return Personal(self.store, self.types, self.words, self.who)

    @cached_property
    def programs(self) -> Programs:
        """Other programs that may look at the vault, and who said so."""
        from core.workbench.programs import Programs  # noqa: PLC0415 (most never need it)

        return Programs(self.store, self.who)

    @cached_property
    def _paging(self) -> Paging:
        return Paging(self.processing, self.actor)

    def take(self, path: Path, client: str = "") -> Change:
        """Keeps a file that a person named. Raises a FileError."""
        return taking.take_file(self.store, path, client, self.actor)

    def take_bytes(self, name: str, data: bytes, client: str = "") -> Change:
        """Keeps what never was a file, such as a picture of the clipboard."""
        return taking.take_bytes(self.store, name, data, client, self.actor)

    def take_offer(self, offer: Offer) -> Change:
        """Keeps a file of a watched folder, once, and does with it what the folder asks for. Raises a FileError."""
        return taking.take_offer(self.store, offer, self.actor)

    def process(self, document: str, progress: Progress = silent) -> Change:
        """Reads one waiting document. Raises a ReadingError."""
        return self.processing.read(document, progress)

    def list(self, selection: Selection) -> tuple[Document, ...]:
        """The selected documents, in brief."""
        return self.store.documents(replace(selection, brief=True))

    def summaries(self, selection: Selection) -> tuple[Summary, ...]:
        """What a list shows of the selected documents: a page of them in a few milliseconds, however many there are."""
        return self.store.summaries(selection)

    def facets(self, selection: Selection) -> Facets:
        """How many documents there are of each client, type, stage, status, year, tag, each under the other filters."""
        return self.store.facets(selection)

    def suppliers(self, beginning: str = "", client: str = "", limit: int = 8) -> tuple[str, ...]:
        """Suppliers whose names begin so, the most frequent first."""
        return self.store.suppliers(beginning, client, limit)

    def count(self, selection: Selection) -> int:
        """How many documents the selection's filters let through, beyond its limit too."""
        return self.store.count(selection)

    def show(self, document: str) -> Shown:
        """One document and its history. Raises DocumentUnknown."""
        return Shown(self.store.document(document), self.store.history(document))

    def page(self, document: str, number: int) -> Page | None:
        """The words of one page, or None. Raises DocumentUnknown."""
        return self.store.page(document, number)

    def picture(self, document: str, number: int) -> PageImage | None:
        """The picture of one page, or None. Raises DocumentUnknown, OriginalDamaged."""
        return self.store.image(document, number)

    def originals(self, document: str) -> tuple[tuple[str, bytes], ...]:
        """Name and unaltered bytes of a document's file; of every file, where it was merged from several.

        Raises DocumentUnknown, OriginalDamaged.
        """
        files = self.store.originals_of(document)
        return tuple((bare(name), data) for name, data in files)

    def correct(self, document: str, name: str, value: str, evidence: Evidence | None = None) -> Change:
        """Puts a person's value in place and checks again; the name may be what the user's language calls the field.

        Raises FieldUnknown, ValueUnreadable, StageWrong.
        """
        return self.review.correct(document, name, value, evidence)

    def retype(self, document: str, kind: str) -> Change:
        """Takes a document for one of another type and reads its fields again. Raises TypeUnknown, StageWrong."""
        return self.review.retype(document, kind)

    def approve(self, documents: Sequence[str]) -> Change:
        """Approves documents as a person, whatever their findings; the change names those that were approved before.

        Raises StageWrong, RoleNotAllowed, SecondPersonNeeded.
        """
        return self.approving.approve(documents)

    def reopen(self, documents: Sequence[str], why: str) -> Change:
        """Puts approved or exported documents back to review, for a reason. Raises ReasonMissing, RoleNotAllowed."""
        return self.review.reopen(documents, why)

    def tag(self, documents: Sequence[str], name: str) -> Change:
        """Gives documents of any stage a tag; the change names those that did not have it. Raises TagInvalid."""
        return self.store.tag(documents, tag_name(name), self.actor, worn=True)

    def untag(self, documents: Sequence[str], name: str) -> Change:
        """Takes a tag off documents; the change names those that had it."""
        return self.store.tag(documents, name, self.actor, worn=False)

    def activity(self, trail: Trail) -> tuple[HistoryLine, ...]:
        """The lines of the audit trail that the filters let through, the latest first."""
        return self.store.activity(trail)

    def activities(self, trail: Trail) -> int:
        """How many lines of the audit trail the filters let through."""
        return self.store.activities(trail)

    def deeds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All who did something, and all that was done: what the trail can be filtered by."""
        return self.store.deeds()

    def learned(self) -> tuple[Lesson, ...]:
        """What corrections taught, what was put aside too."""
        return self.store.lessons()

    def try_lesson(self, lesson: str) -> tuple[Trial, ...]:
        """What a lesson says of the documents that are there, beside what they say now. Raises LessonUnknown."""
        return self.processing.learning.tried(lesson)

    def use_lesson(self, lesson: str, *, active: bool) -> Change:
        """Puts a lesson or refit aside, or to use again; documents read before stay. Raises LessonUnknown."""
        self.processing.learning.use(lesson, self.actor, active=active)
        return Change("lesson_used" if active else "lesson_put_aside")

    def refits(self) -> tuple[Refit, ...]:
        """The scorers that were fitted again to corrections, those put aside too."""
        return self.processing.learning.refitting.refits()

    def split(self, document: str, before: Sequence[int] = ()) -> Change:
        """Cuts a document before the given pages, else at every page. Raises NothingToSplit."""
        return self._paging.split(document, before)

    def merge(self, documents: Sequence[str]) -> Change:
        """Makes one document of several of one client, their pages in the order given. Raises CannotMerge."""
        return self._paging.merge(documents)

    def export(self, request: ExportRequest) -> Exported:
        """Writes documents to a file. Raises NothingToExport, ExportFailed."""
        return self.exports.export(request)

    def totals(self) -> Totals:
        """How many documents there are, and how far they have come."""
        return self.store.totals()

    def overview(self) -> Overview:
        """The control totals, and every document that failed."""
        return looking.overview(self.store)

    def add_password(self, client: str, password: str) -> Change:
        """Remembers a password for a client's files; those that failed for want of one are read again."""
        self.store.add_password(client, password, self.actor)
        failed = every(self.store, Selection(client=client, stage=Stage.FAILED))
        locked = [one for one in failed if one.client == client and one.failure]
        waiting = [one.id for one in locked if one.failure and one.failure.code == PasswordNeeded.code]
        if not waiting:
            return Change("password.added")
        return self.store.advance(waiting, Stage.RECEIVED, self.actor, {"because": "password added"})

    def note_backup(self, action: str, facts: Mapping[str, str]) -> Change:
        """Has the audit say what became of a backup."""
        self.store.note(action, facts, self.actor)
        return Change(action)

    def accept_rollback(self) -> Change:
        """Goes on from an earlier state that was put back on purpose; the audit says who did. Raises RoleNotAllowed."""
        demand(self.role, Deed.ROLLBACK)
        self.store.accept_rollback(self.actor)
        return Change("rollback.accepted")

    def check(self, progress: Progress = silent) -> tuple[Finding, ...]:
        """All that is wrong with what the vault keeps."""
        return self.store.check(progress)
