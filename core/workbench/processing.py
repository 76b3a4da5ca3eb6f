"""A document from its bytes to its saved reading."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from core.checks import status
from core.domain.change import Change
from core.domain.document import Document, Reading, Source, Stage, Status
from core.domain.schema import DocumentType
from core.ports import Arrival, Interpretation, Limits, Progress, Reader, Selection, Store
from core.workbench.comparing import Memory, every

RULE = "rule"
"""the actor of what nobody did by hand"""
SETTLED = frozenset({Stage.APPROVED, Stage.EXPORTED})


@dataclass(frozen=True)
class Processing:
    """Reads documents of the vault and keeps what they say."""

    store: Store
    reader: Reader
    types: Mapping[str, DocumentType]
    reader_version: str
    memory: Memory
    limits: Limits

    def read(self, document: str, progress: Progress) -> Change:
        """Reads one waiting document and approves by rule what may be. Raises a ReadingError; nothing is lost then."""
        source, about = self.store.source(document), self.store.document(document)
        said = self.store.cached(source.sha256, self.reader_version) or self._fresh(document, source, progress)
        for part in said.parts:
            self.store.take(Arrival(about.client, part.name, part.data, container=document), RULE)
        with self.memory.lock:
            readings = tuple(self.compared(reading, about) for reading in said.readings)
            change = self.store.save_readings(document, said, self.reader_version, RULE, readings)
            for one in change.documents:
                self.memory.remember(self.store.document(one))
        self.approve_accepted(change.documents)
        return change

    def approve_accepted(self, documents: Iterable[str]) -> None:
        """Approves by rule what the product stands for; the audit says so."""
        found = [self.store.document(one) for one in documents]
        ready = [one.id for one in found if one.stage is Stage.READ and _accepted(one.reading)]
        if ready:
            self.store.advance(ready, Stage.APPROVED, RULE, {"rule": "status accepted"})

    def approve_forgotten(self) -> None:
        """Approves what a crash left between its reading and its approval by rule."""
        found = list(every(self.store, Selection(stage=Stage.READ, status=Status.ACCEPTED)))
        self.approve_accepted([one.id for one in found if not self._was_put_back(one.id)])

    def _was_put_back(self, document: str) -> bool:
        """Whether a person put a document back to review and nothing was done to it since; arrivals do nothing."""
        done = [line for line in self.store.history(document) if line.action != "taken_again"]
        return done[-1].before.get("stage") in SETTLED

    def _fresh(self, document: str, source: Source, progress: Progress) -> Interpretation:
        return self.reader.read(
            source, self.limits, lambda page, image: self.store.save_page(document, page, image), progress
        )

    def compared(self, reading: Reading, document: Document) -> Reading:
        """The reading under what the client's other documents say of it."""
        compared = self.memory.compared(reading, document)
        kind = self.types.get(reading.type)
        changed = compared.findings != reading.findings
        return replace(compared, status=status(kind, compared)) if kind and changed else compared


def _accepted(reading: Reading | None) -> bool:
    return reading is not None and reading.status is Status.ACCEPTED
