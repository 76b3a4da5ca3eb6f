"""What questions may speak of: the words of resources/words/questions.toml, document types, fields by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from core.asking.tokens import Phrase, phrase, phrases
from core.domain.schema import DocumentType, FieldType, Kind

LANGUAGES = ("en", "fr")
NUMBERS = (Kind.MONEY, Kind.NUMBER, Kind.PERCENT)
LABELLED = 2
"""words of a label that names a field by itself: shorter ones are words of any sentence"""


@cache
def grammar() -> Mapping[str, Any]:
    """The parsed words of questions."""
    return resources.words("questions")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of the types that there are."""

    types: Mapping[str, DocumentType]
    kinds: Mapping[Phrase, str]
    """types by what they are called"""
    subtypes: Mapping[Phrase, str]
    fields: Mapping[Phrase, tuple[str, ...]]
    """names of fields by what they are called, the likeliest first"""
    phrases: Mapping[Phrase, str]
    """all that is known, each with the section it is of: "want:sum", "kind:invoice", "field:tax_amount" """
    common: frozenset[str]
    """words that are no names by themselves"""

    def field(self, kind: str, name: str) -> FieldType | None:
        """A field of a type, where it has one of that name."""
        known = self.types.get(kind)
        return known.fields.get(name) if known else None

    def amount_of(self, kind: str) -> str:
        """The amount that a paper of a type is about; nothing where it has none."""
        known = self.types.get(kind)
        fields = known.fields if known else {}
        usual = next((name for name in grammar()["amounts"]["names"] if name in fields), "")
        return usual or next((name for name, one in fields.items() if one.kind is Kind.MONEY), "")

    def holders(self, names: tuple[str, ...]) -> dict[str, str]:
        """The types that have one of these fields, each with the first of them that it has."""
        found = {}
        for kind in self.types.values():
            name = next((name for name in names if name in kind.fields), None)
            if name:
                found[kind.id] = name
        return found


def lexicon(types: Mapping[str, DocumentType]) -> Lexicon:
    """The words that questions over documents of these types are made of."""
    words = grammar()
    kinds = phrases({name: said for name, said in words["types"].items() if name in types})
    for kind in types.values():
        for title in kind.title.values():
            for called in (title, f"{title}s"):
                kinds.setdefault(phrase(called), kind.id)
    fields: dict[Phrase, dict[str, None]] = {}
    for said, name in _called(types):
        fields.setdefault(said, {})[name] = None
    known = {said: tuple(names) for said, names in fields.items() if said}
    subtypes = phrases(words["subtypes"])
    spoken = (word for said in (*kinds, *subtypes, *known, *_all_words()) for word in said)
    common = frozenset(word for word in spoken if not word.isdigit())
    return Lexicon(types, kinds, subtypes, known, _sections(kinds, subtypes, known), common)


def _sections(
    kinds: Mapping[Phrase, str], subtypes: Mapping[Phrase, str], fields: Mapping[Phrase, tuple[str, ...]]
) -> dict[Phrase, str]:
    """All phrases with their sections; where two know one, that of fields gives way, but not to what is due."""
    words = grammar()
    named = {said: f"field:{'|'.join(names)}" for said, names in fields.items()}
    due = {said: name for said, name in phrases({"yes": words["due"]["words"]}).items() if said not in fields}
    sections: dict[str, Mapping[Phrase, str]] = {
        "want": phrases(words["want"]),
        "group": phrases(words["group"]),
        "kind": kinds,
        "subtype": subtypes,
        "spent": phrases({"yes": words["spent"]["words"]}),
        "due": due,
        "all": phrases({"yes": words["all"]["words"]}),
    }
    return named | {said: f"{section}:{name}" for section, one in sections.items() for said, name in one.items()}


def _called(types: Mapping[str, DocumentType]) -> Iterator[tuple[Phrase, str]]:
    """What fields are called, with their names, the likeliest first."""
    words, titles = grammar(), resources.texts("fields")
    for name, said in words["fields"].items():
        yield from ((phrase(one), name) for one in said)
    own = [(kind, name, one) for kind in types.values() for name, one in kind.fields.items()]
    for _, name, one in own:
        yield from ((phrase(title), name) for title in one.title.values())
        yield from ((phrase(title), name) for title in titles.get(name, {}).values())
        yield phrase(name.replace("_", " ")), name
    for _, name, one in own:
        for language in LANGUAGES:
            said = map(phrase, one.labels.get(language, ()))
            yield from ((label, name) for label in said if len(label) >= LABELLED and not set(label) & empty_words())


def _all_words() -> Iterator[Phrase]:
    for section in grammar().values():
        for said in section.values():
            if isinstance(said, list):
                yield from map(phrase, said)


@cache
def empty_words() -> frozenset[str]:
    """Words that ask for nothing by themselves."""
    return frozenset(word for text in grammar()["empty"]["words"] for word in phrase(text))
