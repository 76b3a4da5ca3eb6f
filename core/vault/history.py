"""The documents of one client as they are compared, found by their marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import Connection, func, select

from core.domain.facts import Facts, Movement
from core.vault.facts import load
from core.vault.tables import DOCUMENTS, MARKS, storable

CHUNK = 500
"""values that one statement names at most"""


OF_MARKS = "SELECT mark, position FROM marks WHERE client = ? AND mark IN ({}) ORDER BY position DESC"
OF_AMOUNT = "SELECT day, position, row, amount, text FROM movements WHERE client = ? AND amount IN (?, ?)"
OF_MONTH = "SELECT day, position, row, amount, text FROM movements WHERE client = ? AND day BETWEEN ? AND ?"


class Row(NamedTuple):
    """A row of a statement as it is kept; rows are in the order of days when sorted."""

    day: str
    position: int
    """of the statement"""
    row: int
    amount: str
    text: str


class Month:
    """The rows of a month, in one long text: a word is found in it faster than in each of them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        runs = [row.text.replace(" ", "") for row in rows]
        self.text = "\n".join(runs)
        self.starts = list(accumulate((len(run) + 1 for run in runs), initial=0))

    def naming(self, words: Iterable[str]) -> Iterator[Row]:
        """The rows in whose text, without its blanks, one of these words stands."""
        for word in words:
            place = self.text.find(word)
            while place >= 0:
                found = bisect_right(self.starts, place)
                yield self.rows[found - 1]
                place = self.text.find(word, self.starts[found])


@dataclass(slots=True)
class StoredHistory:
    """What is asked once within a transaction is remembered until its end."""

    connection: Connection
    client: str
    _bearers: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    _known: dict[int, Facts] = field(default_factory=dict)
    _amounts: dict[Decimal, list[Row]] = field(default_factory=dict)
    _months: dict[str, Month] = field(default_factory=dict)
    _files: dict[int, tuple[str, str]] = field(default_factory=dict)
    """id and file of statements, by position"""

    def facts(self, marks: Collection[str], most: int = 200) -> tuple[Facts, ...]:
        """The documents that bear one of these marks, in the order of taking; of each mark the latest ones only."""
        marks = {storable(mark) for mark in marks}
        self._find([mark for mark in marks if (mark, most) not in self._bearers], most)
        positions = sorted({position for mark in marks for position in self._bearers[mark, most]})
        unknown = [position for position in positions if position not in self._known]
        for start in range(0, len(unknown), CHUNK):
            self._known |= {one.order: one for one in load(self.connection, unknown[start : start + CHUNK])}
        return tuple(self._known[position] for position in positions)

    def _find(self, marks: Sequence[str], most: int) -> None:
        """Remembers the latest documents that bear each of these marks."""
        for start in range(0, len(marks), CHUNK):
            kept = {mark: self._bearers.setdefault((mark, most), []) for mark in marks[start : start + CHUNK]}
            statement = OF_MARKS.format(", ".join("?" * len(kept)))
            for mark, position in self.connection.exec_driver_sql(statement, (self.client, *kept)):
                if len(kept[mark]) < most:
                    kept[mark].append(position)

    def movements(
        self, since: date, until: date, amounts: Collection[Decimal] = (), words: Collection[str] = ()
    ) -> tuple[Movement, ...]:
        """Rows of statements within these days, of one of these amounts either way or with one of these words."""
        found = {row for amount in amounts for row in self._of_amount(abs(amount))}
        for month in _months(since, until) if words else ():
            found |= set(self._in(month).naming(words))
        days = since.isoformat(), until.isoformat()
        within = sorted(row for row in found if days[0] <= row.day <= days[1])
        return tuple(self._movement(row) for row in within)

    def _of_amount(self, amount: Decimal) -> Sequence[Row]:
        """The rows of an amount, either way."""
        if amount not in self._amounts:
            written = f"{amount:.2f}", f"-{amount:.2f}"
            rows = self.connection.exec_driver_sql(OF_AMOUNT, (self.client, *written))
            self._amounts[amount] = [Row(*row) for row in rows]
        return self._amounts[amount]

    def _in(self, month: str) -> Month:
        """The rows of a month ("2025-03")."""
        if month not in self._months:
            rows = self.connection.exec_driver_sql(OF_MONTH, (self.client, f"{month}-01", f"{month}-31"))
            self._months[month] = Month([Row(*row) for row in rows])
        return self._months[month]

    def _movement(self, row: Row) -> Movement:
        if row.position not in self._files:
            file = select(DOCUMENTS.c.id, DOCUMENTS.c.name).where(DOCUMENTS.c.position == row.position)
            self._files[row.position] = tuple(self.connection.execute(file).one())
        return Movement(*self._files[row.position], date.fromisoformat(row.day), Decimal(row.amount), row.text)

    def tally(self, kind: str) -> Mapping[str, int]:
        """How many documents bear each mark of a kind ("party"), by what stands behind the colon."""
        of_kind = MARKS.c.mark.between(f"{kind}:", f"{kind};")  # the character behind the colon
        statement = select(MARKS.c.mark, func.count()).where(MARKS.c.client == self.client, of_kind)
        rows = self.connection.execute(statement.group_by(MARKS.c.mark))
        return {row[0].partition(":")[2]: row[1] for row in rows}

    def owners(self, mark: str) -> Mapping[str, int]:
        """How many documents of each client bear a mark, this client's too."""
        statement = select(MARKS.c.client, func.count()).where(MARKS.c.mark == mark).group_by(MARKS.c.client)
        return {row[0]: row[1] for row in self.connection.execute(statement)}


def _months(since: date, until: date) -> Iterator[str]:
    """The months of some days, as days begin that are written."""
    for month in range(since.year * 12 + since.month - 1, until.year * 12 + until.month):
        yield f"{month // 12:04d}-{month % 12 + 1:02d}"
