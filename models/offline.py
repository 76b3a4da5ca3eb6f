"""Folders of safetensors loaded by transformers: whole or not at all, from the folder alone, without code of theirs."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}

import torch
import transformers
from huggingface_hub.errors import StrictDataclassError
from safetensors import SafetensorError

from core.domain.model_errors import ModelUnreadable

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


def weights(folder: Path, kind: str, threads: int, **made_with: Any) -> Any:
    """The model of a class of transformers, ready to be asked. Raises ModelUnreadable for one that is not whole."""
    torch.set_num_threads(threads)
    transformers.logging.set_verbosity_error()
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
        return torch.zeros(made.shape[0], dtype=torch.bool)
