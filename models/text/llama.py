"""GGUF models run by llama.cpp."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import llama_cpp

from core.domain.model_errors import ModelTooLarge, ModelUnreadable, QuestionTooLong
from core.domain.question import Question, Said
from models.host.devices import PROCESSOR, Placement
from models.text.header import check
from models.text.placing import ON_PROCESSOR, ways
from models.vision.pictures import png

CONTEXTS = (2048, 4096, 8192, 16384, 32768)
"""tokens that question and answer may have together; memory grows with them, so the smallest that does is taken"""
PICTURE = 1400
"""tokens that a picture may take: the most of what common models make of a page"""
TEMPLATE = 64
"""tokens that the model's form of a conversation may add"""


class LlamaText:
    """One loaded model. Its context grows with the longest question. Raises ModelUnreadable."""

    def __init__(self, path: Path, threads: int, eyes: Path | None = None, place: Placement = PROCESSOR) -> None:
        """`eyes` is the file with which it sees pictures; `place` is the graphics card that it may lie on."""
        check(path)
        self._path, self._threads, self._eyes, self._place = path, threads, eyes, place
        self._ways = ways(path, place, eyes)
        self._llama = self._loaded(CONTEXTS[0])
        if self._llama is None:
            raise ModelUnreadable

    @property
    def card(self) -> str:
        """The graphics card that it lies on, as far as it does."""
        return "" if self._ways[0] is ON_PROCESSOR else self._place.name

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """What it says, the likeliest word each time. Raises QuestionTooLong, ModelTooLarge, and what `token` does."""
        self._make_room(question, PICTURE * len(pictures))
        said, ended = list[str](), ""
        for piece in self._pieces(question, pictures):
            choice = piece["choices"][0]
            ended = choice["finish_reason"] or ended
            if text := choice["delta"].get("content"):
                said.append(text)
                token(len(said))
        return Said("".join(said), len(said), whole=ended != "length")

    def _pieces(self, question: Question, pictures: Sequence[bytes]) -> Iterator[Any]:
        assert self._llama is not None
        text: Any = question.text
        if pictures and self._eyes:
            shown = [{"type": "image_url", "image_url": {"url": _address(one)}} for one in pictures]
            text = [*shown, {"type": "text", "text": question.text}]
        messages = [{"role": "system", "content": question.system}, {"role": "user", "content": text}]
        grammar = llama_cpp.LlamaGrammar.from_string(question.grammar, verbose=False) if question.grammar else None
        pieces: Iterator[Any] = self._llama.create_chat_completion(
            messages, temperature=0.0, max_tokens=question.most_tokens, grammar=grammar, stream=True
        )
        return pieces

    def _make_room(self, question: Question, more: int) -> None:
        """Grows the context where a question needs it."""
        assert self._llama is not None
        words = (question.system + question.text).encode()
        needed = len(self._llama.tokenize(words, special=False)) + TEMPLATE + question.most_tokens + more
        if needed <= self._llama.n_ctx():
            return
        trained = int(self._llama.metadata.get(f"{self._architecture}.context_length", CONTEXTS[0]))
        larger = next((size for size in CONTEXTS if needed <= size <= trained), 0)
        if not larger:
            raise QuestionTooLong
        self._llama.close()
        self._llama = self._loaded(larger) or self._loaded(CONTEXTS[0])
        if self._llama is None or self._llama.n_ctx() < needed:
            raise ModelTooLarge

    @property
    def _architecture(self) -> str:
        assert self._llama is not None
        return str(self._llama.metadata.get("general.architecture", ""))

    def _sight(self) -> Any:
        """What shows pictures to the model; None for one that sees none."""
        if self._eyes is None:
            return None
        from llama_cpp.llama_chat_format import MTMDChatHandler  # noqa: PLC0415 (most models see nothing)

        return MTMDChatHandler(str(self._eyes), verbose=False, use_gpu=bool(self.card))

    def _loaded(self, context: int) -> llama_cpp.Llama | None:
        """The model with a context of so many tokens, where it has room for it; None where the runtime refuses."""
        for way in list(self._ways):
            try:
                return llama_cpp.Llama(
                    str(self._path),
                    n_ctx=context,
                    n_threads=self._threads,
                    n_threads_batch=self._threads,
                    seed=0,
                    verbose=False,
                    chat_handler=self._sight(),
                    **way,
                )
            except (ValueError, RuntimeError, OSError, KeyError, UnicodeDecodeError):
                self._ways = self._ways[1:] or self._ways  # a card that had no room now is not asked again
        return None


def _address(picture: bytes) -> str:
    """A picture as the runtime wants to be given it."""
    return f"data:image/png;base64,{base64.b64encode(png(picture)).decode()}"
