"""A second opinion on a document: installed language models asked about what nothing vouches for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import NamedTuple

from core.domain.change import Change
from core.domain.document import Reading, Source, Stage
from core.domain.errors import StageWrong, VouchError
from core.domain.model_errors import ModelCrashed, ModelSlow, ModelTooLarge, ModelUnknown, QuestionTooLong
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

ASKED = "model_asked"
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
        store = self.processing.store
        found = store.document(document)
        reading = reading_of(found)
        if found.stage is not Stage.READ:
            raise StageWrong(stage=found.stage.value)
        kind, there = type_of(reading.type, self.processing.types), self.models.tiers(reading.type)
        if not there:
            raise ModelUnknown(model="*")
        asked = list[str]()

        def ask(tier: Tier, question: Question) -> Said:
            asked.append(there[tier])
            return self.models.reasoner.ask(there[tier], question, progress)

        after = consult(kind, reading, stored_contents(store, found, reading).pages, there, ask)
        if after == reading:
            return Change(ASKED)
        told = {"model": ", ".join(asked), "fields": ", ".join(doubtful(kind, reading))}
        compare = self.processing.compare
        return store.change(document, found.version, after, ASKED, self.who.name, told=told, compare=compare)


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
