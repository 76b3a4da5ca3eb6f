"""Clients and suppliers that a question names, by the words of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

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


def named(question: Question, known: Known) -> tuple[tuple[str, ...], ...]:
    """The names that a question speaks of, in its order, the longest way of saying taken; each with all it may mean."""
    longest = max(map(len, known), default=0)
    found: dict[int, tuple[str, ...]] = {}
    for length in range(longest, 0, -1):
        for start in range(len(question.tokens) - length + 1):
            names = known.get(question.said(start, start + length))
            if names and question.free(start, start + length) and _written_as_name(question, start, length, names):
                found[start] = names
                question.mark(start, start + length)
    return tuple(found[start] for start in sorted(found))


def _written_as_name(question: Question, start: int, length: int, names: tuple[str, ...]) -> bool:
    """Whether words stand for a name: a part of one must begin with a capital where the name does."""
    said = "".join(question.said(start, start + length))
    if any(said == folded(name) for name in names) or length > 1:
        return True
    written = question.tokens[start].text
    return not names[0][:1].isupper() or written[:1].isupper() or question.tokens[0].text[:1].islower()
