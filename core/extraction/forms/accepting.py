"""Which values of a form the product stands for, and why: sums, check digits, or a label beside the only candidate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import islice

from core.domain.money import ZERO
from core.domain.record import Evidence, Field, Record
from core.domain.rule import Verdict
from core.domain.schema import Check, DocumentType, FieldType, Kind, TableType
from core.extraction.forms.options import Option
from core.extraction.values.ids import has_check_digits, valid

Ranked = Mapping[str, Sequence[Option]]
SURE, FIRM = 0.5, 0.9
"""a cell of a table is believed from here on; an amount that no sum vouches for, from there on"""
FIGURES = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
"""kinds of cells that no row of a scan may lack where others have one"""
LABELLED = frozenset({"label", "two_readings"})
BREAKS_OFF = re.compile(
    r"\b(?:at|for|of|the|in|to|and|by|with|on|de|du|des|la|le|et|für|der|die|das|von|und|im|am|zu)\W*$", re.IGNORECASE
)
"""how a text ends that was cut out of a sentence"""
CLEAR = 0.25
"""how far the best option must lead the next one to be the only candidate"""


def vouched(
    kind: DocumentType,
    record: Record,
    ranked: Ranked,
    twice: AbstractSet[Evidence] = frozenset(),
    *,
    trusted: bool,
) -> Record:
    """The record with every value accepted that something vouches for; `twice`: a scan's cells that can be trusted."""
    fields = {name: _by_itself(kind.fields[name], one, ranked.get(name, ())) for name, one in record.fields.items()}
    shared = _shared(record)
    tables = {
        name: tuple(_row(kind, name, row, twice, shared, trusted=trusted) for row in rows)
        for name, rows in record.tables.items()
    }
    settled = replace(record, fields=fields, tables=tables)
    for check in kind.checks:
        settled = _by_sum(kind, check, settled)
    beside = {name for name, one in fields.items() if one.accepted}
    return _uncontradicted(kind, _level(settled, ranked), beside)


def _level(record: Record, ranked: Ranked) -> Record:
    """The record with the amounts left to a person that may be another row's: a sum is as right with two exchanged."""
    for name, options in ranked.items():
        found = record.fields[name]
        chosen = next((one for one in options if one.field.value == found.value), None)
        if chosen is not None and not chosen.level and found.reason and found.reason.code == "sum":
            record = record.put(name, found.doubt("guess"))
    return record


def added_up(kind: DocumentType, record: Record) -> frozenset[str]:
    """The tables of which a column makes a sum that the document prints."""
    deciding = [check for check in kind.checks if check.decides and not check.each]
    judged = [(check, check.judge(record, kind.zero)) for check in deciding]
    holding = [check for check, verdict in judged if verdict is not None and tells(record, verdict)]
    return frozenset(name.split(".")[0] for one in holding for rule in one.rules for name in rule.names if "." in name)


def whole(kind: DocumentType, record: Record, *, trusted: bool) -> Record:
    """The record with each row left to a person whose name is, or that lacks a cell: a sum proves an amount alone."""
    tables = {}
    for name, rows in record.tables.items():
        needed = _needed(kind.tables[name], rows, trusted=trusted)
        tables[name] = tuple(row if _whole(kind.tables[name], row, needed) else _left(row) for row in rows)
    return replace(record, tables=tables)


def _needed(table: TableType, rows: Sequence[Record], *, trusted: bool) -> AbstractSet[str]:
    """The cells that no row may lack: on a scan, what stands in no cell was read as another's, or not at all."""
    if trusted:
        return frozenset()
    required = {name for name, column in table.columns.items() if column.required}
    filled = {name for row in rows for name in row.fields if table.columns[name].kind in FIGURES}
    return required | filled | set(islice(table.columns, 1))


def _whole(table: TableType, row: Record, needed: AbstractSet[str]) -> bool:
    first = next(iter(table.columns.values()))
    name = row.fields.get(first.name)
    unnamed = first.required and first.kind is Kind.TEXT and not (name is not None and name.accepted)
    return needed <= row.fields.keys() and not unnamed


def _left(row: Record) -> Record:
    return replace(row, fields={key: one.doubt("guess") if one.accepted else one for key, one in row.fields.items()})


def _uncontradicted(kind: DocumentType, record: Record, beside: AbstractSet[str]) -> Record:
    """The record with the fields left to a person that a check contradicts and no other amount of the paper proves.

    Rows that add up to a total may be one block of several: gross and net have to say that there is no other, or
    the total stands `beside` its own label as well.
    """
    deciding = [check for check in kind.checks if check.decides and not check.each]
    judged = [(check, check.judge(record, kind.zero)) for check in deciding]
    holding = [one.fields for _, one in judged if one is not None and tells(record, one)]
    failing = {name for _, one in judged if one is not None and not one.holds for name in one.fields}
    unheard = {name for check, one in judged if one is None and _required(kind, check) for name in check.rule.names}
    proven = {name for names in holding if not any("." in name for name in names) for name in names}
    for reasons, names in ((LABELLED, failing), ({"sum"}, (failing | unheard) - proven - beside)):
        for name in names & record.fields.keys():
            found = record.fields[name]
            if found.accepted and found.reason and found.reason.code in reasons:
                record = record.put(name, found.doubt("guess"))
    return record


