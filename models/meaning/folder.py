"""Folders of safetensors for meaning run by transformers.

Nothing is fetched, no code of a folder is run, and of its weights only safetensors are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from core.domain.model_errors import ModelUnreadable
from core.domain.question import Question, Said
from models.host.devices import PROCESSOR, Placement
from models.meaning.manner import manner_of
from models.meaning.tokens import Tokens
from models.meaning.vectors import Numbers, answer, pooled
from models.offline import card, model_type, weights

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

    def __init__(self, folder: Path, threads: int, place: Placement = PROCESSOR) -> None:
        if (kind := KINDS.get(model_type(folder))) is None:
            raise ModelUnreadable
        self._manner = manner_of(folder)
        self._tokens = Tokens(folder, self._manner.longest)
        name, made_with = kind
        self._model = weights(folder, name, threads, place, **made_with)
        self.card = card(self._model, place)

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """The vectors of its texts, a line each. Raises ModelUnreadable, QuestionTooLong, and what `token` does."""
        del pictures
        return answer(question, self._manner, self._embed, token)

    def _embed(self, text: str) -> Numbers:
        try:
            with torch.inference_mode():
                given = torch.tensor([self._tokens.numbers(text)], device=self._model.device)
                said = self._model(input_ids=given).last_hidden_state[0]
        except (IndexError, RuntimeError, ValueError) as problem:  # a tokenizer that is not the model's own
            raise ModelUnreadable from problem
        return pooled(np.asarray(said.float().cpu().numpy(), np.float32), self._manner.pooling)
