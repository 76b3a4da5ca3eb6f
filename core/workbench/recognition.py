"""The verbs of text recognition: what this machine has, how it does, and which one reads."""

from __future__ import annotations

from dataclasses import dataclass

import resources
from core.domain.change import Change
from core.domain.engine import Engine, Look, Measured, agreement
from core.domain.profile import Profile
from core.ports import Engines, Store
from core.rules import Deed, demand

PAGE, WORDS = ("check", "page.jpg"), ("check", "page.txt")
"""a bundled page, and every word on it"""


@dataclass(frozen=True)
class Recognition:
    """Engines over one vault."""

    store: Store
    engines: Engines
    who: Profile

    def found(self) -> tuple[Engine, ...]:
        """The engines that the product can use, those that are not installed too."""
        return self.engines.found()

    def chosen(self) -> str:
        """The name of the engine that reads pages."""
        return self.engines.chosen()

    def choose(self, name: str) -> Change:
        """Has pages read by another engine from the next document on. Raises RoleNotAllowed."""
        demand(self.who.role, Deed.ENGINES)
        self.engines.choose(name)
        self.store.note("engine_chosen", {"engine": name}, self.who.name)
        return Change("setting_changed")

    def measure(self, name: str) -> Measured:
        """How an engine does on the bundled page. Raises a ReadingError."""
        look = self.engines.look(name, resources.data(*PAGE))
        expected = resources.data(*WORDS).decode().split()
        return Measured(look.seconds, agreement(expected, (word.text for word in look.words)))

    def try_on(self, name: str, document: str, page: int) -> Look | None:
        """What an engine reads of a document's page; None where the page has no picture. Raises a ReadingError."""
        image = self.store.image(document, page)
        return self.engines.look(name, image.data) if image else None
