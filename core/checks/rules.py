"""The rules of a type, as findings where they do not hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from core.domain.finding import Finding
from core.domain.money import tolerance
from core.domain.record import Record
from core.domain.rule import Verdict
from core.domain.schema import Check, DocumentType

COIN = Decimal("0.05")
"""the smallest coin of Swiss francs, to which their totals are rounded without a word"""
WHOLE = frozenset({"JPY", "KRW", "VND", "CLP"})
"""currencies without a smaller unit: their taxes are cut to whole ones"""


def rule_findings(kind: DocumentType, record: Record) -> Iterator[Finding]:
    """A finding for every check of the type that does not hold, row by row where it speaks of rows."""
    for one in kind.checks:
        if one.each:
            lines = len(record.tables.get("line_items", ())) if one.each == "taxes" else 0
            zero = frozenset(name for name, column in kind.tables[one.each].columns.items() if column.zero)
            for number, row in enumerate(record.tables.get(one.each, ()), start=1):
                yield from _broken(one, row, zero, f"{one.each}.{number}.", lines)
        else:
            yield from _broken(one, record, kind.zero, "")


def _broken(check: Check, record: Record, zero: frozenset[str], prefix: str, lines: int = 0) -> Iterator[Finding]:
    """A finding where a check does not hold; a tax may be the sum of what was rounded on each of so many lines."""
    verdict = check.judge(record, zero)
    if verdict is None or verdict.holds or _rounded(verdict, record) or _rounded_by_line(verdict, record, lines):
        return
    fields = tuple(prefix + name for name in verdict.fields)
    yield Finding(check.code, check.severity, fields, {"left": str(verdict.left), "right": str(verdict.right)})


def _rounded(verdict: Verdict, record: Record) -> bool:
    """Whether a Swiss total is what its parts give, rounded to the smallest coin."""
    left, right, total = verdict.left, verdict.right, record.get("total_amount")
    if isinstance(left, str) or isinstance(right, str) or total is None or total.number != right:
        return False
    return total.currency == "CHF" and right % COIN == 0 and abs(left - right) <= COIN / 2


def _rounded_by_line(verdict: Verdict, row: Record, lines: int) -> bool:
    """Whether a tax differs from its rate on the whole by no more than rounding on every line makes it."""
    left, right, amount = verdict.left, verdict.right, row.get("amount")
    if not lines or isinstance(left, str) or isinstance(right, str):
        return False
    whole = amount is not None and amount.currency in WHOLE
    return abs(left - right) <= tolerance(lines) or (whole and abs(left - right) < 1)
