"""What a person takes from a page by a click or a dragged box; without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from core.domain.layout import Box, Line, Word, around, lines, segments
from core.domain.schema import Kind

NEAR = 3.0
"""points beside a word that still count as on it"""
WHOLE = frozenset({Kind.PARTY, Kind.ADDRESS, Kind.TEXT})
"""kinds whose value is all that stands together"""
FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT, Kind.ACCOUNT})
REACH = 4
"""words to either side that one value may be made of: "12 March 2025", "1 234,56 EUR" """


class Picked(NamedTuple):
    """A text of the page and the box around its words."""

    text: str
    box: Box


def word_at(words: Sequence[Word], x: float, y: float) -> Word | None:
    """The word at a point of the page, or None."""
    near = [word for word in words if _within(word.box, x, y)]
    return min(near, key=lambda word: word.box.width * word.box.height, default=None)


def _within(box: Box, x: float, y: float) -> bool:
    return box.x0 - NEAR <= x <= box.x1 + NEAR and box.y0 - NEAR <= y <= box.y1 + NEAR


def clicked(words: Sequence[Word], x: float, y: float, kind: Kind) -> tuple[Picked, ...]:
    """What a click on a word may mean for a field of a kind: the likeliest first, to be tried in turn."""
    word = word_at(words, x, y)
    if word is None:
        return ()
    together = next((part for line in lines(words) for part in segments(line) if word in part.words), Line((word,)))
    if kind in WHOLE:
        return _each([together.words, (word,)])
    at = together.words.index(word)
    runs = [together.words[first:last] for first, last in _runs(at, len(together.words))]
    if kind in FIGURES:
        runs = [run for run in runs if all(_figure(one.text) for one in run)]
    longer = sorted((run for run in runs if len(run) > 1), key=len, reverse=True)
    return _each([*longer, (word,)] if kind in FIGURES or kind is Kind.DATE else [(word,), *longer])


def _figure(text: str) -> bool:
    """Whether a word may be part of a figure: "1", "234,56", "EUR", "-", not "Total"."""
    return any(map(str.isdigit, text)) or not any(map(str.isalpha, text)) or (len(text) <= 3 and text.isupper())


def _runs(at: int, count: int) -> Iterator[tuple[int, int]]:
    """The runs of words around one, as first and after the last."""
    for first in range(max(0, at - REACH), at + 1):
        for last in range(at + 1, min(count, at + REACH) + 1):
            yield first, last


def framed(words: Sequence[Word], box: Box) -> tuple[Picked, ...]:
    """The text whose words lie in a dragged box, line after line."""
    inside = [word for word in words if _in_box(word.box.middle, box)]
    return _each([[word for line in lines(inside) for word in line.words]]) if inside else ()


def _in_box(point: tuple[float, float], box: Box) -> bool:
    return box.x0 <= point[0] <= box.x1 and box.y0 <= point[1] <= box.y1


def _each(runs: Sequence[Sequence[Word]]) -> tuple[Picked, ...]:
    found = [Picked(" ".join(word.text for word in run), around(word.box for word in run)) for run in runs]
    return tuple(dict.fromkeys(found))
