"""Folders of models for translation run by transformers: NLLB (M2M100), whose languages are tokens, and MADLAD (T5)."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import torch

import resources
from core.domain.model_errors import LanguageMissing, ModelUnreadable, QuestionTooLong
from core.domain.question import Question, Said
from models.host.devices import PROCESSOR, Placement
from models.offline import Telling, card, model_type, text_side, weights

CLASSES = {"m2m_100": "M2M100ForConditionalGeneration", "t5": "T5ForConditionalGeneration"}
LONGEST = 400
"""tokens of a sentence; such models were taught single sentences"""


class Pair(NamedTuple):
    """From which language into which one, as ISO 639-1 names them; the first may be unknown."""

    known: str
    wanted: str


class FolderTongue:
    """One loaded model. Raises ModelUnreadable for one that is not whole, or of another kind."""

    def __init__(self, folder: Path, threads: int, place: Placement = PROCESSOR) -> None:
        self._kind = model_type(folder)
        if self._kind not in CLASSES:
            raise ModelUnreadable
        self._words = text_side(folder, "AutoTokenizer")
        self._model = weights(folder, CLASSES[self._kind], threads, place)
        self.card = card(self._model, place)

    def answer(self, question: Question, shown: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """The sentence of a question in the language that its system says, as JSON of both languages.

        Raises LanguageMissing, QuestionTooLong, and what `token` does.
        """
        del shown
        first, more = self._turned(_pair(question.system))
        text = self._words(question.text, add_special_tokens=False).input_ids
        if len(text) > LONGEST:
            raise QuestionTooLong
        telling = Telling(token)
        with torch.inference_mode():
            given = torch.tensor([[*first, *text, self._words.eos_token_id]], device=self._model.device)
            made = self._model.generate(
                input_ids=given,
                attention_mask=torch.ones_like(given),
                max_new_tokens=question.most_tokens,
                num_beams=1,
                do_sample=False,
                stopping_criteria=[telling],
                **more,
            )
        return Said(str(self._words.decode(made[0].tolist(), skip_special_tokens=True)).strip(), telling.tokens)

    def _turned(self, pair: Pair) -> tuple[list[int], dict[str, Any]]:
        """What stands before the text, and what the answer begins with. Raises LanguageMissing."""
        if self._kind == "t5":
            return [self._token(f"<2{pair.wanted}>")], {}
        codes = resources.parsed("models", "languages")
        before, after = (codes.get(one, {}).get("code", "") for one in (pair.known or "en", pair.wanted))
        return [self._token(before)], {"forced_bos_token_id": self._token(after)}

    def _token(self, name: str) -> int:
        found = self._words.convert_tokens_to_ids(name)
        if not name or not isinstance(found, int) or found == self._words.unk_token_id:
            raise LanguageMissing
        return found


def _pair(system: str) -> Pair:
    """The languages of a question. Raises LanguageMissing."""
    try:
        known, wanted = json.loads(system)
    except (ValueError, TypeError) as problem:
        raise LanguageMissing from problem
    return Pair(str(known), str(wanted))
