"""What loads an installed model in the host: told by what runs it and by what it is for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from core.domain.model_errors import ModelRuntimeMissing
from core.domain.question import Question, Said
from core.domain.weights import Use
from models.host.devices import PROCESSOR, Placement


class Runtime(StrEnum):
    """What runs a model."""

    LLAMA = "llama"
    FOLDER = "folder"
    """transformers, on a folder of safetensors"""
    ONNX = "onnx"


class Weights(NamedTuple):
    """What is to be loaded."""

    runtime: Runtime
    path: Path
    eyes: Path | None = None
    """what lets a language model see, in a file of its own"""
    use: Use = Use.TEXT
    place: Placement = PROCESSOR
    spared: str = ""
    """the card that could not take it before"""


class Loaded(Protocol):
    """A loaded model."""

    @property
    def card(self) -> str:
        """The graphics card that it lies on, whole or in part; nothing where it lies on the processor."""

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """What it says; `token` hears how many tokens there are and may raise Cancelled. Raises a ModelError."""


def loaded(weights: Weights, threads: int) -> Loaded:
    """The model in whatever runs it. Raises ModelRuntimeMissing where that is not installed, ModelUnreadable."""
    load = LOADERS.get((weights.runtime, weights.use)) or ORDINARY[weights.runtime]
    try:
        return load(weights, threads)
    except ImportError:
        raise ModelRuntimeMissing from None


def _text(weights: Weights, threads: int) -> Loaded:
    from models.text.llama import LlamaText  # noqa: PLC0415 (each host loads the libraries of its one model)

    return LlamaText(weights.path, threads, weights.eyes, weights.place)


def _eye(weights: Weights, threads: int) -> Loaded:
    from models.vision.kinds import kind_of  # noqa: PLC0415 (likewise)

    kind = kind_of(weights.path.parent)
    from models.vision.folder import FolderEye  # noqa: PLC0415 (likewise)

    return FolderEye(weights.path.parent, kind, threads, weights.place)


def _meaning_llama(weights: Weights, threads: int) -> Loaded:
    from models.meaning.llama import LlamaMeaning  # noqa: PLC0415 (likewise)

    return LlamaMeaning(weights.path, threads, weights.place)


def _meaning_folder(weights: Weights, threads: int) -> Loaded:
    from models.meaning.folder import FolderMeaning  # noqa: PLC0415 (likewise)

    return FolderMeaning(weights.path.parent, threads, weights.place)


def _ear(weights: Weights, threads: int) -> Loaded:
    from models.speech.folder import FolderEar  # noqa: PLC0415 (likewise)

    return FolderEar(weights.path.parent, threads, weights.place)


def _tongue(weights: Weights, threads: int) -> Loaded:
    from models.translation.folder import FolderTongue  # noqa: PLC0415 (likewise)

    return FolderTongue(weights.path.parent, threads, weights.place)


def _meaning_onnx(weights: Weights, threads: int) -> Loaded:
    from models.meaning.onnx import OnnxMeaning  # noqa: PLC0415 (likewise)

    return OnnxMeaning(weights.path, threads)


Load = Callable[[Weights, int], Loaded]
ORDINARY: Mapping[Runtime, Load] = {Runtime.LLAMA: _text, Runtime.FOLDER: _eye, Runtime.ONNX: _meaning_onnx}
"""what loads weights that are for nothing in particular"""
LOADERS: Mapping[tuple[Runtime, Use], Load] = {
    (Runtime.LLAMA, Use.MEANING): _meaning_llama,
    (Runtime.FOLDER, Use.MEANING): _meaning_folder,
    (Runtime.FOLDER, Use.SPEECH): _ear,
    (Runtime.FOLDER, Use.TRANSLATION): _tongue,
}
