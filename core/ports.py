"""What the core needs from outside, each with as few methods as it can."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeAlias

from core.domain.change import Change, HistoryLine, LeftExported
from core.domain.document import Document, Failure, Leaf, Reading, Source, Stage, Totals
from core.domain.engine import Engines as Engines  # noqa: PLC0414 (given on: it is a port too)
from core.domain.facts import Facts, Movement
from core.domain.finding import Finding
from core.domain.flat import Extent, Sum
from core.domain.job import Job
from core.domain.layout import Box, Word
from core.domain.lesson import Lesson
from core.domain.measures import Figures
from core.domain.page import Page, Part
from core.domain.question import Question, Said
from core.domain.selection import Order as Order  # noqa: PLC0414 (given on: who asks a store needs it)
from core.domain.selection import Selection as Selection  # noqa: PLC0414 (likewise)
from core.domain.selection import Trail as Trail  # noqa: PLC0414 (likewise)
from core.domain.summary import Facets, Summary

if TYPE_CHECKING:  # most programs that use the ports look at no picture
    import numpy as np
    from numpy.typing import NDArray

Picture: TypeAlias = "NDArray[np.uint8]"
"""height x width x 3, RGB, or height x width, grey"""


class Progress(Protocol):
    """Hears how far a piece of work has come."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """`step` is a code of resources/texts/steps.toml. May raise Cancelled."""


def silent(step: str, done: int, total: int) -> None:
    """A progress that nobody watches."""


class Recognizer(Protocol):
    """Reads the words of a picture (OCR)."""

    name: str

    def recognize(self, picture: Picture, region: Box | None = None) -> tuple[Word, ...]:
        """Words with boxes in pixels of the picture, in reading order; of a region only, where one is given."""

    def recognize_lines(self, strips: Sequence[Picture], letters: str = "") -> tuple[tuple[Word, ...], ...]:
        """The words of each picture of a single line, left to right, with boxes in its pixels.

        `letters`: those of them that are not English, by which a recognizer of single languages takes the right one.
        """


@dataclass(frozen=True, slots=True)
class Limits:
    """What one reader may use, and how finely it draws pages."""

    seconds_without_page: float = 60.0
    memory_mb: int = 4096
    """address space: for print of many sizes recognition sets nearly all of it aside for code, and uses little"""
    resident_mb: int = 1024
    megapixels: int = 120
    """of one picture"""
    unpacked_mb: int = 1024
    """of one container, all its parts together"""
    parts: int = 2000
    depth: int = 8
    picture_dpi: int = 0
    """resolution of the page images that come with the pages; none are drawn at 0"""


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as the window shows it."""

    number: int
    data: bytes
    """an encoded picture (WebP)"""


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What a reader says of one source: a reading for every document in it, and the files that were inside."""

    readings: tuple[Reading, ...]
    parts: tuple[Part, ...] = ()


PageSink = Callable[[Page, PageImage | None], None]
"""takes each page as soon as it is read, so that long documents need no more memory than short ones

A page that was looked at again comes once more, without its image.
"""


class Reader(Protocol):
    """Reads a source in a process of its own."""

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        """What the source says. Raises a ReadingError where it cannot be read; nothing else."""


class Reasoner(Protocol):
    """Asks language models, each in a process of its own."""

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        """What an installed model says. Raises a ModelError, DiskFull, or Cancelled where the progress does."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as its folder shows it. A file with the same stamp as a taken one is that file."""

    path: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """Bytes to be kept, and how they came."""

    client: str
    path: str
    """as it was given; for a part, its name within the container"""
    data: bytes = field(repr=False)
    container: str | None = None
    """id of the document whose part this is"""
    stamp: Stamp | None = None
    """the watched file it was copied from, so that the same file is not taken twice"""
    priority: int = 0


@dataclass(frozen=True, slots=True)
class Dealt:
    """A document made of pages that others held."""

    reading: Reading
    leaves: tuple[Leaf, ...]
    """its pages in their order; the reading counts those of one file as the file does, those of several from 1"""


