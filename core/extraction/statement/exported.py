"""The rows of a bank's export: a sheet whose columns are named, a transaction in every row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from core.domain.folding import folded
from core.domain.grid import GridRow, grid
from core.domain.layout import Line
from core.domain.money import ZERO
from core.domain.page import Contents, TextSource
from core.domain.record import Evidence, Field
from core.extraction.statement.cells import LIKELY
from core.extraction.statement.columns import ASIDE, Column, Geometry, Span, item
from core.extraction.statement.export_headings import MOVING, Headings, headings, vocabulary
from core.extraction.statement.figures import Figure, figures
from core.extraction.statement.lines import mark_of
from core.extraction.statement.row import Outside, Place, Row
from core.extraction.statement.rows import MOST_OUTSIDE, Rows
from core.extraction.statement.stamps import Stamp, stamps
from core.extraction.statement.words import known
from core.extraction.values.ids import valid

ENDS = frozenset({"opening", "closing", "balance"})
NUMBER = re.compile(r"(?=(?:\D*\d){6})[A-Z0-9][A-Z0-9 .*-]{6,40}")
"""the number of an account"""
DECIMALS = re.compile(r"(?P<mark>[.,])\d{1,2}(?=\D*$)")
"""what stands before the one or two last digits of an amount marks its decimals"""
THOUSANDS = re.compile(r"[^\d.,]*\d{1,3}(?P<mark>[.,])\d{3}[^\d.,]*")
"""an amount of which it is not known whether its last three digits are decimals"""


@dataclass
class Export:
    """What an export holds: its rows, account by account, and the lines around them."""

    head: Headings
    notes: Rows
    rows: list[Row] = field(default_factory=list)
    fees: list[Decimal] = field(default_factory=list)
    """beside each row's amount"""
    named: list[Row] = field(default_factory=list)
    """what lines above the rows say of balances"""
    keys: list[tuple[str, str]] = field(default_factory=list)
    """number and currency of every account that the columns name"""
    numbers: list[Line | None] = field(default_factory=list)
    plain: bool = True
    """whether the decimal mark of every amount is known"""
    beside: bool = False
    """whether rows of the table say what is not known: no amount or day, another heading, a state of no meaning"""

    def outside(self, row: GridRow) -> Outside:
        """A row that is no transaction, as a line of the paper."""
        return Outside(len(self.notes.accounts) - 1, row.page, item(row.line, self.notes.geometry.mark))

    def add(self, row: GridRow) -> bool:
        """Takes a row of the table; False where it is none."""
        if self._unbooked(row):
            return True
        self.beside |= not self._booked(row)
        cells, stamp = self._figures(row), self._day(row, "date")
        moved = stamp is not None and any(self.head.money[index][0] in MOVING for index in cells)
        meaning = "" if moved else mark_of(item(row.line, self.notes.geometry.mark))
        if not cells or not (stamp or meaning):
            return False
        self.rows.append(self._row(row, meaning, stamp, cells))
        self.fees.append(self._fee(row))
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
            cells = {len(self.head.money) - 1: line.item.figures[0]}
            self.named.append(Row(meaning, at, stamp, None, cells, row.line.text, dated=stamp is not None))
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

    def _row(self, row: GridRow, meaning: str, stamp: Stamp | None, cells: dict[int, Figure]) -> Row:
        said = list(self._cells(row, "description"))
        asides = {name: _joined(self._cells(row, name)) for name in ASIDE}
        return Row(
            meaning,
            Place(row.page, TextSource.SHEET, self._account(row), None),
            stamp,
            self._day(row, "value_date"),
            cells,
            _joined(said),
            path=said[0].words[0].path if said else None,
            aside={name: text for name, text in asides.items() if text},
            dated=True,
        )

    def _cells(self, row: GridRow, role: str) -> Iterator[Line]:
        return (row.cells[column] for column in self.head.roles.get(role, ()) if column in row.cells)

    def _figures(self, row: GridRow) -> dict[int, Figure]:
        """The amounts of a row by column; a cell that is more than an amount is none."""
        side = next((folded(cell.text) for cell in self._cells(row, "side")), "")
        told = next((name for name in ("debit", "credit") if side in known("sides", name)), "")
        found: dict[int, Figure] = {}
        for index, (role, column) in enumerate(self.head.money):
            figure = self._figure(row.cells.get(column))
            if figure:
                found[index] = figure._replace(side=figure.side or told) if role == "amount" else figure
        return found

    def _fee(self, row: GridRow) -> Decimal:
        """What the bank took for itself besides the amount."""
        figure = self._figure(next(self._cells(row, "fee"), None))
        return abs(figure.value) if figure else ZERO

    def _figure(self, cell: Line | None) -> Figure | None:
        found = figures(cell, self.notes.geometry.mark) if cell else []
        whole = len(found) == 1 and cell is not None and (found[0].start, found[0].end) == (0, len(cell.words))
        return found[0] if whole else None

    def _day(self, row: GridRow, role: str) -> Stamp | None:
        cell = next(self._cells(row, role), None)
        found = next(stamps(cell), None) if cell else None
        return found if found and found.start == 0 else None

    def _unbooked(self, row: GridRow) -> bool:
        """Whether the bank says that this was never booked."""
        return any(folded(cell.text) in vocabulary("unbooked") for cell in self._cells(row, "state"))

    def _booked(self, row: GridRow) -> bool:
        """Whether the bank says, where it says anything, that this was booked."""
        states = {folded(cell.text) for cell in self._cells(row, "state")}
        return states <= vocabulary("booked").keys() | vocabulary("nothing").keys()

    def _account(self, row: GridRow) -> int:
        """The place of the account that a row is of: each number and each currency is one."""
        number = next((cell for cell in self._cells(row, "account") if NUMBER.fullmatch(cell.text)), None)
        key = (number.text if number else "", _joined(self._cells(row, "currency")))
        if key not in self.keys:
            self.keys.append(key)
            self.numbers.append(number)
            self.notes.accounts.extend([""] * (len(self.keys) > 1))
        return self.keys.index(key)


