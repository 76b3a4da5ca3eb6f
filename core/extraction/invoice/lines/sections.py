"""Where a table goes on below a total: further sections of rows, costs below fees, told by the sums under them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from core.domain.layout import Line
from core.domain.money import ZERO
from core.extraction.invoice.amounts.phrases import meaning, words_before_amount
from core.extraction.invoice.amounts.taxes import NAME as TAX
from core.extraction.invoice.lines.cells import cells
from core.extraction.invoice.lines.sold import Item

LOOK_AHEAD = 4
"""lines after a total within which further rows may follow, and sums below these"""
SEVERAL = 2
"""rows whose own sum leaves no doubt"""
LONGEST = 3
"""cells that a row has at least where its figures alone tell it"""


def table_end(lines: Sequence[Line], items: Sequence[Item | None], closing: Sequence[bool], mark: str | None) -> int:
    """The number of lines that belong to the table: up to the totals, further rows after a subtotal included."""
    for index, closes in enumerate(closing):
        ahead = range(index + 1, min(index + 1 + LOOK_AHEAD, len(items)))
        rows_follow = any(_is_row(items[other]) and not closing[other] for other in ahead)
        if closes and not rows_follow and not _goes_on(index, lines, items, closing, mark):
            return index
    return len(items)


def _is_row(item: Item | None) -> bool:
    return item is not None and bool(item.texts) and len(item.found) >= LONGEST


def _goes_on(
    index: int, lines: Sequence[Line], items: Sequence[Item | None], closing: Sequence[bool], mark: str | None
) -> bool:
    """Whether rows below a total have their own sum printed under them, or head a sum with all above the next total."""
    start = next((at for at in range(index + 1, len(lines)) if not closing[at]), len(lines))
    end = next((at for at in range(start, len(lines)) if closing[at]), len(lines))
    rows = [item for item in items[start:end] if item is not None]
    if start > index + LOOK_AHEAD or not rows or not all(map(_sells, rows)):
        return False
    added = sum(map(_amount, rows), ZERO)
    told = {cells(lines[at], mark)[-1].number for at in range(end, min(end + LOOK_AHEAD, len(lines))) if closing[at]}
    if len(rows) >= SEVERAL and added in told:
        return True
    above = [item for item, closes in zip(items[:start], closing, strict=False) if item is not None and not closes]
    headed = items[start] is None and not any(map(str.isdigit, lines[start].text))
    bases = {sum(map(_amount, above), ZERO), cells(lines[start - 1], mark)[-1].number or ZERO} - {ZERO}
    return headed and min(map(_amount, rows)) > ZERO and any(base + added in told for base in bases)


def _sells(row: Item) -> bool:
    """Whether a row has words, and no figure of totals: a tax, what was paid before."""
    said = meaning(words_before_amount(row.line.text))
    return bool(row.texts) and row.whole and said is None and not TAX.search(row.line.text)


def _amount(item: Item) -> Decimal:
    return item.found["amount"].number or ZERO