class History(Protocol):
    """What is compared of one client's documents, as it stands within a transaction."""

    @property
    def client(self) -> str:
        """The client's name."""

    def facts(self, marks: Collection[str], most: int = 200) -> tuple[Facts, ...]:
        """The documents that bear one of these marks, in the order of taking; of each mark the latest ones only."""

    def movements(
        self, since: date, until: date, amounts: Collection[Decimal] = (), words: Collection[str] = ()
    ) -> tuple[Movement, ...]:
        """Rows of statements within these days, of one of these amounts either way or with one of these words."""

    def tally(self, kind: str) -> Mapping[str, int]:
        """How many documents bear each mark of a kind ("party"), by what stands behind the colon."""

    def owners(self, mark: str) -> Mapping[str, int]:
        """How many documents of each client bear a mark, this client's too."""


class Moved(NamedTuple):
    """What became other among the documents of one client."""

    gone: tuple[Facts, ...] = ()
    """what was said before"""
    come: tuple[Facts, ...] = ()
    """what is said now"""
    settled: tuple[Facts, ...] = ()
    """of documents that were approved, or put back to review"""


Compare = Callable[[History, Moved], Mapping[str, tuple[Finding, ...]]]
"""What is now to be found across documents, by document: of those that moved and of those it concerns."""


def apart(history: History, moved: Moved) -> Mapping[str, tuple[Finding, ...]]:  # noqa: ARG001 (a comparison)
    """A comparison that looks at no other document."""
    return {}


class Jobs(Protocol):
    """Keeps which documents wait for their reading, through every crash."""

    def lease(self, now: float) -> Job | None:
        """The due job of the highest priority, now leased and with one attempt more; or None."""

    def leased(self) -> tuple[Job, ...]:
        """The jobs that are leased."""

    def save_job(self, job: Job) -> None:
        """Keeps a job as it is given, where its document still waits."""


