"""The heading rows of a type's tables: which column of which table each heading names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import pairwise

from core.domain.layout import Box
from core.domain.schema import FieldType, Kind, TableType
from core.extraction.page.labels import Lexicon, Place, lexicon
from core.extraction.page.stretches import PageText, Spot
from core.extraction.values.currencies import currency_code

DEPTH = 2.5
"""headings of one table begin within so many text heights of each other"""
DATA = re.compile(r"\d[.,]\d{2}(?!\d)|\d{1,2}[-/. ](?:\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2,4}")
"""an amount or a date: no heading bears one"""
ABREAST = 8.0
"""headings of tables that stand side by side begin within so many text heights of each other"""
Starts = Sequence[tuple[float, frozenset[str]]]
"""where tables begin in a band, from left to right"""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it stands on a page; one that the type does not know has no field."""

    field: FieldType | None
    box: Box
    """of its heading"""
    ruled: bool = False
    """whether its heading has a ruled cell of its own, as wide as its box"""

    def holds(self, cell: Box | None) -> bool:
        """Whether a ruled cell stands in this ruled column."""
        return self.ruled and cell is not None and (cell.x0, cell.x1) == (self.box.x0, self.box.x1)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one table on a page: its columns from left to right, and where other tables begin beside it."""

    table: TableType
    columns: tuple[Column, ...]
    lines: range
    left: float
    right: float
    shared: bool = False
    """whether another table has the same first column: its rows stand among this one's"""


def column_lexicon(tables: Mapping[str, TableType]) -> Lexicon:
    """The headings of all columns; a column is named "table.column" in it."""
    return lexicon({f"{t.name}.{c.name}": c for t in tables.values() for c in t.columns.values()})


def headings(sheet: PageText, tables: Mapping[str, TableType], found: Sequence[Place]) -> tuple[Heading, ...]:
    """Every table heading on a page, from top to bottom and left to right; `found` are the columns' labels on it."""
    data = frozenset(index for index, line in enumerate(sheet.lines) if DATA.search(line.text))
    starts = frozenset(place.spots[0] for place in found)
    heading = [one for one in found if _may_head(sheet, one, starts) and data.isdisjoint(one.rows)]
    rows = frozenset(row for one in heading for row in one.rows)
    heading += [one for one in found if one not in heading and _begins_heading(one, rows) and data.isdisjoint(one.rows)]
    heading += [one for one in found if _may_head(sheet, one, starts) and _abreast(sheet, one, heading, data)]
    return _bounded(
        _told_apart([heading for band in _bands(heading, data) for heading in _in_band(sheet, band, tables)])
    )


def _abreast(sheet: PageText, place: Place, heads: Sequence[Place], data: AbstractSet[int]) -> bool:
    """Whether a label stands in one line with nothing but the rows of a table beside it, whose heading is higher."""
    if data.isdisjoint(place.rows):
        return False
    height = place.box.height / len(place.rows)
    above = [one.box for one in heads if 0 < place.box.y0 - one.box.y0 < ABREAST * height]
    figures = [word.box for row in place.rows for word in sheet.lines[row].words if DATA.search(word.text)]
    beside = place.box.x0 > max((box.x1 for box in above), default=0) or place.box.x1 < min(
        (box.x0 for box in above), default=0
    )
    return beside and bool(figures) and all(_under_one(box, above) for box in figures)


def _under_one(box: Box, heads: Sequence[Box]) -> bool:
    """Whether a figure stands under one of some headings."""
    return any(box.x0 < head.x1 + box.height and head.x0 - box.height < box.x1 for head in heads)


