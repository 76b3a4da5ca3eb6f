"""What pages mean by a model that the user installed, beside what they mean without one.

Vectors are made while nothing else is to be done, and kept in the vault. A search asks the model only where it is
loaded; where it is not, it is being loaded for the next one, and this one does without.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import TYPE_CHECKING

from core.domain.errors import Cancelled, DiskFailed, DiskFull
from core.domain.library import Library, Scope, Spot
from core.domain.model_errors import ModelError
from core.ports import Progress, silent
from core.search.hosted import HostedEmbedder
from core.search.meaning import GramEmbedder

if TYPE_CHECKING:
    from core.search.nearest import Nearest
    from core.workbench.hearing import Models

log = logging.getLogger(__name__)
EACH = 4
"""documents that are learned at a time: a search may wait as long for the model"""
FORGOTTEN = 5000
"""vectors of models that are gone, removed at a time"""
REST = 600.0
"""seconds for which a model that failed is left alone"""
PATIENCE, LONG_PATIENCE = 1.0, 30.0
"""seconds that a search waits for the model: where it is loaded in the background, and where it is not"""
FAILS = (ModelError, DiskFull, DiskFailed)


@dataclass(slots=True)
class ModelMeaning:
    """Pages by the vectors of the installed model for meaning; nothing where none is installed."""

    library: Library
    models: Callable[[], Models | None]
    beside: bool = False
    """whether something loads models in the background"""
    _floors: dict[str, float] = field(default_factory=dict)
    """how near texts are to each other that have nothing in common, by space"""
    _known: tuple[str, Nearest | None] = ("", None)
    _turn: Lock = field(default_factory=Lock)
    _wanted: bool = False
    _tidy: str | None = None
    """the space beside which no other model's is left"""
    _rests_until: float = 0.0

    def near(self, text: str, scope: Scope, least: float, limit: int) -> list[Spot]:
        """Pages that mean much the same as a text, the nearest first; none where no model can be asked now."""
        embedder = self._embedder()
        if embedder is None or monotonic() < self._rests_until or not len(self._nearest(embedder.space)):
            return []
        if self.beside and not self._loaded(embedder):
            self._wanted = True
            return []
        soon = _until(monotonic() + (PATIENCE if self.beside else LONG_PATIENCE))
        try:
            floor = self._floor(embedder, soon)
            (vector,) = embedder.asked([text], soon)
        except Cancelled:  # maybe for want of the floor, which is then measured where nobody waits for it
            self._wanted = self.beside
            return []
        except FAILS as problem:
            self._rest(problem)
            return []
        found = self._nearest(embedder.space).find(vector, limit)
        spots = [spot for spot, near in found if near - floor >= least * (1 - floor)]
        kept = self.library.kept(spots, scope)
        return [spot for spot in spots if spot.position in kept]

    def catch_up(self, progress: Progress = silent) -> int:
        """Learns what some documents mean by the model, or lets go of what one meant that is gone; how much was done.

        Raises a VaultError, or Cancelled where the progress does.
        """
        embedder = self._embedder()
        if forgotten := self._tidied(embedder.space if embedder else ""):
            return forgotten
        if embedder is None or monotonic() < self._rests_until:
            return 0
        try:
            return self._learned(embedder, progress) or self._ready(embedder, progress)
        except FAILS as problem:
            self._rest(problem)
            return 0

    def _tidied(self, space: str) -> int:
        """Lets go of what other models meant than that of a space; how many vectors that were."""
        if self._tidy == space:
            return 0
        forgotten = self.library.forget([GramEmbedder().space, space], FORGOTTEN)
        self._tidy = None if forgotten else space
        return forgotten

    def _learned(self, embedder: HostedEmbedder, progress: Progress) -> int:
        due = self.library.due(embedder.space, EACH)
        texts = {Spot(one.position, page): text for one in due for page, text in one.pages.items()}
        if due:
            vectors = dict(zip(texts, embedder.embed(list(texts.values()), progress), strict=True))
            self.library.learn(embedder.space, vectors, due)
        return len(due)

    def _ready(self, embedder: HostedEmbedder, progress: Progress) -> int:
        """Loads the model where a search did without it; always 0, for nothing was learned."""
        if self._wanted:
            self._wanted = False
            self._floor(embedder, progress)
            embedder.asked([""], progress)
        return 0

    def _floor(self, embedder: HostedEmbedder, progress: Progress) -> float:
        from core.search.measuring import likeness, pairs  # noqa: PLC0415 (its library takes a while)

        if embedder.space not in self._floors:
            asked = embedder.asked([pair.asked for pair in pairs()], progress)
            passages = embedder.embed([pair.passage for pair in pairs()], progress)
            self._floors[embedder.space] = min(0.99, max(0.0, likeness(asked, passages).floor))
        return self._floors[embedder.space]

    def _embedder(self) -> HostedEmbedder | None:
        models = self.models()
        near = models.near if models else None
        card = next(iter(near.cards()), None) if near else None
        return HostedEmbedder(near.reasoner, card) if near and card else None

    def _loaded(self, embedder: HostedEmbedder) -> bool:
        models = self.models()
        return bool(models and models.near and models.near.loaded() == embedder.card.name)

    def _nearest(self, space: str) -> Nearest:
        """All vectors of the model, those too that were made since."""
        from core.search.nearest import Nearest  # noqa: PLC0415 (its library takes a while)

        with self._turn:
            of, known = self._known
            known = known if known is not None and of == space else Nearest()
            known.add(self.library.vectors(space, known.latest))
            self._known = (space, known)
            return known

    def _rest(self, problem: Exception) -> None:
        log.warning("no meaning by a model", extra={"code": str(getattr(problem, "code", ""))})
        self._rests_until = monotonic() + REST


def _until(end: float) -> Progress:
    """Takes a question back that is not answered by then."""

    def heard(step: str, done: int, total: int) -> None:
        del step, done, total
        if monotonic() > end:
            raise Cancelled

    return heard
