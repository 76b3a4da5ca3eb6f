"""What the amounts above a table say of an account's ends, in words that are known or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from core.domain.folding import folded
from core.domain.money import ZERO
from core.domain.record import Field
from core.extraction.statement.account import Account, sums
from core.extraction.statement.cells import money
from core.extraction.statement.figures import Figure
from core.extraction.statement.row import Outside, Row
from core.extraction.statement.rows import Rows
from core.extraction.statement.words import known

Cells = Mapping[str, Field]
SWAPPED = 2
"""digits of a balance that a misprint lets change places"""
CENTS = 2
SUMS = 3
"""debits, credits and what is left: sizes that differ are not found by chance among a paper's amounts"""


def first_headings(notes: Rows, rows: Sequence[Row], number: int) -> Outside | None:
    """The headings of the columns of an account's first rows, summaries with headings of their own above them."""
    heads = [one for one in notes.heads if one.account == number]
    first = next((row for row in rows if row.dated and row.stamp and not row.meaning), None)
    place = (first.page, first.stamp.box.y0) if first and first.stamp else (0, 0.0)
    before = (one for one in reversed(heads) if (one.page, one.item.line.box.y0) <= place)
    return next(before, next(iter(heads), None))


def named_above(lines: Iterable[Outside], top: Outside | None) -> Iterator[Decimal]:
    """The sizes of the amounts above the headings of a table, or of all outside it without them; no limits."""
    for line in lines:
        if top is None or (line.page == top.page and line.item.line.box.y0 < top.item.line.box.y0):
            amounts = [figure for figure in line.item.figures if figure.decimals == CENTS and figure.value]
            if len(amounts) != 1 or not _limit(line):
                yield from (abs(figure.value) for figure in amounts)


def _limit(line: Outside) -> bool:
    """Whether a line speaks of what may be drawn, which is no balance."""
    texts = line.item.folded
    return not known("header", "limits").isdisjoint([*texts, *(a + b for a, b in pairwise(texts))])


def sums_said(account: Account, amounts: frozenset[Decimal]) -> bool:
    """Whether the paper prints above, in whatever words, the debits, the credits and the last balance of its rows."""
    wanted = {*sums(account.chain, range(len(account.rows))), abs(account.chain.closing or ZERO)}
    return len(wanted) == SUMS and ZERO not in wanted and account.follows and wanted <= amounts


def sums_printed(account: Account, printed: Sequence[tuple[int, Figure]], currency: str | None) -> dict[str, Field]:
    """The sums of all debits and of all credits that the paper prints outside its rows, in whatever words.

    A row's own amount may be printed again, and so may a balance: neither need be a sum.
    """
    chain, first = account.chain, next(iter(account.rows), None)
    if not account.follows or first is None:
        return {}
    below = [(row.page, figure) for row in account.totals for figure in row.cells.values()]
    other = {abs(amount) for amount in (chain.opening, chain.closing, *chain.amounts) if amount is not None}
    found: dict[str, Field] = {}
    for name, total in zip(("total_debits", "total_credits"), sums(chain, range(len(account.rows))), strict=True):
        said = [] if not total or total in other else [one for one in (*below, *printed) if abs(one[1].value) == total]
        if said:
            page, figure = said[0]
            field = money(total, figure, page, first.source, currency)
            found[name] = field.accept("sum", equation=f"Σ = {total:,.2f}")
    return found


def closing_said(account: Account, amounts: frozenset[Decimal]) -> bool:
    """Whether an amount above the table is the last balance of rows that follow, in whatever words."""
    closing = account.chain.closing
    return account.follows and bool(closing) and abs(closing or ZERO) in amounts


def unexplained(account: Account, amounts: frozenset[Decimal], ends: Cells, totals: Cells) -> frozenset[Decimal]:
    """The amounts above the table that are no end and no total, where an end is not named and only reckoned.

    One of them may be the balance that the paper names in words which are not known.
    """
    chain = account.chain
    if chain.opening_row is not None and (chain.closing_row is not None or _totalled(account)):
        return frozenset()
    known = {abs(number) for field in (*ends.values(), *totals.values()) if (number := field.number) is not None}
    return amounts - known - set(sums(chain, range(len(account.rows))))


def misprinted(opening: Decimal | None, amounts: Iterable[Decimal]) -> bool:
    """Whether an amount is a balance but for one digit that is another or lacks, or two that changed places."""
    text = f"{abs(opening):.2f}" if opening is not None else ""
    return any(_nearly(text, f"{amount:.2f}") for amount in amounts)


def _nearly(one: str, other: str) -> bool:
    if len(one) == len(other):
        unlike = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
        return len(unlike) == 1 or (len(unlike) == SWAPPED and unlike[0] == unlike[1][::-1])
    short, long = sorted((one, other), key=len)
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def of_a_page(account: Account) -> bool:
    """Whether a row of totals sums up a page, or goes on to another: "Page total", "Total carried forward"."""
    words = {folded(word) for row in account.totals for word in row.text.split()}
    return not known("header", "partial").isdisjoint(words)


def _totalled(account: Account) -> bool:
    """Whether a row of totals below all others shows the last balance beside the debits and credits of them all."""
    chain, layout = account.chain, account.layout
    debits, credited = sums(chain, range(len(account.rows)))
    wanted = {layout.debit: debits, layout.credit: credited, layout.balance: abs(chain.closing or ZERO)}
    shown = [{column: abs(figure.value) for column, figure in row.cells.items()} for row in account.totals]
    return len(wanted) == SUMS and account.follows and wanted in shown and not of_a_page(account)
