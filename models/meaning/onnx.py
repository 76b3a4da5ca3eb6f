"""ONNX models for meaning run by ONNX Runtime, on the processor, in one session with its bounds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from core.domain.model_errors import ModelUnreadable
from core.domain.question import Question, Said
from models.meaning.graph import check
from models.meaning.manner import manner_of
from models.meaning.tokens import Tokens
from models.meaning.vectors import Numbers, answer, pooled

PROVIDERS = ["CPUExecutionProvider"]
SILENT = 4
POOLED = "sentence_embedding"
"""the output in which some models give one vector for a text"""
INPUTS = ("input_ids", "attention_mask", "token_type_ids", "position_ids")


class OnnxMeaning:
    """One loaded model, of which nothing was parsed by the runtime before it was looked through."""

    card = ""
    """never one: the runtime that is always there computes on processors"""

    def __init__(self, path: Path, threads: int) -> None:
        """Raises ModelUnreadable for one that is not whole, or holds what no model for meaning needs."""
        check(path)
        self._manner = manner_of(path.parent, path.name)
        self._tokens = Tokens(path.parent, self._manner.longest)
        try:  # the runtime's errors have no class in common but Exception
            self._session = onnxruntime.InferenceSession(str(path), _options(threads), PROVIDERS)
        except Exception as problem:
            raise ModelUnreadable from problem
        self._inputs = [one.name for one in self._session.get_inputs()]
        if not set(self._inputs) <= set(INPUTS) or INPUTS[0] not in self._inputs:
            raise ModelUnreadable
        outputs = [one.name for one in self._session.get_outputs()]
        self._output = POOLED if POOLED in outputs else outputs[0]

    def answer(self, question: Question, pictures: Sequence[bytes], token: Callable[[int], None]) -> Said:
        """The vectors of its texts, a line each. Raises ModelUnreadable, QuestionTooLong, and what `token` does."""
        del pictures
        return answer(question, self._manner, self._embed, token)

    def _embed(self, text: str) -> Numbers:
        numbers = self._tokens.numbers(text)
        try:
            (said,) = self._session.run([self._output], {name: _input(name, numbers) for name in self._inputs})
        except Exception as problem:
            raise ModelUnreadable from problem
        (whole,) = np.asarray(said, np.float32)
        return whole if whole.ndim == 1 else pooled(whole, self._manner.pooling)


def _input(name: str, numbers: Sequence[int]) -> NDArray[np.int64]:
    match name:
        case "input_ids":
            return np.array([numbers], np.int64)
        case "attention_mask":
            return np.ones((1, len(numbers)), np.int64)
        case "position_ids":
            return np.arange(len(numbers), dtype=np.int64)[None]
        case _:
            return np.zeros((1, len(numbers)), np.int64)


def _options(threads: int) -> onnxruntime.SessionOptions:
    """A session that takes no more threads than it is given, and keeps no memory that it does not use."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_cpu_mem_arena, options.enable_mem_pattern = False, False
    options.log_severity_level = SILENT
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return options
