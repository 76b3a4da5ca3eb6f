"""The verbs of models: what is installed on this machine, how it does, and what is loaded now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from core.domain.change import Change
from core.domain.document import Source
from core.domain.graphics import Graphics
from core.domain.layout import Box
from core.domain.profile import Profile
from core.domain.question import Hosted
from core.domain.record import Evidence
from core.domain.schema import DocumentType
from core.domain.weights import Candidate, Card, Installed, Measure, Verdict, Wish
from core.extraction.tiers import MODELS, mistaken
from core.ports import Progress, Reader, Reasoner, Store, silent
from core.rules import Deed, demand
from core.workbench.hearing import Look, Models, Near, Speech
from core.workbench.judging import FORGOTTEN, Judging
from core.workbench.measuring import ModelBench


class Host(Reasoner, Protocol):
    """What asks models, those that are shown pictures or given recordings too."""

    @property
    def look(self) -> Look:
        """Asks one that is shown or given something."""


class Machine(Protocol):
    """The models of this machine, and the host that runs one of them at a time."""

    @property
    def host(self) -> Host:
        """What asks them."""

    @property
    def near(self) -> Reasoner:
        """What asks those for meaning."""

    def meaning(self) -> Sequence[Card]:
        """Those that tell how near texts are in meaning."""

    def cards(self) -> Sequence[Card]:
        """All that is installed."""

    def asked(self) -> Sequence[Card]:
        """Those that can be asked in words."""

    def readers(self) -> Sequence[Card]:
        """Those that read single lines."""

    def translators(self) -> Sequence[Card]:
        """Those that translate, and do nothing else."""

    def listening(self) -> Sequence[Card]:
        """Those that hear what is said in recordings."""

    def measures(self) -> Sequence[Measure]:
        """How models did here."""

    def keep_measures(self, model: str, measures: Sequence[Measure]) -> None:
        """Keeps how a model did, in place of what was kept of it before."""

    def install(self, source: Path, wish: Wish, signer: str, progress: Progress) -> Sequence[Installed]:
        """Installs a file, a folder, or all models of a pack. Raises a ModelError, FileMissing, DiskFull, Cancelled."""

    def remove(self, name: str) -> None:
        """Removes a model with its files. Raises ModelUnknown."""

    def verify(self, name: str, progress: Progress = silent) -> None:
        """Compares every byte of a model with its hash. Raises ModelUnknown, ModelDamaged, Cancelled."""

    def hosted(self) -> Hosted:
        """What is loaded now."""

    def graphics(self) -> Graphics:
        """The graphics cards of this machine, and which of them models are put on."""

    def idle_left(self) -> float | None:
        """Seconds after which what is loaded is unloaded; None where nothing is, or it is at work."""

    def unload(self) -> None:
        """Ends what is loaded, unless it is at work."""

    def candidates(self, language: str) -> Sequence[Candidate]:
        """Models that could be installed."""

    def marks(self, picture: bytes, words: Sequence[Box]) -> Sequence[tuple[str, Box]]:
        """What looks like a "signature" or "stamp" on a picture; places are in parts of its width and height."""


class Route(NamedTuple):
    """Who is asked about what the readers left in doubt, one after the other; a person in the end."""

    types: tuple[str, ...]
    models: tuple[str, ...]
    out: frozenset[str]
    """those that people found wrong too often to be asked"""


@dataclass(frozen=True)
class Modelling:
    """Models as whoever works in a vault sees them; what alters them stands in its audit trail."""

    store: Store
    machine: Machine
    reader: Reader
    types: Mapping[str, DocumentType]
    papers: Callable[[], Sequence[Source]]
    """what models are measured on"""
    who: Profile

    def cards(self) -> Sequence[Card]:
        """All that is installed, by name."""
        return self.machine.cards()

    def asked(self) -> frozenset[str]:
        """The names of those that are asked about documents."""
        return frozenset(card.name for card in self.machine.asked())

    def measured(self) -> frozenset[str]:
        """The names of those that can be measured."""
        machine = self.machine
        sorts = (machine.asked(), machine.meaning(), machine.translators(), machine.listening())
        return frozenset(card.name for cards in sorts for card in cards)

    def measures(self) -> Sequence[Measure]:
        """How models did on this machine, type by type."""
        return self.machine.measures()

    def verdicts(self) -> Sequence[Verdict]:
        """What people found right of what models said of documents of this vault, type by type."""
        return self._judging.verdicts()

    @cached_property
    def _judging(self) -> Judging:
        return Judging(self.store)

    def routes(self) -> tuple[Route, ...]:
        """Who is asked about documents of each type, as measures and verdicts have it now; like ones together."""
        found: dict[tuple[tuple[str, ...], frozenset[str]], list[str]] = {}
        machine, verdicts = self.machine, self.verdicts()
        models = Models(machine.host, machine.asked, machine.measures)
        for kind in self.types:
            tiers, own = models.tiers(kind, verdicts), (one for one in verdicts if one.type == kind)
            asked = tuple(tiers[tier] for tier in MODELS if tier in tiers)
            found.setdefault((asked, mistaken(own)), []).append(kind)
        return tuple(Route(tuple(kinds), asked, out) for (asked, out), kinds in found.items())

    def line_reader(self) -> str:
        """The model that reads doubtful places of scans once more; nothing where there is none."""
        return next((card.name for card in self.machine.readers()), "")

    def judge_anew(self, name: str) -> Change:
        """Forgets what people found of a model: it is asked again. Raises RoleNotAllowed."""
        demand(self.who.role, Deed.ENGINES)
        since = dict(self.store.setting(FORGOTTEN) or {})
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        self.store.save_setting(FORGOTTEN, since | {name: at}, self.who.name)
        return Change("setting_changed")

    def candidates(self, language: str) -> Sequence[Candidate]:
        """Models that could be installed; none was tried by us."""
        return self.machine.candidates(language)

    def hosted(self) -> Hosted:
        """The model that is loaded now, and how it does."""
        return self.machine.hosted()

    def graphics(self) -> Graphics:
        """The graphics cards of this machine, and which of them models are put on."""
        return self.machine.graphics()

    def idle_left(self) -> float | None:
        """Seconds after which that is unloaded; None where nothing is loaded, or it is at work."""
        return self.machine.idle_left()

    def unload(self) -> None:
        """Gives the memory of what is loaded back, unless it is at work."""
        self.machine.unload()

    def install(
        self, source: Path, wish: Wish, signer: str = "", progress: Progress = silent
    ) -> tuple[Change, Sequence[Installed]]:
        """Installs a file, a folder or a pack. Raises what the machine raises, and RoleNotAllowed."""
        demand(self.who.role, Deed.ENGINES)
        made = self.machine.install(source, wish, signer, progress)
        for one in made:
            told = {"model": one.card.name, "sha256": one.card.weights.sha256}
            self.store.note("model_installed", told, self.who.name)
        return Change("setting_changed"), made

    def remove(self, name: str) -> Change:
        """Removes a model. Raises ModelUnknown, RoleNotAllowed."""
        demand(self.who.role, Deed.ENGINES)
        self.machine.remove(name)
        self.store.note("model_removed", {"model": name}, self.who.name)
        return Change("setting_changed")

    def verify(self, name: str, progress: Progress = silent) -> None:
        """Compares every byte of a model with the hash of its installation. Raises ModelDamaged, Cancelled."""
        self.machine.verify(name, progress)

    def marks(self, document: str, number: int) -> tuple[tuple[str, Evidence], ...]:
        """What looks like a signature or a stamp on a page, and where; nothing where the page has no picture.

        Found by its ink alone, for a person to look at: nothing is concluded from it. Raises DocumentUnknown.
        """
        page, image = self.store.page(document, number), self.store.image(document, number)
        if not image or not page or not page.width or not page.height:
            return ()
        across, down = page.width, page.height
        words = [Box(b.x0 / across, b.y0 / down, b.x1 / across, b.y1 / down) for b in (one.box for one in page.words)]
        found = self.machine.marks(image.data, words)
        return tuple(
            (kind, Evidence("", number, Box(b.x0 * across, b.y0 * down, b.x1 * across, b.y1 * down)))
            for kind, b in found
        )

    def measure(self, name: str, progress: Progress = silent) -> tuple[Measure, ...]:
        """Measures a model on papers of which the rules vouch for every value that is asked about, and keeps it.

        Raises a ModelError, Cancelled.
        """
        machine = self.machine
        near = Near(machine.near, machine.meaning, lambda: "")
        speech = Speech(machine.host.look, machine.listening)
        models = Models(machine.host, machine.asked, machine.measures, None, speech, machine.translators, near)
        found = ModelBench(self.reader, models, self.types).measure(name, self.papers(), progress)
        self.machine.keep_measures(name, found)
        return found
