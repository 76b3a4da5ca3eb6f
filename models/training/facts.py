"""What a made document says, before anything is drawn; and the ways in which a paper can contradict itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

Value = str | Decimal | date | tuple[str, ...]
"""text, an amount or number, a day, or the printed lines of an address"""
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Facts:
    """The values of one document by the names of its type."""

    type: str
    fields: Mapping[str, Value]
    tables: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)
    trap: str = ""
    """how the document contradicts itself, where it does"""

    def amount(self, name: str) -> Decimal:
        """The amount of that name. Raises KeyError where there is none."""
        value = self.fields[name]
        assert isinstance(value, Decimal)
        return value

    def text(self, name: str) -> str:
        """The text of that name, lines joined; "" where there is none."""
        value = self.fields.get(name, "")
        return ", ".join(value) if isinstance(value, tuple) else str(value)


def normal(value: Value) -> str:
    """A value as a label holds it: ISO dates, decimal strings, address lines joined."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return format(value, "f")
        case tuple():
            return ", ".join(value)
    return value


def restated(facts: Facts, **fields: Value) -> Facts:
    """The same paper for somebody else: some fields said differently."""
    return replace(facts, fields={**facts.fields, **fields})


def altered(facts: Facts, name: str, by: str) -> Facts:
    """The same paper with one amount changed, and nothing that depends on it."""
    changed = {**facts.fields, name: facts.amount(name) + Decimal(by)}
    return replace(facts, fields=changed, trap=f"{name} altered")


def altered_cell(facts: Facts, table: str, index: int, column: str, by: str) -> Facts:
    """The same paper with one amount of one row changed."""
    rows = list(facts.tables[table])
    value = rows[index][column]
    assert isinstance(value, Decimal)
    rows[index] = {**rows[index], column: value + Decimal(by)}
    return replace(facts, tables={**facts.tables, table: tuple(rows)}, trap=f"{table} {index + 1} {column} altered")


def without_row(facts: Facts, table: str, index: int) -> Facts:
    """The same paper with one row left out, its totals as they were."""
    rows = facts.tables[table]
    kept = rows[:index] + rows[index + 1 :]
    return replace(facts, tables={**facts.tables, table: kept}, trap=f"{table} {index + 1} dropped")
