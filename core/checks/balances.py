"""Whether a bank statement adds up: its chain of balances, its ends, its printed totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from core.checks.mending import Balances, mended, offers, repair_findings
from core.domain.finding import Finding, Severity
from core.domain.money import ZERO
from core.domain.record import Record


class Step(NamedTuple):
    """A row where the chain does not hold: its number, what should stand there and what does."""

    row: int
    expected: Decimal
    found: Decimal


def balance_findings(record: Record) -> Iterator[Finding]:
    """What does not add up in a statement's record, account by account; exact to the cent."""
    accounts = record.tables.get("accounts", ())
    if "transactions" in record.tables:  # a lone account's stand in the record itself, too
        lone = accounts[0] if accounts else record
        yield from _account(record, "", lone.tables.get("checkpoints", ()))
        return
    for number, account in enumerate(accounts, 1):
        yield from _account(account, f"accounts.{number}.", account.tables.get("checkpoints", ()))


def _account(account: Record, prefix: str, said: Sequence[Record]) -> Iterator[Finding]:
    """What does not add up in one account. `said` are the sums that the paper itself names."""
    rows = account.tables.get("transactions", ())
    amounts = [booked(row) for row in rows]
    opening, closing = account.number("opening_balance"), account.number("closing_balance")
    if opening is None or closing is None:
        lacking = tuple(name for name in ("opening_balance", "closing_balance") if account.number(name) is None)
        yield Finding("balance.ends_missing", Severity.WARNING, tuple(prefix + name for name in lacking))
    repairs = tuple(_repairs(account, amounts, (opening, closing), prefix))
    yield from repairs or _unfollowed(rows, amounts, (opening, closing), prefix)
    yield from _open(rows, prefix)
    yield from _totals(account, amounts, prefix)
    yield from _counts(account, amounts, prefix)
    for checkpoint in said:
        if checkpoint.value("kind") == "day":
            yield from _day(checkpoint, rows, amounts, opening, prefix)
            continue
        yield from _checkpoint(checkpoint, amounts, (opening, closing), prefix)


def _repairs(account: Record, amounts: Sequence[Decimal], ends: Balances, prefix: str) -> Iterator[Finding]:
    """The other readings of some figures under which everything follows, where these are known."""
    offered = offers(account)
    if offered:
        balances = [row.number("balance") for row in account.tables.get("transactions", ())]
        moved, shown, ends = mended(offered, amounts, balances, ends)
        if not _first_breaks(moved, shown, ends[0]) and _reaches(moved, ends):
            yield from repair_findings(offered, sum(balance is not None for balance in shown), prefix)


def _reaches(amounts: Sequence[Decimal], ends: Balances) -> bool:
    """Whether the amounts lead from the opening to the closing balance, as far as both are known."""
    opening, closing = ends
    return opening is None or closing is None or opening + sum(amounts, ZERO) == closing


def _unfollowed(rows: Sequence[Record], amounts: Sequence[Decimal], ends: Balances, prefix: str) -> Iterator[Finding]:
    """Where the chain does not hold: its first broken row, and its end."""
    yield from _chain(rows, amounts, ends[0], prefix)
    if not _reaches(amounts, ends):
        facts = {"expected": _shown((ends[0] or ZERO) + sum(amounts, ZERO)), "found": _shown(ends[1] or ZERO)}
        yield Finding("balance.closing", Severity.WARNING, (prefix + "closing_balance",), facts)


def booked(row: Record) -> Decimal:
    """What a row adds to a balance."""
    amount = row.number("amount")
    return amount if amount is not None else (row.number("credit") or ZERO) - (row.number("debit") or ZERO)


def _chain(
    rows: Sequence[Record], amounts: Sequence[Decimal], opening: Decimal | None, prefix: str
) -> Iterator[Finding]:
    """The first row whose balance does not follow, in the order in which more rows do."""
    broken = _first_breaks(amounts, [row.number("balance") for row in rows], opening)
    if not broken:
        return
    first = broken[0]
    day = rows[first.row - 1].value("date") or ""
    facts = {"row": str(first.row), "date": day, "expected": _shown(first.expected), "found": _shown(first.found)}
    yield Finding("balance.broken", Severity.WARNING, (f"{prefix}transactions.{first.row}.balance",), facts)


def _first_breaks(
    amounts: Sequence[Decimal], balances: Sequence[Decimal | None], opening: Decimal | None
) -> list[Step]:
    """The rows whose balance does not follow, in the order of the paper in which fewer do not."""
    down = _breaks(range(len(amounts)), amounts, balances, opening)
    up = _breaks(range(len(amounts) - 1, -1, -1), amounts, balances, opening)
    return min(down, up, key=len)


