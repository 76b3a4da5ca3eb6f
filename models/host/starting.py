"""What starts the host of an installed model."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec

from core.domain.model_errors import ModelFormat, ModelRuntimeMissing, ModelTooLarge
from core.domain.weights import Card, Format, Use
from models.catalogue import ModelShelf

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Starting:
    """Knows which of the installed models can be asked in words, and how their host is started."""

    shelf: ModelShelf
    budget_mb: Callable[[], float]

    def cards(self) -> Sequence[Card]:
        """Text models that the runtime here can load."""
        return tuple(card for card in self.shelf.cards() if card.use is Use.TEXT and card.format is Format.GGUF)

    def command(self, name: str) -> list[str]:
        """Starts the host of a model, every byte of which was compared with its hash just now.

        Raises ModelUnknown, ModelDamaged, ModelFormat, ModelTooLarge, ModelRuntimeMissing.
        """
        card = self.shelf.card(name)
        if card.format is not Format.GGUF:
            raise ModelFormat(file=card.weights.name)
        if not find_spec("llama_cpp"):
            raise ModelRuntimeMissing
        budget = int(self.budget_mb())
        if card.size > budget * MEGABYTE:
            raise ModelTooLarge(model=name)
        weights = self.shelf.verify(name)[0]
        threads = max(1, (os.cpu_count() or 2) // 2)
        given = ("--model", str(weights), "--threads", str(threads), "--memory", str(budget))
        return [sys.executable, "-m", "models.host", *given]
