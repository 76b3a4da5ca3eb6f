"""How near a reading comes to what a golden document says."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from core.domain.document import Reading, Status
from core.domain.money import decimal
from core.domain.record import Field, Record
from core.domain.schema import DocumentType, FieldType, Kind

NUMBERS = frozenset({Kind.MONEY, Kind.NUMBER, Kind.PERCENT})
Cells = Mapping[str, str]


@dataclass
class Score:
    """Counts over some documents."""

    fields: int = 0
    fields_right: int = 0
    cells: int = 0
    cells_right: int = 0
    documents: int = 0
    accepted: int = 0
    accepted_values: int = 0
    wrong: list[str] = field(default_factory=list)
    accepted_wrong: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Counts another score in."""
        for name in ("fields", "fields_right", "cells", "cells_right", "documents", "accepted", "accepted_values"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.wrong += other.wrong
        self.accepted_wrong += other.accepted_wrong

    @property
    def field_rate(self) -> float:
        """Share of labelled fields that were read right."""
        return self.fields_right / self.fields if self.fields else 1.0

    @property
    def cell_rate(self) -> float:
        """Share of labelled cells that were read right; a row too many counts as a cell not read."""
        return self.cells_right / self.cells if self.cells else 1.0


def letters(text: str) -> str:
    """The letters and digits of a text, case and accents folded."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if one.isalnum())


def same(kind: FieldType | None, expected: str, got: str) -> bool:
    """Whether a value is the one expected, as its kind is compared."""
    if kind and kind.kind in NUMBERS:
        return decimal(expected) is not None and decimal(expected) == decimal(got)
    if kind and kind.name == "term":
        return letters(expected)[:1] == letters(got)[:1]
    return letters(expected) == letters(got) != ""


def score(name: str, labels: Mapping[str, Any], reading: Reading, kind: DocumentType) -> Score:
    """The score of one reading against the labels of its document."""
    result = Score(documents=1, accepted=int(reading.status is Status.ACCEPTED))
    if reading.type != labels["type"]:
        result.wrong.append(f"{name}: type {reading.type}, not {labels['type']}")
    for key, expected in labels["fields"].items():
        got = _value(reading.record, key)
        right = got is not None and same(kind.fields.get(key), expected, got.value)
        result.fields += 1
        result.fields_right += right
        _note(result, f"{name} {key}", expected, got, right=right)
    for table, rows in labels["tables"].items():
        _score_table(result, f"{name} {table}", rows, _rows(reading.record, table), kind)
    return result


def _value(record: Record, name: str) -> Field | None:
    """A field of the document, or of its lone account."""
    found = record.fields.get(name)
    accounts = record.tables.get("accounts", ())
    return found or (accounts[0].fields.get(name) if len(accounts) == 1 else None)


def _rows(record: Record, table: str) -> Sequence[Record]:
    """The rows of a table; those of a statement's accounts end to end."""
    if table in record.tables:
        return record.tables[table]
    return [row for account in record.tables.get("accounts", ()) for row in account.tables.get(table, ())]


def _note(result: Score, place: str, expected: str, got: Field | None, *, right: bool) -> None:
    result.accepted_values += bool(got and got.accepted)
    if right:
        return
    said = f"{got.value!r}{' ACCEPTED' if got.accepted else ''}" if got else "nothing"
    result.wrong.append(f"{place}: expected {expected!r}, got {said}")
    if got and got.accepted:
        result.accepted_wrong.append(result.wrong[-1])


def _score_table(result: Score, place: str, rows: Sequence[Cells], got: Sequence[Record], kind: DocumentType) -> None:
    """Scores each labelled row against the row that was read of it, and counts rows that stand for none."""
    table = place.rpartition(" ")[2]
    columns = kind.tables[table].columns if table in kind.tables else {}
    wanted = [_one_amount(row) for row in rows]
    pairs = _paired(wanted, got, columns)
    free = [row for index, row in enumerate(got) if index not in pairs.values()]
    for number, cells in enumerate(wanted, 1):
        nearest = got[pairs[number - 1]] if number - 1 in pairs else Record()
        for name, right in zip(cells, _hits(cells, nearest, columns), strict=True):
            result.cells += 1
            result.cells_right += right
            _note(result, f"{place}.{number}.{name}", cells[name], _cell(nearest, name), right=right)
    result.cells += len(free)
    for row_read in free:
        result.wrong.append(f"{place}: a row too many: { {n: f.value for n, f in row_read.fields.items()} }")
        if any(one.accepted for one in row_read.fields.values()):
            result.accepted_wrong.append(result.wrong[-1])


def _paired(wanted: Sequence[Cells], got: Sequence[Record], columns: Mapping[str, FieldType]) -> dict[int, int]:
    """Which row was read of which labelled row: those most alike first, in order where they are equally alike."""
    hits = {
        (left, right): sum(_hits(cells, row, columns))
        for left, cells in enumerate(wanted)
        for right, row in enumerate(got)
    }
    pairs: dict[int, int] = {}
    for left, right in sorted(hits, key=lambda pair: (-hits[pair], abs(pair[0] - pair[1]))):
        if hits[left, right] and left not in pairs and right not in pairs.values():
            pairs[left] = right
    return pairs


def _hits(cells: Cells, row: Record, columns: Mapping[str, FieldType]) -> Iterator[bool]:
    for name, expected in cells.items():
        got = _cell(row, name)
        yield got is not None and same(columns.get(name), expected, got.value)


def _one_amount(row: Cells) -> Cells:
    """A transaction by its signed amount, whatever columns it was printed in."""
    if "credit" not in row and "debit" not in row:
        return row
    amount = row["credit"] if "credit" in row else f"-{row['debit']}"
    return {**{name: value for name, value in row.items() if name not in ("credit", "debit")}, "amount": amount}


def _cell(row: Record, name: str) -> Field | None:
    return row.fields.get(name)
