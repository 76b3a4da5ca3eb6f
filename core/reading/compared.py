"""Two readings of the same print side by side: what the second read in every word's place, and lost spaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.domain.layout import Box, Word

LETTERS = 0.5
"""share of letters from which a word may have lost the spaces within it"""


def compared(words: Sequence[Word], found: Sequence[Word]) -> Mapping[Word, tuple[Word, ...]]:
    """Each word with what was found in its place; as several words, where the same print was found with spaces."""
    if _joined(words) == _joined(found):
        return {word: tuple(_spaced(word, part)) for word, part in zip(words, _dealt(words, found), strict=True)}
    return {word: (word._replace(second=_over(word, found) or None),) for word in words}


def _joined(words: Sequence[Word]) -> str:
    return "".join(word.text for word in words)


def _over(word: Word, found: Sequence[Word]) -> str:
    """The text of what was found over a word."""
    return "".join(one.text for one in found if word.box.x0 <= one.box.middle[0] <= word.box.x1)


def _dealt(words: Sequence[Word], found: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The found words' pieces that make up each word; both make up the same text."""
    rest = list(found)
    for word in words:
        taken, missing = list[Word](), len(word.text)
        while missing:
            first = rest[0]
            taken.append(first._replace(text=first.text[:missing]))
            missing -= len(taken[-1].text)
            if len(taken[-1].text) == len(first.text):
                rest.pop(0)
            else:
                rest[0] = first._replace(text=first.text[len(taken[-1].text) :])
        yield tuple(taken)


def _spaced(word: Word, parts: Sequence[Word]) -> Iterator[Word]:
    """A word as the words that the second reading parts it into; figures stay whole."""
    letters = sum(character.isalpha() for character in word.text)
    if len(parts) == 1 or letters < LETTERS * len(word.text):
        yield word._replace(second=word.text)
        return
    between = ((left.box.x1 + right.box.x0) / 2 for left, right in pairwise(parts))
    inner = sorted(min(max(edge, word.box.x0), word.box.x1) for edge in between)
    edges = (word.box.x0, *inner, word.box.x1)
    for part, (x0, x1) in zip(parts, pairwise(edges), strict=True):
        yield word._replace(text=part.text, second=part.text, box=Box(x0, word.box.y0, x1, word.box.y1))
