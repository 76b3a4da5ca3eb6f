"""What a recognition network's answer says: characters with their places and confidence, and the words they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from models.ocr.engines import Tensor


class Glyph(NamedTuple):
    """One character of a line."""

    text: str
    column: float
    """where it stands: column of the answer"""
    confidence: float


class Token(NamedTuple):
    """One word of a line, from its first to past its last column."""

    text: str
    start: float
    end: float
    confidence: float


def glyphs(answer: Tensor, alphabet: Sequence[str]) -> list[Glyph]:
    """The characters of one line (columns x classes; class 0 is "nothing here"), repeats joined (CTC)."""
    if not len(answer):
        return []
    best = answer.argmax(1)
    sure = answer[np.arange(len(best)), best]
    changed = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(changed[1:], len(best))
    return [
        Glyph(alphabet[best[start]], (start + end - 1) / 2, float(sure[start:end].max()))
        for start, end in zip(changed, ends, strict=True)
        if best[start]
    ]


def tokens(line: Sequence[Glyph], columns: float) -> Iterator[Token]:
    """The words of a line that is so many columns wide, cut at spaces."""
    word: list[Glyph] = []
    edge = 0.0
    for position, glyph in enumerate(line):
        if not glyph.text.isspace():
            word.append(glyph)
            continue
        if word:
            yield _token(word, edge, (word[-1].column + glyph.column + 1) / 2)
        word = []
        edge = (glyph.column + 1 + line[position + 1].column) / 2 if position + 1 < len(line) else columns
    if word:
        yield _token(word, edge, columns)


def _token(word: Sequence[Glyph], start: float, end: float) -> Token:
    """A word between the middles of the spaces around it, drawn in to half a character beyond its own."""
    pitch = (word[-1].column - word[0].column) / (len(word) - 1) if len(word) > 1 else 2.0
    return Token(
        "".join(glyph.text for glyph in word),
        max(start, word[0].column + 0.5 - 0.7 * pitch),
        min(end, word[-1].column + 0.5 + 0.7 * pitch),
        sum(glyph.confidence for glyph in word) / len(word),
    )
