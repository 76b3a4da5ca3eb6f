"""Folders of safetensors for meaning run by transformers.

Nothing is fetched, no code of a folder is run, and of its weights only safetensors are loaded.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

os.environ |= {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}

import numpy as np
import torch
import transformers
from safetensors import SafetensorError

from core.domain.model_errors import ModelUnreadable
from core.domain.question import Question, Said
from models.meaning.manner import manner_of
from models.meaning.tokens import Tokens
from models.meaning.vectors import Numbers, answer, pooled

BARE = {"add_pooling_layer": False}
"""without what was trained for something else, and is often left out of the weights"""
KINDS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    "bert": ("BertModel", BARE),
    "roberta": ("RobertaModel", BARE),
    "xlm-roberta": ("XLMRobertaModel", BARE),
    "mpnet": ("MPNetModel", BARE),
    "distilbert": ("DistilBertModel", {}),
    "qwen3": ("Qwen3Model", {}),
}
"""the classes of transformers by the type that a config names, and how they are made"""


class FolderMeaning:
    """One loaded model. Raises ModelUnreadable for one of another kind, or that is not whole."""

    def __init__(self, folder: Path, threads: int) -> None:
        torch.set_num_threads(threads)
        transformers.logging.set_verbosity_error()
        self._manner = manner_of(folder)
        self._tokens = Tokens(folder, self._manner.longest)
        name, made_with = _kind(folder)
        try:
            self._model, told = getattr(transformers, name).from_pretrained(
                folder,
                local_files_only=True,
                trust_remote_code=False,
                use_safetensors=True,
                output_loading_info=True,
                **made_with,
            )
        except (OSError, ValueError, KeyError, TypeError, RuntimeError, ImportError, SafetensorError) as problem:
            raise ModelUnreadable from problem
        if told["missing_keys"] or told["mismatched_keys"]:  # what lacks would be drawn at random
            raise ModelUnreadable
        self._model.eval()

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """The vectors of its texts, a line each. Raises ModelUnreadable, QuestionTooLong, and what `token` does."""
        del pictures
        return answer(question, self._manner, self._embed, token)

    def _embed(self, text: str) -> Numbers:
        try:
            with torch.inference_mode():
                said = self._model(input_ids=torch.tensor([self._tokens.numbers(text)])).last_hidden_state[0]
        except (IndexError, RuntimeError, ValueError) as problem:  # a tokenizer that is not the model's own
            raise ModelUnreadable from problem
        return pooled(np.asarray(said.float().numpy(), np.float32), self._manner.pooling)


def _kind(folder: Path) -> tuple[str, Mapping[str, Any]]:
    """How a folder is loaded. Raises ModelUnreadable for every other kind."""
    try:
        return KINDS[json.loads((folder / "config.json").read_text(encoding="utf-8"))["model_type"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise ModelUnreadable from None
