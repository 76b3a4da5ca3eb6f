"""Search by words and meaning together; what pages mean is learned beside the reading."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from core.domain.folding import folded
from core.domain.library import Embedder, Library, Scope, Spot
from core.ports import Progress
from core.search.fusing import fused
from core.search.meaning import alike, stem

if TYPE_CHECKING:
    from core.search.nearest import Nearest
    from core.workbench.meaning_models import ModelMeaning

EACH = 100
"""documents that are learned at a time"""
LOOKED = 200
"""pages of each order"""
NEAR = 0.2
"""how near a page must be to a question to be found by its meaning alone"""


@dataclass(slots=True)
class Searching:
    """Finds pages in all documents."""

    library: Library
    embedder: Embedder
    by_model: ModelMeaning | None = None
    """what they mean by a model, where the user installed one"""
    _known: Nearest | None = None
    _turn: Lock = field(default_factory=Lock)

    def spots(self, text: str, scope: Scope, limit: int = LOOKED, least: float = NEAR) -> tuple[Spot, ...]:
        """Pages that hold all words of a text or mean much the same, the best first.

        Where the words alone fill the list, what means much the same would only come after them.
        """
        words = [stemmed(word) for word in text.split() if folded(word)]
        held = self.library.spots(words, scope, LOOKED)
        if len(held) == limit == LOOKED:
            return held
        by_model = self.by_model.near(text, scope, least, LOOKED) if self.by_model else []
        return fused((held, self._near(text, scope, least), by_model))[:limit]

    def documents(self, spots: Sequence[Spot]) -> tuple[str, ...]:
        """The documents of some pages, in the order of their first one."""
        known = self.library.kept(spots, Scope())
        return tuple(dict.fromkeys(known[spot.position] for spot in spots if spot.position in known))

    def _near(self, text: str, scope: Scope, least: float) -> list[Spot]:
        (vector,) = self.embedder.embed([text])
        found = [spot for spot, near in self._nearest().find(vector, LOOKED) if near >= least]
        known = self.library.kept(found, scope)
        return [spot for spot in found if spot.position in known]

    def _nearest(self) -> Nearest:
        """All vectors, those too that were made since."""
        from core.search.nearest import Nearest  # noqa: PLC0415 (its library takes a while that only searching needs)

        with self._turn:
            self._known = self._known or Nearest()
            self._known.add(self.library.vectors(self.embedder.space, self._known.latest))
            return self._known

    def in_background(self) -> Callable[[Progress], int]:
        """What learns; a search does not wait for a model any more then, which is loaded there."""
        if self.by_model:
            self.by_model.beside = True
        return self.learn

    def learn(self, progress: Progress) -> int:
        """Learns what some documents mean, without a model first; 0 where all is learned.

        Raises a VaultError, or Cancelled where the progress does.
        """
        return self.catch_up() or (self.by_model.catch_up(progress) if self.by_model else 0)

    def catch_up(self, limit: int = EACH) -> int:
        """Learns what some documents mean that were read since; how many these were. Raises a VaultError."""
        due = self.library.due(self.embedder.space, limit)
        texts = {Spot(one.position, page): text for one in due for page, text in one.pages.items()}
        vectors = dict(zip(texts, self.embedder.embed(list(texts.values())), strict=True))
        if due:
            self.library.learn(self.embedder.space, vectors, due)
        return len(due)


def beginnings(word: str) -> tuple[str, ...]:
    """How a word, or one that means the same, begins where it stands in a document."""
    return alike(folded(word)) if word.isalpha() else (word,)


def stemmed(word: str) -> str:
    """A word as the index is asked for its beginning; a number or name with marks in it stays as it is."""
    return stem(folded(word)) if word.isalpha() else word
