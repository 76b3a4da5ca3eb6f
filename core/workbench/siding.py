"""Amount, debit and credit of a transaction, which say the same thing twice."""

from __future__ import annotations

from dataclasses import replace

from core.domain.money import ZERO, plain
from core.domain.record import Record

AMOUNT, DEBIT, CREDIT = "amount", "debit", "credit"


def sided(row: Record, name: str) -> Record:
    """The row of a transaction with the other cells as the named one, just given or taken away, makes them."""
    if name == AMOUNT:
        return _by_amount(row)
    return _by_side(row, name) if name in (DEBIT, CREDIT) else row


def _by_amount(row: Record) -> Record:
    """Money that came in is a credit, money that went out a debit; a paper with one column of amounts has neither."""
    number = row.number(AMOUNT)
    if DEBIT not in row.fields and CREDIT not in row.fields:
        return row
    row = row.without(DEBIT, CREDIT)
    if number is None:
        return row
    return row.put(CREDIT if number >= ZERO else DEBIT, replace(row.fields[AMOUNT], value=plain(abs(number))))


def _by_side(row: Record, name: str) -> Record:
    number = row.number(name)
    row = row.without(AMOUNT, DEBIT if name == CREDIT else CREDIT)
    if number is None:
        return row
    return row.put(AMOUNT, replace(row.fields[name], value=plain(number if name == CREDIT else -number)))
