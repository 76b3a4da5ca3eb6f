"""The record of one account: its header values, transactions and the sums that the paper itself names."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from core.domain.money import ZERO, plain
from core.domain.page import TextSource
from core.domain.record import Evidence, Field, Record
from core.extraction.statement.account import Account, sums
from core.extraction.statement.cells import aside, day, described, equation, money, possible
from core.extraction.statement.chain import Link
from core.extraction.statement.checkpoints import checkpoints
from core.extraction.statement.dating import Calendar
from core.extraction.statement.figures import Figure
from core.extraction.statement.heading import Heading
from core.extraction.statement.naming import closing_said, misprinted, of_a_page, sums_printed, sums_said, unexplained
from core.extraction.statement.ordering import (
    begins,
    confirmed,
    first_read_twice,
    first_told,
    heads,
    repeated,
    said_twice,
    same_day,
    slanted,
    stepped,
    until_end,
)
from core.extraction.statement.repairing import Repair
from core.extraction.statement.row import Row
from core.extraction.statement.unread import Unread, unread

Cells = dict[str, Field]
SIDES = ("debit", "credit")


class Whole(NamedTuple):
    """What shows that no row is missing at the ends of an account."""

    begun: bool
    """the rows may be the first of their period"""
    headed: bool
    """the first row stands on the first page, near the start of the period, and its balance is printed"""
    ended: bool
    """the paper shows that no row follows"""
    summed: bool
    """printed totals of all debits and of all credits are those of the rows"""


def record(
    account: Account,
    head: Heading,
    *,
    headed: bool = False,
    ended: bool = False,
    room: bool = False,
    stated: bool = False,
    filed: bool = False,
) -> Record:
    """The record of one account.

    `headed`: its first row stands right below the headings; `ended`: the paper shows by itself that no row follows its
    last one; `room`: the page has room for more; `stated`: the columns of a bank's file say by their names what moved;
    `filed`: it is such a file, and has no pages that may be lost.
    """
    points = tuple(checkpoints(account, head))
    printed, summed = _printed_sums(account, points), _sums(account, head)
    unsummed = not points and not {"total_debits", "total_credits"} & head.fields.keys()
    twice = first_read_twice(account) if unsummed else None
    rows = tuple(_transactions(account, head, {**printed, **summed}, twice, stated=stated))
    said = sums_said(account, head.said)
    whole = (room or until_end(account, head.calendar)) and not of_a_page(account)
    proof = Whole(
        begun=begins(account, head.calendar),
        headed=(filed and first_told(account) is not None) or heads(account, head.calendar, below_headings=headed),
        ended=ended or filed or closing_said(account, head.said),
        summed=len(summed) == 2 or (whole and len(printed) == 2) or said,
    )
    ends = _ends(account, head.currency, proof)
    strange = unexplained(account, head.amounts, ends, {**printed, **summed})
    if misprinted(account.chain.opening, strange) or (strange and not said):
        ends = {name: field.doubt("reckoned") for name, field in ends.items()}
    told = {**sums_printed(account, head.printed, head.currency), **printed}
    fields = {**told, **_without_balances(head.fields, account, summed), **summed, **ends}
    tables = {"transactions": rows, **({"checkpoints": points} if points else {})}
    return Record(fields, tables)


def _sums(account: Account, head: Heading) -> Cells:
    """Printed totals of debits and credits, accepted where the rows of a chain that holds give them."""
    debits, credited = sums(account.chain, range(len(account.rows)))
    cells = Cells()
    for name, summed in (("total_debits", debits), ("total_credits", credited)):
        field = head.fields.get(name)
        if field and field.number == summed and account.follows:
            cells[name] = field.accept("sum", equation=f"Σ = {summed:,.2f}")
    return cells


def _printed_sums(account: Account, points: Sequence[Record]) -> Cells:
    """Totals that a row of sums or a part's title prints and that all rows of a chain that holds give."""
    debits, credited = sums(account.chain, range(len(account.rows)))
    cells = Cells()
    for point in points if account.follows else ():
        kind, value = point.fields["kind"].value, point.fields["value"]
        for name, summed in (("total_debits", debits), ("total_credits", credited)):
            if summed and value.number == summed and kind in {"sum", name.removeprefix("total_")}:
                cells.setdefault(name, value.accept("sum", equation=f"Σ = {summed:,.2f}"))
    return cells


