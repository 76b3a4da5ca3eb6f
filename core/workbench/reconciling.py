"""A statement's balance as it runs, row by row, and the first row whose printed balance does not follow."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from core.checks.balances import booked
from core.domain.record import Record


class Running(NamedTuple):
    """The balance after a row, reckoned, and whether the one printed there is the same."""

    balance: Decimal | None
    follows: bool | None
    """None where the row prints no balance, or nothing is known before it"""


def running(account: Record) -> tuple[Running, ...]:
    """The balance after each row of an account, in the order of the paper in which more rows follow."""
    rows = account.tables.get("transactions", ())
    down = _run(rows, range(len(rows)), account)
    up = _run(rows, range(len(rows) - 1, -1, -1), account)
    return min(down, up, key=_breaks)


def first_broken(lines: Sequence[Running]) -> int | None:
    """The number of the first row that does not follow, or None."""
    return next((number for number, line in enumerate(lines, 1) if line.follows is False), None)


def _run(rows: Sequence[Record], order: Sequence[int], account: Record) -> tuple[Running, ...]:
    balance = account.number("opening_balance")
    found: dict[int, Running] = {}
    for index in order:
        balance = None if balance is None else balance + booked(rows[index])
        printed = rows[index].number("balance")
        found[index] = Running(balance, None if printed is None or balance is None else printed == balance)
        balance = balance if printed is None else printed
    return tuple(found[index] for index in range(len(rows)))


def _breaks(lines: Sequence[Running]) -> int:
    return sum(line.follows is False for line in lines)
