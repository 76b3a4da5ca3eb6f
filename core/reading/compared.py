"""Two readings of the same print side by side: what the second read in every word's place, and lost spaces."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from core.domain.layout import Box, Word

LETTERS = 0.5
"""share of letters from which a word may have lost the spaces within it"""
SPACE = 0.22
"""share of a height that a space is wide at least: Tesseract sees some within words, half as wide"""


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
    spaces = [place for place, (left, right) in enumerate(pairwise(parts), 1) if _apart(left, right, word.box.height)]
    if not spaces or letters < LETTERS * len(word.text):
        yield word._replace(second=word.text)
        return
    middles = ((parts[place - 1].box.x1 + parts[place].box.x0) / 2 for place in spaces)
    inner = sorted(min(max(edge, word.box.x0), word.box.x1) for edge in middles)
    edges = (word.box.x0, *inner, word.box.x1)
    for (first, last), (x0, x1) in zip(pairwise((0, *spaces, len(parts))), pairwise(edges), strict=True):
        text = "".join(part.text for part in parts[first:last])
        yield word._replace(text=text, second=text, box=Box(x0, word.box.y0, x1, word.box.y1))


def _apart(left: Word, right: Word, height: float) -> bool:
    """Whether a gap is as wide as a space; boxes of Tesseract's that lie across each other tell nothing of it."""
    return abs(right.box.x0 - left.box.x1) >= SPACE * height
