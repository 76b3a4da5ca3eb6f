"""A second reading of the words that the first recognizer doubted, where it matters: in figures."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.domain.layout import Box, Word
from core.ports import Picture, Recognizer

DOUBTED = 0.85
FIGURE = 0.4
"""share of digits from which a word is a figure"""
MOST = 16
"""doubted words of one page that are read again"""
HEIGHT, GAP, MARGIN = 48, 64, 0.15


def read_again(picture: Picture, words: Sequence[Word], second: Recognizer) -> tuple[Word, ...]:
    """The words, the doubted ones with what the second recognizer reads in their place."""
    doubted = [place for place, word in enumerate(words) if _doubted(word)][:MOST]
    if not doubted:
        return tuple(words)
    strip, spans = _strip(picture, [words[place].box for place in doubted])
    found = second.recognize(strip, Box(0, 0, strip.shape[1], strip.shape[0]))
    again = list(words)
    for place, span in zip(doubted, spans, strict=True):
        text = "".join(word.text for word in found if span[0] <= word.box.middle[0] <= span[1])
        again[place] = words[place]._replace(second=text or None)
    return tuple(again)


def _doubted(word: Word) -> bool:
    digits = sum(character.isdigit() for character in word.text)
    return word.confidence < DOUBTED and digits > FIGURE * len(word.text)


def _strip(picture: Picture, boxes: Sequence[Box]) -> tuple[Picture, list[tuple[int, int]]]:
    """The words cut out and laid side by side in one line, and where each lies in it."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    cuts = [cv2.resize(cut, None, fx=HEIGHT / cut.shape[0], fy=HEIGHT / cut.shape[0]) for cut in _cuts(picture, boxes)]
    paper = np.full((HEIGHT + GAP, GAP + sum(cut.shape[1] + GAP for cut in cuts), *picture.shape[2:]), 255, np.uint8)
    spans, left = [], GAP
    for cut in cuts:
        paper[GAP // 2 : GAP // 2 + HEIGHT, left : left + cut.shape[1]] = cut
        spans.append((left - GAP // 2, left + cut.shape[1] + GAP // 2))
        left += cut.shape[1] + GAP
    return paper, spans


def _cuts(picture: Picture, boxes: Sequence[Box]) -> list[Picture]:
    cuts = []
    for box in boxes:
        margin = MARGIN * box.height
        x0, y0 = max(int(box.x0 - margin), 0), max(int(box.y0 - margin), 0)
        cuts.append(picture[y0 : int(box.y1 + margin) + 1, x0 : int(box.x1 + margin) + 1])
    return cuts
