"""Passages said in a language model's own sentences, where one is installed; quoted as they stand, where not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from core.asking.passages import Meaning
from core.asking.retelling import Sentence, question_of, sentences
from core.domain.asking import Citation
from core.domain.model_errors import ModelError
from core.extraction.tiers import Tier
from core.workbench.hearing import Models

TOLD_BY = (Tier.LARGE, Tier.SMALL)
"""the models that may word an answer, the better one first"""


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
            said = there.reasoner.ask(model, question_of(asked, passages))
        except ModelError:  # whatever befell it: the passages are there without it
            return ()
        return sentences(said, asked, passages, self.meant)