def _joined(cells: Iterable[Line]) -> str:
    """What some cells say, each text once; a mark that fills an empty cell says nothing."""
    return " ".join(dict.fromkeys(cell.text for cell in cells if folded(cell.text) not in vocabulary("nothing")))


def exported(contents: Contents, account_labels: frozenset[str]) -> Export | None:
    """The rows of a bank's export; None where a file is none."""
    head = headings(contents)
    if head is None:
        return None
    columns = tuple(Column(_span(head, column), 1, role) for role, column in head.money)
    votes = Counter(found["mark"] for text in _amounts(contents, head) if (found := DECIMALS.search(text)))
    mark = max(".,", key=lambda mark: votes[mark])
    export, below = Export(head, Rows(Geometry(mark, None, None, columns, ()), account_labels)), False
    export.plain = not any(_either(text, votes) for text in _amounts(contents, head))
    for row in grid(contents):
        if row == head.row:
            export.notes.heads.append(export.outside(row))
            below = True
        elif not (below and export.add(row)):
            export.add_named(row)
            export.beside |= below
    export.named = [_last(one, export.rows) for one in export.named]
    export.rows = _with_fees(export)
    return export if export.rows else None


def _with_fees(export: Export) -> list[Row]:
    """The rows, an amount less the fee beside it where only so the balance follows from one of the rows around."""
    roles = [role for role, _ in export.head.money]
    if roles.count("amount") != 1 or roles.count("balance") != 1:
        return export.rows
    at, balance = roles.index("amount"), roles.index("balance")
    shown = [row.cells[balance].value if balance in row.cells else None for row in export.rows]
    pairs = enumerate(zip(export.rows, export.fees, strict=True))
    return [_with_fee(row, at, fee, _steps(shown, index)) if fee else row for index, (row, fee) in pairs]


def _with_fee(row: Row, at: int, fee: Decimal, steps: Collection[Decimal]) -> Row:
    amount = row.cells.get(at)
    if amount is None or amount.value in steps or amount.value - fee not in steps:
        return row
    return row._replace(cells={**row.cells, at: amount._replace(value=amount.value - fee)})


def _steps(shown: Sequence[Decimal | None], index: int) -> list[Decimal]:
    """By how much the balance of a row differs from those of the rows before and after."""
    here, around = shown[index], (*shown[max(0, index - 1) : index], *shown[index + 1 : index + 2])
    return [here - other for other in around if here is not None and other is not None]


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


def _either(text: str, votes: Collection[str]) -> bool:
    """Whether an amount may be a thousand times another, whatever marks decimals in others: "1.200"."""
    found = THOUSANDS.fullmatch(text)
    return found is not None and (not votes or found["mark"] in votes)