def _breaks(
    order: Sequence[int], amounts: Sequence[Decimal], balances: Sequence[Decimal | None], opening: Decimal | None
) -> list[Step]:
    """The rows whose balance is not the one before with the amounts since."""
    steps, last, moved = [], opening, ZERO
    for index in order:
        moved += amounts[index]
        balance = balances[index]
        if balance is None:
            continue
        if last is not None and last + moved != balance:
            steps.append(Step(index + 1, last + moved, balance))
        last, moved = balance, ZERO
    return steps


def _open(rows: Sequence[Record], prefix: str) -> Iterator[Finding]:
    """The first row whose date or amount nothing vouches for, and how many there are."""
    doubtful = [
        f"{prefix}transactions.{number}.{name}"
        for number, row in enumerate(rows, start=1)
        for name in ("date", "amount")
        if not ((field := row.get(name)) and field.accepted)
    ]
    if doubtful:
        facts = {"row": doubtful[0].rsplit(".", 2)[1], "count": str(len(doubtful))}
        yield Finding("balance.row_open", Severity.WARNING, tuple(doubtful[:20]), facts)


def _totals(account: Record, amounts: Sequence[Decimal], prefix: str) -> Iterator[Finding]:
    """Printed totals of debits and credits that are not the sums of the rows."""
    for name, summed in (("total_debits", -_sum(amounts, -1)), ("total_credits", _sum(amounts, 1))):
        printed = account.number(name)
        if printed is not None and abs(printed) != summed:
            facts = {"expected": _shown(summed), "found": _shown(printed)}
            yield Finding("balance.total", Severity.WARNING, (prefix + name,), facts)


def _sum(amounts: Sequence[Decimal], sign: int) -> Decimal:
    return sum((amount for amount in amounts if amount * sign > 0), ZERO)


def _counts(account: Record, amounts: Sequence[Decimal], prefix: str) -> Iterator[Finding]:
    """Printed numbers of transactions that are not the number of rows."""
    counted = {
        "transaction_count": len(amounts),
        "debit_count": sum(amount < 0 for amount in amounts),
        "credit_count": sum(amount > 0 for amount in amounts),
    }
    for name, count in counted.items():
        printed = account.number(name)
        if printed is not None and printed != count:
            facts = {"printed": str(printed), "count": str(count)}
            yield Finding("balance.count", Severity.WARNING, (prefix + name,), facts)


def _checkpoint(said: Record, amounts: Sequence[Decimal], ends: Balances, prefix: str) -> Iterator[Finding]:
    """A sum that the paper names for some rows, or another name of one of its ends, where it disagrees."""
    kind, value = said.value("kind"), said.number("value")
    if value is None:
        return
    if kind in {"opening", "closing"}:
        settled = ends[0] if kind == "opening" else ends[1]
        facts = {"found": _shown(value), "expected": _shown(settled) if settled is not None else ""}
        yield Finding("balance.contradiction", Severity.WARNING, (f"{prefix}{kind}_balance",), facts)
        return
    first, last = int(said.number("from_row") or 1), int(said.number("to_row") or len(amounts))
    part = amounts[first - 1 : last]
    summed = {"debits": -_sum(part, -1), "credits": _sum(part, 1)}.get(kind or "", abs(sum(part, ZERO)))
    if abs(value) != summed:
        facts = {"expected": _shown(summed), "found": _shown(value)}
        yield Finding("balance.total", Severity.WARNING, (f"{prefix}transactions.{last}.amount",), facts)


def _day(
    said: Record, rows: Sequence[Record], amounts: Sequence[Decimal], opening: Decimal | None, prefix: str
) -> Iterator[Finding]:
    """A day's balance that the opening balance and the rows until then do not give."""
    day, value = said.value("date") or "", said.number("value")
    if opening is None or value is None:
        return
    until = [n for n, row in enumerate(rows, 1) if (row.value("date") or "") <= day]
    reached = opening + sum((amounts[n - 1] for n in until), ZERO)
    if reached != value and until:
        facts = {"row": str(until[-1]), "date": day, "expected": _shown(reached), "found": _shown(value)}
        yield Finding("balance.broken", Severity.WARNING, (f"{prefix}transactions.{until[-1]}.amount",), facts)


def _shown(number: Decimal) -> str:
    return f"{number:,.2f}"
