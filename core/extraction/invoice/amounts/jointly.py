"""Rows that stand or fall together: those whose amounts add up to a total of the paper are accepted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.domain.money import agree
from core.domain.record import Record
from core.extraction.invoice.amounts.deciding import Decision, Held
from core.extraction.invoice.gathering import Gathered
from core.extraction.invoice.lines.sold import RECKONED, Sold

ITEMS = "line_items"
FEW = 3
"""amounts or products that must agree where a recognizer read them: two equal misreadings are no proof"""
Rows = tuple[Record, ...]


def jointly(gathered: Gathered, tables: Mapping[str, Rows], decision: Decision) -> dict[str, Rows]:
    """The tables with their rows accepted where a sum of the paper vouches for all of them together."""
    if gathered.trusted:
        accepted = {name: _vouched(rows, decision.vouched(f"{name}.amount")) for name, rows in tables.items()}
        return accepted | ({ITEMS: _whole(gathered, accepted[ITEMS])} if ITEMS in accepted else {})
    held = decision.vouched(f"{ITEMS}.amount")
    if ITEMS not in tables or held is None or not held.exact:
        return dict(tables)
    return {**tables, ITEMS: tuple(_read_alike(gathered.sold, held, told=_told(gathered, decision, held)))}


def _told(gathered: Gathered, decision: Decision, held: Held) -> bool:
    """Whether every amount that the rows add up to was read alike by two recognizers."""
    chosen = [(name, decision.chosen[name].place) for name in held.names if name in decision.chosen]
    read = {(name, one.place) for name, _ in chosen for _, one in gathered.found.get(name, ()) if one.trusted}
    return bool(chosen) and read.issuperset(chosen)


def _vouched(rows: Rows, held: Held | None) -> Rows:
    """The rows of a table, accepted where their amounts add up to a total of the paper."""
    return rows if held is None or not held.exact else tuple(_accepted(row, held) for row in rows)


def _whole(gathered: Gathered, rows: Rows) -> Rows:
    """The rows with those left to a person whose description may have lost words or taken its neighbour's."""
    return tuple(row if one.whole else one.record for row, one in zip(rows, gathered.sold, strict=True))


def _read_alike(sold: tuple[Sold, ...], held: Held, *, told: bool) -> Iterator[Record]:
    """The rows of a picture, accepted where two recognizers read for what and where the amount is proven once more.

    A lone amount that nothing else proves is what the others leave of a total that is `told`.
    """
    left = sum(not (one.figured or _reckons(one.record)) for one in sold) if told else FEW
    enough = len(sold) + len(held.names) - 1 + sum(_multiplies(one.record) for one in sold) >= FEW
    for one in sold:
        sure = enough and one.whole and one.read and (left <= 1 or one.figured or _reckons(one.record))
        yield _accepted(one.record, held) if sure else one.record


def _reckons(row: Record) -> bool:
    """Whether count and price make the amount of a row."""
    count, price, amount = (row.number(name) for name in RECKONED)
    return count is not None and price is not None and amount is not None and agree(count * price, amount)


def _multiplies(row: Record) -> bool:
    """Whether they do and price and amount are not the same print, which is misread alike."""
    return _reckons(row) and row.number("unit_price") != row.number("amount")


def _accepted(row: Record, held: Held) -> Record:
    """A row whose amount is part of a sum that holds; count and price with it where they make the amount."""
    for name in RECKONED if _reckons(row) else ("amount",):
        cell = row.fields.get(name)
        if cell is not None:
            row = row.put(name, cell.accept("sum", equation=held.equation))
    return row
