"""Folders of safetensors run by transformers: they read a line of print or handwriting, or say what a picture shows.

Nothing is fetched, no code of a folder is run, and of its weights only safetensors are loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from core.domain.question import Question, Said
from models.offline import Telling, text_side, weights
from models.vision.kinds import Kind
from models.vision.pictures import opened, regions

MOST_TOKENS = 128
"""of what is said of one region"""


class FolderEye:
    """One loaded model. Raises ModelUnreadable for one that is not whole."""

    def __init__(self, folder: Path, kind: Kind, threads: int) -> None:
        self._processor = text_side(folder, kind.processor)
        self._model = weights(folder, kind.model, threads)

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """What it reads in each region, a line each. Raises ModelUnreadable for pictures that are none, and `token`."""
        parts = [part for picture in pictures for part in regions(opened(picture), question.text)]
        said, tokens = list[str](), 0
        for part in parts:
            text, count = self._said(part, min(question.most_tokens, MOST_TOKENS), Telling(token, tokens))
            said.append(" ".join(text.split()))
            tokens += count
        return Said("\n".join(said), tokens)

    def _said(self, part: Any, most: int, telling: Telling) -> tuple[str, int]:
        with torch.inference_mode():
            values = self._processor(images=part, return_tensors="pt").pixel_values
            made = self._model.generate(pixel_values=values, max_new_tokens=most, stopping_criteria=[telling])
        (text,) = self._processor.batch_decode(made, skip_special_tokens=True)
        return text, int(made.shape[1])
