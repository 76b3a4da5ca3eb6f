"""What the cells of one row of a bank's export say, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from core.domain.folding import folded
from core.domain.grid import GridRow
from core.domain.layout import Line
from core.domain.money import ZERO
from core.extraction.statement.columns import ASIDE
from core.extraction.statement.figures import Figure, figures
from core.extraction.statement.stamps import Stamp, stamps
from core.extraction.statement.words import known
from core.headings import Headings, vocabulary


@dataclass(frozen=True, slots=True)
class ExportCells:
    """Reads the cells of rows under the headings of their columns."""

    head: Headings
    mark: str
    """of decimals"""

    def of(self, row: GridRow, role: str) -> Iterator[Line]:
        """The cells of a role, left to right."""
        return (row.cells[column] for column in self.head.roles.get(role, ()) if column in row.cells)

    def figures(self, row: GridRow) -> dict[int, Figure]:
        """The amounts of a row by column; a cell that is more than an amount is none."""
        side = next((folded(cell.text) for cell in self.of(row, "side")), "")
        told = next((name for name in ("debit", "credit") if side in known("sides", name)), "")
        found: dict[int, Figure] = {}
        for index, (role, column) in enumerate(self.head.money):
            figure = self._figure(row.cells.get(column))
            if figure:
                found[index] = figure._replace(side=figure.side or told) if role == "amount" else figure
        return found

    def fee(self, row: GridRow) -> Decimal:
        """What the bank took for itself besides the amount."""
        figure = self._figure(next(self.of(row, "fee"), None))
        return abs(figure.value) if figure else ZERO

    def day(self, row: GridRow, role: str) -> Stamp | None:
        """The day that a cell begins with."""
        cell = next(self.of(row, role), None)
        found = next(stamps(cell), None) if cell else None
        return found if found and found.start == 0 else None

    def asides(self, row: GridRow) -> dict[str, str]:
        """What stands beside the description, by its role."""
        told = {name: joined(self.of(row, name)) for name in ASIDE}
        return {name: text for name, text in told.items() if text}

    def unbooked(self, row: GridRow) -> bool:
        """Whether the bank says that this was never booked."""
        return any(folded(cell.text) in vocabulary("unbooked") for cell in self.of(row, "state"))

    def booked(self, row: GridRow) -> bool:
        """Whether the bank says, where it says anything, that this was booked."""
        states = {folded(cell.text) for cell in self.of(row, "state")}
        return states <= vocabulary("booked").keys() | vocabulary("nothing").keys()

    def _figure(self, cell: Line | None) -> Figure | None:
        found = figures(cell, self.mark) if cell else []
        whole = len(found) == 1 and cell is not None and (found[0].start, found[0].end) == (0, len(cell.words))
        return found[0] if whole else None


def joined(cells: Iterable[Line]) -> str:
    """What some cells say, each text once; a mark that fills an empty cell says nothing."""
    return " ".join(dict.fromkeys(cell.text for cell in cells if folded(cell.text) not in vocabulary("nothing")))
