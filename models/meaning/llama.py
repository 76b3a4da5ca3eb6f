"""GGUF models for meaning run by llama.cpp."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import llama_cpp
import numpy as np

from core.domain.model_errors import ModelUnreadable
from core.domain.question import Question, Said
from models.host.devices import PROCESSOR, Placement
from models.meaning.manner import LONGEST, Pooling, manner_of
from models.meaning.vectors import Numbers, answer, pooled
from models.text.header import check
from models.text.placing import ON_PROCESSOR, ways

OWN = -1
"""the pooling that the file itself names"""
FAILS = (ValueError, RuntimeError, OSError, KeyError, UnicodeDecodeError)


class LlamaMeaning:
    """One loaded model. Raises ModelUnreadable."""

    def __init__(self, path: Path, threads: int, place: Placement = PROCESSOR) -> None:
        check(path)
        self._threads = threads
        try:
            longest, tried = _longest(path), ways(path, place)
        except FAILS as problem:
            raise ModelUnreadable from problem
        while True:
            try:
                self._llama = self._loaded(path, longest, tried[0])
                break
            except FAILS as problem:
                if len(tried) == 1:
                    raise ModelUnreadable from problem
                tried = tried[1:]
        self.card = "" if tried[0] is ON_PROCESSOR else place.name
        self._manner = manner_of(path.parent, f"{path.name} {self._llama.metadata.get('general.name', '')}")
        if self._llama.pooling_type() == llama_cpp.LLAMA_POOLING_TYPE_LAST:
            self._manner = self._manner._replace(pooling=Pooling.LAST)

    def _loaded(self, path: Path, longest: int, way: Mapping[str, int]) -> llama_cpp.Llama:
        return llama_cpp.Llama(
            str(path),
            embedding=True,
            pooling_type=OWN,
            n_ctx=longest,
            n_batch=longest,
            n_ubatch=longest,
            n_threads=self._threads,
            n_threads_batch=self._threads,
            verbose=False,
            **way,
        )

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """The vectors of its texts, a line each. Raises ModelUnreadable, QuestionTooLong, and what `token` does."""
        del pictures
        return answer(question, self._manner, self._embed, token)

    def _embed(self, text: str) -> Numbers:
        """What the model makes of a text; where its file names no pooling, the vectors of all tokens come."""
        try:
            said = np.asarray(self._llama.embed(text), np.float32)
        except FAILS as problem:
            raise ModelUnreadable from problem
        return pooled(said, self._manner.pooling) if said.ndim > 1 else said


def _longest(path: Path) -> int:
    """The tokens that the model was trained for: the runtime aborts where it is shown more."""
    with closing(llama_cpp.Llama(str(path), vocab_only=True, verbose=False)) as words:
        kind = words.metadata.get("general.architecture", "")
        return min(LONGEST, int(words.metadata.get(f"{kind}.context_length", LONGEST)))
