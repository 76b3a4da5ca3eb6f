"""What a recognition network's answer says: characters with their places and confidence, and the words they make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.domain.folding import folded
from models.ocr.engines import Tensor

SPACE, SPACE_IN_FIGURES = 0.25, 0.45
"""probabilities of a space from which one is read where the network tells nothing; it often loses them"""
RIVAL, DOUBT = 0.1, 0.03
"""probabilities from which a mark for a figure, and another letter or figure for any character, are worth keeping"""
LIKELY, MOST = 3, 3
"""classes of a column that are looked at, and other readings of one word"""
FIGURES, MARKS = frozenset("0123456789"), ".,"


class Rival(NamedTuple):
    """What may stand in a glyph's place."""

    text: str
    probability: float


class Glyph(NamedTuple):
    """One character of a line."""

    text: str
    column: float
    """where it stands: column of the answer"""
    confidence: float
    rivals: tuple[Rival, ...] = ()
    """what a letter or figure may be instead, or a figure be followed by"""


class Token(NamedTuple):
    """One word of a line, from its first to past its last column."""

    text: str
    start: float
    end: float
    confidence: float
    alternatives: tuple[str, ...] = ()
    """other readings of a word, the likeliest first"""


def glyphs(answer: Tensor, alphabet: Sequence[str]) -> list[Glyph]:
    """The characters of one line (columns x classes; class 0 is "nothing here"), repeats joined (CTC).

    The last class is the space, which is read where it is probable enough even if nothing is more so.
    """
    if not len(answer):
        return []
    best = answer.argmax(1)
    spaces = answer[:, -1]
    best[(best == 0) & (spaces >= SPACE)] = len(alphabet) - 1
    sure = answer[np.arange(len(best)), best]
    changed = np.flatnonzero(np.diff(best, prepend=-1))
    ends = np.append(changed[1:], len(best))
    line = [
        Glyph(alphabet[best[start]], (start + end - 1) / 2, float(sure[start:end].max()))
        for start, end in zip(changed, ends, strict=True)
        if best[start]
    ]
    return _with_rivals(_without_gaps_in_figures(line), answer, best, alphabet)


def _without_gaps_in_figures(line: Sequence[Glyph]) -> list[Glyph]:
    """A line without the unsure spaces between two figures."""
    return [
        glyph
        for place, glyph in enumerate(line)
        if not (
            glyph.text == " "
            and glyph.confidence < SPACE_IN_FIGURES
            and 0 < place < len(line) - 1
            and {line[place - 1].text, line[place + 1].text} <= FIGURES.union(MARKS)
        )
    ]


def _with_rivals(line: Sequence[Glyph], answer: Tensor, best: NDArray[np.intp], alphabet: Sequence[str]) -> list[Glyph]:
    """A line with what its letters and figures may be instead, and with marks that figures may have lost."""
    lost = {mark: np.flatnonzero((best == 0) & (answer[:, alphabet.index(mark)] >= RIVAL)) for mark in MARKS}
    found = list(line)
    for place, glyph in enumerate(line):
        until = line[place + 1].column if place + 1 < len(line) else len(answer)
        rivals = [
            Rival(glyph.text + mark, float(answer[column, alphabet.index(mark)]))
            for mark, columns in lost.items()
            for column in columns
            if glyph.text in FIGURES and glyph.column < column < until
        ]
        if glyph.text.isalnum() and glyph.confidence <= 1 - DOUBT:
            rivals += _instead(glyph.text, answer[round(glyph.column)], alphabet)
        if rivals:
            found[place] = glyph._replace(rivals=tuple(rivals))
    return found


def _instead(text: str, column: Tensor, alphabet: Sequence[str]) -> Iterator[Rival]:
    """Which other letters or figures a column may be, and for a figure also a mark or nothing."""
    for place in np.argsort(column)[: -LIKELY - 1 : -1]:
        other, probability = alphabet[place], float(column[place])
        another = probability >= DOUBT and folded(other) not in {"", folded(text)}
        if another or (probability >= RIVAL and text in FIGURES and other in MARKS):
            yield Rival(other, probability)


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
        _alternatives(word),
    )


def _alternatives(word: Sequence[Glyph]) -> tuple[str, ...]:
    """What a word says with one of its characters read otherwise; no figure gets into letters, nor the reverse."""
    texts = [glyph.text for glyph in word]
    sorts = {text.isdigit() for text in texts if text.isalnum()}
    others = [
        (rival.probability, "".join((*texts[:place], rival.text, *texts[place + 1 :])))
        for place, glyph in enumerate(word)
        for rival in glyph.rivals
        if not rival.text.isalnum() or rival.text.isdigit() in sorts
    ]
    return tuple(dict.fromkeys(text for _, text in sorted(others, reverse=True) if text))[:MOST]
