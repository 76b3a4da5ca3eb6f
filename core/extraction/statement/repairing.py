"""Which figure, read otherwise, would make the balances follow where they do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.domain.money import ZERO
from core.domain.page import TextSource
from core.extraction.statement.chain import Chain, Ends, Layout, Link, balance_of
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Row

CONFUSED = frozenset(map(frozenset, ("83", "17", "08", "06", "56", "68", "69", "49", "27", "35", "58")))
"""digits that recognizers take for each other"""
SHIFTS = (Decimal(10), Decimal(100), Decimal(1000))
"""what a lost or imagined decimal point makes of an amount"""
MOST = 20
"""broken places in which a repair is looked for"""


END = -1
"""where a figure stands that is in no row but names the balance before or after them"""


class Repair(NamedTuple):
    """Another value for one figure, under which the balances follow there."""

    row: int
    """index among the account's rows, or END"""
    name: str
    """ "amount" or "balance"; of an end "opening_balance" or "closing_balance" """
    column: int
    """of the figure"""
    value: Decimal
    """the holder's sign"""
    figure: Decimal
    """as the figure would have been read"""
    read: bool
    """whether another recognizer did read so, rather than that it might be"""


def repairs(rows: Sequence[Row], chain: Chain) -> tuple[Repair, ...]:
    """For every place where the balances do not follow the one likeliest repair, where there is exactly one."""
    found = []
    for at in list(_places(chain.links))[:MOST]:
        options = [option for option in _options(rows, chain, at) if option]
        read = [option for option in options if option.read]
        likeliest = read or options
        if len(likeliest) == 1:
            found.append(likeliest[0])
    return tuple(found)


def mended(rows: Sequence[Row], ends: Ends, chain: Chain) -> tuple[tuple[Row, ...], Ends, tuple[Repair, ...]]:
    """The rows and ends of a scan with the repairs that another recognizer did read, and these repairs."""
    altered, made = list(rows), []
    for one in repairs(rows, chain):
        end = {"opening_balance": chain.opening_row, "closing_balance": chain.closing_row}.get(one.name)
        row = end or altered[one.row]
        if not one.read or row.source is not TextSource.OCR:
            continue
        made.append(one)
        other = row._replace(cells={**row.cells, one.column: row.cells[one.column]._replace(value=one.figure)})
        if end:
            ends = ends.with_row(end, other)
        else:
            altered[one.row] = other
    return tuple(altered), ends, tuple(made)


def _places(links: Sequence[Link]) -> Iterator[int]:
    """The first of every run of one or two broken links; a longer run has no single cause."""
    at = 0
    while at < len(links):
        end = at
        while end < len(links) and not links[end].holds:
            end += 1
        if 0 < end - at <= 2:
            yield at
        at = max(end, at) + 1


def _options(rows: Sequence[Row], chain: Chain, at: int) -> Iterator[Repair | None]:
    """The figures of a broken place that could be read so that its links hold."""
    link = chain.links[at]
    following = chain.links[at + 1] if at + 1 < len(chain.links) else None
    if following is not None and not following.holds:
        yield _balance(rows, chain, link, following)
        return
    short = link.found - link.before - _moved(chain, link)
    for index in link.rows:
        yield _amount(rows[index], index, chain, short)
    if at == 0 and chain.opening == link.before:
        yield _end(chain.opening_row, "opening_balance", chain.layout, (link.before, link.before + short))
    if link.node is None:
        yield _end(chain.closing_row, "closing_balance", chain.layout, (link.found, link.found - short))
    if following is None and link.node is not None:
        yield _balance(rows, chain, link, None)


def _moved(chain: Chain, link: Link) -> Decimal:
    return sum((chain.amounts[index] or ZERO for index in link.rows), ZERO)


def _balance(rows: Sequence[Row], chain: Chain, link: Link, following: Link | None) -> Repair | None:
    """Another reading of the balance that two broken links share, where both want the same."""
    wanted = link.before + _moved(chain, link)
    agreed = following is None or wanted + _moved(chain, following) == following.found
    column = chain.layout.balance
    if link.node is None or column is None or not agreed or rows[link.node].meaning:
        return None
    figure = rows[link.node].cells.get(column)
    shown = balance_of(rows[link.node], chain.layout)
    return None if figure is None or shown is None else _repair((link.node, "balance", column), figure, shown, wanted)


def _end(row: Row | None, name: str, layout: Layout, values: tuple[Decimal, Decimal]) -> Repair | None:
    """Another reading of the balance that is named before or after all rows: `values` are the shown and the wanted."""
    if row is None:
        return None
    column = layout.balance if layout.balance in row.cells else max(row.cells)
    return None if column is None else _repair((END, name, column), row.cells[column], *values)


def _amount(row: Row, index: int, chain: Chain, short: Decimal) -> Repair | None:
    """Another reading of a row's amount, by which a step would no longer fall short."""
    layout, amount = chain.layout, chain.amounts[index]
    columns = [column for column in row.cells if column != layout.balance and row.cells[column].value]
    named = [column for column in columns if column in {layout.debit, layout.credit, layout.amount}]
    column = next(iter(named if len(named) == 1 else []), None)
    if layout.sign == "section" and len(columns) == 1:
        column = columns[0]
    if amount is None or not amount or column is None:
        return None
    shown = abs(amount) if layout.sign == "chain" else amount
    wanted = abs(amount + short) if layout.sign == "chain" else amount + short
    found = _repair((index, "amount", column), row.cells[column], shown, wanted)
    return found._replace(value=amount + short) if found else None


def _repair(place: tuple[int, str, int], figure: Figure, shown: Decimal, wanted: Decimal) -> Repair | None:
    """The repair of one figure, where it may really say what is wanted."""
    same_sign = (shown > 0) == (wanted > 0)
    negative = (figure.value < 0) == same_sign
    value = -abs(wanted) if negative else abs(wanted)
    read = figure.again is not None and same_sign and figure.again == abs(wanted)
    lost_sign = not same_sign and shown == -wanted and not figure.side
    could = same_sign and (abs(wanted) in figure.others or alike(abs(shown), abs(wanted)))
    if not wanted or not (read or lost_sign or could):
        return None
    return Repair(*place, wanted, value, read)


def alike(read: Decimal, wanted: Decimal) -> bool:
    """Whether two amounts differ by one digit that recognizers confuse, or by a lost decimal point."""
    if any(read == wanted * shift or wanted == read * shift for shift in SHIFTS):
        return True
    first, second = f"{read:.2f}", f"{wanted:.2f}"
    differing = [{a, b} for a, b in zip(first, second, strict=False) if a != b]
    return len(first) == len(second) and len(differing) == 1 and frozenset(differing[0]) in CONFUSED
