"""Passages said in a language model's own sentences, where one is installed; quoted as they stand, where not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic

from core.asking.passages import Meaning
from core.asking.retelling import Sentence, question_of, sentences
from core.domain.asking import Citation
from core.domain.errors import Cancelled, DiskFailed, DiskFull
from core.domain.model_errors import ModelError
from core.domain.question import WAITING
from core.extraction.tiers import Tier
from core.ports import Progress
from core.workbench.hearing import Models

TOLD_BY = (Tier.LARGE, Tier.SMALL)
"""the models that may word an answer, the better one first"""
PATIENCE = 5.0
"""seconds for which a person waits while the model is asked about documents: that may take minutes"""


@dataclass(frozen=True, slots=True)
class Retelling:
    """Words answers by a model of this machine."""

    models: Callable[[], Models | None]
    meant: Meaning

    def told(self, asked: str, passages: Sequence[Citation]) -> tuple[Sentence, ...]:
        """Sentences that passages bear out; none without a model, or where it says nothing that stands there."""
        there = self.models()
        tiers = there.tiers("") if there else {}
        model = next((tiers[one] for one in TOLD_BY if one in tiers), None)
        if there is None or model is None or not passages:
            return ()
        try:
            said = there.reasoner.ask(model, question_of(asked, passages), _soon(monotonic() + PATIENCE))
        except (ModelError, DiskFull, DiskFailed, Cancelled):  # whatever befell it: the passages are there without it
            return ()
        return sentences(said, asked, passages, self.meant)


def _soon(end: float) -> Progress:
    """Takes a question back that is not begun by then."""

    def heard(step: str, done: int, total: int) -> None:  # noqa: ARG001 (a progress)
        if step == WAITING and monotonic() > end:
            raise Cancelled

    return heard
