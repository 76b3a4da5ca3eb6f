"""Clients and suppliers that a question names, by the words of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from core.asking.lexicon import empty_words
from core.asking.periods import PART, months
from core.asking.tokens import Phrase, Question, phrase
from core.domain.folding import folded
from core.domain.party import LEGAL_FORMS

Known = Mapping[Phrase, tuple[str, ...]]
SHORTEST = 3
"""letters of a name's first word where it stands for the name by itself"""


def spoken(names: Iterable[str], common: frozenset[str]) -> Known:
    """Each name as people say it: whole, without its legal form, by its first words where these are not common ones."""
    found: defaultdict[Phrase, dict[str, None]] = defaultdict(dict)
    for name in names:
        for said in _ways(name, common):
            found[said][name] = None
    return {said: tuple(named) for said, named in found.items()}


def _ways(name: str, common: frozenset[str]) -> Iterable[Phrase]:
    whole = phrase(name)
    bare = tuple(word for word in phrase(LEGAL_FORMS.sub(" ", name.casefold().replace(".", ""))) if word)
    yield from (way for way in (whole, bare) if way and not set(way) <= common)
    for length in range(1, len(bare)):
        start = bare[:length]
        told = [word for word in start if word not in common and not word.isdigit()]
        if told and max(map(len, told)) >= SHORTEST:
            yield start


class Place(NamedTuple):
    """Where a question names somebody."""

    start: int
    end: int
    names: tuple[str, ...]
    """all that is meant, perhaps"""


class Named(NamedTuple):
    """Whom a question names, in its order; each with all that it may mean."""

    clients: tuple[tuple[str, ...], ...]
    parties: tuple[tuple[str, ...], ...]
    also: tuple[str, ...]
    """suppliers that may be meant as well where a client was taken to be"""
    unsure: tuple[str, ...] = ()
    """of whom one word was said, and then a name's word that is none of theirs: "Old Bill" for "Old Mill" """


def told_apart(question: Question, clients: Known, parties: Known) -> Named:
    """Whom a question names: a client before a supplier of the same words, and the one that is named by more."""
    others = _places(Question(question.tokens, set(question.taken)), parties)
    within = {at for one in others if one.end - one.start > 1 for at in range(one.start, one.end)}
    alone = Question(question.tokens, set(question.taken))
    found = [one for one in _places(alone, clients) if one.end - one.start > 1 or one.start not in within]
    for one in found:
        question.mark(one.start, one.end)
    also = (name for one in found for other in others if one[:2] == other[:2] for name in other.names)
    taken = {name for one in found for name in one.names}
    suppliers = tuple(dict.fromkeys(name for name in also if name not in taken))
    bought = _places(question, parties)
    unsure = tuple(one.names[0] for one in (*found, *bought) if _goes_on(question, one))
    return Named(_said(found), _said(bought), suppliers, unsure)


def _goes_on(question: Question, place: Place) -> bool:
    """Whether the one word of a name is followed by another, written as names are, that is none of its words."""
    following = question.tokens[place.end : place.end + 1]
    others = [one.text for one in (*question.tokens[1 : place.start], *question.tokens[place.end + 1 :])]
    titled = [text[0].isupper() for text in others if text.isalpha()]
    if place.end - place.start > 1 or not following or (titled and all(titled)):
        return False
    (word,) = following
    apart = word.folded in {*months(), *empty_words()} or PART.fullmatch(word.folded)
    spoken = question.free(place.end, place.end + 1) and not apart
    return spoken and word.text.istitle() and all(word.folded not in phrase(name) for name in place.names)


def _said(places: Iterable[Place]) -> tuple[tuple[str, ...], ...]:
    return tuple(one.names for one in places)


def _places(question: Question, known: Known) -> list[Place]:
    """Where a question speaks of names, in its order, the longest way of saying taken; these words are taken."""
    longest = max(map(len, known), default=0)
    found = list[Place]()
    for length in range(longest, 0, -1):
        for start in range(len(question.tokens) - length + 1):
            names = known.get(question.said(start, start + length))
            if names and question.free(start, start + length) and _written_as_name(question, start, length, names):
                found.append(Place(start, start + length, names))
                question.mark(start, start + length)
    return sorted(found)


def _written_as_name(question: Question, start: int, length: int, names: tuple[str, ...]) -> bool:
    """Whether words stand for a name: a part of one must begin with a capital where the name does."""
    said = "".join(question.said(start, start + length))
    if any(said == folded(name) for name in names) or length > 1:
        return True
    written = question.tokens[start].text
    return not names[0][:1].isupper() or written[:1].isupper() or question.tokens[0].text[:1].islower()
