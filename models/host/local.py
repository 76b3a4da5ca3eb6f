"""The models of this machine: those that are installed, and the one host that runs one of them at a time."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import resources
from core.domain.document import Source
from core.domain.graphics import Graphics
from core.domain.layout import Box
from core.domain.question import Hosted
from core.domain.weights import Candidate, Card, Installed, Measure, Wish
from core.ports import Progress, silent
from core.work.hosting import ModelHost
from core.work.limits import free_mb
from models.catalogue import ModelShelf
from models.catalogue.candidates import candidates
from models.host.cards import graphics, usable
from models.host.starting import Starting

SHARE = 0.75
"""of the free memory that a model may take"""
PAPERS = (".pdf", ".xlsx")


def budget() -> float:
    """Megabytes that a model may take now."""
    return SHARE * free_mb()


class LocalModels:
    """What installs, verifies, runs and measures models; what was loaded is gone once it is closed."""

    def __init__(self, folder: Path) -> None:
        self.shelf = ModelShelf(folder)
        self._starting = Starting(self.shelf, budget, usable)
        self.host = ModelHost(self._starting.command, budget(), broke=self._starting.spare)
        self.near = ModelHost(self._starting.command, budget(), broke=self._starting.spare)
        """that of models for meaning: small ones, that a search needs while another one answers"""

    def cards(self) -> Sequence[Card]:
        """All that is installed."""
        return self.shelf.cards()

    def asked(self) -> Sequence[Card]:
        """Those that can be asked in words."""
        return self._starting.cards()

    def seeing(self) -> Sequence[Card]:
        """Those that are shown pictures."""
        return self._starting.seeing()

    def readers(self) -> Sequence[Card]:
        """Those that read single lines."""
        return self._starting.readers()

    def listening(self) -> Sequence[Card]:
        """Those that hear what is said in recordings."""
        return self._starting.listening()

    def meaning(self) -> Sequence[Card]:
        """Those that tell how near texts are in meaning."""
        return self._starting.meaning()

    def translators(self) -> Sequence[Card]:
        """Those that translate, and do nothing else."""
        return self._starting.translators()

    def runs(self, name: str) -> bool:
        """Whether the libraries that run a model are there."""
        return self._starting.runs(self.shelf.card(name))

    def measures(self) -> Sequence[Measure]:
        """How models did here."""
        return self.shelf.measures()

    def keep_measures(self, model: str, measures: Sequence[Measure]) -> None:
        """Keeps how a model did, in place of what was kept of it before."""
        self.shelf.keep_measures(model, measures)

    def install(self, source: Path, wish: Wish, signer: str, progress: Progress) -> Sequence[Installed]:
        """Installs a file, a folder, or all models of a pack. Raises a ModelError, FileMissing, DiskFull, Cancelled."""
        return self.shelf.install(source, wish, signer, progress)

    def remove(self, name: str) -> None:
        """Removes a model with its files; one that is at work ends in the middle of it. Raises ModelUnknown."""
        self.shelf.card(name)
        with self._starting.never(name):
            for host in (self.host, self.near):
                host.drop(name)
            self.shelf.remove(name)

    def verify(self, name: str, progress: Progress = silent) -> None:
        """Compares every byte of a model with its hash. Raises ModelUnknown, ModelDamaged, Cancelled."""
        self.shelf.verify(name, progress)

    def hosted(self) -> Hosted:
        """What is loaded now, and how it does; where two are, the one that is asked in words."""
        return self._shown.state()

    def graphics(self) -> Graphics:
        """The graphics cards of this machine, and which of them models are put on."""
        return graphics()

    def idle_left(self) -> float | None:
        """Seconds after which what is loaded is unloaded; None where nothing is, or it is at work."""
        return self._shown.idle_left()

    def unload(self) -> None:
        """Ends what is loaded, unless it is at work."""
        self.host.unload()
        self.near.unload()

    @property
    def _shown(self) -> ModelHost:
        return self.host if self.host.state().model else self.near

    def candidates(self, language: str) -> Sequence[Candidate]:
        """Models that could be installed."""
        return candidates(language)

    def marks(self, picture: bytes, words: Sequence[Box]) -> Sequence[tuple[str, Box]]:
        """What looks like a signature or a stamp on a picture, beside the words that stand there."""
        from models.vision.marks import marks  # noqa: PLC0415 (its library takes a while)

        return marks(picture, words)

    def close(self) -> None:
        """Ends what is loaded."""
        self.host.close()
        self.near.close()


def papers(folder: Path | None = None) -> tuple[Source, ...]:
    """What models are measured on: the papers of a folder, else those that are bundled."""
    place = folder or Path(str(resources.ROOT)) / "samples"
    found = sorted(path for path in place.rglob("*") if path.suffix in PAPERS)
    return tuple(Source(path.name, sha256(data).hexdigest(), data) for path in found for data in [path.read_bytes()])
