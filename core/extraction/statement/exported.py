"""The rows of a bank's export: a sheet whose columns are named, a transaction in every row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice

from core.domain.grid import GridRow, grid
from core.domain.layout import Line
from core.domain.page import Contents, TextSource
from core.domain.record import Evidence, Field
from core.extraction.statement.cells import LIKELY
from core.extraction.statement.columns import Column, Geometry, Span, item
from core.extraction.statement.export_cells import ExportCells, joined
from core.extraction.statement.export_fees import with_fees
from core.extraction.statement.export_marks import marks
from core.extraction.statement.lines import mark_of
from core.extraction.statement.row import Outside, Place, Row
from core.extraction.statement.rows import MOST_OUTSIDE, Rows
from core.extraction.statement.words import phrases
from core.extraction.values.ids import valid
from core.headings import MOVING, SEARCHED, Headings, headings

ENDS = frozenset({"opening", "closing", "balance"})
NUMBER = re.compile(r"(?=(?:\D*\d){6})[A-Z0-9][A-Z0-9 .*-]{6,40}")
"""the number of an account"""
FEWEST = 3
"""columns of an export"""


@dataclass
class Export:
    """What an export holds: its rows, account by account, and the lines around them."""

    cells: ExportCells
    notes: Rows
    plain: bool
    """whether the decimal mark of every amount is known"""
    rows: list[Row] = field(default_factory=list)
    fees: list[Decimal] = field(default_factory=list)
    """beside each row's amount"""
    named: list[Row] = field(default_factory=list)
    """what lines above the rows say of balances"""
    keys: list[tuple[str, str]] = field(default_factory=list)
    """number and currency of every account that the columns name"""
    numbers: list[Line | None] = field(default_factory=list)
    beside: bool = False
    """whether rows of the table say what is not known: no amount or day, another heading, a state of no meaning"""

    @property
    def head(self) -> Headings:
        """What the columns are called."""
        return self.cells.head

    def outside(self, row: GridRow) -> Outside:
        """A row that is no transaction, as a line of the paper."""
        return Outside(len(self.notes.accounts) - 1, row.page, item(row.line, self.cells.mark))

    def add(self, row: GridRow) -> bool:
        """Takes a row of the table; False where it is none."""
        if self.cells.unbooked(row):
            return True
        self.beside |= not self.cells.booked(row)
        found, stamp = self.cells.figures(row), self.cells.day(row, "date")
        moved = stamp is not None and any(self.head.money[index][0] in MOVING for index in found)
        meaning = "" if moved else mark_of(item(row.line, self.cells.mark))
        if not found or not (stamp or meaning):
            return False
        at = Place(row.page, TextSource.SHEET, self._account(row), None)
        told = list(self.cells.of(row, "description"))
        path = told[0].words[0].path if told else None
        value_stamp, aside = self.cells.day(row, "value_date"), self.cells.asides(row)
        self.rows.append(Row(meaning, at, stamp, value_stamp, found, joined(told), path=path, aside=aside, dated=True))
        self.fees.append(self.cells.fee(row))
        self.notes.extent = (row.page, row.line.box.y1)
        self.notes.bottoms[row.page] = row.line.box.y1
        return True

    def add_named(self, row: GridRow) -> None:
        """Takes a line around the table; a balance that it names is one before or after the rows."""
        line = self.outside(row)
        meaning = mark_of(line.item)
        if meaning in ENDS and len(line.item.figures) == 1 and not self.rows:
            at = Place(row.page, TextSource.SHEET, line.account, None)
            stamp = next(iter(line.item.stamps), None)
            found = {len(self.head.money) - 1: line.item.figures[0]}
            self.named.append(Row(meaning, at, stamp, None, found, row.line.text, dated=stamp is not None))
        if len(self.notes.outside) < MOST_OUTSIDE:
            self.notes.outside.append(line)

    def own(self, number: int) -> dict[str, Field]:
        """What the columns say of an account: its number, an IBAN where the check digits are those of one."""
        said = self.numbers[number] if number < len(self.numbers) else None
        if said is None:
            return {}
        name = "iban" if valid("iban", said.text) else "account_number"
        told = Field("".join(said.text.split()), Evidence(said.text, path=said.words[0].path), LIKELY)
        alone = len({one for one, _ in self.keys}) == 1  # several may be those of the other side
        return {name: told.accept("check_digit") if name == "iban" and alone else told}

    def _account(self, row: GridRow) -> int:
        """The place of the account that a row is of: each number and each currency is one."""
        number = next((cell for cell in self.cells.of(row, "account") if NUMBER.fullmatch(cell.text)), None)
        key = (number.text if number else "", joined(self.cells.of(row, "currency")))
        if key not in self.keys:
            self.keys.append(key)
            self.numbers.append(number)
            self.notes.accounts.extend([""] * (len(self.keys) > 1))
        return self.keys.index(key)


def exported(contents: Contents, account_labels: frozenset[str]) -> Export | None:
    """The rows of a bank's export; None where a file is none."""
    head = _headings(contents)
    if head is None:
        return None
    mark, plain = marks(_amounts(contents, head))
    columns = tuple(Column(_span(head, column), 1, role) for role, column in head.money)
    notes = Rows(Geometry(mark, None, None, columns, ()), account_labels)
    export, below = Export(ExportCells(head, mark), notes, plain), False
    for row in grid(contents):
        if row == head.row:
            export.notes.heads.append(export.outside(row))
            below = True
        elif not (below and export.add(row)):
            export.add_named(row)
            export.beside |= below
    export.named = [_last(one, export.rows) for one in export.named]
    export.rows = with_fees(export.rows, export.fees, [role for role, _ in head.money])
    return export if export.rows else None


def _headings(contents: Contents) -> Headings | None:
    """The first row of a file that names the columns of a bank's export, if it is one."""
    named = (headings(row, phrases("columns")) for row in islice(grid(contents), SEARCHED))
    return next((head for head in named if head and len(head.row.cells) >= FEWEST and not head.apart), None)


def _last(named: Row, rows: Sequence[Row]) -> Row:
    """A line that names a balance, as the closing one where its day is that of the last row or later."""
    days = [day for row in rows if row.stamp and (day := row.stamp.day("dmy"))]
    day = named.stamp.day("dmy") if named.stamp else None
    late = day is not None and bool(days) and min(days) < day and max(days) <= day
    return named._replace(meaning="closing") if named.meaning == "balance" and late else named


def _span(head: Headings, column: str) -> Span:
    box = head.row.cells[column].box
    return Span(box.x0, box.x1)


def _amounts(contents: Contents, head: Headings) -> Iterator[str]:
    """What stands in the columns of amounts."""
    columns = [column for _, column in head.money]
    return (row.cells[column].text for row in grid(contents) for column in columns if column in row.cells)
