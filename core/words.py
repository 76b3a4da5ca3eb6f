"""Codes in words an accountant understands: errors, findings, reasons, steps, in the language asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import resources
from core.domain.document import Failure, Reading
from core.domain.errors import VouchError
from core.domain.finding import Finding
from core.domain.record import Reason, Record
from core.domain.schema import DocumentType

LANGUAGES = ("en", "fr")


class _Gaps(dict[str, str]):
    """Facts that leave a gap open rather than fail where one is not known."""

    def __missing__(self, name: str) -> str:
        return "…"


def filled(sentence: str, facts: Mapping[str, str]) -> str:
    """A sentence with its gaps filled from the facts."""
    return sentence.format_map(_Gaps(facts))


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is wrong, and what the user can do next."""

    code: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class Words:
    """The product's words in one language; English where that language lacks them."""

    language: str = "en"
    types: Mapping[str, DocumentType] | None = None
    """whose checks bring their own words"""

    def error(self, error: VouchError | Failure) -> Sentence:
        """What an error says, and its advice."""
        texts = resources.texts("errors")
        words = self._of(texts.get(error.code, texts["internal"]))
        return Sentence(error.code, filled(words["message"], error.facts), filled(words["advice"], error.facts))

    def finding(self, finding: Finding, kind: str = "") -> str:
        """What a finding says: in the words of the type whose check it is, else those of resources/texts."""
        known = (self.types or {}).get(kind)
        for check in known.checks if known else ():
            if check.code == finding.code:
                return filled(self._of(check.says), finding.facts)
        return self._text("findings", finding.code, finding.facts)

    def reason(self, reason: Reason | None) -> str:
        """Why a value may be believed, or not."""
        return self._text("reasons", reason.code, reason.facts) if reason else ""

    def attention(self, reading: Reading) -> tuple[str, ...]:
        """Why a person should look at a document: findings that weigh, required values in doubt or not found."""
        said = [self.finding(finding, reading.type) for finding in reading.findings if finding.blocks]
        if kind := (self.types or {}).get(reading.type):
            required = [one.name for one in kind.fields.values() if one.required]
            said += [*self._doubts(reading.record, required), *self._table_doubts(reading.record, kind)]
        return tuple(dict.fromkeys(said))

    def _doubts(self, record: Record, required: Iterable[str], place: str = "") -> Iterator[str]:
        for name in required:
            found = record.fields.get(name)
            if found is None:
                yield self.say("missing", field=place + name)
            elif not found.accepted:
                yield f"{place}{name}: {self.reason(found.reason) or self.say('doubtful')}"

    def _table_doubts(self, record: Record, kind: DocumentType) -> Iterator[str]:
        """What is in doubt in the tables that the type requires."""
        for table in (one for one in kind.tables.values() if one.required):
            rows = record.tables.get(table.name, ())
            if not rows:
                yield self.say("missing", field=table.name)
            required = [one.name for one in table.columns.values() if one.required]
            for number, row in enumerate(rows, 1):
                yield from self._doubts(row, required, f"{table.name}.{number}.")

    def step(self, code: str) -> str:
        """What is being done."""
        return self._text("steps", code, {})

    def type(self, kind: str) -> str:
        """The title of a document type."""
        known = (self.types or {}).get(kind)
        return str(self._of(known.title)) if known else kind

    def say(self, code: str, **facts: object) -> str:
        """One of the command line's own sentences."""
        return self._text("messages", code, {name: str(value) for name, value in facts.items()})

    def _text(self, file: str, code: str, facts: Mapping[str, str]) -> str:
        words = resources.texts(file).get(code)
        return filled(self._of(words), facts) if words else code

    def _of(self, words: Mapping[str, Any]) -> Any:
        return words.get(self.language) or words.get("en") or next(iter(words.values()), "")


def spoken(*wishes: str | None) -> str:
    """The first wish ("fr_FR.UTF-8", "fr") that names a language Vouch speaks; else English."""
    for wish in wishes:
        if wish:
            language = wish[:2].lower()
            return language if language in LANGUAGES else "en"
    return "en"
