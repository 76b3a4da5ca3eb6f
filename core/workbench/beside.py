"""What is done beside the reading, while nothing is being read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from core.domain.change import Change
from core.ports import Progress, Store

if TYPE_CHECKING:
    from core.workbench.consulting import Consulting
    from core.workbench.opining import Opinions
    from core.workbench.transcribing import Transcribing


def unheard(change: Change) -> None:
    """For whoever does not want to know what models said and heard."""


@dataclass
class Beside:
    """One portion at a time: pages learned by meaning, then a recording, then a document that is in doubt."""

    store: Store
    learn: Callable[[Progress], int] | None
    opinions: Callable[[], Opinions | None]
    """None for as long as no model is installed: then nothing of this is loaded"""
    hear: Callable[[Change], object] = unheard
    transcribing: Callable[[], Transcribing] | None = None
    _consulting: Consulting | None = field(default=None, init=False)

    def __call__(self, progress: Progress) -> int:
        """How much was done; 0 where all is done. Raises a VaultError, or Cancelled where the progress does."""
        learned = self.learn(progress) if self.learn else 0
        return learned or self._models(progress)

    def _models(self, progress: Progress) -> int:
        opinions = self.opinions()
        if opinions is None:
            return 0
        heard = self.transcribing().next(progress, self.hear) if self.transcribing else 0
        return heard or self._consult(opinions, progress)

    def _consult(self, opinions: Opinions, progress: Progress) -> int:
        if self._consulting is None:
            from core.workbench.consulting import Consulting  # noqa: PLC0415 (nobody else asks models by himself)

            self._consulting = Consulting(self.store, opinions, self.hear)
        return self._consulting.next(progress)
