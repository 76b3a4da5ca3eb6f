"""Ruling lines on the picture of a page: thin, straight and longer than any stroke of a letter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from core.domain.layout import Box, Word
from core.ports import Picture

LEVEL, UPRIGHT = 1.5, 1.0
"""heights of a word: the shortest level and upright rules"""
THIN, GAP, AROUND = 0.3, 0.5, 1.2
"""heights of a word: the thickest rule, the longest break in one, the neighbourhood that ink is darker than"""
BENT = 0.15
"""heights of a word by which pieces of one rule lie beside each other, on paper that waves"""
SMALLER, DARKER = 8, 9
"""how much smaller the copy is that tells the ground; grey levels by which ink is darker"""
COARSE, BLACK = 4, 0xFFFFFFFF
"""so many pixels in a row are looked at as one; what they are where all are ink"""
LETTER = 1.15
"""a mark within a word's height and no longer than so many of its sides is a stroke of its letters"""
MOST = 4000


def drawn_rules(picture: Picture, words: Sequence[Word]) -> tuple[Box, ...]:
    """Rules as thin boxes in pixels, as are the words that stand on the page (at least one)."""
    import cv2  # noqa: PLC0415 (heavy; text documents do without)

    grey: Any = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY) if picture.ndim == 3 else picture
    letter = float(np.median([min(word.box.height, word.box.width) for word in words]))
    ink = _ink(grey, AROUND * letter, cv2)
    level = _aligned(_runs(ink, LEVEL * letter, letter, cv2), letter)
    upright = _aligned(_runs(cv2.transpose(ink), UPRIGHT * letter, letter, cv2), letter)
    return tuple([*_apart(level, words), *_apart([_transposed(rule) for rule in upright], words)][:MOST])


def _transposed(box: Box) -> Box:
    return Box(box.y0, box.x0, box.y1, box.x1)


def _ink(grey: Any, around: float, cv2: Any) -> Any:
    """255 where a grey picture is darker than what is around, which is told from a small copy."""
    small = cv2.resize(grey, None, fx=1 / SMALLER, fy=1 / SMALLER, interpolation=cv2.INTER_AREA)
    side = int(around / SMALLER / 2) * 2 + 1
    ground = cv2.resize(cv2.blur(small, (side, side)), grey.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return cv2.compare(cv2.subtract(ground, grey), DARKER, cv2.CMP_GE)


def _runs(ink: Any, shortest: float, letter: float, cv2: Any) -> Iterator[Box]:
    """The level rules of black and white ink, in pixels."""
    fours = np.ascontiguousarray(ink[:, : ink.shape[1] // COARSE * COARSE]).view(np.uint32)
    stretches = (fours == BLACK).astype(np.uint8)
    whole = cv2.morphologyEx(stretches, cv2.MORPH_OPEN, _row(shortest / COARSE, cv2))
    joined = cv2.morphologyEx(whole, cv2.MORPH_CLOSE, _row(GAP * letter / COARSE, cv2))
    for outline in cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        left, top, width, height = cv2.boundingRect(outline)
        filled = joined[top : top + height, left : left + width].sum(axis=1)
        half = float(filled.sum()) / width / 2
        middle = top + 0.5 + float(filled @ np.arange(height)) / float(filled.sum())
        if 2 * half <= THIN * letter:
            yield Box(left * COARSE, middle - half, (left + width) * COARSE, middle + half)


def _aligned(rules: Iterable[Box], letter: float) -> list[Box]:
    """Level rules, those at nearly the same height at the very same one."""
    groups: list[list[Box]] = []
    for rule in sorted(rules, key=lambda rule: rule.y0 + rule.y1):
        if groups and rule.middle[1] - groups[-1][-1].middle[1] <= BENT * letter:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [_at(rule, _height(group)) for group in groups for rule in group]


def _height(rules: Sequence[Box]) -> float:
    """The height of rules, long ones counting more."""
    return sum(rule.middle[1] * rule.width for rule in rules) / sum(rule.width for rule in rules)


def _at(rule: Box, height: float) -> Box:
    return Box(rule.x0, height - rule.height / 2, rule.x1, height + rule.height / 2)


def _row(cells: float, cv2: Any) -> Any:
    return cv2.getStructuringElement(cv2.MORPH_RECT, (int(cells) | 1, 1))  # an even row would move what it opens


def _apart(rules: Sequence[Box], words: Sequence[Word]) -> list[Box]:
    """The rules that are no strokes of a word's letters."""
    if not rules or not words:
        return list(rules)
    drawn, boxes = np.array(rules), np.array([word.box for word in words])
    middles = (drawn[:, None, :2] + drawn[:, None, 2:]) / 2
    inside = ((middles > boxes[None, :, :2]) & (middles < boxes[None, :, 2:])).all(axis=2)
    short = (drawn[:, None, 2:] - drawn[:, None, :2] < LETTER * (boxes[None, :, 2:] - boxes[None, :, :2])).all(axis=2)
    return [rule for rule, stroke in zip(rules, (inside & short).any(axis=1), strict=True) if not stroke]
