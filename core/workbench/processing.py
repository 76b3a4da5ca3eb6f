"""A document from its bytes to its saved reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeAlias

from core.domain.change import RULE, Change
from core.domain.document import Document, Reading, Source, Stage, Status
from core.domain.errors import TooDeep, VouchError
from core.domain.page import Page
from core.domain.schema import DocumentType
from core.domain.summary import Telling, telling
from core.ports import Arrival, Compare, Interpretation, Limits, Progress, Reader, Selection, Store
from core.rules import Case, Decision, decided
from core.workbench.automation import rules_of
from core.workbench.learning import Learning
from core.workbench.selected import every
from core.workbench.settling import SETTLED

RECORDING = "recording"
"""the type of documents of which nothing but words was heard: no value is ever read in them"""
PORTION = 300.0
"""seconds of a recording that a model is asked about at once"""


class Transcript(NamedTuple):
    """What a model heard in a recording."""

    pages: tuple[Page, ...]
    said: Interpretation


Heard: TypeAlias = Transcript | VouchError
"""an error where a model failed on the recording itself"""


@dataclass(frozen=True)
class Processing:
    """Reads documents of the vault and keeps what they say."""

    store: Store
    reader: Reader
    types: Mapping[str, DocumentType]
    reader_version: Callable[[], str]
    compare: Compare
    limits: Limits
    heard: MutableMapping[str, Heard] = field(default_factory=dict)
    """of recordings, by the hash of their bytes: what a model heard, to be kept as what they say"""

    @cached_property
    def learning(self) -> Learning:
        """What corrections taught."""
        return Learning(self.store, self.types)

    def read(self, document: str, progress: Progress) -> Change:
        """Reads one waiting document and approves by rule what may be. Raises a ReadingError; nothing is lost then."""
        source, about, version = self.store.source(document), self.store.document(document), self.reader_version()
        said = self.store.cached(source.sha256, version) or self._fresh(document, source, progress)
        if said.parts and self._depth(about) >= self.limits.depth:
            raise TooDeep
        for part in said.parts:
            self.store.take(Arrival(about.client, part.name, part.data, container=document), RULE)
        readings = [self.learning.applied(about, reading) for reading in said.readings]
        change = self.store.save_readings(document, said, version, RULE, readings=readings, compare=self.compare)
        self.approve_accepted(change)
        return change

    def approve_accepted(self, change: Change) -> None:
        """Approves by rule what the product stands for after a change; the audit says so.

        So are documents to which nothing was done, but of which nothing is in doubt any more.
        """
        found = [self.store.document(one) for one in (*change.documents, *change.touched)]
        ready = [one for one in found if one.stage is Stage.READ and _accepted(one.reading)]
        self._approve([one for one in ready if one.id in change.documents or not self.reopened(one.id)])

    def approve_forgotten(self) -> None:
        """Approves what a crash left between its reading and its approval by rule."""
        found = list(every(self.store, Selection(stage=Stage.READ, status=Status.ACCEPTED)))
        self._approve([one for one in found if not self.reopened(one.id)])

    def _approve(self, documents: Sequence[Document]) -> None:
        """Approves accepted documents on which no rule of the user wants a person to decide."""
        rules = rules_of(self.store) if documents else ()
        by_rule: dict[str, list[str]] = {}
        for one in documents:
            rule = decided(rules, case_of_document(one))
            if rule is None or rule.decision is Decision.APPROVE:
                by_rule.setdefault(rule.name if rule else "status accepted", []).append(one.id)
        for name, ready in by_rule.items():
            self.store.advance(ready, Stage.APPROVED, RULE, {"rule": name}, compare=self.compare)

    def reopened(self, document: str) -> bool:
        """Whether a person put a document back to review since it was settled last: then a person approves it again."""
        moves = [line for line in self.store.history(document) if "stage" in line.before]
        return bool(moves) and moves[-1].before["stage"] in SETTLED and moves[-1].after.get("stage") == Stage.READ

    def _depth(self, document: Document) -> int:
        """In how many files it lies, one in the other."""
        inside = 0
        while document.container:
            document, inside = self.store.document(document.container), inside + 1
        return inside

    def _fresh(self, document: str, source: Source, progress: Progress) -> Interpretation:
        heard = self.heard.get(source.sha256)
        if isinstance(heard, VouchError):
            raise heard
        if heard:
            for page in heard.pages:
                self.store.save_page(document, page, None)
            return heard.said
        return self.reader.read(
            source, self.limits, lambda page, image: self.store.save_page(document, page, image), progress
        )


def case_of_document(document: Document) -> Case:
    """What rules look at in a document."""
    known = telling(document.reading.record) if document.reading else Telling()
    total = "" if known.total is None else format(known.total, "f")
    return Case(document.client, document.reading.type if document.reading else "", total, known.currency)


def _accepted(reading: Reading | None) -> bool:
    return reading is not None and reading.status is Status.ACCEPTED
