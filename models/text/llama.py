"""GGUF models run by llama.cpp."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import llama_cpp

from core.domain.model_errors import ModelTooLarge, ModelUnreadable, QuestionTooLong
from core.domain.question import Question, Said

CONTEXTS = (2048, 4096, 8192, 16384, 32768)
"""tokens that question and answer may have together; memory grows with them, so the smallest that does is taken"""
TEMPLATE = 64
"""tokens that the model's form of a conversation may add"""


class LlamaText:
    """One loaded model. Its context grows with the longest question. Raises ModelUnreadable."""

    def __init__(self, path: Path, threads: int) -> None:
        self._path, self._threads = path, threads
        self._llama = self._loaded(CONTEXTS[0])
        if self._llama is None:
            raise ModelUnreadable

    def answer(self, question: Question, token: Callable[[int], None]) -> Said:
        """What it says, the likeliest word each time. Raises QuestionTooLong, ModelTooLarge, and what `token` does."""
        self._make_room(question)
        said, ended = list[str](), ""
        for piece in self._pieces(question):
            choice = piece["choices"][0]
            ended = choice["finish_reason"] or ended
            if text := choice["delta"].get("content"):
                said.append(text)
                token(len(said))
        return Said("".join(said), len(said), whole=ended != "length")

    def _pieces(self, question: Question) -> Iterator[Any]:
        assert self._llama is not None
        messages = [{"role": "system", "content": question.system}, {"role": "user", "content": question.text}]
        grammar = llama_cpp.LlamaGrammar.from_string(question.grammar, verbose=False) if question.grammar else None
        pieces: Iterator[Any] = self._llama.create_chat_completion(
            messages, temperature=0.0, max_tokens=question.most_tokens, grammar=grammar, stream=True
        )
        return pieces

    def _make_room(self, question: Question) -> None:
        """Grows the context where a question needs it."""
        assert self._llama is not None
        words = (question.system + question.text).encode()
        needed = len(self._llama.tokenize(words, special=False)) + TEMPLATE + question.most_tokens
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

    def _loaded(self, context: int) -> llama_cpp.Llama | None:
        """The model with a context of so many tokens; None where the runtime refuses."""
        try:
            return llama_cpp.Llama(
                str(self._path),
                n_ctx=context,
                n_threads=self._threads,
                n_threads_batch=self._threads,
                n_gpu_layers=0,
                seed=0,
                verbose=False,
            )
        except (ValueError, RuntimeError, OSError, KeyError, UnicodeDecodeError):
            return None