def _required(kind: DocumentType, check: Check) -> bool:
    """Whether every paper of the type bears all amounts of a check."""
    return all(name in kind.fields and kind.fields[name].required for name in check.rule.names)


def _by_itself(field: FieldType, value: Field, options: Sequence[Option]) -> Field:
    """A value accepted by its label, or left to a person as the likeliest.

    Check digits say that an id was read rightly, even by a recognizer alone; whose it is the label says.
    """
    chosen = next((option for option in options if option.field.value == value.value), None)
    checked = has_check_digits(field.format) and valid(field.format, value.value)
    if chosen is not None and checked and chosen.sole and _clear(chosen, options):
        return value.accept("check_digit")
    if chosen is None or not _only(chosen, options) or (field.kind is Kind.TEXT and BREAKS_OFF.search(value.value)):
        return value.doubt("guess")
    said = "two_readings" if chosen.scanned else chosen.reason
    return replace(value.accept(said), confidence=max(value.confidence, 0.9))


def _only(chosen: Option, options: Sequence[Option]) -> bool:
    """Whether a trusted text holds the option beside its label and no other comes near it."""
    return chosen.trusted and chosen.sole and _clear(chosen, [option for option in options if option.trusted])


def _clear(chosen: Option, options: Sequence[Option]) -> bool:
    """Whether no other value comes near an option."""
    return all(chosen.score - one.score >= CLEAR for one in options if one.field.value != chosen.field.value)


def _shared(record: Record) -> frozenset[Evidence]:
    """The places that more than one cell was read from: at most one of them can be right."""
    places = Counter(cell.evidence for rows in record.tables.values() for row in rows for cell in row.fields.values())
    return frozenset(place for place, count in places.items() if count > 1)


def _row(
    kind: DocumentType,
    table: str,
    row: Record,
    twice: AbstractSet[Evidence],
    shared: AbstractSet[Evidence],
    *,
    trusted: bool,
) -> Record:
    """A row with its cells accepted where the text is trusted; amounts in no ruled cell wait for their sum."""
    columns = kind.tables[table].columns
    read = {}
    for name, cell in row.fields.items():
        reason = "label" if trusted else "two_readings" if cell.evidence in twice else ""
        read[name] = _cell(columns[name], cell, "" if cell.evidence in shared else reason)
    return replace(row, fields=read)


def _cell(column: FieldType, cell: Field, reason: str) -> Field:
    """A cell accepted for its check digits, or for a reason; without one left to a person."""
    if column.format and has_check_digits(column.format) and valid(column.format, cell.value):
        return cell.accept("check_digit")
    if reason and cell.confidence >= (FIRM if column.kind is Kind.MONEY else SURE):
        return cell.accept(reason)
    return cell.doubt("guess")


def _by_sum(kind: DocumentType, check: Check, record: Record) -> Record:
    """The record with the amounts of a check accepted that holds."""
    if check.each:
        rows = record.tables.get(check.each, ())
        judged = tuple(_rows_own(kind, check, row) for row in rows)
        return replace(record, tables={**record.tables, check.each: judged}) if rows else record
    if not check.decides:
        return record
    verdict = check.judge(record, kind.zero)
    return _accepted(record, verdict) if verdict and tells(record, verdict) else record


def _rows_own(kind: DocumentType, check: Check, row: Record) -> Record:
    """The row with the cells of a check accepted where it holds, and left to a person where they contradict it."""
    verdict = check.judge(row, kind.zero | kind.tables[check.each].columns.keys())
    if verdict is not None and verdict.holds:
        return _accepted(row, verdict) if check.decides and tells(row, verdict) else row
    printed = check.judge(row, kind.zero)
    named = {name: row.fields[name] for name in (printed.fields if printed else ()) if name in row.fields}
    doubted = {name: one.doubt("guess") for name, one in named.items() if one.reason and one.reason.code in LABELLED}
    return replace(row, fields={**row.fields, **doubted})


def tells(record: Record, verdict: Verdict) -> bool:
    """Whether a check that holds says anything: two amounts that are not nought took part, each printed by itself."""
    numbers = [record.number(name) for name in verdict.fields]
    told = sum(1 for number in numbers if number is not None and number != ZERO) >= 2
    return verdict.holds and verdict.equates and told and _apart(record, verdict)


def _apart(record: Record, verdict: Verdict) -> bool:
    """Whether no print was taken for two of the fields: of one print a sum only says that it equals itself."""
    found = [field.evidence for name in verdict.fields if (field := record.get(name)) is not None]
    places = [(one.page, one.box, one.path) for one in found if one.box or one.path]
    return len(set(places)) == len(places)


def _accepted(record: Record, verdict: Verdict) -> Record:
    equation = f"{verdict.left} = {verdict.right}"
    for name in verdict.fields:
        found = record.get(name)
        if found is not None and not found.accepted:
            record = record.put(name, replace(found.accept("sum", equation=equation), confidence=0.97))
    return record
