"""The chain of balances: what each row moves under a layout of columns, and whether the balances follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from core.domain.folding import folded
from core.domain.money import ZERO
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Row

OWED_WORDS = ("debiteur", "debitor", "overdrawn", "debitbalance", "soll", "deudor")
FREE_SIGNS = 12
"""signs of so many amounts between two balances are looked for; more would fit by accident"""


class Layout(NamedTuple):
    """What the columns mean and how signs are written."""

    balance: int | None = None
    debit: int | None = None
    credit: int | None = None
    amount: int | None = None
    sign: str = "printed"
    """of an amount: "printed", "debit" (unless marked as credit), "side" (a word in front), "section", "chain" """
    newest_first: bool = False
    owed: bool = False
    """whether balances printed without a sign are owed, as on a card"""


class Link(NamedTuple):
    """One step of the chain: the balance before, the rows since, and the balance that should follow."""

    rows: tuple[int, ...]
    node: int | None
    """the row that shows the balance, None for the closing balance"""
    before: Decimal
    found: Decimal
    holds: bool


@dataclass(frozen=True, slots=True)
class Ends:
    """The rows that name the balance before and after the transactions, likeliest first."""

    openings: tuple[Row, ...] = ()
    closings: tuple[Row, ...] = ()

    def with_row(self, row: Row, other: Row) -> Ends:
        """These ends with another row in the place of one."""
        openings, closings = (
            tuple(other if one is row else one for one in rows) for rows in (self.openings, self.closings)
        )
        return Ends(openings, closings)


@dataclass(frozen=True, slots=True)
class Chain:
    """The amounts and balances of all rows under a layout, and the links between them."""

    layout: Layout
    amounts: tuple[Decimal | None, ...]
    """by row, credit positive; None where a row moves nothing or its sign is unknown"""
    balances: tuple[Decimal | None, ...]
    links: tuple[Link, ...]
    opening: Decimal | None
    closing: Decimal | None
    opening_row: Row | None
    """where the paper says the balance before the first row, if it does"""
    closing_row: Row | None

    @property
    def broken(self) -> tuple[Link, ...]:
        """The links that do not hold."""
        return tuple(link for link in self.links if not link.holds)

    @property
    def held(self) -> int:
        """How many links hold."""
        return sum(link.holds for link in self.links)

    @property
    def moves(self) -> int:
        """How many rows move something."""
        return sum(amount is not None for amount in self.amounts)


def follow(rows: Sequence[Row], layout: Layout, ends: Ends) -> Chain:
    """The chain of some rows under a layout, from one of the balances named before them to one named after."""
    order = range(len(rows) - 1, -1, -1) if layout.newest_first else range(len(rows))
    walks = [_Walk(rows, layout).through(order, opening) for opening in ends.openings or (None,)]
    walk = next((walk for walk in walks if walk.links and walk.links[0].holds), None)
    return (walk or _unopened(rows, layout, order, walks[0])).finish(ends.closings)


def _unopened(rows: Sequence[Row], layout: Layout, order: Sequence[int], walk: _Walk) -> _Walk:
    """A walk whose first step fails; without its opening where only a balance of some day was taken for it."""
    if walk.opening_row is None or walk.opening_row.meaning == "opening":
        return walk
    free = _Walk(rows, layout).through(order, None)
    return free if free.links and all(link.holds for link in free.links) else walk


class _Walk:
    """One walk along the rows, from balance to balance."""

    def __init__(self, rows: Sequence[Row], layout: Layout) -> None:
        self.rows, self.layout = rows, layout
        self.flips = _flips(rows, layout)
        self.amounts: list[Decimal | None] = [None] * len(rows)
        self.balances: list[Decimal | None] = [None] * len(rows)
        self.links: list[Link] = []
        self.last: Decimal | None = None
        self.first: Decimal | None = None
        self.since: list[int] = []
        self.before_first: list[int] = []
        self.opening_row: Row | None = None

    def through(self, order: Sequence[int], opening: Row | None) -> _Walk:
        """This walk, once all rows were passed."""
        self.opening_row = opening
        self.last = self.first = said(opening, self.layout) if opening else None
        for index in order:
            row = self.rows[index]
            if row.meaning in {"total", "day"}:
                continue
            if not row.meaning:
                self.amounts[index] = movement(row, self.layout, self.flips)
                if self.amounts[index] is not None:
                    self.since.append(index)
            balance = said(row, self.layout) if row.meaning else balance_of(row, self.layout)
            self.balances[index] = balance
            if balance is not None:
                self._reach(index, balance, optional=row.meaning == "carried" and self.layout.balance not in row.cells)
        return self

    def _reach(self, index: int | None, balance: Decimal, *, optional: bool = False) -> None:
        if self.last is None:
            self.before_first = list(self.since)
        else:
            holds = self._closes(balance)
            if optional and not holds:
                return
            self.links.append(Link(tuple(self.since), index, self.last, balance, holds))
        self.last, self.since = balance, []

    def _closes(self, balance: Decimal) -> bool:
        """Whether the amounts since the last balance lead to this one; unsigned amounts get their signs here."""
        assert self.last is not None
        moved = balance - self.last
        if self.layout.sign != "chain":
            return sum((self.amounts[index] or ZERO for index in self.since), ZERO) == moved
        signs = _signs([abs(self.amounts[index] or ZERO) for index in self.since], moved)
        for index, sign in zip(self.since, signs or (), strict=False):
            self.amounts[index] = sign * abs(self.amounts[index] or ZERO)
        if signs is None:
            for index in self.since:
                self.amounts[index] = self._guess(index)
        return signs is not None

    def _guess(self, index: int) -> Decimal | None:
        """An unsigned amount whose sign the balances do not tell: the heading or mark beside it, else a debit."""
        return -abs(self.amounts[index] or ZERO)

    def finish(self, closings: Sequence[Row]) -> Chain:
        """The chain, led to one of the closing balances."""
        opening = self._derived() if self.first is None and self.last is not None else self.first
        closing, row = self._closing(closings)
        amounts, balances, links = tuple(self.amounts), tuple(self.balances), tuple(self.links)
        return Chain(self.layout, amounts, balances, links, opening, closing, self.opening_row, row)

    def _derived(self) -> Decimal | None:
        """The balance before the first row, reckoned back from the first balance shown."""
        first = next(
            (b for b in (reversed(self.balances) if self.layout.newest_first else self.balances) if b is not None), None
        )
        if first is None:
            return None
        if self.layout.sign == "chain":
            for index in self.before_first:
                self.amounts[index] = self._guess(index)
            return None if self.before_first else first
        return first - sum((self.amounts[index] or ZERO for index in self.before_first), ZERO)

    def _closing(self, closings: Sequence[Row]) -> tuple[Decimal | None, Row | None]:
        """The balance after the last row, and the row that says it."""
        named = [(value, row) for row in closings if (value := said(row, self.layout)) is not None]
        if self.last is None:
            return named[0] if named else (None, None)
        if self.layout.sign == "chain" and self.since and named:
            self._reach(None, named[0][0])
            return named[0]
        reached = self.last + sum((self.amounts[index] or ZERO for index in self.since), ZERO)
        if not named:
            return reached, None
        closing, row = next((pair for pair in named if pair[0] == reached), named[0])
        self.links.append(Link(tuple(self.since), None, self.last, closing, closing == reached))
        return closing, row


def _signs(amounts: Sequence[Decimal], moved: Decimal) -> tuple[int, ...] | None:
    """The one way to sign some amounts so that they sum to what moved, or None."""
    if len(amounts) > FREE_SIGNS:
        return None
    fitting = {
        tuple(s if amount else 0 for s, amount in zip(signs, amounts, strict=True))
        for signs in product((1, -1), repeat=len(amounts))
        if sum((s * a for s, a in zip(signs, amounts, strict=True)), ZERO) == moved
    }
    return next(iter(fitting)) if len(fitting) == 1 else None


def _flips(rows: Sequence[Row], layout: Layout) -> frozenset[object]:
    """The columns and sections in which debits are printed with a minus already."""
    minus: dict[object, int] = {}
    for row in rows:
        keys: list[tuple[object, Figure | None]] = [
            ("debit", row.cells.get(layout.debit) if layout.debit is not None else None)
        ]
        if layout.sign == "section" and row.section:
            keys.append((row.section.meaning, _only(row, layout)))
        for key, figure in keys:
            if figure and figure.value and not row.meaning:
                minus[key] = minus.get(key, 0) + (1 if figure.value < 0 else -1)
    return frozenset(key for key, count in minus.items() if count > 0)


def movement(row: Row, layout: Layout, flips: frozenset[object]) -> Decimal | None:
    """What a row moves, credit positive (without its sign where only the chain can tell), or None."""
    if layout.debit is not None or layout.credit is not None:
        return _two_columns(row, layout, flips)
    if layout.sign == "section":
        return _in_section(row, layout, flips)
    figure = row.cells.get(layout.amount) if layout.amount is not None else None
    if figure is None:
        return None
    if layout.sign == "chain":
        return abs(figure.value)
    side = figure.side or (figure.before if layout.sign == "side" else "")
    if side:
        return abs(figure.value) if side == "credit" else -abs(figure.value)
    return -figure.value if layout.sign == "debit" else figure.value


def _two_columns(row: Row, layout: Layout, flips: frozenset[object]) -> Decimal | None:
    debit = row.cells.get(layout.debit) if layout.debit is not None else None
    credit = row.cells.get(layout.credit) if layout.credit is not None else None
    if debit is None and credit is None:
        return None
    out = ZERO if debit is None else (-debit.value if "debit" in flips or debit.side == "credit" else debit.value)
    return (credit.value if credit else ZERO) - out


def _in_section(row: Row, layout: Layout, flips: frozenset[object]) -> Decimal | None:
    figure = _only(row, layout)
    if figure is None or row.section is None:
        return None
    if figure.side:
        return abs(figure.value) if figure.side == "credit" else -abs(figure.value)
    value = -figure.value if row.section.meaning in flips else figure.value
    return value if row.section.meaning == "credit" else -value


def _only(row: Row, layout: Layout) -> Figure | None:
    return next((figure for column, figure in row.cells.items() if column != layout.balance), None)


def balance_of(row: Row, layout: Layout) -> Decimal | None:
    """The balance a row shows, the holder's sign, or None."""
    figure = row.cells.get(layout.balance) if layout.balance is not None else None
    return None if figure is None else _holders(figure, layout)


def said(row: Row, layout: Layout) -> Decimal | None:
    """The balance that a row of its own says."""
    if not row.cells:
        return None
    column = layout.balance if layout.balance in row.cells else max(row.cells)
    figure = row.cells[column] if column is not None else None
    if figure is None:
        return None
    owing = column == layout.debit and layout.debit is not None and not layout.owed
    if not figure.side and (owing or any(word in folded(row.text) for word in OWED_WORDS)):
        return -abs(figure.value)
    return _holders(figure, layout)


def _holders(figure: Figure, layout: Layout) -> Decimal:
    if figure.side:
        return abs(figure.value) if figure.side == "credit" else -abs(figure.value)
    return -figure.value if layout.owed else figure.value
