"""Meaning without a model: words of the field that mean the same in several languages, and pieces of all others."""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from zlib import crc32

import resources
from core.domain.folding import folded

SIZE = 256
WHOLE, PIECE, MEANT = 1.0, 0.25, 1.6
"""what a word counts by itself, by each of its pieces, and where it is one of the field's"""
ENDINGS = ("ements", "ement", "ations", "ation", "ings", "ing", "ies", "es", "ed", "s", "x", "e", "y", "n")
STEM = 4
"""letters that a word keeps at least"""
SMALL = 3
LEVELS = 127


@dataclass(frozen=True, slots=True)
class GramEmbedder:
    """Vectors of words, their meaning in the field, and their three-letter pieces, hashed into few numbers."""

    space: str = "grams-1"

    def embed(self, texts: Sequence[str]) -> tuple[bytes, ...]:
        """A vector of signed bytes for each text; of length 1 as far as bytes can say it."""
        return tuple(_vector(text) for text in texts)


def _vector(text: str) -> bytes:
    counted = Counter(word for piece in text.split() if (word := folded(piece)))
    whole = [0.0] * SIZE
    for word, number in counted.items():
        often = 1 + math.log(number)
        for place, weight in _features(word):
            whole[place] += weight * often
    length = math.sqrt(sum(one * one for one in whole))
    return array("b", [round(one / length * LEVELS) if length else 0 for one in whole]).tobytes()


@lru_cache(maxsize=1 << 15)
def _features(word: str) -> tuple[tuple[int, float], ...]:
    """Where a word counts in a vector, and how much."""
    named = [(f"={meant(word)}", MEANT if meant(word).startswith("#") else WHOLE)]
    if not word.isdigit():
        edged = f"<{word}>"
        named += [(edged[at : at + SMALL], PIECE) for at in range(len(edged) - SMALL + 1)]
    summed: dict[int, float] = {}
    for name, weight in named:
        hashed = crc32(name.encode())
        summed[hashed % SIZE] = summed.get(hashed % SIZE, 0.0) + (weight if hashed >> 31 else -weight)
    return tuple(summed.items())


@lru_cache(maxsize=1 << 15)
def meant(word: str) -> str:
    """What a folded word means: the first of those that mean the same, else its stem."""
    known = _meanings()
    return known.get(stem(word)) or stem(word)


@lru_cache(maxsize=1 << 12)
def alike(word: str) -> tuple[str, ...]:
    """The stems of the words that mean the same as a folded one, its own first."""
    own, known = stem(word), _meanings()
    named = known.get(own)
    return tuple(dict.fromkeys([own, *(said for said, name in known.items() if named and name == named)]))


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A folded word without its ending."""
    if word.isalpha():
        for ending in ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= STEM:
                return word[: -len(ending)]
    return word


@cache
def _meanings() -> dict[str, str]:
    """The first word of each group by the stems of all its words."""
    groups = resources.words("meanings")["same"]
    found: dict[str, str] = {}
    for group in groups:
        for word in group:
            found.setdefault(stem(folded(word)), f"#{group[0]}")
    return found
