"""Document types as data: fields, tables, checks and labels, made from a type's file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from core.domain.errors import RuleInvalid, TypeFileInvalid
from core.domain.finding import Severity
from core.domain.record import Record
from core.domain.rule import Rule, Verdict

Labels = Mapping[str, tuple[str, ...]]
"""labels by language: {"en": ("total", "amount due")}"""
Words = Mapping[str, str]
"""a sentence by language: {"en": "...", "fr": "..."}"""


class Kind(StrEnum):
    """What sort of value a field holds."""

    TEXT = "text"
    ID = "id"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PERCENT = "percent"
    PARTY = "party"
    ADDRESS = "address"
    ACCOUNT = "account"
    CODE = "code"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class FieldType:
    """One field or column of a document type."""

    name: str
    kind: Kind
    required: bool = False
    unless: tuple[str, ...] = ()
    """fields that say as much: where one of them is accepted, this one is not required"""
    implied: tuple[Rule, ...] = ()
    """of a paper that does not print this field: where one of them holds, it is not required"""
    watched: bool = False
    """whether a document is accepted only with this value wherever one was read"""
    zero: bool = False
    """an optional amount that counts as zero in checks where it is absent"""
    format: str = ""
    """check digits or shape of an id: "gstin", "pan", "tan", "iban", "siren", "vat", ... or a regular expression"""
    labels: Labels = field(default_factory=dict)
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """where only some values are possible: each value with its writings on paper"""
    title: Words = field(default_factory=dict)
    """what a person reads instead of the name; else resources/texts/fields.toml says it"""
    issuer: bool = False
    """whether this is the party (or its address) that issues the paper, whose name may head it without a label"""

    @property
    def all_labels(self) -> tuple[str, ...]:
        """The labels of all languages."""
        return tuple(label for labels in self.labels.values() for label in labels)


def _watched(record: Record, fields: Mapping[str, FieldType]) -> Iterator[str]:
    """The watched fields of which a value was read."""
    return (name for name, one in fields.items() if one.watched and name in record.fields)


def _open(record: Record, names: Iterable[str]) -> Iterator[str]:
    """The names of what is not there, or in doubt."""
    return (name for name in names if (found := record.fields.get(name)) is None or not found.accepted)


@dataclass(frozen=True, slots=True)
class TableType:
    """One table of a document type; its labels are the headings of its columns."""

    name: str
    columns: Mapping[str, FieldType]
    required: bool = False
    title: Words = field(default_factory=dict)

    def vouched(self, row: Record) -> tuple[str, ...]:
        """The cells of a row that something must vouch for: the required ones, and watched ones that were read."""
        return (*(one.name for one in self.columns.values() if one.required), *_watched(row, self.columns))


@dataclass(frozen=True, slots=True)
class Check:
    """A rule that the record of a type must satisfy."""

    code: str
    rule: Rule
    says: Words
    """what to tell a person where it does not hold"""
    each: str = ""
    """name of a table whose every row must satisfy the rule by itself"""
    severity: Severity = Severity.WARNING
    decides: bool = True
    """whether the amounts it joins vouch for each other where it holds"""
    others: tuple[Rule, ...] = ()
    """the same said in other orders: papers differ, and the check holds where one of them does"""

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rule and its other orders."""
        return (self.rule, *self.others)

    def judge(self, record: Record, zero: frozenset[str] = frozenset()) -> Verdict | None:
        """How the check comes out: the order that holds, else the first that could be reckoned, else None."""
        verdicts = [verdict for rule in self.rules if (verdict := rule.judge(record, zero)) is not None]
        return next((verdict for verdict in verdicts if verdict.holds), verdicts[0] if verdicts else None)


@dataclass(frozen=True, slots=True)
class DocumentType:
    """What a document of one type holds, and how it is recognised."""

    id: str
    title: Words
    fields: Mapping[str, FieldType]
    tables: Mapping[str, TableType] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    keywords: Mapping[str, float] = field(default_factory=dict)
    """phrases that speak for the type (or, below zero, against it) with their weights"""
    subtypes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """phrases by subtype; the first subtype is the ordinary one"""
    sentences: tuple[str, ...] = ()
    """sentences that say values, in any language: "between {first_party} and {second_party}" """

    def main(self, kind: Kind) -> FieldType | None:
        """The first required field of a kind, or None: the date of the paper, its number, its total."""
        return next((field for field in self.fields.values() if field.kind is kind and field.required), None)

    def wanted(self, record: Record) -> tuple[str, ...]:
        """The fields that a record must hold: the required ones, but for those that something else stands for."""
        required = (field for field in self.fields.values() if field.required)
        return tuple(field.name for field in required if not self._stood_for(field, record))

    def _stood_for(self, field: FieldType, record: Record) -> bool:
        """Whether another field says as much, or an equation holds on a paper that does not print this one."""
        others = (record.fields[name] for name in field.unless if name in record.fields)
        unprinted = field.implied if field.name not in record.fields else ()
        verdicts = [verdict for rule in unprinted if (verdict := rule.judge(record, self.zero))]
        return any(other.accepted for other in others) or any(verdict.holds for verdict in verdicts)

    def vouched(self, record: Record) -> tuple[str, ...]:
        """The fields that something must vouch for: those that are wanted, and watched ones that were read."""
        return (*self.wanted(record), *_watched(record, self.fields))

    def open(self, record: Record) -> Iterator[str]:
        """The names that a record waits for: what something must vouch for and nothing does, and tables not found."""
        yield from _open(record, self.vouched(record))
        for table in self.tables.values():
            rows = record.tables.get(table.name, ())
            if table.required and not rows:
                yield table.name
            for number, row in enumerate(rows, 1):
                yield from (f"{table.name}.{number}.{name}" for name in _open(row, table.vouched(row)))

    @property
    def zero(self) -> frozenset[str]:
        """The fields and columns that count as zero where they are absent."""
        columns = {f"{t.name}.{c.name}" for t in self.tables.values() for c in t.columns.values() if c.zero}
        return frozenset(columns | {f.name for f in self.fields.values() if f.zero})

    def title_of(self, name: str) -> Words:
        """What a field, table or column ("line_items.amount") is called, where the type's file says so."""
        table, _, column = name.partition(".")
        rows = self.tables.get(table)
        found = self.fields.get(name) or (rows.columns.get(column) if rows and column else rows)
        return found.title if found else {}


