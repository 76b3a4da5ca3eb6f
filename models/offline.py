"""Folders of safetensors loaded by transformers: whole or not at all, from the folder alone, without code of theirs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}

import torch
import transformers
from huggingface_hub.errors import StrictDataclassError
from safetensors import SafetensorError

from core.domain.model_errors import ModelUnreadable
from models.host.devices import AS_IT_IS, PROCESSOR, Placement, numbers

MEGABYTE = 1024 * 1024
OFFLINE = {"local_files_only": True, "trust_remote_code": False}
WHOLE = {"use_safetensors": True, "output_loading_info": True}
FAILS = (
    *(OSError, ValueError, KeyError, TypeError, AttributeError, RuntimeError, ImportError),
    *(SafetensorError, StrictDataclassError),
)


def model_type(folder: Path) -> str:
    """What kind of model a folder says it holds; nothing where it does not say."""
    try:
        return str(json.loads((folder / "config.json").read_text(encoding="utf-8"))["model_type"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ""


def text_side(folder: Path, kind: str) -> Any:
    """What a class of transformers makes of the settings and words in a folder. Raises ModelUnreadable."""
    try:
        return getattr(transformers, kind).from_pretrained(folder, **OFFLINE)
    except FAILS as problem:
        raise ModelUnreadable from problem


def weights(folder: Path, kind: str, threads: int, place: Placement = PROCESSOR, **made_with: Any) -> Any:
    """The model of a class of transformers, ready to be asked. Raises ModelUnreadable for one that is not whole."""
    torch.set_num_threads(threads)
    transformers.logging.set_verbosity_error()
    model = _whole(folder, kind, made_with)
    wanted = numbers(place, model.get_memory_footprint() / MEGABYTE, full=model.dtype == torch.float32)
    if not wanted:
        return model
    try:
        return model.to(f"cuda:{place.number}", model.dtype if wanted == AS_IT_IS else getattr(torch, wanted))
    except (RuntimeError, AssertionError):  # no room after all, or a torch without cards; some of it was moved
        return _whole(folder, kind, made_with)


def card(model: Any, place: Placement) -> str:
    """The graphics card that a model lies on; nothing where it lies on the processor."""
    return "" if model.device.type == "cpu" else place.name


def moved(given: Mapping[str, Any], model: Any) -> dict[str, Any]:
    """What a model is given, where the model lies."""
    return {name: one.to(model.device) if isinstance(one, torch.Tensor) else one for name, one in given.items()}


def _whole(folder: Path, kind: str, made_with: Mapping[str, Any]) -> Any:
    """A model on the processor. Raises ModelUnreadable for one that is not whole."""
    try:
        model, told = getattr(transformers, kind).from_pretrained(folder, **OFFLINE, **WHOLE, **made_with)
    except FAILS as problem:
        raise ModelUnreadable from problem
    if told["missing_keys"] or told["mismatched_keys"]:  # what lacks would be drawn at random
        raise ModelUnreadable
    return model.eval()


class Telling(transformers.StoppingCriteria):  # type: ignore[misc]
    """Tells of every token, counted on from those before; whoever hears of it may raise."""

    def __init__(self, token: Callable[[int], None], before: int = 0) -> None:
        self._token, self.tokens = token, before

    def __call__(self, made: Any, scores: Any, **more: Any) -> Any:
        del scores, more
        self.tokens += 1
        self._token(self.tokens)
        return torch.zeros(made.shape[0], dtype=torch.bool, device=made.device)
