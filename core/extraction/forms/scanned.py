"""Values and cells of scans that can be trusted: read alike by two recognizers, in rows that no other slipped into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from core.domain.layout import Box, Line
from core.domain.money import ZERO, tolerance
from core.domain.record import Evidence, Field, Record
from core.domain.schema import FieldType, Kind
from core.extraction.forms.context import Context
from core.extraction.forms.options import Option
from core.extraction.forms.readers import PLACES, reader_of
from core.extraction.forms.rows import FIGURES, Grid
from core.extraction.page.evidence import vouched_at, words_at
from core.extraction.page.stretches import PageText

SPELLED = frozenset({Kind.TEXT, Kind.PARTY, Kind.ADDRESS, Kind.LIST})
"""kinds that say what their letters say"""
SPECKS = "_'`‘’“”\"|"
"""what is read of rules and specks around a value"""
ASKEW = 0.35
"""share of a cell's height by which another of its row may stand higher or lower"""


def seconded(field: FieldType, sheet: PageText, found: Iterable[Option], known: Context) -> Iterator[Option]:
    """Options of a page, those of a scan trusted too whose second reading says the same value."""
    for one in found:
        again = sheet.scanned and not one.trusted and _says_again(sheet, field, one.field, known)
        yield one._replace(trusted=True) if again else one


def _says_again(sheet: PageText, field: FieldType, value: Field, known: Context) -> bool:
    """Whether the second reading of a value's place says the same, of a kind that is one however it is written."""
    words = words_at(sheet.page, value.evidence)
    seen = [(word, word.second.strip(SPECKS)) for word in words if word.second]
    if field.format in PLACES:
        seen = [(word, text.replace("l", "I")) for word, text in seen]  # such ids have capitals only
    again = tuple(word._replace(text=text) for word, text in seen)
    if not again or field.kind in SPELLED:
        return False
    return any(one.text == value.value for one in reader_of(field)(field, (Line(again),), known))


def read_twice(sheet: PageText, grids: Sequence[Grid], known: Context) -> Iterator[tuple[Evidence, str]]:
    """The places of the cells of a scanned page that can be trusted, some only once their table is known to add up.

    On a slanted page an amount may stand beside another row's name. None does where the cells of every row are level,
    and a column adds up to its total, or rules enclose each row. A row that lacks a cell stays open. With each place
    comes the name of the table whose sum is still to be seen, or nothing.
    """
    for one in grids if sheet.scanned else ():
        if all(map(_level, one.rows)):
            proven = _closed(one) or all(_ruled(sheet, row) for row in one.rows)
            cells = ((name, cell) for row in _full(one) for name, cell in row.fields.items())
            sure = (cell.evidence for name, cell in cells if _sure(sheet, one.heading.table.columns[name], cell, known))
            yield from ((place, "" if proven else one.name) for place in sure)


def _sure(sheet: PageText, column: FieldType, cell: Field, known: Context) -> bool:
    """Whether a cell was read alike twice: to the letter, or so that it says the same."""
    return vouched_at(sheet.page, cell.evidence) or _says_again(sheet, column, cell, known)


def _full(grid: Grid) -> Iterator[Record]:
    """The rows that have a cell in each column that any row has an amount in, and all that a row must have."""
    columns = grid.heading.table.columns
    needed = {n for row in grid.rows for n in row.fields if columns[n].required or columns[n].kind in FIGURES}
    return (row for row in grid.rows if needed <= row.fields.keys())


def _level(row: Record) -> bool:
    boxes = [cell.evidence.box for cell in row.fields.values() if cell.evidence.box is not None]
    lowest = min((box.height for box in boxes), default=0.0)
    return all(_beside(first, other, ASKEW * lowest) for first in boxes[:1] for other in boxes[1:])


def _beside(first: Box, other: Box, slack: float) -> bool:
    """Whether two cells are level: their middles, or their first lines where one has several."""
    return min(abs(first.middle[1] - other.middle[1]), abs(first.y0 - other.y0)) < slack


def _closed(grid: Grid) -> bool:
    """Whether a column of amounts adds up to the printed total under it."""
    return any(_adds_up(grid, name) for name in grid.total.fields)


def _adds_up(grid: Grid, name: str) -> bool:
    said = grid.total.number(name)
    numbers = [row.number(name) for row in grid.rows]
    told = [number for number in numbers if number is not None]
    whole = said is not None and bool(said) and len(told) == len(numbers)
    return whole and abs(sum(told, ZERO) - (said or ZERO)) <= tolerance(len(told))


def _ruled(sheet: PageText, row: Record) -> bool:
    """Whether all words of a row stand in ruled cells of one height."""
    boxes = [cell.evidence.box for cell in row.fields.values() if cell.evidence.box is not None]
    words = [word for word in sheet.page.words if any(box.holds(word.box) for box in boxes)]
    own = [sheet.cells.get(word) for word in words]
    return bool(own) and None not in own and len({(cell.y0, cell.y1) for cell in own if cell}) == 1
