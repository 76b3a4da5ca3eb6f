"""Which option each field takes: the best beside its label, unless the type's checks say that another was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from types import MappingProxyType

from core.domain.record import Alternative, Evidence, Field, Record
from core.domain.schema import Check, DocumentType
from core.extraction.forms.accepting import added_up, vouched, whole
from core.extraction.forms.contested import proven, uncontested
from core.extraction.forms.options import Option
from core.extraction.forms.totals import Total, summed

MOST = 4
"""options of a field that are tried against the checks"""
TOGETHER = 5
"""fields of a check that are tried together"""

Options = Mapping[str, Sequence[Option]]


def settle(
    kind: DocumentType,
    found: Options,
    tables: Mapping[str, tuple[Record, ...]],
    closing: Sequence[Total] = (),
    twice: Mapping[Evidence, str] = MappingProxyType({}),
    *,
    trusted: bool,
) -> Record:
    """The record that options and tables make, each value accepted where there is a reason that can be checked.

    `twice`: the places of a scan's cells that can be trusted, each with the table whose sum must hold, or nothing.
    """
    ranked = {name: _ranked(options) for name, options in found.items() if options}
    record = Record({name: options[0].field for name, options in ranked.items()}, tables)
    for check in kind.checks:
        record = _repaired(kind, check, record, ranked)
    record = replace(record, fields={name: _with_others(one, ranked[name]) for name, one in record.fields.items()})
    alike = {place for place, table in twice.items() if not table or table in added_up(kind, record)}
    accepted = summed(vouched(kind, record, ranked, alike, trusted=trusted), closing)
    settled = whole(kind, accepted, trusted=trusted)
    return settled if trusted else proven(kind, uncontested(kind, settled))


def _ranked(options: Sequence[Option]) -> tuple[Option, ...]:
    """Options from the likeliest down, each value once; a value that stands at several labels gains by it."""
    best: dict[str, Option] = {}
    for option in sorted(options, key=lambda option: -option.score):
        first = best.setdefault(option.field.value, option)
        if first is not option:
            best[option.field.value] = first._replace(score=first.score + 0.05, sole=first.sole or option.sole)
    return tuple(sorted(best.values(), key=lambda option: -option.score))


def _repaired(kind: DocumentType, check: Check, record: Record, ranked: Mapping[str, Sequence[Option]]) -> Record:
    """The record with other options where a check fails that they make hold, no other check being broken by it."""
    if check.each or not check.decides:
        return record
    verdict = check.judge(record, kind.zero)
    if verdict is None or verdict.holds:
        return record
    spoken = dict.fromkeys(name for rule in check.rules for name in rule.names)
    names = [name for name in spoken if len(ranked.get(name, ())) > 1][:TOGETHER]
    before = _failing(kind, record)
    for tried in _combinations(names, ranked):
        other = replace(record, fields={**record.fields, **tried})
        now = check.judge(other, kind.zero)
        if now is not None and now.holds and _failing(kind, other) < before:
            return other
    return record


def _combinations(names: Sequence[str], ranked: Mapping[str, Sequence[Option]]) -> Iterator[dict[str, Field]]:
    """Choices of options for some fields, the likeliest together first."""
    choices = [ranked[name][:MOST] for name in names]
    ordered = sorted(product(*(range(len(options)) for options in choices)), key=sum)
    for picks in ordered:
        yield {name: options[pick].field for name, options, pick in zip(names, choices, picks, strict=True)}


def _failing(kind: DocumentType, record: Record) -> int:
    verdicts = (check.judge(record, kind.zero) for check in kind.checks if not check.each)
    return sum(1 for verdict in verdicts if verdict is not None and not verdict.holds)


def _with_others(chosen: Field, options: Sequence[Option]) -> Field:
    others = (option.field for option in options if option.field.value != chosen.value)
    return replace(chosen, alternatives=tuple(Alternative(o.value, o.evidence, o.confidence) for o in others)[:MOST])
