"""Which column is which: the layout under which the balances follow. Headings only order the attempts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from core.extraction.statement.chain import Chain, Ends, Layout, follow
from core.extraction.statement.columns import Column
from core.extraction.statement.row import Row

SAMPLE = 160
"""rows on which layouts are tried before the best is followed along all"""
MOST_COLUMNS = 6
SAID_TWICE = 3
"""rows with the same amount in two columns that show one to repeat the other"""


@dataclass(frozen=True, slots=True)
class Decision:
    """The chain that was settled on."""

    chain: Chain
    sure: bool
    """False where another layout explains the figures as well and says something else, or none explains them"""


def decide(rows: Sequence[Row], columns: Sequence[Column], ends: Ends, *, card: bool | None) -> Decision:
    """The layout under which the balances follow, and the chain it makes; `card` is None where it may be one."""
    unclear = card is None and not (_sides(rows) or _minus(rows))
    card = _only_credits(rows) if card is None else (card and not _minus(rows))
    part = rows[:SAMPLE]
    whole = len(part) == len(rows)
    best: tuple[tuple[float, ...], Chain] | None = None
    rivals: list[Chain] = []
    tries = sorted(_layouts(rows, columns, card=card), key=lambda layout: -_fit(layout, columns, card=card))
    for layout in tries:
        chain = _followed(part, layout, ends, whole=whole)
        score = (*_worth(chain, part), _fit(layout, columns, card=card))
        if best is None or score > best[0]:
            best = (score, chain)
        if chain.links and not chain.broken and chain.layout.owed == card:
            rivals.append(chain)
        if layout == tries[0] and _proven(chain, part):
            break
    if best is None:
        return Decision(follow(rows, Layout(), ends), sure=False)
    chain = best[1] if whole else _followed(rows, best[1].layout, ends, whole=True)
    held = 2 * chain.held >= len(chain.links) > 0
    sure = held and not _left_out(chain, rows, columns) and (not card or _owes(chain))
    sure &= not (unclear and chain.layout.amount is not None and chain.layout.balance is None)
    return Decision(chain, sure=sure and _alone(chain, rivals if whole else [], columns, card=card))


def _sides(rows: Sequence[Row]) -> bool:
    """Whether any amount names its side; a minus may be that of a debit, or of what is paid to a card."""
    return any(figure.side for row in rows if not row.meaning for figure in row.cells.values())


def _only_credits(rows: Sequence[Row]) -> bool:
    """Whether credits alone are marked, as on a card: what is not marked is a purchase."""
    figures = [figure for row in rows if not row.meaning for figure in row.cells.values()]
    marks = {figure.side for figure in figures}
    return marks == {"", "credit"} and not any(figure.sign == "-" for figure in figures)


def _owes(chain: Chain) -> bool:
    """Whether a card's balances are owed, or say of themselves which way they stand."""
    ends = [row for row in (chain.opening_row, chain.closing_row) if row]
    return chain.layout.owed or any(figure.side or figure.sign for row in ends for figure in row.cells.values())


def _minus(rows: Sequence[Row]) -> bool:
    """Whether most amounts are printed with a minus: a card's purchases then are, and its balances say their sign."""
    amounts = [figure.value for row in rows if not row.meaning for figure in row.cells.values() if not figure.side]
    return 2 * sum(value < 0 for value in amounts) > len(amounts)


def _followed(rows: Sequence[Row], layout: Layout, ends: Ends, *, whole: bool) -> Chain:
    """The chain under a layout; a part of the rows reaches only one of its ends."""
    openings = ends.openings if whole or not layout.newest_first else ()
    return follow(rows, layout, Ends(openings, ends.closings if whole else ()))


def _layouts(rows: Sequence[Row], columns: Sequence[Column], *, card: bool) -> Iterator[Layout]:
    """Every layout that the columns allow."""
    strongest = sorted(range(len(columns)), key=lambda index: (columns[index].hint != "", columns[index].filled))
    usable = sorted(strongest[-MOST_COLUMNS:])
    sections = any(row.section and row.section.meaning != "balances" for row in rows if not row.meaning)
    sides = any(figure.before or figure.side for row in rows for figure in row.cells.values())
    signed = {c for row in rows if not row.meaning for c, f in row.cells.items() if f.sign == "-" or f.side}
    signed |= {c for c in usable if _sided(rows, c)}
    for balance in (None, *usable):
        orders = (False, True)
        for newest in orders:
            for owed in (True, False) if card else (False,):
                base = Layout(balance=balance, newest_first=newest, owed=owed)
                rest = [column for column in usable if column != balance]
                movements = _movements(base, rest, sections=sections, sides=sides)
                yield from (one for one in movements if not _twice(rows, one))
                if balance is not None:
                    yield from (base._replace(amount=c, sign="chain") for c in rest if c not in signed)


def _sided(rows: Sequence[Row], column: int) -> bool:
    """Whether a word in front of nearly every amount of a column names its side, as in a column of types."""
    figures = [row.cells[column] for row in rows if not row.meaning and column in row.cells]
    return bool(figures) and 10 * sum(bool(figure.before) for figure in figures) >= 9 * len(figures)


