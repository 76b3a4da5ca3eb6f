"""A question as words that can be looked for and taken, one phrase after another."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from core.domain.folding import folded

PIECES = re.compile(r"[^\s;:?!()\[\]\"“”«»]+")
ELIDED = re.compile(r"^(?P<short>[dlqnsjcmt]|qu|jusqu)['’](?=\w)", re.IGNORECASE)
OWNING = re.compile(r"['’]s$", re.IGNORECASE)
LONG = {"d": "de", "l": "le", "qu": "que", "jusqu": "jusque"}
SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "₹": "INR", "¥": "JPY", "₺": "TRY", "₽": "RUB", "₩": "KRW", "₪": "ILS"}
SIGNS |= {"₱": "PHP", "₴": "UAH", "₫": "VND", "฿": "THB", "₦": "NGN"}
"""words of one sign, as they are said"""
JOINED = re.compile(r"^[^\W\d_]+(?:-[^\W\d_]+)+$")


class Token(NamedTuple):
    """A word of a question, as it was written and as it is compared."""

    text: str
    folded: str


def tokens(text: str) -> tuple[Token, ...]:
    """The words of a text, small joined ones apart ("d'une" is two, so is "montre-moi")."""
    return tuple(token for piece in PIECES.findall(text) for token in _tokens(piece))


def _tokens(piece: str) -> Iterator[Token]:
    bare = piece.strip(".,'’*_~")
    if elided := ELIDED.match(bare):
        short = elided["short"].casefold()
        yield Token(elided["short"], LONG.get(short, short))
        bare = bare[elided.end() :]
    bare = OWNING.sub("", bare)
    for part in bare.split("-") if JOINED.fullmatch(bare) else [bare]:
        if said := SIGNS.get(part, "").lower() or folded(part):
            yield Token(part, said)


Phrase = tuple[str, ...]


def phrase(text: str) -> Phrase:
    """A phrase as it is compared."""
    return tuple(token.folded for token in tokens(text))


def phrases(named: Mapping[str, Iterable[str]]) -> dict[Phrase, str]:
    """What each phrase stands for; the first that names one has it."""
    found: dict[Phrase, str] = {}
    for name, texts in named.items():
        for text in texts:
            found.setdefault(phrase(text), name)
    return found


@dataclass(slots=True)
class Question:
    """What of a question is not understood so far."""

    tokens: tuple[Token, ...]
    taken: set[int] = field(default_factory=set)
    """places of the words that were understood"""

    def take(self, known: Mapping[Phrase, str]) -> tuple[str, ...]:
        """What the known phrases in it stand for, the longest first taken, in the order of the question."""
        longest = max(map(len, known), default=0)
        found: dict[int, str] = {}
        for length in range(longest, 0, -1):
            for start in range(len(self.tokens) - length + 1):
                name = known.get(self.said(start, start + length))
                if name is not None and self.free(start, start + length):
                    found[start] = name
                    self.mark(start, start + length)
        return tuple(found[start] for start in sorted(found))

    def said(self, start: int, end: int) -> Phrase:
        """Some words as they are compared."""
        return tuple(token.folded for token in self.tokens[start:end])

    def free(self, start: int, end: int) -> bool:
        """Whether none of some words were taken."""
        return self.taken.isdisjoint(range(start, end))

    def mark(self, start: int, end: int) -> None:
        """Takes some words."""
        self.taken.update(range(start, end))

    def left(self) -> tuple[Token, ...]:
        """The words that nothing was made of."""
        return tuple(token for place, token in enumerate(self.tokens) if place not in self.taken)
