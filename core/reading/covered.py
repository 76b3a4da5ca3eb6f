"""The words of a PDF page on which something lies that was drawn later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import prod

import numpy as np
import numpy.typing as npt

from core.domain.layout import Box, Word

COVERS = frozenset({"fill-image", "fill-imgmask", "fill-path", "fill-shade"})
TEXTS = frozenset({"fill-text", "stroke-text"})
LEAST = 4.0
"""points that a cover has each way"""
MOST_COVERS = 1_000
"""of a page, the largest first: drawings have ten thousands of small fills"""
BODY = 0.3
"""of a word's height, that is left out above and below what surely has ink"""
LARGER = 8
"""heights of a word, up to which a later one is print in its place, and not a stamp or watermark across the page"""
FAINT = 0.1
"""share that is as good as nothing"""
Marks = Sequence[tuple[str, Box]]
Even = Callable[[Sequence[Box]], list[bool]]
"""Whether the page shows one even colour in each box."""
Left = Callable[[int, tuple[float, float]], float]
"""The share that what was painted at a time leaves to be seen at a point in its box."""
Places = npt.NDArray[np.float64]


def covered(words: Sequence[Word], marks: Marks, even: Even, left: Left) -> set[int]:
    """The places of those of some words, in the order of their drawing, that nobody sees for what was drawn on them."""
    covers = list(_covers(marks))
    if not covers or not words:
        return set()
    places = [word.box for word in words]
    times, boxes = np.array([time for time, _ in covers]), np.array([box for _, box in covers])
    under = _holding(boxes, np.array([place.middle for place in places]))
    candidates = np.array([at for at in np.flatnonzero(under.any(1)).tolist() if _speaks(words[at])], int)
    first, last = _drawn(marks, [places[at] for at in candidates])
    later = under[candidates] & (times > first[:, None])
    between = later & (times < last[:, None])
    doubtful = candidates[later.any(1)]
    blank = even([_body(places[at]) for at in doubtful])
    standing = np.array(places)
    hidden = {int(at) for at, gone in zip(doubtful, blank, strict=True) if gone}
    return hidden | {
        int(at)
        for at, some in zip(candidates, between, strict=True)
        if some.any() and _overprinted(standing, at) and _gone(times[some].tolist(), places[at].middle, left)
    }


def _covers(marks: Marks) -> Iterator[tuple[int, Box]]:
    """What is painted after the first text and may hide a word, each with the time of its painting."""
    first = next((time for time, (kind, _) in enumerate(marks) if kind in TEXTS), len(marks))
    large = [
        (time, box)
        for time, (kind, box) in enumerate(marks[first:], first)
        if kind in COVERS and box.width >= LEAST and box.height >= LEAST
    ]
    yield from sorted(large, key=lambda cover: cover[1].width * cover[1].height, reverse=True)[:MOST_COVERS]


def _drawn(marks: Marks, words: Sequence[Box]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """When text was first and last drawn where each word stands; never drawn is later than all, or earlier."""
    texts = [(time, box) for time, (kind, box) in enumerate(marks) if kind in TEXTS]
    first, last = np.full(len(words), len(marks)), np.full(len(words), -1)
    times, boxes = np.array([time for time, _ in texts]), np.array([box for _, box in texts])
    for place, word in enumerate(words):
        at = times[_holding(boxes, np.array([word.middle]))[0]]
        if len(at):
            first[place], last[place] = at[0], at[-1]
    return first, last


def _holding(boxes: Places, points: Places) -> npt.NDArray[np.bool_]:
    """Which points (rows) lie in which boxes (columns)."""
    x, y = points[:, :1], points[:, 1:]
    return (boxes[:, 0] <= x) & (x <= boxes[:, 2]) & (boxes[:, 1] <= y) & (y <= boxes[:, 3])


def _speaks(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _body(word: Box) -> Box:
    """The part of a word's box in which its letters have ink, and a line below it has none."""
    return Box(word.x0, word.y0 + BODY * word.height, word.x1, word.y1 - BODY * word.height)


def _overprinted(words: Places, at: int) -> bool:
    """Whether a later word stands on one."""
    one, later = words[at], words[at + 1 :]
    later = later[later[:, 3] - later[:, 1] < LARGER * (one[3] - one[1])]
    return bool(_holding(later, (one[None, :2] + one[None, 2:]) / 2).any())


def _gone(times: Sequence[int], point: tuple[float, float], left: Left) -> bool:
    """Whether what was painted at some times leaves nothing to be seen at a point."""
    return prod(left(time, point) for time in times) < FAINT
