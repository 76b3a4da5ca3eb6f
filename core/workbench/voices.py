"""What models hear in recordings, and how they say a page in another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from core.domain.profile import Profile
from core.workbench.hearing import Models
from core.workbench.processing import Processing
from core.workbench.transcribing import Transcribing

if TYPE_CHECKING:
    from core.workbench.translating import Translating


@dataclass(frozen=True)
class Voices:
    """Speech and translation over one vault."""

    processing: Processing
    models: Callable[[], Models | None]
    who: Profile

    @cached_property
    def transcribing(self) -> Transcribing:
        """Recordings, and the models that listen to them."""
        return Transcribing(self.processing, self.models, self.who)

    @cached_property
    def translating(self) -> Translating:
        """Pages in other languages, for a person to read."""
        from core.workbench.translating import Translating  # noqa: PLC0415 (what listens does without)

        return Translating(self.processing.store, self.models, self.who)
