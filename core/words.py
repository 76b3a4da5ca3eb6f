"""Codes in words an accountant understands: errors, findings, reasons, steps, in the language asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import resources
from core.domain.document import Failure, Reading, Status
from core.domain.errors import VouchError
from core.domain.finding import Finding
from core.domain.record import Reason, Record
from core.domain.schema import Check, DocumentType

LANGUAGES = ("en", "fr")
CELL_AS_READ = re.compile(r"(?P<table>.+?)[ .](?P<row>[1-9]\d*)(?:[.,]\s*(?P<rest>.+))?")
"""a cell as a person names it: "Lines 2, Amount", "line_items.2.amount", or a row: "Lines 2" """


class _Fact(str):
    """A fact that may choose between words for one and for many: "{count} {count:file is|files are} missing"."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, between, many = spec.partition("|")
        if not between:
            return super().__format__(spec)
        return one if self == "1" else many


class _Gaps(dict[str, _Fact]):
    """Facts that leave a gap open rather than fail where one is not known."""

    def __missing__(self, name: str) -> _Fact:
        return _Fact("…")


def filled(sentence: str, facts: Mapping[str, str]) -> str:
    """A sentence with its gaps filled from the facts, in the singular where a number is one."""
    return sentence.format_map(_Gaps((name, _Fact(value)) for name, value in facts.items()))


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
    in_window: bool = False
    """whether advice speaks of the window rather than of the command line"""

    def error(self, error: VouchError | Failure) -> Sentence:
        """What an error says, and its advice."""
        texts = resources.texts("errors")
        words = self._of(texts.get(error.code, texts["internal"]))
        facts = {name: self._fact(name, value) for name, value in error.facts.items()}
        advice = words.get("in_window", words["advice"]) if self.in_window else words["advice"]
        return Sentence(error.code, filled(words["message"], facts), filled(advice, facts))

    def _fact(self, name: str, value: str) -> str:
        """A fact in words where it is a code: a stage, the kind of a field."""
        code = f"{name}.{value}"
        return self.say(code) if code in resources.texts("messages") else value

    def finding(self, finding: Finding, kind: str = "") -> str:
        """What a finding says: in the words of the type whose check it is, else those of resources/texts."""
        known = (self.types or {}).get(kind)
        for check in known.checks if known else ():
            if check.code == finding.code:
                return filled(self._of(check.says), finding.facts)
        return self._text("findings", finding.code, finding.facts)

    def check(self, check: Check) -> str:
        """What a check of a type says where it does not hold, the figures left open."""
        return filled(self._of(check.says), {})

    def reason(self, reason: Reason | None) -> str:
        """Why a value may be believed, or not."""
        return self._text("reasons", reason.code, reason.facts) if reason else ""

    def attention(self, reading: Reading) -> tuple[str, ...]:
        """Why a person should look at a document: findings that weigh, values in doubt or not found."""
        said = [self.finding(finding, reading.type) for finding in reading.findings if finding.blocks]
        kind = (self.types or {}).get(reading.type)
        if kind and reading.status is not Status.ACCEPTED:
            said += self._doubts(reading.record, kind)
        return tuple(dict.fromkeys(said))

    def _doubts(self, record: Record, kind: DocumentType) -> Iterator[str]:
        """What the type waits for in a record."""
        for name in kind.open(record):
            found, called = record.get(name), self.field(name, kind.id)
            if found is None:
                yield self.say("missing", field=called)
            else:
                yield self.say("doubted", field=called, why=self.reason(found.reason) or self.say("doubtful"))

    def step(self, code: str) -> str:
        """What is being done."""
        return self._text("steps", code, {})

    def type_named(self, text: str) -> str:
        """The id of the type that a person calls so ("Receipt"); else the text itself."""
        called = {self.type(kind).casefold(): kind for kind in self.types or {}}
        return called.get(text.casefold(), text)

    def type(self, kind: str) -> str:
        """The title of a document type."""
        known = (self.types or {}).get(kind)
        return str(self._of(known.title)) if known else kind

    def field(self, name: str, kind: str = "") -> str:
        """What a field, table or cell of a type is called: "Total", "Lines", "Lines 2, Amount"."""
        said, table = "", ""
        for part in name.split("."):
            if part.isdigit():
                said = f"{said} {part}"
            else:
                called = self._called(part, table, (self.types or {}).get(kind))
                said, table = (f"{said}, {called}" if said else called), part
        return said

    def column(self, table: str, name: str, kind: str = "") -> str:
        """What a column of a table is called."""
        return self._called(name, table.rpartition(".")[2], (self.types or {}).get(kind))

    def named(self, text: str, kind: str) -> str:
        """The name of the field or cell that a person calls so ("Total", "Lines 2, Amount"); else the text itself."""
        known = (self.types or {}).get(kind)
        return self._named(text.strip(), "", known) if known else text

    def _named(self, text: str, table: str, kind: DocumentType) -> str:
        own = kind.tables[table].columns if table in kind.tables else kind.fields
        called = {self._called(name, table, kind).casefold(): name for name in (*kind.tables, *own)}
        cell = CELL_AS_READ.fullmatch(text)
        if text in own or cell is None or text.casefold() in called:
            return text if text in own else called.get(text.casefold(), text)
        inner = self._named(cell["table"], table, kind)
        rest = cell["rest"] and self._named(cell["rest"], inner, kind)
        return ".".join(part for part in (inner, cell["row"], rest) if part)

    def _called(self, name: str, table: str, kind: DocumentType | None) -> str:
        """A name in the words of its type, else of resources/texts, else as it is, readable."""
        own = kind.title_of(f"{table}.{name}" if table else name) if kind else {}
        words = own or resources.texts("fields").get(name)
        return str(self._of(words)) if words else name.replace("_", " ").capitalize()

    def say(self, code: str, **facts: object) -> str:
        """One of the command line's own sentences."""
        return self._text("messages", code, {name: str(value) for name, value in facts.items()})

    def says(self, code: str) -> bool:
        """Whether there is a sentence of this code."""
        return code in resources.texts("messages")

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
