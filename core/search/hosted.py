"""Meaning by a model that the user installed, asked in its host."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from core.domain.model_errors import ModelUnreadable
from core.domain.question import ASKED, PASSAGES, Question
from core.domain.weights import Card
from core.ports import Progress, Reasoner, silent

BATCH = 16
"""texts that a model is given at once"""
LETTERS = 6000
"""of a text that it is given: more would be left out there"""
SECONDS = 300.0
MOST_NUMBERS = 8192


@dataclass(frozen=True, slots=True)
class HostedEmbedder:
    """Makes vectors by a model; each model, and each way in which it is set up, has a space of its own."""

    reasoner: Reasoner
    card: Card

    @property
    def space(self) -> str:
        """Names the model by all of its files, the settings too."""
        told = "".join(file.sha256 for file in self.card.files)
        return f"model-{sha256(told.encode()).hexdigest()[:24]}"

    def embed(self, texts: Sequence[str], progress: Progress = silent) -> tuple[bytes, ...]:
        """A vector of signed bytes for each passage. Raises a ModelError, DiskFull, or Cancelled."""
        return self._embedded(PASSAGES, texts, progress)

    def asked(self, texts: Sequence[str], progress: Progress = silent) -> tuple[bytes, ...]:
        """A vector for each thing that somebody asks. Raises as `embed`."""
        return self._embedded(ASKED, texts, progress)

    def _embedded(self, kind: str, texts: Sequence[str], progress: Progress) -> tuple[bytes, ...]:
        found = list[bytes]()
        for start in range(0, len(texts), BATCH):
            some = [text[:LETTERS] for text in texts[start : start + BATCH]]
            question = Question(kind, json.dumps(some), most_tokens=len(some), seconds=SECONDS)
            found += self._heard(self.reasoner.ask(self.card.name, question, progress).text, len(some))
        if len({len(vector) for vector in found}) > 1:
            raise ModelUnreadable(model=self.card.name)
        return tuple(found)

    def _heard(self, said: str, count: int) -> list[bytes]:
        """The vectors of an answer. Raises ModelUnreadable for an answer that is none."""
        try:
            vectors = [base64.b64decode(line, validate=True) for line in said.split("\n")]
        except ValueError:
            raise ModelUnreadable(model=self.card.name) from None
        if len(vectors) != count or not all(0 < len(vector) <= MOST_NUMBERS for vector in vectors):
            raise ModelUnreadable(model=self.card.name)
        return vectors
