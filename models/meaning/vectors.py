"""Texts in, vectors out: what models for meaning have in common, whatever runs them."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from core.domain.model_errors import ModelUnreadable, QuestionTooLong
from core.domain.question import ASKED, Question, Said
from models.meaning.manner import Manner, Pooling

Numbers = NDArray[np.float32]
LEVELS = 127
"""how long a vector of length 1 is in bytes"""
LETTERS, PIECES = 1500, 3
"""of a text that are shown at once, and how often: one vector is the middle of its pieces'"""
MOST_TEXTS, MOST_NUMBERS = 256, 8192


def answer(question: Question, manner: Manner, embed: Callable[[str], Numbers], token: Callable[[int], None]) -> Said:
    """The vectors of a question's texts, a line each. Raises QuestionTooLong, ModelUnreadable, and what `token` does.

    `embed` makes the vector of one text as the model is to be shown it.
    """
    before = manner.asked if question.system == ASKED else manner.passage
    lines = list[str]()
    for text in _texts(question):
        whole = sum((_unit(embed(before + piece)) for piece in _pieces(text)), start=np.float32(0))
        lines.append(base64.b64encode(_bytes(_unit(np.asarray(whole, np.float32)))).decode())
        token(len(lines))
    return Said("\n".join(lines), len(lines))


def pooled(tokens: Numbers, pooling: Pooling) -> Numbers:
    """One vector of those of a text's tokens, a row each."""
    match pooling:
        case Pooling.FIRST:
            found = tokens[0]
        case Pooling.LAST:
            found = tokens[-1]
        case _:
            found = tokens.mean(axis=0)
    return np.asarray(found, np.float32)


def _texts(question: Question) -> Sequence[str]:
    try:
        said = json.loads(question.text)
    except ValueError:
        raise QuestionTooLong from None
    if not isinstance(said, list) or len(said) > MOST_TEXTS or not all(isinstance(one, str) for one in said):
        raise QuestionTooLong
    return said


def _pieces(text: str) -> list[str]:
    """A text in so many pieces as are looked at, cut between words."""
    left, found = text.strip(), list[str]()
    while left and len(found) < PIECES:
        end = len(left) if len(left) <= LETTERS else left.rfind(" ", LETTERS // 2, LETTERS)
        end = end if end > 0 else LETTERS
        found.append(left[:end])
        left = left[end:].strip()
    return found or [""]


def _unit(vector: Numbers) -> Numbers:
    """A vector of length 1. Raises ModelUnreadable for what is none."""
    if vector.ndim != 1 or not 0 < vector.size <= MOST_NUMBERS or not np.isfinite(vector).all():
        raise ModelUnreadable
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector


def _bytes(vector: Numbers) -> bytes:
    return np.clip(np.rint(vector * LEVELS), -LEVELS, LEVELS).astype(np.int8).tobytes()
