"""A made document: its bytes, and what a right reading of them says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from models.training.facts import Facts, Row, normal


@dataclass(frozen=True)
class Made:
    """One document with its labels, which name only what can be seen on it."""

    data: bytes
    suffix: str
    """of its file name, with the dot"""
    type: str
    layout: str
    """the family it was drawn by: what is trained on and what is tested on are kept apart by it"""
    fields: Mapping[str, str]
    tables: Mapping[str, Sequence[Mapping[str, str]]] = field(default_factory=dict)
    boxes: Mapping[str, tuple[int, tuple[float, float, float, float]]] = field(default_factory=dict)
    """page and box of a field, in points from the top left"""
    trap: str = ""
    """how it contradicts itself; such a document must never be accepted"""
    password: str = ""

    def carried(self, data: bytes, suffix: str) -> Made:
        """The same document in another form; its boxes hold no more."""
        return replace(self, data=data, suffix=suffix, boxes={})

    def labels(self) -> dict[str, Any]:
        """What a right reading says, as JSON data."""
        said: dict[str, Any] = {"type": self.type, "layout": self.layout, "fields": dict(self.fields)}
        said["tables"] = {name: [dict(row) for row in rows] for name, rows in self.tables.items()}
        said |= {"trap": self.trap} if self.trap else {}
        said |= {"password": self.password} if self.password else {}
        said |= {"boxes": {name: [page, *box] for name, (page, box) in self.boxes.items()}} if self.boxes else {}
        return said


def labelled(facts: Facts, data: bytes, suffix: str, layout: str) -> Made:
    """A document that carries all its facts, such as a file of structured data."""
    fields = {name: normal(value) for name, value in facts.fields.items()}
    tables = {name: [normal_row(row) for row in rows] for name, rows in facts.tables.items()}
    return Made(data, suffix, facts.type, layout, fields, tables, trap=facts.trap)


def normal_row(row: Row) -> dict[str, str]:
    """A row as labels hold it, without its empty cells."""
    return {name: text for name, value in row.items() if (text := normal(value))}
