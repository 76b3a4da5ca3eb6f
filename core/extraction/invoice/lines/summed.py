"""What sums tell of the rows of a table: which line is their sum, and whether a printed figure meets all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from core.domain.layout import Line
from core.domain.money import ZERO
from core.extraction.invoice.lines.cells import BARE_CURRENCY, cells
from core.extraction.invoice.lines.sold import Item, described
from core.extraction.invoice.paper import Paper
from core.extraction.values.amounts import amounts_in

ADDED = re.compile(r"(?:add|less)\s*:", re.IGNORECASE)
COUNTED = ("quantity", "unit_price")
LARGER = 1.5
"""times as tall are letters that show a total before all else"""
FEW = 2
"""rows, and kinds of them"""


def sum_lines(items: Sequence[Item | None]) -> frozenset[int]:
    """The numbers of the lines whose amount is that of all rows above together: they sell nothing themselves."""
    return frozenset((*_sum_lines(items), *_split_again(items)))


def _split_again(items: Sequence[Item | None]) -> Iterator[int]:
    """The numbers of the last lines that say once more, by kinds, what rows with count and price make: "Labour 196"."""
    rows = [(number, item) for number, item in enumerate(items) if item is not None]
    counted = [at for at, (_, item) in enumerate(rows) if _counted(item)]
    sold, kinds = rows[: counted[-1] + 1] if counted else [], rows[counted[-1] + 1 :] if counted else []
    for last in range(FEW, len(kinds) + 1):
        told = sum((item.found["amount"].number or ZERO for _, item in kinds[:last]), ZERO)
        if len(sold) >= FEW and told == sum((item.found["amount"].number or ZERO for _, item in sold), ZERO):
            yield from (number for number, _ in kinds[:last])
            return


def _sum_lines(items: Sequence[Item | None]) -> Iterator[int]:
    """Those that are the sum of all rows above, or of those of their section: below the sum before."""
    above, rows, section = ZERO, 0, list[Decimal]()
    for number, item in enumerate(items):
        amount = _amount(item)
        if item is None or amount is None:
            continue
        sums = (rows > 1 and amount == above) or (len(section) > 1 and amount == sum(section))
        if sums and not _counted(item):
            section = []
            yield number
        else:
            above, rows = above + amount, rows + 1
            section.append(amount)


def told_sums(lines: Sequence[Line], items: Sequence[Item | None], mark: str | None) -> frozenset[int]:
    """The numbers of the lines that are no rows and end with the sum of the rows above, wherever they print it."""
    return frozenset(_told_sums(lines, items, mark))


def _told_sums(lines: Sequence[Line], items: Sequence[Item | None], mark: str | None) -> Iterator[int]:
    above, rows = ZERO, 0
    for number, (line, item) in enumerate(zip(lines, items, strict=True)):
        last = cells(line, mark)[-1].number
        if item is not None:
            above, rows = above + (_amount(item) or ZERO), rows + 1
        elif rows >= FEW and above and last == above:
            yield number


def plain_lines(items: Sequence[Item | None]) -> frozenset[int]:
    """The numbers of the lines that only count, among rows whose amounts are written as money: "Total qty 3"."""
    money = [item.found["amount"].money for item in items if item is not None]
    if 2 * sum(money) <= len(money):
        return frozenset()
    found = ((number, item) for number, item in enumerate(items) if item is not None and not _counted(item))
    return frozenset(number for number, item in found if not item.found["amount"].money)


def added_lines(lines: Sequence[Line]) -> frozenset[int]:
    """The numbers of the lines that say what is added to the rows or taken from them: "Add : Freight"."""
    return frozenset(number for number, line in enumerate(lines) if ADDED.match(line.text))


def led_total(lines: Sequence[Line], items: Sequence[Item | None], mark: str | None) -> frozenset[int]:
    """The number of the line above all rows that is a large amount alone, printed again below them: the total."""
    rows = [number for number, item in enumerate(items) if item is not None]
    if len(rows) < FEW:
        return frozenset()
    lead, following = lines[rows[0]], lines[rows[1]]
    alone = not any(map(str.isalpha, BARE_CURRENCY.sub("", lead.text)))
    large = lead.box.height > LARGER * following.box.height
    again = {one.amount.value for line in lines[rows[1] :] for one in amounts_in(line.text, mark)}
    return frozenset(rows[:1]) if alone and large and _amount(items[rows[0]]) in again else frozenset()


def met(paper: Paper, rows: Sequence[Item]) -> bool:
    """Whether rows that all say for what they are have a sum that the paper prints elsewhere."""
    if not rows or not all(map(described, rows)):
        return False
    amounts = [row.found["amount"].number or ZERO for row in rows]
    wanted, taken = sum(amounts, ZERO), {id(row.line) for row in rows}
    return any(
        one.amount.value == wanted
        for page in paper.pages
        for line in page.sheet.lines
        if id(line) not in taken
        for one in amounts_in(line.text, paper.mark)
    )


def _amount(item: Item | None) -> Decimal | None:
    return item.found["amount"].number if item is not None else None


def _counted(item: Item) -> bool:
    return any(name in item.found for name in COUNTED)