def _bounded(found: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings with the space of those bounded that stand beside another a few lines higher or lower."""
    return tuple(_beside(one, [other for other in found if other is not one]) for one in found)


def _beside(heading: Heading, others: Sequence[Heading]) -> Heading:
    left, right = (edge(_own(heading)) for edge in (_first, _last))
    near = [one for one in others if abs(_top(one) - _top(heading)) < ABREAST * heading.columns[0].box.height]
    after = [_first(_own(one)) for one in near if _first(_own(one)) > right]
    before = [one for one in near if _last(_own(one)) < left]
    start = max(heading.left, left - 3) if before else heading.left
    end = min([heading.right, *(start - 1 for start in after)])
    columns = tuple(one for one in heading.columns if one.field is not None or start <= one.box.x0 <= end)
    return replace(heading, columns=columns, left=start, right=end)


def _own(heading: Heading) -> Sequence[Box]:
    return [column.box for column in heading.columns if column.field is not None]


def _first(boxes: Sequence[Box]) -> float:
    return min(box.x0 for box in boxes)


def _last(boxes: Sequence[Box]) -> float:
    return max(box.x0 for box in boxes)


def _top(heading: Heading) -> float:
    return min(column.box.y0 for column in heading.columns)


def _told_apart(found: Sequence[Heading]) -> tuple[Heading, ...]:
    """Headings that fit several tables alike, each given to one of them in the order of the type's file.

    A lone one that may be either table is neither.
    """
    alike: dict[tuple[Box, ...], list[Heading]] = {}
    for one in found:
        alike.setdefault(tuple(column.box for column in one.columns if column.field), []).append(one)
    firm = {group[0].table.name for group in alike.values() if len(group) == 1}
    unsure = sum(len(group) > 1 for group in alike.values())
    chosen = []
    for group in alike.values():
        left = [one for one in group if one.table.name not in firm]
        told = left[:1] if len(group) > 1 and (unsure > 1 or len(left) == 1) else group
        firm.update(one.table.name for one in told)
        chosen += told if len(told) == 1 else []
    return tuple(chosen)


def _may_head(sheet: PageText, place: Place, starts: frozenset[Spot]) -> bool:
    """Whether a label may be a heading: nothing but brackets or the next heading follows it, and no colon."""
    line, word = place.spots[-1]
    after = sheet.after(place.spots[-1])
    ends = after is None or after.text[0] in "([/*#@" or Spot(line, word + 1) in starts
    return ends and (place.leads or place.closed) and not place.colon and place.rest is None


def _begins_heading(place: Place, rows: frozenset[int]) -> bool:
    """Whether a label opens a longer heading among others: "Principal amount" in "Principal amount of deposit"."""
    return place.leads and " " in place.label and place.rest is None and not place.colon and place.rows.start in rows


def _bands(found: Sequence[Place], data: frozenset[int]) -> Iterator[tuple[Place, ...]]:
    """Heading words that stand on about the same height, no row of data between them."""
    band: list[Place] = []
    for place in sorted(found, key=lambda place: (place.rows.start, place.box.x0)):
        height = place.box.height / len(place.rows)
        if band and (
            place.box.y0 - min(one.box.y0 for one in band) > DEPTH * height
            or any(row in data for row in range(band[0].rows.start, place.rows.start))
        ):
            yield tuple(band)
            band = []
        band.append(place)
    if band:
        yield tuple(band)


def _in_band(sheet: PageText, band: Sequence[Place], tables: Mapping[str, TableType]) -> Iterator[Heading]:
    """The tables whose headings stand in a band; a table's first column tells where its own columns begin."""
    chosen: dict[str, dict[str, Place]] = {}
    starts: list[tuple[float, frozenset[str]]] = []
    owners: frozenset[str] = frozenset()
    ordered = list(_entitled(sorted(_less_repeated(band), key=lambda place: place.box.x0), tables))
    for place, leading in zip(ordered, _dealt(ordered, tables), strict=True):
        if not place.fields:
            starts.append((place.box.x0 - 1, frozenset()))
        meanings = [(table, column) for name in place.fields for table, _, column in [name.partition(".")]]
        meanings = [
            (table, column) for table, column in meanings if not _leads(tables, table, column) or table in leading
        ]
        at_home = any(table in owners and column not in chosen.get(table, {}) for table, column in meanings)
        only = all(_leads(tables, table, column) for table, column in meanings)
        if leading and (not at_home or (only and leading & owners)):
            owners = leading
            starts.append((place.box.x0, leading))
            meanings = [(table, column) for table, column in meanings if _leads(tables, table, column)]
        for table, column in meanings:
            if (not owners or table in owners) and column not in chosen.setdefault(table, {}):
                chosen[table][column] = place
    for table, columns in chosen.items():
        if len(columns) >= 2 or (columns and _alone_is_enough(sheet, tables[table], columns, starts)):
            first = min(columns.values(), key=lambda place: place.box.x0)
            shared = sum(first in other.values() for other in chosen.values()) > 1
            yield replace(_heading(sheet, tables[table], columns, starts), shared=shared)


def _leads(tables: Mapping[str, TableType], table: str, column: str) -> bool:
    return column == next(iter(tables[table].columns))


def _entitled(ordered: Sequence[Place], tables: Mapping[str, TableType]) -> Iterator[Place]:
    """Headings from left to right; one after a table's title is that table's: "Deductions" before "Description".

    A title names no column, and its table begins there.
    """
    title: Place | None = None
    for place, after in zip(ordered, (*ordered[1:], None), strict=True):
        if title is not None:
            own = tuple(name for name in place.fields if name in title.fields)
            yield replace(place, fields=own, box=title.box.joined(place.box)._replace(y0=place.box.y0))
            title = None
        elif _is_title(place, after, tables):
            title = place
            yield replace(place, fields=())
        else:
            yield place


def _is_title(place: Place, after: Place | None, tables: Mapping[str, TableType]) -> bool:
    """Whether a heading names one table, of which the next heading names the first column, too."""
    leading = all(_leads(tables, *name.split(".")) for name in place.fields)
    return after is not None and leading and len(place.fields) == 1 and set(place.fields) < set(after.fields)


def _dealt(ordered: Sequence[Place], tables: Mapping[str, TableType]) -> Iterator[frozenset[str]]:
    """The tables that each heading opens; where two headings may open the same tables, each opens its own."""
    opened = []
    for place in ordered:
        meanings = [(table, column) for name in place.fields for table, _, column in [name.partition(".")]]
        leading = frozenset(table for table, column in meanings if _leads(tables, table, column))
        opened.append((leading, all(_leads(tables, table, column) for table, column in meanings)))
    firm = {table for one, only in opened if only and len(one) == 1 for table in one}
    shared = [one for one, _ in opened if len(one) > 1]
    for one, _ in opened:
        if len(one) < 2 or (len(shared) == 1 and not one & firm):
            yield one
        else:
            left = [table for table in tables if table in one and table not in firm]
            firm.update(left[:1])
            yield frozenset(left[:1])


def _less_repeated(band: Sequence[Place]) -> Iterator[Place]:
    """The places of a band, less those on other lines that say no more than its fullest line does over them."""
    fullest = Counter(place.rows.start for place in band).most_common(1)[0][0]
    full = [place for place in band if place.rows.start == fullest]
    offered = {name for place in full for name in place.fields}
    left, right = min(place.box.x0 for place in full), max(place.box.x1 for place in full)
    return (
        place
        for place in band
        if place in full or place.box.x0 > right or place.box.x1 < left or not offered.issuperset(place.fields)
    )


def _alone_is_enough(sheet: PageText, table: TableType, columns: Mapping[str, Place], starts: Starts) -> bool:
    """Whether a lone first heading opens a table: another opens beside it, or it has a line for itself."""
    first = columns.get(next(iter(table.columns)))
    if first is None:
        return False
    alone = len(sheet.stretches[first.rows.start]) == 1 and first.leads and first.closed
    return sum(bool(owners) for _, owners in starts) >= 2 or alone


def _heading(sheet: PageText, table: TableType, columns: Mapping[str, Place], starts: Starts) -> Heading:
    ordered = sorted(columns.items(), key=lambda pair: pair[1].box.x0)
    left = ordered[0][1].box.x0
    own = [start for start, owners in starts if table.name in owners]
    others = [start for start, owners in starts if table.name not in owners]
    right = min((start for start in others if start > left), default=sheet.page.width)
    bounded = bool(own) and any(start < min(own) for start in others)
    rows = range(
        min(place.rows.start for place in columns.values()), max(place.rows.stop for place in columns.values())
    )
    enclosing = [sheet.cell(place.spots[0]) for _, place in ordered]
    known = tuple(
        _column(table.columns[name], place.box, cell if enclosing.count(cell) == 1 else None)
        for (name, place), cell in zip(ordered, enclosing, strict=True)
    )
    heading = Heading(table, known, rows, left - 3 if bounded else 0.0, right - 1)
    return _completed(sheet, heading, {spot for place in columns.values() for spot in place.spots})


def _column(field: FieldType, box: Box, cell: Box | None) -> Column:
    """A column under a heading, as wide as the ruled cell that is the heading's own."""
    return Column(field, box._replace(x0=cell.x0, x1=cell.x1), ruled=True) if cell else Column(field, box)


def _completed(sheet: PageText, heading: Heading, covered: set[Spot]) -> Heading:
    """A heading with the columns that the type does not know, and one for amounts where none is named."""
    strange = tuple(
        Column(None, _as_wide(box, sheet.cells.values(), heading))
        for row in heading.lines
        for box in _unnamed(sheet, row, covered)
        if heading.left <= box.x0 <= heading.right and not any(box.over(one.box) for one in heading.columns)
    )
    columns = (*heading.columns, *strange)
    named = {column.field.name for column in heading.columns if column.field}
    amounts = [one for one in heading.table.columns.values() if one.kind is Kind.MONEY]
    ordered = tuple(sorted(columns, key=lambda column: column.box.x0))
    signed = next((one for before, one in pairwise(ordered) if _named(before) and _sign(sheet, heading, one)), None)
    if signed is not None and amounts and amounts[0].name not in named:
        columns = tuple(replace(one, field=amounts[0]) if one is signed else one for one in columns)
    elif not strange and amounts and not named & {one.name for one in amounts}:
        last = max(column.box.x1 for column in columns)
        blank = Box(last + 1, columns[0].box.y0, max(heading.right, last + 2), columns[0].box.y1)
        columns = (*columns, Column(amounts[0], blank))
    ordered = tuple(sorted(columns, key=lambda column: column.box.x0))
    return replace(heading, columns=ordered)


def _named(column: Column) -> bool:
    """Whether a column names the rows."""
    return column.field is not None and column.field.kind is Kind.TEXT


def _sign(sheet: PageText, heading: Heading, column: Column) -> bool:
    """Whether nothing but a currency heads a column that the type does not know."""
    box = column.box
    words = [word for row in heading.lines for word in sheet.lines[row].words if box.x0 <= word.box.middle[0] <= box.x1]
    return column.field is None and bool(words) and all(currency_code(word.text) is not None for word in words)


def _as_wide(box: Box, cells: Iterable[Box], heading: Heading) -> Box:
    """A heading's box, as wide as its ruled cell where that is no other heading's."""
    own = next((cell for cell in cells if cell.x0 <= box.x0 and box.x1 <= cell.x1 and cell.level(box)), None)
    if own is None or any(column.box.over(own) for column in heading.columns):
        return box
    return box._replace(x0=own.x0, x1=own.x1)


def _unnamed(sheet: PageText, row: int, covered: set[Spot]) -> Iterator[Box]:
    """The boxes of the words on a heading's line that no label covers, neighbours together; brackets aside."""
    for stretch in sheet.stretches[row]:
        box: Box | None = None
        for index in range(stretch.first, stretch.last + 1):
            word = sheet.word(Spot(row, index))
            if Spot(row, index) in covered or word.text[0] in "([/*@":
                if box is not None:
                    yield box
                box = None
            else:
                box = word.box if box is None else box.joined(word.box)
        if box is not None:
            yield box
