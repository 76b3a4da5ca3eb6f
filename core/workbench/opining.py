"""A second opinion on a document: installed models asked about what nothing vouches for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import resources
from core.domain.change import RULE, Change, HistoryLine
from core.domain.document import Document, Reading, Stage
from core.domain.errors import PageUnknown, StageWrong
from core.domain.model_errors import ModelMissing, ModelsMistaken, ModelUnknown
from core.domain.profile import Profile
from core.domain.question import Question
from core.extraction.tiers import Tier, consult, doubtful, reread
from core.ports import Progress, silent
from core.rules import Deed, demand
from core.workbench.hearing import SEEING, Hearing, Models
from core.workbench.judging import SAID, Judging
from core.workbench.processing import Processing
from core.workbench.reviewing import reading_of, type_of
from core.workbench.stored import stored_contents

ASKED, READ = "model_asked", "read"
SHOWN = 2
"""pages that a model which sees is shown: more would take minutes"""


@dataclass(frozen=True)
class Opinions:
    """Second opinions on the documents of one vault."""

    processing: Processing
    models: Models
    who: Profile

    @cached_property
    def _judging(self) -> Judging:
        return Judging(self.processing.store)

    def ask(self, document: str, progress: Progress = silent) -> Change:
        """Has models say what is doubtful in a document under review; what they say is for a person to judge.

        The change names the document where something of it became other. Raises ModelMissing where no model is
        installed, ModelsMistaken where people's verdicts rule all out, StageWrong, RoleNotAllowed, Cancelled; a model
        that fails leaves everything as it was.
        """
        demand(self.who.role, Deed.PREPARE)
        found = self.processing.store.document(document)
        if found.stage is not Stage.READ:
            raise StageWrong(stage=found.stage.value)
        if not self._names(found):
            raise ModelsMistaken if self._installed(found) else ModelMissing
        after, hearing = self._heard(found, progress)
        return Change(ASKED) if after == found.reading else self._keep(found, after, hearing, self.who.name)

    def due(self, document: Document) -> bool:
        """Whether models are to be asked about a document without anybody wishing it.

        Nobody has touched it since it was read, something in it is in doubt, and one of the models was not there when
        it was asked about before.
        """
        reading = document.reading
        if document.stage is not Stage.READ or reading is None or reading.type not in self.processing.types:
            return False
        there = self._names(document)
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
        after, hearing = self._heard(document, progress)
        if not hearing.answered and hearing.useless:
            raise hearing.useless
        among = ", ".join(sorted(self._names(document)))
        return self._keep(document, after, hearing, RULE, among=among), hearing.answered

    def describe(self, document: str, page: int, model: str = "", progress: Progress = silent) -> tuple[str, str]:
        """What a model says that a page shows, and which model: for a person to read, believed by nobody.

        Raises ModelMissing where no model sees, ModelUnknown, another ModelError, PageUnknown, Cancelled.
        """
        sight = self.models.sight
        names = [card.name for card in sight.seeing()] if sight else []
        if sight is None or not names:
            raise ModelMissing
        name, picture = model or names[0], self._picture(document, page)
        if name not in names:
            raise ModelUnknown(model=name)
        if not picture:
            raise PageUnknown(page=str(page))
        wanted = Question(resources.data("prompts", "describe.txt").decode(), "", most_tokens=200, seconds=SEEING)
        return name, sight.look(name, wanted, [picture], progress).text

    def _names(self, document: Document) -> set[str]:
        """The models that can be asked about a document; one that reads lines about scans alone."""
        reading = reading_of(document)
        reader = {self.models.reader} if reading.page_hashes and self.models.reader else set[str]()
        return {*self._tiers(reading.type).values(), *reader}

    def _installed(self, document: Document) -> bool:
        """Whether a model could be asked about a document if nobody had judged them."""
        return bool(self.models.tiers(reading_of(document).type))

    def _tiers(self, kind: str) -> Mapping[Tier, str]:
        """The model of each tier for a type, by what people found of them as well."""
        return self.models.tiers(kind, self._judging.verdicts())

    def _heard(self, document: Document, progress: Progress) -> tuple[Reading, Hearing]:
        """The reading with what models say of it. Raises Cancelled."""
        reading = reading_of(document)
        kind, there = type_of(reading.type, self.processing.types), self._tiers(reading.type)
        hearing = Hearing(
            self.models, there, lambda page: self._picture(document.id, page), reading.pages[:SHOWN], progress
        )
        pages = stored_contents(self.processing.store, document, reading).pages
        after = consult(kind, reading, pages, there, hearing.ask, told=hearing.told)
        if reading.page_hashes and self.models.reader:
            after = reread(kind, after, pages, hearing.lines)
        return after, hearing

    def _picture(self, document: str, page: int) -> bytes:
        image = self.processing.store.image(document, page)
        return image.data if image else b""

    def _keep(self, document: Document, after: Reading, hearing: Hearing, actor: str, **told: str) -> Change:
        reading, store = reading_of(document), self.processing.store
        names = ", ".join(doubtful(type_of(reading.type, self.processing.types), reading))
        told = {"model": ", ".join(hearing.asked), "fields": names} | hearing.failures | told
        told |= {SAID: json.dumps(hearing.said, ensure_ascii=False)} if hearing.said else {}
        compare = self.processing.compare
        return store.change(document.id, document.version, after, ASKED, actor, told=told, compare=compare)
