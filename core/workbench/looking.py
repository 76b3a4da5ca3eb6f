"""What is in the vault, as the verbs that only look give it."""

from __future__ import annotations

from dataclasses import dataclass

from core.domain.change import HistoryLine
from core.domain.document import Document, Stage, Totals
from core.domain.summary import Summary
from core.ports import Selection, Store
from core.workbench.selected import every_summary


@dataclass(frozen=True, slots=True)
class Shown:
    """A document and all that was done to it."""

    document: Document
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The control totals, and every document that failed."""

    totals: Totals
    failed: tuple[Summary, ...]

    @property
    def agree(self) -> bool:
        """Whether every document taken is in exactly one of the other figures."""
        parts = self.totals.waiting + self.totals.read + self.totals.review + self.totals.failed
        return self.totals.taken == parts and self.totals.failed == len(self.failed)


def overview(store: Store) -> Overview:
    """How many documents were taken and where they are."""
    return Overview(store.totals(), tuple(every_summary(store, Selection(stage=Stage.FAILED))))
