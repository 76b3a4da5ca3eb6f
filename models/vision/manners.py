"""How families of models that see are asked, and what they answer with: the same model never takes two ways."""

from __future__ import annotations

import json
from typing import Any

from core.domain.model_errors import ModelUnreadable

PARAGRAPH = "<MORE_DETAILED_CAPTION>"
"""of the tasks that Florence-2 knows by name, the one that says what a picture shows"""
QUESTION, ANSWERS = "What is this document?", ("<s_question>", "</s_question>", "<s_answer>")
"""what a model is asked that was taught to answer about a page, and what stands around the question"""
TURN_ENDS = "<|im_end|>"


class Manner:
    """Models that are shown a picture and speak at once: TrOCR, BLIP."""

    def __init__(self, processor: Any) -> None:
        self._processor = processor

    def given(self, picture: Any) -> dict[str, Any]:
        """What a model is given of a picture, and how it is to answer."""
        return {"pixel_values": self._processor(images=picture, return_tensors="pt").pixel_values}

    def answer(self, made: Any, before: int) -> tuple[str, int]:
        """What it says, and in how many tokens, where so many were there before."""
        del before
        return self._processor.decode(made[0], skip_special_tokens=True), int(made.shape[1])


class Fields(Manner):
    """Donut: it names the fields of a form and what stands in them, each between two tokens of its own."""

    def given(self, picture: Any) -> dict[str, Any]:
        """A picture, and the task that the model was taught last, with a question where it answers one."""
        words, given = self._processor.tokenizer, super().given(picture)
        added = words.get_added_vocab()
        begin = _task(added)
        if begin is None:
            return given
        if not set(ANSWERS) <= added.keys():
            return given | {"decoder_start_token_id": begin}
        text = f"{ANSWERS[0]}{QUESTION}{ANSWERS[1]}{ANSWERS[2]}"
        asked = words(text, add_special_tokens=False, return_tensors="pt").input_ids
        return given | {"decoder_input_ids": asked.new_tensor([[begin, *asked[0].tolist()]])}

    def answer(self, made: Any, before: int) -> tuple[str, int]:
        """The fields as JSON, or what was said where none are in it."""
        del before
        words = self._processor.tokenizer
        around = {words.bos_token_id, words.eos_token_id, words.pad_token_id, _task(words.get_added_vocab())}
        said = words.decode([one for one in made[0].tolist() if one not in around])
        told = self._processor.token2json(said)
        fields = "" if "text_sequence" in told else json.dumps(told, ensure_ascii=False)
        named = fields and "<s_" not in fields
        return fields if named else words.decode(made[0], skip_special_tokens=True), int(made.shape[1])


class Tasks(Manner):
    """Florence-2: it is told one of its tasks by name."""

    def given(self, picture: Any) -> dict[str, Any]:
        """A picture, and the task of saying what it shows."""
        return dict(self._processor(images=picture, text=PARAGRAPH, return_tensors="pt"))


class Turns(Manner):
    """GOT-OCR2: it speaks after the picture in a conversation, and reads what is printed there."""

    def given(self, picture: Any) -> dict[str, Any]:
        """A picture within a conversation, and the token that ends the model's turn."""
        end = self._processor.tokenizer.convert_tokens_to_ids(TURN_ENDS)
        if not isinstance(end, int):
            raise ModelUnreadable
        return dict(self._processor(images=picture, return_tensors="pt")) | {"eos_token_id": end, "do_sample": False}

    def answer(self, made: Any, before: int) -> tuple[str, int]:
        """What it says after the conversation."""
        said = made[0, before:]
        return self._processor.decode(said, skip_special_tokens=True), len(said)


MANNERS = {"DonutProcessor": Fields, "Florence2Processor": Tasks, "GotOcr2Processor": Turns}
"""by the class that a folder's pictures and words are prepared with; others are shown a picture and speak"""


def _task(added: dict[str, int]) -> int | None:
    """The token that begins a task, which unlike those of fields nothing ends; the last of several."""
    begins = (name for name in added if name.startswith("<s_") and f"</{name[1:]}" not in added)
    return max((added[name] for name in begins), default=None)