class Store(Jobs, Protocol):
    """Keeps sources, documents and what became of them.

    Every mutating call is one transaction together with its audit lines. `actor` is who did it: a person, or RULE.
    `compare` is asked within it what the client's documents now say of each other; where another document's status
    changes by that, the audit says so. No stage does.
    A document that enters RECEIVED gets a job; the job ends in the transaction that saves its reading or failure.
    """

    def take(self, arrival: Arrival, actor: str) -> Change:
        """Keeps the bytes. The change names the new document, or as duplicates the client's documents of them."""

    def is_taken(self, stamp: Stamp) -> bool:
        """Whether this very file was taken before."""

    def source(self, document: str) -> Source:
        """The unaltered bytes of a document with the client's passwords. Raises OriginalDamaged."""

    def originals_of(self, document: str) -> tuple[tuple[str, bytes], ...]:
        """Name and unaltered bytes of every file that a document's pages come from. Raises OriginalDamaged."""

    def save_page(self, document: str, page: Page, image: PageImage | None) -> None:
        """Keeps a page of the source as soon as it is read, or anew; without a new image it keeps the one it had."""

    def page(self, document: str, number: int) -> Page | None:
        """One page of the document, numbered as its reading does, or None."""

    def image(self, document: str, number: int) -> PageImage | None:
        """The picture of one page, or None. Raises OriginalDamaged."""

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
        """Keeps what a waiting document's source says: the first reading is the document's, others add documents.

        `readings` are kept in place of those as they were read, where something was learned since.
        Its parts must have been taken before, with the document as their container. Raises StageWrong.
        """

    def cached(self, sha256: str, reader_version: str) -> Interpretation | None:
        """What this version read in these bytes before, as it was read; or None."""

    def fail(self, document: str, failure: Failure, actor: str) -> Change:
        """Marks a waiting document as one that cannot be read. Raises StageWrong."""

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
        """Replaces a read document's reading; the history keeps what changed, and what is `told` of it.

        Raises StageWrong, DocumentChanged.
        """

    def advance(
        self,
        documents: Sequence[str],
        stage: Stage,
        actor: str,
        facts: Mapping[str, str],
        *,
        compare: Compare = apart,
    ) -> Change:
        """Moves documents to a stage, all or none. `facts` go into the audit. Raises StageWrong.

        READ to APPROVED, APPROVED to EXPORTED, either back to READ; FAILED or READ to RECEIVED, to be read again.
        """

    def supersede(
        self, documents: Sequence[str], parts: Sequence[Dealt], action: str, actor: str, *, compare: Compare = apart
    ) -> Change:
        """Puts new read documents in the place of others of one client (split, merge).

        The old ones stay in the history only. Raises StageWrong, and CannotMerge where a page was none of theirs.
        """

    def restore(self, document: str, version: int, earlier: int, actor: str, *, compare: Compare = apart) -> Change:
        """Makes a document of a version again what it was as an earlier one, its stage too.

        Raises DocumentChanged where it is of another version by now, StageWrong where it was or is to be read.
        """

    def reinstate(
        self, documents: Sequence[str], instead_of: Sequence[str], actor: str, *, compare: Compare = apart
    ) -> Change:
        """Puts documents that were split or merged back in the place of those made of them. Raises StageWrong."""

    def reading_at(self, document: str, version: int) -> Reading:
        """What a document said as an earlier version. Raises DocumentUnknown where it said nothing then."""

    def compare_again(self, documents: Sequence[str], actor: str, *, compare: Compare) -> Change:
        """Asks anew what the clients' documents say of these, to which nothing was done."""

    def left_exported(self, client: str) -> tuple[LeftExported, ...]:
        """Documents that were exported as a version and are no more as it; of all clients for ""."""

    def annotate(self, document: str, text: str, actor: str) -> Change:
        """Writes a person's note on a document into its history."""

    def tag(self, documents: Sequence[str], name: str, actor: str, *, worn: bool) -> Change:
        """Gives documents of any stage a tag, or takes it off; the change names those of which that is new."""

    def document(self, document: str) -> Document:
        """One document. Raises DocumentUnknown."""

    def documents(self, selection: Selection) -> tuple[Document, ...]:
        """The selected documents, at most `selection.limit`."""

    def count(self, selection: Selection) -> int:
        """How many documents the selection's filters let through."""

    def summaries(self, selection: Selection) -> tuple[Summary, ...]:
        """What a list shows of the selected documents, at most `selection.limit`."""

    def facets(self, selection: Selection) -> Facets:
        """How many documents there are of each client, type, stage, status and year, each under the other filters."""

    def extent(self, selection: Selection) -> Extent:
        """How far all documents reach that the selection's filters let through, however many."""

    def sums(self, selection: Selection, fields: Sequence[str]) -> tuple[Sum, ...]:
        """What all these documents say in some fields that are numbers, as far as it is kept exactly."""

    def suppliers(self, beginning: str, client: str, limit: int) -> tuple[str, ...]:
        """Suppliers whose names begin so, the most frequent first; of all clients where none is named."""

    def totals(self) -> Totals:
        """The control totals of all documents."""

    def history(self, document: str) -> tuple[HistoryLine, ...]:
        """What was done to a document, first to last."""

    def note(self, action: str, facts: Mapping[str, str], actor: str) -> None:
        """Writes an audit line that concerns no single document."""

    def passwords(self, client: str) -> tuple[str, ...]:
        """The passwords that may open this client's files, the latest first."""

    def add_password(self, client: str, password: str, actor: str) -> None:
        """Keeps a password for a client's files."""

    def setting(self, name: str) -> Any:
        """What was kept under a name (a JSON value), or None."""

    def save_setting(self, name: str, value: Any, actor: str) -> None:
        """Keeps a JSON value under a name, such as the watched folders."""

    def lessons(self) -> tuple[Lesson, ...]:
        """What corrections taught, what was put aside too."""

    def save_lesson(self, lesson: Lesson, action: str, actor: str) -> None:
        """Keeps a lesson in place of the one of its id; the audit's word for it is `action`."""

    def activity(self, trail: Trail) -> tuple[HistoryLine, ...]:
        """The lines of the audit trail that the filters let through, the latest first."""

    def activities(self, trail: Trail) -> int:
        """How many lines the filters let through."""

    def deeds(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """All who did something, and all that was done."""

    def figures(self, selection: Selection) -> Figures:
        """What charts show of the documents of a client, type and period."""

    def remarkable(self, client: str, limit: int) -> tuple[str, ...]:
        """The latest documents of which the client's others say something that weighs; of all where it is ""."""

    def facts(self, client: str, type: str) -> tuple[Facts, ...]:  # noqa: A002 (the word of the house)
        """What is compared of a client's documents of a type, in the order of taking; of all clients where it is ""."""

    def check(self, progress: Progress) -> tuple[Finding, ...]:
        """All that is wrong with what is kept; nothing where all is well."""

    def accept_rollback(self, actor: str) -> None:
        """Goes on from an earlier state that a person has put back on purpose; until then nothing is written to it."""

    def close(self) -> None:
        """Lets go of files, keys and the vault's lock."""
