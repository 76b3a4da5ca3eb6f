"""How an issuer writes days and amounts: shown by confirmed values, and used where a paper alone leaves it open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from core.domain.record import Field, Origin, Reason, Record
from core.domain.schema import DocumentType, Kind
from core.extraction.values import parse
from core.extraction.values.amounts import decimal_mark

DAY, MARK = "day", "mark"
ORDERS = ("dmy", "mdy")
FIGURES = frozenset({Kind.MONEY, Kind.NUMBER})
SURE = 2
"""so many papers must have shown a habit before it decides alone"""


def habits(kind: DocumentType, record: Record) -> dict[str, str]:
    """What the vouched values of a record show, where all of them show the same."""
    vouched = {name: field for name, field in record.fields.items() if field.accepted and name in kind.fields}
    days = {way for name, field in vouched.items() for way, value in _days(kind, name, field) if value == field.value}
    mark = decimal_mark(one.evidence.text for name, one in vouched.items() if kind.fields[name].kind in FIGURES)
    return ({DAY: next(iter(days))} if len(days) == 1 else {}) | ({MARK: mark} if mark else {})


def in_habit(kind: DocumentType, record: Record, habit: Mapping[str, str], papers: int) -> Record:
    """The record in which days and amounts that can be read in two ways are read as so many papers showed.

    Days are accepted where nothing else was in doubt; amounts wait for arithmetic.
    """
    for name, field in record.fields.items():
        if name in kind.fields and not field.accepted:
            value = _value(kind, name, field, habit)
            if value is not None and (value != field.value or _open(field)):
                record = record.put(name, _read(field, value, sure=papers >= SURE))
    return record


def _read(field: Field, value: str, *, sure: bool) -> Field:
    said = replace(field, value=value, origin=Origin.TEMPLATE, reason=Reason("learned_habit"))
    return said.accept("learned_habit") if sure and _open(field) else said


def _open(field: Field) -> bool:
    """Whether nothing but the order of day and month was in doubt."""
    return field.reason is not None and field.reason.code == "date_order"


def _value(kind: DocumentType, name: str, field: Field, habit: Mapping[str, str]) -> str | None:
    """What a field's text says as a habit has it, where it could say something else."""
    wanted = kind.fields[name]
    if wanted.kind is Kind.DATE:
        return dict(_days(kind, name, field)).get(habit.get(DAY, ""))
    said = parse(wanted, field.evidence.text, mark=habit[MARK]) if wanted.kind in FIGURES and MARK in habit else None
    return said if said != field.value else None


def _days(kind: DocumentType, name: str, field: Field) -> Iterator[tuple[str, str]]:
    """The ways to read a day with what each gives, where they do not give the same."""
    wanted = kind.fields[name]
    if wanted.kind is not Kind.DATE:
        return
    read = [(order, parse(wanted, field.evidence.text, order=order)) for order in ORDERS]
    if len({value for _, value in read}) > 1:
        yield from ((order, value) for order, value in read if value is not None)
