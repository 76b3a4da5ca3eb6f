"""Folders of safetensors run by transformers: they read print or handwriting, or say what a picture shows.

Nothing is fetched, no code of a folder is run, and of its weights only safetensors are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from core.domain.question import Question, Said
from models.host.devices import PROCESSOR, Placement
from models.offline import Telling, card, moved, text_side, weights
from models.vision.kinds import Kind
from models.vision.manners import MANNERS, Manner
from models.vision.pictures import opened, regions


class FolderEye:
    """One loaded model. Raises ModelUnreadable for one that is not whole."""

    def __init__(self, folder: Path, kind: Kind, threads: int, place: Placement = PROCESSOR) -> None:
        self._manner = MANNERS.get(kind.processor, Manner)(text_side(folder, kind.processor))
        self._model = weights(folder, kind.model, threads, place)
        self.card = card(self._model, place)
        self._most = kind.most

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """What it reads in each region, a line each. Raises ModelUnreadable for pictures that are none, and `token`."""
        parts = [part for picture in pictures for part in regions(opened(picture), question.text)]
        said, tokens = list[str](), 0
        for part in parts:
            text, count = self._said(part, min(question.most_tokens, self._most), Telling(token, tokens))
            said.append(" ".join(text.split()))
            tokens += count
        return Said("\n".join(said), tokens)

    def _said(self, part: Any, most: int, telling: Telling) -> tuple[str, int]:
        with torch.inference_mode():
            given = moved(self._manner.given(part), self._model)
            given["pixel_values"] = given["pixel_values"].to(self._model.dtype)
            made = self._model.generate(**given, max_new_tokens=most, stopping_criteria=[telling])
        return self._manner.answer(made, given["input_ids"].shape[1] if "input_ids" in given else 0)
