"""What statements call their parts: the phrases of resources/words/statement.toml, found in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import resources
from core.domain.folding import folded

LONGEST = 6
"""words of the longest phrase"""


bare = lru_cache(maxsize=16384)(folded)
"""a word by its letters and digits; statements repeat most of their words"""


class Phrase(NamedTuple):
    """A known phrase in a line: what it means and the words it covers."""

    meaning: str
    start: int
    end: int
    letters: int


@cache
def phrases(part: str) -> Mapping[str, str]:
    """The phrases of one part ("columns", "marks", ...), folded, and what each means. The first meaning named wins."""
    meanings: dict[str, str] = {}
    for meaning, entries in vocabulary()[part].items():
        for phrase in entries:
            meanings.setdefault(folded(phrase), meaning)
    return meanings


@cache
def vocabulary() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """All words about statements, by part and meaning."""
    return resources.words("statement")


@cache
def known(part: str, meaning: str) -> frozenset[str]:
    """The folded phrases with one meaning."""
    return frozenset(folded(phrase) for phrase in vocabulary()[part][meaning])


def found(texts: Sequence[str], part: str) -> Iterator[Phrase]:
    """The phrases of one part in folded words, left to right, the longest where they overlap."""
    meanings, start = phrases(part), 0
    while start < len(texts):
        phrase = _longest(texts, start, meanings)
        if phrase is None:
            start += 1
        else:
            yield phrase
            start = phrase.end


def _longest(texts: Sequence[str], start: int, meanings: Mapping[str, str]) -> Phrase | None:
    joined, best = "", None
    for end in range(start + 1, min(len(texts), start + LONGEST) + 1):
        joined += texts[end - 1]
        if joined in meanings:
            best = Phrase(meanings[joined], start, end, len(joined))
    return best


def mentions(text: str, part: str, meaning: str) -> int:
    """How many different phrases of one meaning stand in a folded text."""
    return sum(1 for phrase in known(part, meaning) if phrase in text)
