"""Fees that stand beside the amounts of a bank's export: whether they are part of what moved, the balances tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from decimal import Decimal

from core.extraction.statement.row import Row


def with_fees(rows: Sequence[Row], fees: Sequence[Decimal], roles: Sequence[str]) -> list[Row]:
    """The rows, an amount less the fee beside it where only so the balance follows from one of the rows around.

    `roles` are those of the columns of amounts.
    """
    if roles.count("amount") != 1 or roles.count("balance") != 1:
        return list(rows)
    at, balance = roles.index("amount"), roles.index("balance")
    shown = [row.cells[balance].value if balance in row.cells else None for row in rows]
    pairs = enumerate(zip(rows, fees, strict=True))
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
