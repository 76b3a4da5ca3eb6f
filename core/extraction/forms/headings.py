"""The heading rows of a type's tables: which column of which table each heading names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.domain.layout import Box
from core.domain.schema import FieldType, TableType
from core.extraction.labels import Lexicon, Place, lexicon, places
from core.extraction.sheet import Sheet

DEPTH = 3.5
"""headings of one table begin within so many text heights of each other"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it stands on a page."""

    field: FieldType
    box: Box
    """of its heading"""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one table on a page: its columns from left to right, and where other tables begin beside it."""

    table: TableType
    columns: tuple[Column, ...]
    lines: range
    left: float
    right: float


def column_lexicon(tables: Mapping[str, TableType]) -> Lexicon:
    """The headings of all columns; a column is named "table.column" in it."""
    return lexicon({f"{t.name}.{c.name}": c for t in tables.values() for c in t.columns.values()})


def headings(sheet: Sheet, tables: Mapping[str, TableType], known: Lexicon) -> tuple[Heading, ...]:
    """Every table heading on a page, from top to bottom and left to right."""
    found = [place for place in places(sheet, known) if place.leads or place.closed]
    return tuple(heading for band in _bands(found) for heading in _in_band(sheet, band, tables))


def _bands(found: Sequence[Place]) -> Iterator[tuple[Place, ...]]:
    """Heading words that stand on about the same height."""
    band: list[Place] = []
    for place in sorted(found, key=lambda place: (place.rows.start, place.box.x0)):
        height = place.box.height / len(place.rows)
        if band and place.box.y0 - min(one.box.y0 for one in band) > DEPTH * height:
            yield tuple(band)
            band = []
        band.append(place)
    if band:
        yield tuple(band)


def _in_band(sheet: Sheet, band: Sequence[Place], tables: Mapping[str, TableType]) -> Iterator[Heading]:
    """The tables whose headings stand in a band; a table's first column tells where its own columns begin."""
    chosen: dict[str, dict[str, Place]] = {}
    starts: list[tuple[float, frozenset[str]]] = []
    owners: frozenset[str] = frozenset()
    for place in sorted(band, key=lambda place: place.box.x0):
        meanings = [(table, column) for name in place.fields for table, _, column in [name.partition(".")]]
        leading = frozenset(table for table, column in meanings if column == next(iter(tables[table].columns)))
        if leading:
            owners = leading
            starts.append((place.box.x0, leading))
        for table, column in meanings:
            if (not owners or table in owners) and column not in chosen.setdefault(table, {}):
                chosen[table][column] = place
    for table, columns in chosen.items():
        if len(columns) >= 2 or (columns and _alone_is_enough(tables[table], columns, starts)):
            yield _heading(sheet, tables[table], columns, starts)


def _alone_is_enough(
    table: TableType, columns: Mapping[str, Place], starts: Sequence[tuple[float, frozenset[str]]]
) -> bool:
    """Whether a lone first heading opens a table: where another opens beside it ("Earnings ... Deductions")."""
    return next(iter(table.columns)) in columns and len(starts) >= 2


def _heading(
    sheet: Sheet, table: TableType, columns: Mapping[str, Place], starts: Sequence[tuple[float, frozenset[str]]]
) -> Heading:
    ordered = sorted(columns.items(), key=lambda pair: pair[1].box.x0)
    left = ordered[0][1].box.x0
    own = [start for start, owners in starts if table.name in owners]
    others = [start for start, owners in starts if table.name not in owners]
    right = min((start for start in others if start > left), default=sheet.page.width)
    bounded = bool(own) and any(start < min(own) for start in others)
    rows = [row for place in columns.values() for row in place.rows]
    return Heading(
        table,
        tuple(Column(table.columns[name], place.box) for name, place in ordered),
        range(min(rows), max(rows) + 1),
        left=left - 3 if bounded else 0.0,
        right=right - 1,
    )