def _without_balances(fields: Mapping[str, Field], account: Account, summed: Cells) -> Cells:
    """The header's values but for a total that is the last balance again, as below "Deposits" in an overview."""
    totals = {"total_debits", "total_credits"} - summed.keys()
    closing = abs(account.chain.closing or ZERO)
    again = {name for name in totals & fields.keys() if account.follows and closing and fields[name].number == closing}
    return {name: field for name, field in fields.items() if name not in again}


def _ends(account: Account, currency: str | None, whole: Whole) -> Cells:
    """Opening and closing balance: accepted where the chain leads from one to the other and is whole."""
    chain, cells = account.chain, Cells()
    closing = chain.closing_row is not None and chain.closing_row.meaning != "carried"
    opened = chain.opening_row is not None or whole.headed
    ended = whole.ended and (chain.closing_row is not None or _ends_shown(account))
    closed = (whole.begun or whole.summed) and (
        account.reconciled
        or (account.follows and ((opened and (ended or closing)) or (whole.summed and bool(chain.held))))
    )
    for name, value, row in (
        ("opening_balance", chain.opening, chain.opening_row),
        ("closing_balance", chain.closing, chain.closing_row),
    ):
        if value is None:
            continue
        figure = next(reversed(list(row.cells.values())), None) if row else None
        at = row or (account.rows[-1] if account.rows else None)
        field = money(value, figure, at.page, at.source, currency) if at else Field(plain(value), currency=currency)
        moved = sum((amount or ZERO for amount in chain.amounts), ZERO)
        sum_of_all = f"{chain.opening or ZERO:,.2f} + {moved:,.2f} = {chain.closing or ZERO:,.2f}"
        doubt = "guess" if row else "reckoned"
        cells[name] = field.accept("sum", equation=sum_of_all) if closed else field.doubt(doubt)
    offers, taken = account.offered_ends(), {one.name for one in account.repaired}
    cells |= {name: possible(cells[name], one.value) for name, one in offers.items() if not cells[name].accepted}
    return cells | {name: _second_reading(cells[name]) for name in taken & cells.keys()}


def _ends_shown(account: Account) -> bool:
    """Whether the last row shows what is left after it: an amount below that is none would move the balance."""
    pairs = [pair for pair in zip(account.chain.amounts, account.chain.balances, strict=True) if pair != (None, None)]
    return bool(pairs) and pairs[0 if account.layout.newest_first else -1][1] is not None


def _second_reading(field: Field) -> Field:
    """An accepted field whose figure is taken as another recognizer read it, with that for its reason."""
    return field.accept("second_reading", **field.reason.facts) if field.accepted and field.reason else field


