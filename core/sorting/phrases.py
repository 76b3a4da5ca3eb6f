"""The phrases that speak for types, found in a text in one pass over its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from core.domain.folding import spaced
from core.domain.schema import DocumentType

TITLE = 3.0
"""what a type's own title is worth where its file does not weigh it"""
LABEL = 0.5
"""what a field's label is worth for a type that names no keywords"""
LABELS = 8.0
"""what all its labels together are worth at most: many common words must not outweigh another type's title"""
FEW = 5
"""a type with fewer keywords is known by its labels too"""
SHORTEST = 7
"""letters that a phrase must have to be found where spaces were lost"""
LONG = 10
"""letters that a compound word has at least"""

Votes = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as folded words, by their first word, with the types they speak for."""

    by_first: Mapping[str, tuple[tuple[str, Votes], ...]]
    endings: Mapping[str, Votes]
    """single words that compounds end with: "rechnung" in "Monatsrechnung" """
    joined: tuple[tuple[str, Votes, str], ...]
    """the longer ones without spaces, for text in which spaces were lost"""


def phrases(types: Mapping[str, DocumentType]) -> Phrases:
    """The phrases of some types, ready to be looked for."""
    return _phrases(tuple((kind.id, tuple(_weights(kind).items())) for kind in types.values()))


def _weights(kind: DocumentType) -> dict[str, float]:
    """What each phrase is worth for a type: its keywords, its title, and its labels where it names few keywords."""
    weights = dict.fromkeys(kind.title.values(), TITLE)
    if len(kind.keywords) < FEW and kind.id != "other":
        labels = {label for field in kind.fields.values() for label in field.all_labels}
        labels |= {
            one for table in kind.tables.values() for column in table.columns.values() for one in column.all_labels
        }
        weights |= dict.fromkeys(labels, min(LABEL, LABELS / max(1, len(labels))))
    return weights | dict(kind.keywords)


@lru_cache(maxsize=8)
def _phrases(entries: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]) -> Phrases:
    votes: dict[str, dict[str, float]] = {}
    for kind, weights in entries:
        for phrase, weight in weights:
            votes.setdefault(spaced(phrase), {})[kind] = weight
    by_first: dict[str, list[tuple[str, Votes]]] = {}
    for phrase, speaking in votes.items():
        if phrase.strip():
            by_first.setdefault(phrase.split()[0], []).append((phrase, tuple(speaking.items())))
    joined = ((phrase.replace(" ", ""), tuple(speaking.items()), phrase) for phrase, speaking in votes.items())
    single = {phrase.strip(): speaking for phrase, speaking in votes.items() if " " not in phrase.strip()}
    return Phrases(
        endings={word: tuple(speaking.items()) for word, speaking in single.items() if len(word) >= SHORTEST},
        by_first={first: tuple(sorted(found, key=lambda one: -len(one[0]))) for first, found in by_first.items()},
        joined=tuple(one for one in joined if len(one[0]) >= SHORTEST),
    )


def _ending(known: Phrases, word: str) -> dict[str, Votes]:
    """The longest known word that a compound ends with."""
    for start in range(3, len(word) - SHORTEST + 1):
        if word[start:] in known.endings:
            return {word[start:]: known.endings[word[start:]]}
    return {}


def heard(known: Phrases, text: str, *, lossy: bool) -> dict[str, Votes]:
    """The phrases in a text of folded words, each once, the longest only; `lossy` where spaces may be missing."""
    found: dict[str, Votes] = {}
    position = 0
    while 0 <= position < len(text) - 1:
        following = text.find(" ", position + 1)
        beginning = known.by_first.get(text[position + 1 : following], ())
        found |= {phrase: speaking for phrase, speaking in beginning if text.startswith(phrase, position)}
        if not beginning and following - position > LONG:
            found |= _ending(known, text[position + 1 : following])
        position = following
    if lossy:
        run = text.replace(" ", "")
        found |= {phrase: speaking for joined, speaking, phrase in known.joined if joined in run}
    return {
        phrase: speaking
        for phrase, speaking in found.items()
        if not any(phrase in other and phrase != other for other in found)
    }
