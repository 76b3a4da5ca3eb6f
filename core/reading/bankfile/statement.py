"""What the bank's files have in common: statements of accounts, and the record that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from core.domain.page import Embedded
from core.domain.record import Field, Record
from core.reading.stated import accepted, amount, record, stated

SHARED = ("bank_name", "bank_address", "account_holder", "account_holder_address", "statement_date", "currency")
"""header values that may stand for a whole document when all its accounts agree on them"""
IDENTITY = ("iban", "account_number", "currency")


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of one account: its header values by name, and a record for every transaction."""

    header: Mapping[str, Field | None]
    rows: tuple[Record, ...]

    def value(self, name: str) -> str | None:
        """A header value, or None."""
        field = self.header.get(name)
        return field.value if field else None

    @property
    def identity(self) -> tuple[str | None, ...]:
        """What tells this account from others."""
        return tuple(self.value(name) for name in IDENTITY)


def embedded(syntax: str, statements: Iterable[Statement]) -> tuple[Embedded, ...]:
    """The record of a file with these statements; none where there are none."""
    accounts = [_account(one) for one in chained(statements)]
    if not accounts:
        return ()
    tables: dict[str, Sequence[Record]] = {"accounts": accounts}
    fields: Mapping[str, Field | None] = {name: _agreed(accounts, name) for name in SHARED}
    if len(accounts) == 1:
        fields = accounts[0].fields
        tables["transactions"] = accounts[0].tables.get("transactions", ())
    return (Embedded(syntax, "bank_statement", accepted(record(fields, tables), syntax)),)


def chained(statements: Iterable[Statement]) -> list[Statement]:
    """The statements, those that go on where another of the same account ended joined to it: days of one month."""
    joined: list[Statement] = []
    for one in statements:
        before = next((i for i, other in enumerate(joined) if _follows(one, other)), None)
        if before is None:
            joined.append(one)
        else:
            joined[before] = _joined(joined[before], one)
    return joined


def _follows(one: Statement, before: Statement) -> bool:
    """Whether a statement opens with what another of the same account closed with."""
    opening, closing = one.header.get("opening_balance"), before.header.get("closing_balance")
    same = one.identity == before.identity and any(one.identity[:2])
    return bool(same and opening and closing and opening.number == closing.number and opening.number is not None)


def _joined(before: Statement, after: Statement) -> Statement:
    ends = ("closing_balance", "statement_end", "statement_date")
    later = {name: after.header[name] for name in ends if after.header.get(name)}
    totals = {name: _sum(before, after, name) for name in ("total_debits", "total_credits")}
    return Statement({**before.header, **later, **totals}, before.rows + after.rows)


def _sum(before: Statement, after: Statement, name: str) -> Field | None:
    """A total over both statements, or None where one of them does not state it."""
    first, second = before.header.get(name), after.header.get(name)
    if not first or not second or first.number is None or second.number is None:
        return None
    return replace(first, value=amount(first.number + second.number))


def _account(one: Statement) -> Record:
    rows = (replace(row, fields={"row": stated(str(number)), **row.fields}) for number, row in enumerate(one.rows, 1))
    return record(one.header, {"transactions": rows})


def _agreed(accounts: Sequence[Record], name: str) -> Field | None:
    found = [account.fields.get(name) for account in accounts]
    return found[0] if len({field.value if field else None for field in found}) == 1 else None


def movement(number: Decimal, text: str, path: str, currency: str | None) -> dict[str, Field | None]:
    """An amount, credit positive, and the debit or credit that it is."""
    side = "debit" if number < 0 else "credit"
    return {
        side: stated(amount(abs(number)), text, path, currency),
        "amount": stated(amount(number), text, path, currency),
    }


def without_repeats(parts: Iterable[str]) -> str:
    """Texts in one line, each said once."""
    clean = (" ".join(part.split()) for part in parts)
    return " ".join(dict.fromkeys(part for part in clean if part))
