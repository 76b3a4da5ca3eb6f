"""A document from its bytes to its saved reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.checks import status
from core.domain.change import Change
from core.domain.document import Reading, Source, Stage, Status
from core.domain.schema import DocumentType
from core.ports import Arrival, Interpretation, Limits, Progress, Reader, Selection, Store
from core.workbench.comparing import Memory

RULE = "rule"
"""the actor of what nobody did by hand"""


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
            readings = tuple(self.compared(reading, about.client, about.source) for reading in said.readings)
            change = self.store.save_readings(document, said, self.reader_version, RULE, readings)
            kept = [self.store.document(one) for one in change.documents]
            for one in kept:
                self.memory.remember(one)
        self._approve([one.id for one in kept if one.stage is Stage.READ and _accepted(one.reading)])
        return change

    def approve_forgotten(self) -> None:
        """Approves what a crash left between its reading and its approval by rule."""
        found = self.store.documents(Selection(stage=Stage.READ, status=Status.ACCEPTED))
        never = [one.id for one in found if not self._was_decided(one.id)]
        self._approve(never)

    def _was_decided(self, document: str) -> bool:
        """Whether anything happened to a document since it was read."""
        return self.store.history(document)[-1].action != "read"

    def _fresh(self, document: str, source: Source, progress: Progress) -> Interpretation:
        return self.reader.read(
            source, self.limits, lambda page, image: self.store.save_page(document, page, image), progress
        )

    def compared(self, reading: Reading, client: str, source: str) -> Reading:
        compared = self.memory.compared(reading, client, source)
        kind = self.types.get(reading.type)
        changed = compared.findings != reading.findings
        return replace(compared, status=status(kind, compared)) if kind and changed else compared

    def _approve(self, documents: list[str]) -> None:
        if documents:
            self.store.advance(documents, Stage.APPROVED, RULE, {"rule": "status accepted"})


def _accepted(reading: Reading | None) -> bool:
    return reading is not None and reading.status is Status.ACCEPTED
