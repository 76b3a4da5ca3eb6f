"""Words as they are compared: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

ACCENTS = re.compile("[\u0300-\u036f]")
BETWEEN = re.compile(r"(?:[^\w\u0900-\u0dff]|_)+")


class Letter(NamedTuple):
    """A letter or digit of a word, folded, and the place in the word it came from."""

    folded: str
    at: int


@lru_cache(maxsize=8192)
def letters(text: str) -> tuple[Letter, ...]:
    """The letters and digits of a word, without case and accents."""
    if text.isascii():
        return tuple(Letter(one, index) for index, one in enumerate(text.casefold()) if one.isalnum())
    found: list[Letter] = []
    for index, character in enumerate(text):
        parts = unicodedata.normalize("NFKD", character.casefold())
        found.extend(Letter(part, index) for part in parts if counts(part))
    return tuple(found)


def counts(character: str) -> bool:
    """Whether a character belongs to a word: letters, digits, and the vowel signs of Indian scripts."""
    return character.isalnum() or (character > "\u036f" and unicodedata.category(character) in {"Mc", "Mn"})


@lru_cache(maxsize=16384)
def folded(text: str) -> str:
    """A text as one run of letters and digits."""
    if text.isascii():
        return "".join(filter(str.isalnum, text.casefold()))
    return "".join(letter.folded for letter in letters(text))


def digits(text: str) -> str:
    """The digits of a text."""
    return "".join(filter(str.isdigit, text))


def spaced(text: str) -> str:
    """A text as folded words, each with a space before and after."""
    bare = ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()).casefold())
    return f" {BETWEEN.sub(' ', bare).strip()} "
