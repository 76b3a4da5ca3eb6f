"""The documents of one client as they are compared, found by their marks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, func, or_, select

from core.domain.facts import Facts, Movement
from core.vault.facts import load
from core.vault.tables import DOCUMENTS, MARKS, MOVEMENTS, storable

CHUNK = 500
"""values that one statement names at most"""


@dataclass(slots=True)
class StoredHistory:
    """What is asked once within a transaction is remembered until its end."""

    connection: Connection
    client: str
    _bearers: dict[tuple[str, int], list[int]] = field(default_factory=dict)
    _known: dict[int, Facts] = field(default_factory=dict)

    def facts(self, marks: Collection[str], most: int = 200) -> tuple[Facts, ...]:
        """The documents that bear one of these marks, in the order of taking; of each mark the latest ones only."""
        positions = sorted({position for mark in marks for position in self._bearing(mark, most)})
        unknown = [position for position in positions if position not in self._known]
        for start in range(0, len(unknown), CHUNK):
            self._known |= {one.order: one for one in load(self.connection, unknown[start : start + CHUNK])}
        return tuple(self._known[position] for position in positions)

    def _bearing(self, mark: str, most: int) -> list[int]:
        if (mark, most) not in self._bearers:
            statement = "SELECT position FROM marks WHERE client = ? AND mark = ? ORDER BY position DESC LIMIT ?"
            rows = self.connection.exec_driver_sql(statement, (self.client, storable(mark), most))
            self._bearers[mark, most] = list(rows.scalars())
        return self._bearers[mark, most]

    def movements(
        self, since: date, until: date, amounts: Collection[Decimal] = (), words: Collection[str] = ()
    ) -> tuple[Movement, ...]:
        """Rows of statements within these days, of one of these amounts either way or with one of these words."""
        statement = select(MOVEMENTS, DOCUMENTS.c.id, DOCUMENTS.c.name).join(
            DOCUMENTS, DOCUMENTS.c.position == MOVEMENTS.c.position
        )
        days = MOVEMENTS.c.day.between(since.isoformat(), until.isoformat())
        wanted = (MOVEMENTS.c.client == self.client, days, or_(*_filters(amounts, words)))
        rows = self.connection.execute(
            statement.where(*wanted).order_by(MOVEMENTS.c.day, MOVEMENTS.c.position, MOVEMENTS.c.row)
        )
        return tuple(
            Movement(row.id, row.name, date.fromisoformat(row.day), Decimal(row.amount), row.text) for row in rows
        )

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


def _filters(amounts: Collection[Decimal], words: Iterable[str]) -> Iterable[ColumnElement[bool]]:
    written = [f"{sign}{abs(amount):.2f}" for amount in amounts for sign in ("", "-")]
    run = func.replace(MOVEMENTS.c.text, " ", "")
    return [MOVEMENTS.c.amount.in_(written), *(run.contains(word, autoescape=True) for word in words)]
