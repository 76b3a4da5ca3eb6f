"""What starts the host of an installed model."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec

from core.domain.graphics import Device
from core.domain.model_errors import ModelFormat, ModelRuntimeMissing, ModelTooLarge, ModelUnknown
from core.domain.weights import Card, Format, Use
from core.ports import Progress, silent
from models.catalogue import ModelShelf
from models.host.devices import PROCESSOR, Placement, placed
from models.vision.kinds import reads_lines

log = logging.getLogger(__name__)
MEGABYTE = 1024 * 1024
RUNTIMES = {
    Format.GGUF: ("llama", ("llama_cpp",)),
    Format.SAFETENSORS: ("folder", ("transformers",)),
    Format.ONNX: ("onnx", ("onnxruntime", "tokenizers")),
}
"""what runs weights of a format, and the libraries that it needs"""
ONNX_USES = (Use.MEANING,)
"""what weights in ONNX are run for"""


@dataclass(frozen=True)
class Starting:
    """Knows which of the installed models can be asked in words, and how their host is started."""

    shelf: ModelShelf
    budget_mb: Callable[[], float]
    devices: Callable[[str], Sequence[Device]] = lambda _: ()
    """graphics cards that a runtime can use now"""
    _going: set[str] = field(default_factory=set)
    """models that are being removed: none of them is started any more"""
    _placed: dict[str, Placement] = field(default_factory=dict)
    """the cards that models were started on"""
    _spared: dict[str, str] = field(default_factory=dict)
    """models that broke on a card, or had no room there after all, and the card: they lie on it no more"""

    @contextmanager
    def never(self, name: str) -> Iterator[None]:
        """Has a model not started meanwhile."""
        self._going.add(name)
        try:
            yield
        finally:
            self._going.discard(name)

    def cards(self) -> Sequence[Card]:
        """Models that can be asked in words: those for text, and those that see pages besides."""
        found = (card for card in self.shelf.cards() if card.format is Format.GGUF)
        return tuple(card for card in found if card.use is Use.TEXT or (card.use is Use.VISION and eyes(card)))

    def seeing(self) -> Sequence[Card]:
        """Models that are shown pictures: they read them, or say what they show."""
        found = (card for card in self.shelf.cards() if card.use is Use.VISION)
        return tuple(card for card in found if card.format is Format.SAFETENSORS or eyes(card))

    def readers(self) -> Sequence[Card]:
        """Models that read a line of print or handwriting, and nothing else."""
        found = (card for card in self.seeing() if card.format is Format.SAFETENSORS)
        return tuple(card for card in found if reads_lines(self.shelf.folder / card.name))

    def meaning(self) -> Sequence[Card]:
        """Models that tell how near texts are in meaning."""
        return tuple(card for card in self.shelf.cards() if card.use is Use.MEANING)

    def translators(self) -> Sequence[Card]:
        """Models that translate, and do nothing else."""
        found = (card for card in self.shelf.cards() if card.use is Use.TRANSLATION)
        return tuple(card for card in found if card.format is Format.SAFETENSORS)

    def listening(self) -> Sequence[Card]:
        """Models that hear what is said in recordings."""
        found = (card for card in self.shelf.cards() if card.use is Use.SPEECH)
        return tuple(card for card in found if card.format is Format.SAFETENSORS)

    def runs(self, card: Card) -> bool:
        """Whether the libraries that run a model are there."""
        return all(map(find_spec, RUNTIMES[card.format][1]))

    def command(self, name: str, progress: Progress = silent) -> list[str]:
        """Starts the host of a model, every byte of which was compared with its hash just now.

        Raises ModelUnknown, ModelDamaged, ModelFormat, ModelTooLarge, ModelRuntimeMissing, and Cancelled where the
        progress does.
        """
        card = self.shelf.card(name)
        if name in self._going:
            raise ModelUnknown(model=name)
        if card.format is Format.ONNX and card.use not in ONNX_USES:
            raise ModelFormat(file=card.weights.name)
        if not self.runs(card):
            raise ModelRuntimeMissing
        runtime, budget = RUNTIMES[card.format][0], int(self.budget_mb())
        if card.size > budget * MEGABYTE:
            raise ModelTooLarge(model=name)
        paths = {path.name: path for path in self.shelf.verify(name, progress)}
        seen = eyes(card)
        weights = next(path for path in paths.values() if path.name != seen)
        use, threads = card.use.value, str(max(1, (os.cpu_count() or 2) // 2))
        given = ("--model", str(weights), "--runtime", runtime, "--use", use, "--threads", threads)
        more = (*(("--eyes", str(paths[seen])) if seen else ()), *self._place(name, runtime))
        return [sys.executable, "-m", "models.host", *given, *more, "--memory", str(budget)]

    def spare(self, name: str) -> None:
        """Has a model whose host broke lie on the processor from now on, if it lay on a card; that is said once."""
        place = self._placed.pop(name, PROCESSOR)
        if place != PROCESSOR:
            self._spared[name] = place.name
            log.warning("model goes on without the graphics card", extra={"model": name})

    def _place(self, name: str, runtime: str) -> tuple[str, ...]:
        """What a host is told of the card that its model is to lie on."""
        if name in self._spared:
            return ("--spared", self._spared[name])
        place = self._placed[name] = placed(self.devices(runtime))
        if place == PROCESSOR:
            return ()
        brief = "yes" if place.brief else "no"
        said = ("--card-name", place.name, "--card-brief", brief)
        return ("--card", str(place.number), "--card-mb", f"{place.budget_mb:.0f}", *said)


def eyes(card: Card) -> str:
    """The file with which a language model sees, by the name that publishers give it; nothing where there is none."""
    gguf = (file.name for file in card.files if card.format is Format.GGUF)
    return next((name for name in gguf if "mmproj" in name.lower()), "")