def _transactions(
    account: Account, head: Heading, totals: Cells, twice: int | None, *, stated: bool
) -> Iterator[Record]:
    """The transactions; `totals` are the printed sums of debits and of credits that all rows give.

    `twice` is a row that nothing sums up and whose amount two recognizers read alike.
    """
    proof, number, in_order = account.proof(), 0, _in_order(account, head)
    lone, contradicted = _lone(account, proof), _contradicted(account, head)
    first, askew, steps = first_told(account), slanted(account), stepped(account.rows)
    once = not repeated(account.rows)
    offers, taken = account.offers(), {one.row: one for one in account.repaired}
    lacking = unread(account.rows, account.chain)
    for index, row in _moving_rows(account, lacking):
        number += 1
        cells = {"row": Field(str(number), confidence=1.0), **_told(row, account, head.calendar)}
        if index in lacking:
            yield _reckoned(cells, row, lacking[index], head)
            continue
        if index in in_order and not cells["date"].accepted:
            reason = "two_readings" if said_twice(row, head.calendar) else "in_order"
            cells["date"] = cells["date"].accept(reason)
        tilted = (row.askew or row.page in askew) and row.page not in steps
        if "date" in cells and (row.unread or tilted or not (row.dated or (once and same_day(account, index)))):
            cells["date"] = cells["date"].doubt("guess")
        cells |= _moved(account, index, proof.get(index), head.currency)
        if index in (first, twice):
            reason = "proven_column" if index == first else "two_readings"
            cells |= {name: cells[name].accept(reason) for name in ("amount", "balance", *SIDES) if name in cells}
        if stated and not account.chain.links:
            cells |= {name: cells[name].accept("column") for name in ("amount", *SIDES) if name in cells}
        if index == lone:
            cells |= _by_total(cells, totals)
        if index in taken:
            cells |= _taken(cells, taken[index])
        if index in offers:
            cells |= _offered(cells, offers[index])
        open_ = contradicted or not _paired(row, cells)
        yield Record({name: _open(cell) for name, cell in cells.items()} if open_ else cells)


def _moving_rows(account: Account, lacking: Container[int]) -> Iterator[tuple[int, Row]]:
    """The rows that move something, those whose amount was not read among them."""
    for index, row in enumerate(account.rows):
        if index in lacking or not (row.meaning or account.chain.amounts[index] is None):
            yield index, row


def _reckoned(cells: Cells, row: Row, lacking: Unread, head: Heading) -> Record:
    """A row whose amount was not read, with what it must be and the place where it must stand."""
    place, side = Evidence("", row.page, lacking.place), "credit" if lacking.moved > 0 else "debit"
    known = {name: _open(cell) if name != "row" else cell for name, cell in cells.items()}
    for name, value in (("amount", lacking.moved), (side, abs(lacking.moved))):
        known[name] = Field(plain(value), place, currency=head.currency).doubt("reckoned")
    return Record(known)


def _contradicted(account: Account, head: Heading) -> bool:
    """Whether printed totals are not those of rows that nothing but the ends of the account vouches for.

    The sum of all rows is the same when their amounts are mixed up with each other and with the opening balance.
    """
    if account.layout.balance is not None:
        return False
    debits, credited = sums(account.chain, range(len(account.rows)))
    printed = ((head.fields.get("total_debits"), debits), (head.fields.get("total_credits"), credited))
    return any(field and field.number is not None and abs(field.number) != summed for field, summed in printed)


def _lone(account: Account, proof: Mapping[int, Link]) -> int | None:
    """The one row that no link vouches for, where all others have one: the first of a paper that names no opening."""
    moving = (index for index, row in enumerate(account.rows) if not row.meaning)
    open_ = [index for index in moving if account.chain.amounts[index] is not None and index not in proof]
    unnamed = not account.named.openings  # one that was named, and that nothing follows from, contradicts
    return open_[0] if len(open_) == 1 and proof and account.follows and unnamed else None


def _by_total(cells: Cells, totals: Cells) -> Cells:
    """The amounts of the one row that no balance vouches for, where the printed total of its side does."""
    side = next((name for name in SIDES if name in cells), "")
    total = totals.get(f"total_{side}s")
    if total is None or not total.accepted or total.reason is None:
        return {}
    return {
        name: cells[name].accept("sum", **total.reason.facts) for name in ("amount", side, "balance") if name in cells
    }


def _paired(row: Row, cells: Cells) -> bool:
    """Whether day and amount of a row are both sure: one that is may stand beside another row's other.

    Nor does a sum vouch for a scanned row of nothing: it holds without it.
    """
    amount = cells.get("amount")
    both = all(name in cells and cells[name].accepted for name in ("date", "amount"))
    return both and (row.source is not TextSource.OCR or bool(amount and amount.number))