def _twice(rows: Sequence[Row], layout: Layout) -> bool:
    """Whether two columns say each amount twice: debit and credit of a row are not the same."""
    if layout.debit is None or layout.credit is None:
        return False
    pairs = [(row.cells.get(layout.debit), row.cells.get(layout.credit)) for row in rows if not row.meaning]
    full = [(one.value, other.value) for one, other in pairs if one and other and one.value]
    return len(full) >= SAID_TWICE and 2 * sum(abs(one) == abs(other) for one, other in full) > len(full)


def _movements(base: Layout, rest: Sequence[int], *, sections: bool, sides: bool) -> Iterator[Layout]:
    for debit, credit in permutations(rest, 2):
        yield base._replace(debit=debit, credit=credit)
    for column in rest:
        yield base._replace(amount=column)
        yield base._replace(amount=column, sign="debit")
        if sides:
            yield base._replace(amount=column, sign="side")
    if sections:
        yield base._replace(sign="section")


def _fit(layout: Layout, columns: Sequence[Column], *, card: bool) -> float:
    """How well a layout agrees with the headings and with habit."""
    fit = 0.0
    for role in ("balance", "debit", "credit", "amount"):
        column = getattr(layout, role)
        if column is not None:
            hint = columns[column].hint
            fit += 2 if hint == role else (-1 if hint else 0)
    hinted = {column.hint for column in columns}
    fit -= 2 * ("balance" in hinted and layout.balance is None)
    fit += {"printed": 0.5, "side": 0.3, "section": 0.4, "debit": 0.2, "chain": 0.0}[layout.sign]
    fit -= 0.6 * layout.newest_first
    fit += 1.0 * (layout.owed == card) + (0.4 if card and layout.sign == "debit" else 0)
    return fit


def _worth(chain: Chain, rows: Sequence[Row]) -> tuple[float, ...]:
    """How much of the figures a chain explains."""
    transactions = sum(not row.meaning for row in rows) or 1
    share = chain.held / len(chain.links) if chain.links else 0.0
    covered = chain.moves / transactions
    running = any(balance is not None and not row.meaning for balance, row in zip(chain.balances, rows, strict=True))
    several = min(1.0, len(chain.links) / (0.5 * transactions)) if running else 0.3
    if chain.layout.balance is not None and not running:
        return (0.0, 0.0, 0.0)
    return (round(share * covered * (0.5 + 0.5 * several), 3), covered, -_backwards(chain, rows))


def _backwards(chain: Chain, rows: Sequence[Row]) -> float:
    """Share of the steps between dated rows that run against the layout's order."""
    days = [(row.stamp.other, row.stamp.first) for row in rows if row.stamp and row.dated and row.stamp.order == "dmy"]
    steps = [(a, b) for a, b in pairwise(days) if a != b]
    if chain.layout.newest_first:
        steps = [(b, a) for a, b in steps]
    return round(sum(a > b for a, b in steps) / len(steps), 2) if steps else 0.0


def _proven(chain: Chain, rows: Sequence[Row]) -> bool:
    """Whether the layout that the headings name explains everything, so that no other need be tried."""
    transactions = sum(not row.meaning for row in rows)
    enough = len(chain.links) >= max(2, transactions // 2) and chain.layout.sign != "chain"
    return enough and not chain.broken and chain.moves == transactions


def _left_out(chain: Chain, rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether a layout leaves out a column that by its heading, or by how full it is, holds the balances."""
    layout = chain.layout
    used = {layout.balance, layout.debit, layout.credit, layout.amount}
    if layout.balance is not None or layout.sign == "section":
        return False
    half = sum(not row.meaning for row in rows) / 2
    unused = [index for index in range(len(columns)) if index not in used]
    if _say_again(chain, unused, rows):
        return False
    filled = (sum(index in row.cells for row in rows if not row.meaning) for index in unused)
    return any(columns[index].hint == "balance" for index in unused) or any(count >= half for count in filled)


def _say_again(chain: Chain, unused: Sequence[int], rows: Sequence[Row]) -> bool:
    """Whether the columns that are left out say the amounts again in every row: one alone, or two as their sum.

    So gross and fee make net, or net is what is left of them.
    """
    moving = [(row.cells, amount) for row, amount in zip(rows, chain.amounts, strict=True) if not row.meaning]
    if len(moving) < SAID_TWICE or not 0 < len(unused) <= 2 or any(not row.keys() >= {*unused} for row, _ in moving):
        return False
    return all(sum(row[column].value for column in unused) == amount for row, amount in moving)


def _alone(chain: Chain, rivals: Sequence[Chain], columns: Sequence[Column], *, card: bool) -> bool:
    """Whether no other layout that holds moves other amounts. Headings alone tell a layout from its mirror."""
    fit = _fit(chain.layout, columns, card=card)
    mirrored = tuple(None if amount is None else -amount for amount in chain.amounts)
    return all(
        rival.moves < chain.moves
        or rival.amounts == chain.amounts
        or (rival.amounts == mirrored and fit >= _fit(rival.layout, columns, card=card) + 2)
        for rival in rivals
    )
