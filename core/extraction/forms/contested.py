"""Prints that were taken for two amounts of one check: a sum that holds with one of them does not say which it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.domain.layout import Box
from core.domain.record import Field, Record
from core.domain.schema import Check, DocumentType, Kind
from core.extraction.forms.accepting import LABELLED, tells
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


def proven(kind: DocumentType, record: Record) -> Record:
    """The record with the amounts left to a person that only their label vouches for, where a sum might.

    On a picture that leans a whole column of amounts may stand one line beside its labels, read alike by two.
    """
    sums = [check for check in kind.checks if check.decides and not check.each]
    rules = [rule for check in sums for rule in check.rules if "==" in rule.text]
    named = {name for rule in rules for name in rule.names if any(map(record.number, {*rule.names} - {name}))}
    held = {name for check in sums for name in _held(kind, check, record)}
    for name in named - held:
        found = record.fields.get(name)
        labelled = found is not None and found.accepted and found.reason and found.reason.code in LABELLED
        if found is not None and labelled and found.number and kind.fields[name].kind is Kind.MONEY:
            record = record.put(name, found.doubt("guess"))
    return record


def _held(kind: DocumentType, check: Check, record: Record) -> Sequence[str]:
    """The fields that a check of an equation proves, which holds with two amounts that are not nought."""
    verdict = check.judge(record, kind.zero)
    return verdict.fields if verdict is not None and tells(record, verdict) else ()


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