def document_type(data: Mapping[str, Any], origin: str) -> DocumentType:
    """The type that a parsed type file describes. Raises TypeFileInvalid naming `origin` and what is wrong."""
    try:
        kind = DocumentType(
            id=str(data["id"]),
            title=dict(data["title"]),
            fields={name: _field_type(name, one) for name, one in data.get("fields", {}).items()},
            tables={name: _table_type(name, one) for name, one in data.get("tables", {}).items()},
            checks=tuple(_check(one) for one in data.get("checks", [])),
            keywords={phrase: float(weight) for phrase, weight in data.get("keywords", {}).items()},
            subtypes={name: _texts(phrases) for name, phrases in data.get("subtypes", {}).items()},
            sentences=tuple(one for said in data.get("sentences", {}).values() for one in _texts(said)),
        )
        _examine_sentences(kind)
        _examine_names("implied", [rule for one in kind.fields.values() for rule in one.implied], _names(kind))
        for check in kind.checks:
            _examine(check, kind)
    except KeyError as problem:
        raise TypeFileInvalid(file=origin, problem=f"{problem} = ?") from problem
    except (ValueError, TypeError, AttributeError, IndexError, re.error, RuleInvalid) as problem:
        raise TypeFileInvalid(file=origin, problem=str(problem)) from problem
    return kind


def _field_type(name: str, data: Mapping[str, Any]) -> FieldType:
    flags = {flag: bool(data.get(flag, False)) for flag in ("required", "watched", "zero", "issuer")}
    return FieldType(
        name,
        Kind(data["kind"]),
        **flags,
        unless=(lone,) if isinstance(lone := data.get("unless", []), str) else _texts(lone),
        implied=tuple(Rule(str(one)) for one in data.get("implied", [])),
        format=re.compile(str(data.get("format", ""))).pattern,
        labels={language: _texts(words) for language, words in data.get("labels", {}).items()},
        choices={value: _texts(writings) for value, writings in data.get("choices", {}).items()},
        title=dict(data.get("title", {})),
    )


def _table_type(name: str, data: Mapping[str, Any]) -> TableType:
    columns = {column: _field_type(column, one) for column, one in data["columns"].items()}
    return TableType(name, columns, bool(data.get("required", False)), dict(data.get("title", {})))


def _check(data: Mapping[str, Any]) -> Check:
    return Check(
        code=str(data["code"]),
        rule=Rule(str(data["holds"])),
        says=dict(data["says"]),
        each=str(data.get("each", "")),
        severity=Severity(data.get("severity", "warning")),
        decides=bool(data.get("decides", True)),
        others=tuple(Rule(str(one)) for one in data.get("or", [])),
    )


def _texts(data: Any) -> tuple[str, ...]:
    """The texts of a list. Raises TypeError for a lone text, whose letters would pass for texts."""
    if isinstance(data, str):
        raise TypeError(f'["{data}"] is a list, "{data}" is not')
    return tuple(str(one) for one in data)


def _examine_sentences(kind: DocumentType) -> None:
    """Raises ValueError where a sentence names a field that the type does not hold, or begins with one."""
    for sentence in kind.sentences:
        unknown = sorted(set(re.findall(r"\{(\w+)\}", sentence)) - kind.fields.keys())
        if unknown or sentence.startswith("{"):
            raise ValueError(f"{sentence}: {', '.join(unknown)}")


def _examine(check: Check, kind: DocumentType) -> None:
    """Raises ValueError or KeyError where a check speaks of what the type does not hold."""
    known = _names(kind) | (kind.tables[check.each].columns.keys() if check.each else set())
    _examine_names(check.code, check.rules, known)
    for sentence in check.says.values():
        sentence.format(left="", right="")


def _names(kind: DocumentType) -> set[str]:
    """What rules may speak of: the fields of a type and the columns of its tables."""
    return {f"{table.name}.{column}" for table in kind.tables.values() for column in table.columns} | kind.fields.keys()


def _examine_names(said: str, rules: Iterable[Rule], known: set[str]) -> None:
    """Raises ValueError where rules name what is not known."""
    unknown = sorted({name for rule in rules for name in rule.names} - known)
    if unknown:
        raise ValueError(f"{said}: {', '.join(unknown)}")
