"""Rows of a scan whose balance was read and whose amount was not: what it must be, and where it must stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.domain.layout import Box
from core.domain.page import TextSource
from core.extraction.statement.chain import Chain, Layout, Link
from core.extraction.statement.row import Row

TALL = 0.15
"""heights of the balance by which the empty place is higher"""


class Unread(NamedTuple):
    """An amount that nothing was read of."""

    moved: Decimal
    """what it must be, as the balances before and after tell"""
    place: Box
    """where it must stand: in the column of such amounts, beside its row's balance"""


def unread(rows: Sequence[Row], chain: Chain) -> Mapping[int, Unread]:
    """The amounts of rows that only their balance was read of, by row."""
    return dict(_unread(rows, chain))


def _unread(rows: Sequence[Row], chain: Chain) -> Iterator[tuple[int, Unread]]:
    for link in chain.broken:
        row = rows[link.node] if link.node is not None else None
        if row is None or link.node is None or not _bare(row, chain.amounts[link.node], link):
            continue
        moved = link.found - link.before
        place = _place(rows, row, _column(chain.layout, moved), chain.layout.balance)
        if moved and place is not None:
            yield link.node, Unread(moved, place)


def _bare(row: Row, amount: Decimal | None, link: Link) -> bool:
    """Whether a scanned row of its own day has a balance alone, and it alone stands since the one before."""
    return row.source is TextSource.OCR and row.dated and not row.meaning and amount is None and not link.rows


def _column(layout: Layout, moved: Decimal) -> int | None:
    side = layout.debit if moved < 0 else layout.credit
    return layout.amount if side is None else side


def _place(rows: Sequence[Row], row: Row, column: int | None, balance: int | None) -> Box | None:
    """The place of a column on a row's page, beside its balance; none where no other row of the page fills it."""
    shown = row.cells.get(balance) if balance is not None else None
    filled = [
        one.cells[column].box for one in rows if one.page == row.page and column in one.cells and column is not None
    ]
    if shown is None or not filled:
        return None
    more = TALL * shown.box.height
    x0, x1 = min(box.x0 for box in filled), max(box.x1 for box in filled)
    return Box(x0, shown.box.y0 - more, min(x1, shown.box.x0) if x0 < shown.box.x0 else x1, shown.box.y1 + more)
