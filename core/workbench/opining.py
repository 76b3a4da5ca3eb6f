"""A second opinion on a document: installed language models asked about what nothing vouches for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple

from core.domain.change import RULE, Change, HistoryLine
from core.domain.document import Document, Reading, Source, Stage
from core.domain.errors import Cancelled, StageWrong, VouchError
from core.domain.model_errors import (
    ModelCrashed,
    ModelError,
    ModelSlow,
    ModelTooLarge,
    ModelUnknown,
    QuestionTooLong,
)
from core.domain.page import Page
from core.domain.profile import Profile
from core.domain.question import Question, Said
from core.domain.schema import DocumentType
from core.domain.weights import Card, Measure
from core.extraction.tiers import Tier, compared, consult, doubtful, installed
from core.ports import Limits, PageImage, Progress, Reader, Reasoner, silent
from core.rules import Deed, demand
from core.workbench.processing import Processing
from core.workbench.reviewing import reading_of, type_of
from core.workbench.stored import stored_contents

ASKED, READ = "model_asked", "read"
FAILURES = (ModelCrashed, ModelSlow, ModelTooLarge, QuestionTooLong)
"""with which a model fails on one paper, and may not on the next"""


class Models(NamedTuple):
    """The language models of this machine."""

    reasoner: Reasoner
    cards: Callable[[], Sequence[Card]]
    """those that can be asked"""
    measures: Callable[[], Sequence[Measure]]
    """how they did on this machine"""

    def tiers(self, kind: str) -> Mapping[Tier, str]:
        """The model of each tier for documents of a type."""
        right = {one.model: one.share for one in self.measures() if one.type == kind}
        return installed(self.cards(), right)


@dataclass(frozen=True)
class Opinions:
    """Second opinions on the documents of one vault."""

    processing: Processing
    models: Models
    who: Profile

    def ask(self, document: str, progress: Progress = silent) -> Change:
        """Has models say what is doubtful in a document under review; what they say is for a person to judge.

        The change names the document where something of it became other. Raises ModelUnknown where no model is
        installed, StageWrong, RoleNotAllowed, Cancelled; a model that fails leaves everything as it was.
        """
        demand(self.who.role, Deed.PREPARE)
        found = self.processing.store.document(document)
        if found.stage is not Stage.READ:
            raise StageWrong(stage=found.stage.value)
        there = self._there(found)
        if not there:
            raise ModelUnknown(model="*")
        after, hearing = self._heard(found, there, progress)
        return Change(ASKED) if after == found.reading else self._keep(found, after, hearing, self.who.name)

    def due(self, document: Document) -> bool:
        """Whether models are to be asked about a document without anybody wishing it.

        Nobody has touched it since it was read, something in it is in doubt, and one of the models was not there when
        it was asked about before.
        """
        reading = document.reading
        if document.stage is not Stage.READ or reading is None or reading.type not in self.processing.types:
            return False
        there = set(self._there(document).values())
        if not there or not doubtful(self.processing.types[reading.type], reading):
            return False
        since = list[HistoryLine]()
        for line in self.processing.store.history(document.id):
            since = [] if line.action == READ else [*since, line]
        asked = {name for line in since for name in str(line.after.get("among", "")).split(", ")}
        return all(line.actor == RULE for line in since) and not there <= asked

    def consider(self, document: Document, progress: Progress) -> tuple[Change, bool]:
        """Has models asked about a document that is due, and whether one of them answered; the history says so.

        Raises Cancelled, DocumentChanged, and a ModelError where no model can be asked about anything.
        """
        there = self._there(document)
        after, hearing = self._heard(document, there, progress)
        if not hearing.answered and hearing.useless:
            raise hearing.useless
        among = ", ".join(there.values())
        return self._keep(document, after, hearing, RULE, among=among), hearing.answered

    def _there(self, document: Document) -> Mapping[Tier, str]:
        return self.models.tiers(reading_of(document).type)

    def _heard(
        self, document: Document, there: Mapping[Tier, str], progress: Progress
    ) -> tuple[Reading, _Hearing]:
        """The reading with what models say of it. Raises Cancelled."""
        reading, hearing = reading_of(document), _Hearing(self.models.reasoner, there, progress)
        kind = type_of(reading.type, self.processing.types)
        pages = stored_contents(self.processing.store, document, reading).pages
        return consult(kind, reading, pages, there, hearing.ask), hearing

    def _keep(self, document: Document, after: Reading, hearing: _Hearing, actor: str, **told: str) -> Change:
        reading, store = reading_of(document), self.processing.store
        names = ", ".join(doubtful(type_of(reading.type, self.processing.types), reading))
        told = {"model": ", ".join(hearing.asked), "fields": names} | hearing.failures | told
        compare = self.processing.compare
        return store.change(document.id, document.version, after, ASKED, actor, told=told, compare=compare)


class _Hearing:
    """Asks models about one document, and remembers how that went."""

    def __init__(self, reasoner: Reasoner, there: Mapping[Tier, str], progress: Progress) -> None:
        self._reasoner, self._there, self._progress = reasoner, there, progress
        self.asked = list[str]()
        self.answered = False
        self.failures = dict[str, str]()
        self.useless: ModelError | None = None
        """the error of a model that cannot be asked about other documents either"""

    def ask(self, tier: Tier, question: Question) -> Said:
        """What the model of a tier says. Raises a VouchError."""
        name = self._there[tier]
        self.asked.append(name)
        try:
            said = self._reasoner.ask(name, question, self._progress)
        except Cancelled:
            raise
        except VouchError as error:
            self.failures = {"failed": error.code}
            if isinstance(error, ModelError) and not isinstance(error, FAILURES):
                self.useless = error
            raise
        self.answered = True
        return said


@dataclass(frozen=True)
class ModelBench:
    """Measures models on papers of which the rules vouch for every value that is asked about."""

    reader: Reader
    models: Models
    types: Mapping[str, DocumentType]

    def measure(self, model: str, papers: Iterable[Source], progress: Progress = silent) -> tuple[Measure, ...]:
        """How a model does, type by type; where it fails on a paper, it said nothing.

        Raises a ModelError where it cannot be asked at all.
        """
        found: dict[str, Measure] = {}
        for paper in papers:
            for reading, pages in self._read(paper):
                measure = self._asked(model, reading, pages, progress)
                before = found.get(reading.type)
                found[reading.type] = before.and_of(measure) if before else measure
        return tuple(one for one in found.values() if one.asked)

    def _read(self, paper: Source) -> list[tuple[Reading, tuple[Page, ...]]]:
        """The documents of a paper with their pages; none where it cannot be read."""
        pages: dict[int, Page] = {}

        def keep(page: Page, image: PageImage | None) -> None:
            del image
            pages[page.number] = page

        try:
            said = self.reader.read(paper, Limits(), keep, silent)
        except VouchError:
            return []
        return [(one, tuple(pages[number] for number in one.pages)) for one in said.readings]

    def _asked(self, model: str, reading: Reading, pages: tuple[Page, ...], progress: Progress) -> Measure:
        """How a model does on the values of one document that are vouched for."""
        heard = list[Said]()

        def ask(question: Question) -> Said:
            begun = monotonic()
            try:
                heard.append(self.models.reasoner.ask(model, question, progress))
            except FAILURES:
                heard.append(Said("", 0, seconds=monotonic() - begun))
            return heard[-1]

        asked, right, wrong = compared(self.types[reading.type], reading, pages, ask)
        seconds, tokens = sum(one.seconds for one in heard), sum(one.tokens for one in heard)
        peak = max((one.peak_mb for one in heard), default=0.0)
        return Measure(model, reading.type, asked, right, wrong, seconds, tokens, len(heard), peak)
