"""Countries as their papers look and write; which one a paper is of, and in which language it speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import resources


@dataclass(frozen=True, slots=True)
class Country:
    """What holds for the papers of a country."""

    currency: str
    shares: str = ""
    """the sign of its currency, where other countries have the same"""
    mark: str | None = None
    """its decimal mark, or None where both are common"""
    dates: str | None = None
    """the order of day and month in figures, or None where both are common"""
    phone: str = ""
    words: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    forms: str = ""
    taxes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


COUNTRIES: Mapping[str, Country] = {code: Country(**about) for code, about in resources.parsed("countries").items()}


SIGNS = {code: tuple(re.compile(sign) for sign in country.signs) for code, country in COUNTRIES.items()}
OWN_WORDS = {word: code for code, country in COUNTRIES.items() for word in country.words}
SURE = 2
"""different signs that tell a country for sure"""
WORD = re.compile(r"\w{2,}")
PHONES = {country.phone: code for code, country in COUNTRIES.items() if country.phone}
PHONE = re.compile(r"\+(\d{2,3}?)(?=[ ()\-.]|\d{6})")
WORDS: Mapping[str, str] = resources.words("languages")
_LANGUAGES = {
    word: [name for name, words in WORDS.items() if word in words.split()]
    for words in WORDS.values()
    for word in words.split()
}


def country_of(text: str) -> str | None:
    """The country with the most signs on a paper, or None where there are none or two have as many."""
    return _winner(Counter(country for country, _ in _shown(text)))


def surely_of(text: str, country: str) -> bool:
    """Whether two different signs on a paper speak for a country, and none for another."""
    shown = {(one, "".join(sign.casefold().split())) for one, sign in _shown(text)}
    return len(shown) >= SURE and all(one == country for one, _ in shown)


def _shown(text: str) -> Iterator[tuple[str, str]]:
    """The signs of countries on a paper, each with its country."""
    for country, signs in SIGNS.items():
        yield from ((country, found[0]) for sign in signs for found in sign.finditer(text))
    yield from ((OWN_WORDS[word], word) for word in WORD.findall(text) if word in OWN_WORDS)
    yield from ((PHONES[called], called) for called in PHONE.findall(text) if called in PHONES)


def language_of(text: str) -> str | None:
    """The language with the most small words in a text, or None where they do not tell."""
    votes: Counter[str] = Counter()
    for word in re.findall(r"[^\W\d_]+", text.casefold()):
        for name in _LANGUAGES.get(word, ()):
            votes[name] += 1
    return _winner(votes)


def _winner(votes: Counter[str]) -> str | None:
    """The one with the most votes, or None where there is none or two share them."""
    first, second = [*votes.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] > second[1] else None
