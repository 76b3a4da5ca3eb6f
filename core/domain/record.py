"""Values with their evidence, and the records they make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from core.domain.errors import FieldUnknown
from core.domain.layout import Box
from core.domain.money import decimal


class Origin(StrEnum):
    """Who read a value."""

    EMBEDDED = "embedded"
    CODE = "code"
    RULE = "rule"
    TEMPLATE = "template"
    MODEL = "model"
    LLM = "llm"
    VISION = "vision"
    HUMAN = "human"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands: page and box, or a path in a file without pages."""

    text: str = ""
    page: int | None = None
    box: Box | None = None
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value may be believed (or not): a code of resources/texts/reasons.toml with its facts."""

    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another value that was possible for a field."""

    value: str
    evidence: Evidence
    confidence: float


@dataclass(frozen=True, slots=True)
class Field:
    """A value, where it stands, and why it may be believed."""

    value: str
    """normalised: ISO date, decimal string, text as printed with single spaces"""
    evidence: Evidence = Evidence()
    confidence: float = 0.0
    origin: Origin = Origin.RULE
    currency: str | None = None
    accepted: bool = False
    reason: Reason | None = None
    alternatives: tuple[Alternative, ...] = ()

    @property
    def number(self) -> Decimal | None:
        """The value as a number, or None."""
        return decimal(self.value)

    def accept(self, code: str, **facts: str) -> Field:
        """The same value, stood for by the product, for this reason."""
        return replace(self, accepted=True, reason=Reason(code, facts))

    def doubt(self, code: str, **facts: str) -> Field:
        """The same value, left to a person, for this reason."""
        return replace(self, accepted=False, reason=Reason(code, facts))


CELL_NAME = re.compile(r"(?P<table>[a-z_0-9]+)\.(?P<row>[1-9]\d*)\.(?P<rest>.+)")


@dataclass(frozen=True, slots=True)
class Record:
    """Fields and tables by the names of a type. A table's rows are records themselves."""

    fields: Mapping[str, Field] = field(default_factory=dict)
    tables: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)

    def get(self, name: str) -> Field | None:
        """The field or cell of that name ("total_amount", "line_items.2.amount", rows from 1), or None."""
        cell = CELL_NAME.fullmatch(name)
        if cell is None:
            return self.fields.get(name)
        rows = self.tables.get(cell["table"], ())
        index = int(cell["row"]) - 1
        return rows[index].get(cell["rest"]) if index < len(rows) else None

    def items(self, prefix: str = "") -> Iterator[tuple[str, Field]]:
        """Every field and cell with the name by which `get` finds it."""
        yield from ((prefix + name, one) for name, one in self.fields.items())
        for table, rows in self.tables.items():
            for number, row in enumerate(rows, 1):
                yield from row.items(f"{prefix}{table}.{number}.")

    def value(self, name: str) -> str | None:
        """The value of a field or cell, or None."""
        found = self.get(name)
        return found.value if found else None

    def first(self, names: Iterable[str]) -> Field | None:
        """The first of these fields that says something, or None."""
        return next((found for name in names if (found := self.fields.get(name)) and found.value), None)

    def number(self, name: str) -> Decimal | None:
        """The value of a field or cell as a number, or None."""
        return decimal(self.value(name))

    def put(self, name: str, value: Field) -> Record:
        """This record with one field or cell changed. Raises FieldUnknown where the row does not exist."""
        cell = CELL_NAME.fullmatch(name)
        if cell is None:
            return replace(self, fields={**self.fields, name: value})
        rows, index = self.tables.get(cell["table"], ()), int(cell["row"]) - 1
        if index >= len(rows):
            raise FieldUnknown(field=name)
        changed = (*rows[:index], rows[index].put(cell["rest"], value), *rows[index + 1 :])
        return replace(self, tables={**self.tables, cell["table"]: changed})

    def without(self, *names: str) -> Record:
        """This record without the named fields."""
        return replace(self, fields={name: value for name, value in self.fields.items() if name not in names})
