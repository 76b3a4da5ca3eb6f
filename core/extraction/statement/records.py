"""The record of one account: its header values, transactions and the sums that the paper itself names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from core.domain.money import ZERO, plain
from core.domain.record import Field, Record
from core.extraction.labels import folded
from core.extraction.statement.account import Account, disagreeing, sums
from core.extraction.statement.cells import LIKELY, day, described, equation, mended, money
from core.extraction.statement.chain import Link
from core.extraction.statement.dating import Calendar
from core.extraction.statement.rows import Row

Cells = dict[str, Field]


def record(
    account: Account, header: Mapping[str, Field], calendar: Calendar, currency: str | None, *, ended: bool
) -> Record:
    """The record of one account. `ended`: the paper shows by itself that no row follows its last one."""
    rows = tuple(_transactions(account, calendar, currency))
    fields = {**header, **_ends(account, currency, ended=ended)}
    checkpoints = tuple(_checkpoints(account))
    tables = {"transactions": rows, **({"checkpoints": checkpoints} if checkpoints else {})}
    return Record(fields, tables)


def _ends(account: Account, currency: str | None, *, ended: bool) -> Cells:
    """Opening and closing balance: accepted where the chain leads from one to the other."""
    chain, cells = account.chain, Cells()
    closed = account.reconciled or (account.follows and chain.opening_row is not None and ended)
    for name, value, row in (
        ("opening_balance", chain.opening, chain.opening_row),
        ("closing_balance", chain.closing, chain.closing_row),
    ):
        if value is None:
            continue
        figure = next(iter(reversed(row.cells.values())), None) if row else None
        at = row or (account.rows[-1] if account.rows else None)
        field = money(value, figure, at.page, at.source, currency) if at else Field(plain(value), currency=currency)
        whole = f"{chain.opening or ZERO:,.2f} + {sum((a or ZERO for a in chain.amounts), ZERO):,.2f} = {chain.closing or ZERO:,.2f}"
        cells[name] = field.accept("sum", equation=whole) if closed else field.doubt("guess" if row else "reckoned")
    return cells


def _transactions(account: Account, calendar: Calendar, currency: str | None) -> Iterator[Record]:
    proof, number = account.proof(), 0
    for index, row in enumerate(account.rows):
        amount = account.chain.amounts[index]
        if row.meaning or amount is None:
            continue
        number += 1
        yield Record(_cells(account, index, amount, number, proof.get(index), calendar, currency))


def _cells(
    account: Account,
    index: int,
    amount: Decimal,
    number: int,
    proof: Link | None,
    calendar: Calendar,
    currency: str | None,
) -> Cells:
    """The cells of one transaction."""
    row, layout, chain = account.rows[index], account.layout, account.chain
    cells: Cells = {"row": Field(str(number), confidence=1.0)}
    figure = _moving(row, account)
    shown = row.cells.get(layout.balance) if layout.balance is not None else None
    _put(cells, "date", day(row.stamp, calendar, row.page, row.source) if row.stamp else None)
    _put(cells, "value_date", day(row.value_stamp, calendar, row.page, row.source) if row.value_stamp else None)
    _put(cells, "description", described(row, _side_word(row, account)))
    moved = money(amount, figure, row.page, row.source, currency)
    cells["amount"] = _proven(moved, proof, account)
    side = "credit" if amount > 0 or (amount == 0 and layout.credit in row.cells) else "debit"
    cells[side] = _proven(money(abs(amount), figure, row.page, row.source, currency), proof, account)
    balance = chain.balances[index]
    if balance is not None and shown is not None:
        cells["balance"] = _proven(money(balance, shown, row.page, row.source, currency), proof, account)
    return _with_mending(cells, account, index) if proof is None else cells


def _put(cells: Cells, name: str, field: Field | None) -> None:
    if field is not None:
        cells[name] = field


def _proven(field: Field, link: Link | None, account: Account) -> Field:
    """An amount or balance, accepted where the link it takes part in holds."""
    if link is None:
        return field.doubt("guess")
    moved = sum((account.chain.amounts[row] or ZERO for row in link.rows), ZERO)
    return field.accept("sum", equation=equation(link, moved))


def _moving(row: Row, account: Account) -> object:
    layout = account.layout
    columns = [layout.debit, layout.credit, layout.amount]
    figures = [row.cells[column] for column in columns if column is not None and column in row.cells]
    strong = [figure for figure in figures if figure.value]
    return next(iter(strong or figures), None) or next((f for c, f in row.cells.items() if c != layout.balance), None)


def _side_word(row: Row, account: Account) -> str:
    """The word that told the sign, where it stands at the end of the description."""
    last = row.pieces[-1][0] if row.pieces else ""
    figure = row.cells.get(account.layout.amount) if account.layout.amount is not None else None
    return last if account.layout.sign == "side" and figure and figure.before else ""


def _with_mending(cells: Cells, account: Account, index: int) -> Cells:
    """A row where the chain breaks, with the amount or balance that would mend it where one slip explains it."""
    links = account.chain.links
    at = next((n for n, link in enumerate(links) if not link.holds and index in (*link.rows, link.node)), None)
    if at is None or len(links[at].rows) != 1 or len(account.chain.broken) > 2:
        return cells
    link, amount = links[at], account.chain.amounts[index] or ZERO
    following = links[at + 1] if at + 1 < len(links) else None
    row = account.rows[index]
    if following and not following.holds and "balance" in cells and account.layout.balance is not None:
        shown = row.cells[account.layout.balance]
        return {**cells, "balance": mended(cells["balance"], shown, link.before + amount)}
    figure = next(
        (row.cells[c] for c in (account.layout.debit, account.layout.credit, account.layout.amount) if c in row.cells),
        None,
    )  # type: ignore[index]
    return {**cells, "amount": mended(cells["amount"], figure, link.found - link.before)}


def _checkpoints(account: Account) -> Iterator[Record]:
    """What the paper says of its own sums: other names of the ends, and totals of some rows."""
    chain = account.chain
    for row, value in disagreeing(account.named.openings, account.layout, chain.opening, "opening"):
        yield _checkpoint("opening", value, row)
    for row, value in disagreeing(account.named.closings, account.layout, chain.closing, "closing"):
        yield _checkpoint("closing", value, row)
    yield from _totals(account)


def _checkpoint(kind: str, value: Decimal, row: Row, first: int = 0, last: int = 0) -> Record:
    figure = next(iter(row.cells.values()), None)
    said = money(value, figure, row.page, row.source, None)
    span = {"from_row": Field(str(first)), "to_row": Field(str(last))} if last else {}
    return Record({"kind": Field(kind, confidence=LIKELY), "value": said, **span})


def _totals(account: Account) -> Iterator[Record]:
    """The printed totals that stand in a column of amounts, each with the rows it sums."""
    numbers = _numbers(account)
    since: list[int] = []
    everything: list[int] = []
    for index, row in [*enumerate(account.rows), *((None, row) for row in account.totals)]:
        if row.meaning == "total":
            yield from _total(
                account,
                row,
                numbers,
                [since, everything, _same_page(account, everything, row), _same_section(account, row)],
            )
            since = []
        elif index is not None and not row.meaning and account.chain.amounts[index] is not None:
            since.append(index)
            everything.append(index)


def _numbers(account: Account) -> dict[int, int]:
    """The number of each transaction by its place among all rows."""
    moving = [i for i, row in enumerate(account.rows) if not row.meaning and account.chain.amounts[i] is not None]
    return {index: number for number, index in enumerate(moving, start=1)}


def _same_page(account: Account, indices: Sequence[int], row: Row) -> list[int]:
    return [index for index in indices if account.rows[index].page == row.page]


def _same_section(account: Account, row: Row) -> list[int]:
    return [i for i, one in enumerate(account.rows) if not one.meaning and row.section and one.section == row.section]


def _total(account: Account, row: Row, numbers: Mapping[int, int], ranges: Sequence[Sequence[int]]) -> Iterator[Record]:
    layout = account.layout
    for column, figure in row.cells.items():
        side = {layout.debit: 0, layout.credit: 1}.get(column) if column >= 0 else None
        plainly = layout.sign == "section" and row.section is not None
        if (side is None and not plainly) or not figure.decimals:
            continue
        matching = [chosen for chosen in ranges if chosen and _matches(account, chosen, side, abs(figure.value))]
        chosen = next(iter(matching), ranges[3] if plainly else ranges[1])
        if chosen and (matching or plainly or _names_total(row)):
            kind = {0: "debits", 1: "credits"}.get(side, "sum") if side is not None else "sum"
            yield _checkpoint(kind, abs(figure.value), row, numbers[chosen[0]], numbers[chosen[-1]])


def _matches(account: Account, indices: Sequence[int], side: int | None, value: Decimal) -> bool:
    debits, credits = sums(account.chain, indices)
    return value == (abs(credits - debits) if side is None else (debits, credits)[side])


def _names_total(row: Row) -> bool:
    """Whether a row is called a total and little else."""
    return len(folded(row.text)) <= 24