def opened(record: Record) -> Record:
    """The record with all its rows and balances left to a person."""
    fields = {name: _open(one) if name.endswith("_balance") else one for name, one in record.fields.items()}
    rows = {
        name: tuple(Record({n: _open(one) for n, one in row.fields.items()}) for row in table)
        for name, table in record.tables.items()
    }
    return Record(fields, rows)


def _open(cell: Field) -> Field:
    return cell.doubt("guess") if cell.accepted else cell


def _taken(cells: Cells, repair: Repair) -> Cells:
    """The cells whose figure is taken as another recognizer read it, with that for their reason."""
    return {name: _second_reading(cells[name]) for name in _concerned(cells, repair)}


def _offered(cells: Cells, repair: Repair) -> Cells:
    """The cells of a figure with the reading of it that would mend the chain."""
    return {
        name: possible(cells[name], abs(repair.value) if name in SIDES else repair.value)
        for name in _concerned(cells, repair)
    }


def _concerned(cells: Cells, repair: Repair) -> list[str]:
    """The cells that a figure stands in: a balance, or an amount with the side it is on."""
    return [name for name in ((repair.name, *SIDES) if repair.name == "amount" else (repair.name,)) if name in cells]


def _in_order(account: Account, head: Heading) -> frozenset[int]:
    """The rows of scans whose dates their order confirms."""
    scanned = any(row.source is TextSource.OCR for row in account.rows)
    return confirmed(account, head.calendar) if scanned else frozenset()


def _told(row: Row, account: Account, calendar: Calendar) -> Cells:
    """The days and texts of one transaction."""
    cells = Cells()
    for name, stamp in (("date", row.stamp), ("value_date", row.value_stamp)):
        _put(cells, name, day(stamp, calendar, row.page, row.source) if stamp else None)
    description = described(row, _side_word(row, account))
    for name in ("reference", "cheque_number"):
        _put(cells, name, aside(row, name))
    listed = row.section and "check" in row.section.title and row.text.isdigit()
    _put(cells, "cheque_number" if listed else "description", description)
    return cells


def _moved(account: Account, index: int, proof: Link | None, currency: str | None) -> Cells:
    """The amounts and the balance of one transaction."""
    row, layout, amount = account.rows[index], account.layout, account.chain.amounts[index] or ZERO
    figure, balance = _moving(row, account), account.chain.balances[index]
    side = "credit" if amount > 0 or (amount == 0 and layout.credit in row.cells) else "debit"
    cells = {
        name: _proven(money(value, figure, row.page, row.source, currency), proof, account)
        for name, value in (("amount", amount), (side, abs(amount)))
    }
    shown = _at(row, layout.balance)
    if balance is not None and shown is not None:
        cells["balance"] = _proven(money(balance, shown, row.page, row.source, currency), proof, account)
    return cells


def _at(row: Row, column: int | None) -> Figure | None:
    return None if column is None else row.cells.get(column)


def _put(cells: Cells, name: str, field: Field | None) -> None:
    if field is not None:
        cells[name] = field


def _proven(field: Field, link: Link | None, account: Account) -> Field:
    """An amount or balance, accepted where the link it takes part in holds."""
    if link is None:
        return field.doubt("guess")
    moved = sum((account.chain.amounts[row] or ZERO for row in link.rows), ZERO)
    return field.accept("sum", equation=equation(link, moved))


def _moving(row: Row, account: Account) -> Figure | None:
    """The figure that a row's amount was read from."""
    layout = account.layout
    figures = [f for column in (layout.debit, layout.credit, layout.amount) if (f := _at(row, column))]
    others = [figure for column, figure in row.cells.items() if column != layout.balance]
    return next((figure for figure in figures if figure.value), next(iter(figures or others), None))


def _side_word(row: Row, account: Account) -> str:
    """The word that told the sign, where it stands at the end of the description."""
    last = next(iter(row.text.split()[-1:]), "")
    figure = row.cells.get(account.layout.amount) if account.layout.amount is not None else None
    return last if account.layout.sign == "side" and figure and figure.before else ""
