"""Prints that were taken for two amounts of one check: a sum that holds with one of them does not say which it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.domain.layout import Box
from core.domain.record import Field, Record
from core.domain.schema import Check, DocumentType
from core.extraction.forms.options import Option

Place = tuple[int | None, Box]


def unowned(
    totals: Iterable[tuple[str, Option]], found: Mapping[str, Sequence[Option]]
) -> Iterator[tuple[str, Option]]:
    """The totals of tables without those that stand as the only candidate beside the label of another field.

    Of two sums with exchanged amounts one holds as well as the other; the labels beside them say which is which.
    """
    owners: dict[Place, set[str]] = defaultdict(set)
    for name, options in found.items():
        for one in options:
            if one.sole and (place := _place(one.field)):
                owners[place].add(name)
    for name, one in totals:
        place = _place(one.field)
        if place is None or not owners[place] - {name}:
            yield name, one


def _place(field: Field) -> Place | None:
    return (field.evidence.page, field.evidence.box) if field.evidence.box is not None else None


def uncontested(kind: DocumentType, record: Record) -> Record:
    """The record with such amounts left to a person, and the rows of tables that add up to one of them."""
    names = {name for check in kind.checks for name in _contested(check, record)}
    rules = (rule for check in kind.checks for rule in check.rules if names.intersection(rule.names))
    tables = {name.partition(".")[0] for rule in rules for name in rule.names if "." in name}
    left = {name: tuple(map(_doubted, rows)) if name in tables else rows for name, rows in record.tables.items()}
    fields = {name: one.doubt("guess") if name in names else one for name, one in record.fields.items()}
    return replace(record, fields=fields, tables=left)


def _contested(check: Check, record: Record) -> Iterator[str]:
    """The fields of a check that were read from the very same print as another of its fields."""
    places: dict[Place, list[str]] = defaultdict(list)
    for name in dict.fromkeys(name for rule in check.rules for name in rule.names):
        where = record.fields[name].evidence if name in record.fields else None
        if where is not None and where.box is not None:
            places[where.page, where.box].append(name)
    for names in places.values():
        if len(names) > 1:
            yield from names


def _doubted(row: Record) -> Record:
    return replace(row, fields={name: cell.doubt("guess") for name, cell in row.fields.items()})
