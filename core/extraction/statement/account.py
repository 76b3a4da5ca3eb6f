"""One account of a statement: its ends, the chain between them, and what the chain proves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from core.domain.money import ZERO
from core.extraction.statement.chain import Chain, Ends, Layout, Link, said
from core.extraction.statement.columns import Column
from core.extraction.statement.repairing import END, Repair, mended, repairs
from core.extraction.statement.roles import Decision, decide
from core.extraction.statement.row import Row


@dataclass(frozen=True, slots=True)
class Account:
    """The rows of one account with the chain that was found through them."""

    rows: tuple[Row, ...]
    """transactions and what stands between them, as printed"""
    totals: tuple[Row, ...]
    """rows after the transactions that say a sum"""
    days: tuple[Row, ...]
    """what a table of daily balances says"""
    named: Ends
    """every row that names the balance before or after"""
    decision: Decision
    repaired: tuple[Repair, ...] = ()
    """figures of a scan that another recognizer read as the chain wants them, and that are taken so"""

    @property
    def chain(self) -> Chain:
        return self.decision.chain

    @property
    def layout(self) -> Layout:
        return self.chain.layout

    @property
    def unexplained(self) -> bool:
        """Whether a row has figures that neither move nor say anything."""
        pairs = zip(self.rows, self.chain.amounts, self.chain.balances, strict=True)
        return any(not row.meaning and amount is None and balance is None for row, amount, balance in pairs)

    @property
    def reconciled(self) -> bool:
        """Whether both ends are named and every balance follows from the one before."""
        chain = self.chain
        ends = (
            chain.opening_row is not None and chain.closing_row is not None and chain.closing_row.meaning != "carried"
        )
        return ends and self.follows

    @property
    def follows(self) -> bool:
        """Whether the layout is sure, every link holds, and every row took part."""
        return self.decision.sure and bool(self.chain.links) and not self.chain.broken and not self.unexplained

    def offers(self) -> dict[int, Repair]:
        """For rows where the chain breaks the one other reading of a figure that would mend it, where there is one."""
        return {one.row: one for one in self._wanted() if one.row != END}

    def offered_ends(self) -> dict[str, Repair]:
        """The other reading of an end that would mend the chain, by the name of the end."""
        return {one.name: one for one in self._wanted() if one.row == END}

    def _wanted(self) -> tuple[Repair, ...]:
        return repairs(self.rows, self.chain) if self.chain.broken else ()

    def proof(self) -> dict[int, Link]:
        """For every row the link that vouches for it, where one holds.

        Above a closing balance from which no row goes on stand the figures of a summary, not transactions.
        """
        if not self.decision.sure:
            return {}
        closing = max((index for index, row in enumerate(self.rows) if row.meaning == "closing"), default=-1)
        held = ((row, link) for link in self.chain.links if link.holds for row in (*link.rows, link.node))
        proven = {row: link for row, link in held if row is not None}
        return proven if closing < 0 or any(row > closing for row in proven) else {}


def account(rows: Sequence[Row], columns: Sequence[Column], header: Ends, *, card: bool | None) -> Account:
    """The account that some rows make, between the ends that they and the header name."""
    whole = _account(rows, columns, header, card=card)
    cut = _closed_at(rows)
    if cut is None or whole.follows:
        return whole
    closed, after = _account(rows[: cut + 1], columns, header, card=card), rows[cut + 1 :]
    fewer = _moving(after) <= _moving(rows[: cut + 1])  # a summary reckons from end to end too, above all transactions
    return closed if closed.reconciled and fewer and not _moves_on(after, columns) else whole


def _moving(rows: Sequence[Row]) -> int:
    return sum(not row.meaning for row in rows)


def _closed_at(rows: Sequence[Row]) -> int | None:
    """The closing row after which only rows come that name no balance, or None."""
    marked = [index for index, row in enumerate(rows) if row.meaning in {"opening", "closing", "carried", "balance"}]
    last = next(iter(marked[-1:]), None)
    after = last is not None and any(not row.meaning for row in rows[last + 1 :])
    return last if last is not None and after and rows[last].meaning == "closing" else None


def _moves_on(rows: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether rows after a closing balance make a chain of their own: they are transactions, not a list of rates."""
    chain = decide(rows, columns, Ends(), card=False).chain
    return 2 * chain.held >= max(1, _moving(rows) - 1)


def _account(rows: Sequence[Row], columns: Sequence[Column], header: Ends, *, card: bool | None) -> Account:
    moving = [index for index, row in enumerate(rows) if not row.meaning]
    first, last = (moving[0], moving[-1]) if moving else (len(rows), len(rows) - 1)
    before, between, after = rows[:first], rows[first : last + 1], rows[last + 1 :]
    middle = [row for row in between if row.meaning != "day"]
    ends = _ends(before, after, header)
    totals = tuple(row for row in after if row.meaning == "total")
    days = tuple(row for row in rows if row.meaning == "day" and row.stamp)
    decision = decide(middle, columns, ends, card=card)
    taken, other, repaired = mended(middle, ends, decision.chain) if decision.chain.broken else ((), ends, ())
    if repaired:
        again = decide(taken, columns, other, card=card)
        if len(again.chain.broken) < len(decision.chain.broken):
            return Account(taken, totals, days, other, again, repaired)
    return Account(tuple(middle), totals, days, ends, decision)


def _ends(before: Sequence[Row], after: Sequence[Row], header: Ends) -> Ends:
    """The rows that may name the balances at both ends, likeliest first."""
    openings = [row for row in before if row.meaning == "opening"][::-1]
    closings = [row for row in after if row.meaning == "closing"]
    late = [row for row in after if row.meaning == "opening"]
    early = [row for row in before if row.meaning == "closing"]
    vague_before = sorted((row for row in before if row.meaning == "balance"), key=_named_day)
    later = vague_before if openings else vague_before[1:2]
    vague_after = [row for row in after if row.meaning == "balance"]
    carried = [row for row in after if row.meaning == "carried"]
    return Ends(
        (*openings, *_of(header.openings, "opening"), *late, *_of(header.openings, "balance"), *vague_before[:1]),
        (*closings, *_of(header.closings, "closing"), *early, *vague_after[-1:], *later, *carried[-1:]),
    )


def _named_day(row: Row) -> date:
    """The day that a balance is named for; without one as if it were long ago, so that the order stays."""
    day = row.stamp.day(row.stamp.order or "dmy") if row.stamp and row.stamp.year else None
    return day or date.min


def _of(rows: Iterable[Row], meaning: str) -> Iterator[Row]:
    return (row for row in rows if row.meaning == meaning)


def disagreeing(
    rows: Iterable[Row], layout: Layout, value: Decimal | None, meaning: str
) -> Iterator[tuple[Row, Decimal]]:
    """The rows that name an end plainly and name another balance than the one settled on."""
    for row in rows:
        named = said(row, layout)
        if row.meaning == meaning and named is not None and value is not None and abs(named) != abs(value):
            yield row, named


def sums(chain: Chain, indices: Iterable[int]) -> tuple[Decimal, Decimal]:
    """The debits (as a positive number) and credits of some rows."""
    amounts = [amount for index in indices if (amount := chain.amounts[index]) is not None]
    debits = -sum((amount for amount in amounts if amount < 0), ZERO)
    return debits, sum((amount for amount in amounts if amount > 0), ZERO)
