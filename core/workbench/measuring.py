"""Models measured on papers: how often each is right, type by type, and how long it takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from time import monotonic

from core.domain.document import Reading, Source
from core.domain.errors import VouchError
from core.domain.page import Page
from core.domain.question import Question, Said
from core.domain.schema import DocumentType
from core.domain.weights import Card, Measure
from core.extraction.tiers import compared
from core.ports import Limits, PageImage, Progress, Reader, Reasoner, silent
from core.search.hosted import HostedEmbedder
from core.workbench.hearing import FAILURES, Models, Near


@dataclass(frozen=True)
class ModelBench:
    """Measures models on papers of which the rules vouch for every value that is asked about."""

    reader: Reader
    models: Models
    types: Mapping[str, DocumentType]

    def measure(self, model: str, papers: Iterable[Source], progress: Progress = silent) -> tuple[Measure, ...]:
        """How a model does, type by type; where it fails on a paper, it said nothing.

        A model for meaning is measured by bundled questions and passages, one that translates by bundled sentences,
        one that listens by a made recording. Raises a ModelError where it cannot be asked at all.
        """
        near = self.models.near
        card = next((one for one in near.cards() if one.name == model), None) if near else None
        if near and card:
            return self._near(card, near, progress)
        if voice := self._voice(model, progress):
            return (voice,)
        found: dict[str, Measure] = {}
        for paper in papers:
            for reading, pages in self._read(paper):
                measure = self._asked(model, reading, pages, progress)
                before = found.get(reading.type)
                found[reading.type] = before.and_of(measure) if before else measure
        return tuple(one for one in found.values() if one.asked)

    def _near(self, card: Card, near: Near, progress: Progress) -> tuple[Measure, ...]:
        """How a model for meaning does: bundled questions whose own passage is the nearest to it of all."""
        from core.search.measuring import likeness, pairs  # noqa: PLC0415 (its library takes a while)

        heard, told, begun = _Heard(near.reasoner), pairs(), monotonic()
        embedder = HostedEmbedder(heard, card)
        asked = embedder.asked([one.asked for one in told], progress)
        passages = embedder.embed([one.passage for one in told], progress)
        count, right = len(told), likeness(asked, passages).right
        seconds = monotonic() - begun
        return (Measure(card.name, card.use.value, count, right, count - right, seconds, 0, count, heard.peak_mb),)

    def _voice(self, model: str, progress: Progress) -> Measure | None:
        """How a model that translates or listens does; None where it is neither."""
        from core.workbench.measuring_voices import listening, translating  # noqa: PLC0415 (most measures do without)

        speech = self.models.speech
        for card in self.models.translators():
            if card.name == model:
                return translating(card, self.models.reasoner, progress)
        for card in speech.cards() if speech else ():
            if speech and card.name == model:
                return listening(card, speech, progress)
        return None

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


@dataclass
class _Heard:
    """Asks, and remembers how much memory that took."""

    reasoner: Reasoner
    peak_mb: float = 0.0

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        said = self.reasoner.ask(model, question, progress)
        self.peak_mb = max(self.peak_mb, said.peak_mb)
        return said
