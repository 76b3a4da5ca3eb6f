"""Folders of safetensors run by transformers: they read a line of print or handwriting, or say what a picture shows.

Nothing is fetched, no code of a folder is run, and of its weights only safetensors are loaded.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}

import torch
import transformers
from safetensors import SafetensorError

from core.domain.model_errors import ModelUnreadable
from core.domain.question import Question, Said
from models.vision.kinds import Kind
from models.vision.pictures import opened, regions

OFFLINE = {"local_files_only": True, "trust_remote_code": False}
WHOLE = {"use_safetensors": True, "output_loading_info": True}
MOST_TOKENS = 128
"""of what is said of one region"""


class FolderEye:
    """One loaded model. Raises ModelUnreadable for one that is not whole."""

    def __init__(self, folder: Path, kind: Kind, threads: int) -> None:
        torch.set_num_threads(threads)
        transformers.logging.set_verbosity_error()
        try:
            self._processor: Any = getattr(transformers, kind.processor).from_pretrained(folder, **OFFLINE)
            self._model, told = getattr(transformers, kind.model).from_pretrained(folder, **OFFLINE, **WHOLE)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError, SafetensorError) as problem:
            raise ModelUnreadable from problem
        if told["missing_keys"] or told["mismatched_keys"]:  # what lacks would be drawn at random
            raise ModelUnreadable
        self._model.eval()

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """What it reads in each region, a line each. Raises ModelUnreadable for pictures that are none, and `token`."""
        parts = [part for picture in pictures for part in regions(opened(picture), question.text)]
        said, tokens = list[str](), 0
        for part in parts:
            text, count = self._said(part, min(question.most_tokens, MOST_TOKENS), _Telling(token, tokens))
            said.append(" ".join(text.split()))
            tokens += count
        return Said("\n".join(said), tokens)

    def _said(self, part: Any, most: int, telling: _Telling) -> tuple[str, int]:
        stopping = transformers.StoppingCriteriaList([telling])
        with torch.inference_mode():
            values = self._processor(images=part, return_tensors="pt").pixel_values
            made = self._model.generate(pixel_values=values, max_new_tokens=most, stopping_criteria=stopping)
        (text,) = self._processor.batch_decode(made, skip_special_tokens=True)
        return text, int(made.shape[1])


class _Telling(transformers.StoppingCriteria):  # type: ignore[misc]
    """Tells of every token; whoever hears of it may raise."""

    def __init__(self, token: Callable[[int], None], before: int) -> None:
        self._token, self._before = token, before

    def __call__(self, made: Any, scores: Any, **more: Any) -> Any:
        del scores, more
        self._before += 1
        self._token(self._before)
        return torch.zeros(made.shape[0], dtype=torch.bool)
