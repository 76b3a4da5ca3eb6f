"""Words of a question that are one letter away from a name or a key word: put right, and said to be so.

Never where a digit stands ("BF-1001" is no slip of "BF-1002"), and never where two names are as near.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase
from typing import NamedTuple

from core.asking.hearing import tells
from core.asking.lexicon import Lexicon
from core.asking.naming import Known
from core.asking.periods import months
from core.asking.tokens import Phrase, Token, tokens
from core.domain.folding import folded

SHORTEST = 5
"""letters from which on one of them may be wrong"""
LONGEST = 4
"""words of a name that are compared at once"""
Meaning = tuple[str, tuple[str, ...]]
"""what is named ("name", "word"), and which"""


class Mended(NamedTuple):
    """A question with its slips put right."""

    text: str
    slips: tuple[tuple[str, str], ...]
    """what was written, and what it was taken for"""
    sure: bool = True
    """False where another word may well have been meant: then it is asked, and nothing is answered"""


class Near(NamedTuple):
    """What a few words are taken for."""

    start: int
    end: int
    words: Phrase
    name: bool
    sure: bool


def mended(text: str, lexicon: Lexicon, names: Mapping[Phrase, tuple[str, ...]]) -> Mended | None:
    """A question whose unknown words are the known ones from which they differ by a letter; None where none are."""
    said, known = tokens(text), _known(lexicon, names)
    plain = {word for phrase in (*names, *lexicon.phrases) for word in phrase} | set(months())
    near = list(_nearest(said, known, frozenset(plain)))
    if not near:
        return None
    written, slips, at = list[str](), list[tuple[str, str]](), 0
    for one in near:
        put = " ".join(word.capitalize() if one.name else word for word in one.words)
        written += [*_written(said[at : one.start]), put]
        slips.append((" ".join(token.text for token in said[one.start : one.end]), put))
        at = one.end
    return Mended(" ".join([*written, *_written(said[at:])]), tuple(slips), all(one.sure for one in near))


def _written(said: Iterable[Token]) -> Iterator[str]:
    """Words as they were written; what stood for a longer one before an apostrophe is that one: "de", not "d"."""
    return (token.text if folded(token.text) == token.folded else token.folded for token in said)


def _known(lexicon: Lexicon, names: Known) -> Mapping[str, Mapping[Phrase, Meaning]]:
    """All names and key words by their letters, written together."""
    found: defaultdict[str, dict[Phrase, Meaning]] = defaultdict(dict)
    for phrase in (*lexicon.phrases, *((month,) for month in months())):
        found["".join(phrase)][phrase] = ("word", (lexicon.phrases.get(phrase, "".join(phrase)),))
    for phrase, meant in names.items():
        found["".join(phrase)][phrase] = ("name", meant)
    return found


def _nearest(
    said: tuple[Token, ...], known: Mapping[str, Mapping[Phrase, Meaning]], plain: frozenset[str]
) -> Iterator[Near]:
    at = 0
    while at < len(said):
        lengths = (_near(said, at, at + length, known, plain) for length in range(LONGEST, 0, -1))
        found = next(filter(None, lengths), None)
        if found:
            yield found
        at = found.end if found else at + 1


def _near(
    said: tuple[Token, ...], start: int, end: int, known: Mapping[str, Mapping[Phrase, Meaning]], plain: frozenset[str]
) -> Near | None:
    """What some words are one letter away from, where they are no words that are known and that is one thing alone."""
    words = tuple(token.folded for token in said[start:end])
    letters = "".join(words)
    unknown = any(word not in plain and tells(token) for word, token in zip(words, said[start:end], strict=True))
    if end > len(said) or not unknown or len(letters) < SHORTEST or not letters.isalpha():
        return None
    found = dict(known.get(letters, {}))
    if not found:
        found = {phrase: meant for one in _slips(letters) for phrase, meant in known.get(one, {}).items()}
    if len(set(found.values())) != 1:
        return None
    phrase, (sort, _) = min(found.items(), key=lambda pair: (abs(len(pair[0]) - len(words)), pair[0]))
    return Near(start, end, phrase, sort == "name", not _another(words, phrase))


def _another(written: Phrase, known: Phrase) -> bool:
    """Whether a short word has another letter in one place: "Old Mull" may be somebody else than "Old Mill"."""
    pairs = [(one, other) for one, other in zip(written, known, strict=False) if one != other]
    if len(written) != len(known) or len(pairs) != 1:
        return False
    one, other = pairs[0]
    return len(one) == len(other) < SHORTEST and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _slips(word: str) -> Iterator[str]:
    """All that a word may have been meant as, if one letter lacks, is too many, is another, or two changed places."""
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        yield from (before + letter + after for letter in ascii_lowercase)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in ascii_lowercase)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
