"""The rules of a type, as findings where they do not hold."""

from __future__ import annotations

from collections.abc import Iterator

from core.domain.finding import Finding
from core.domain.record import Record
from core.domain.schema import Check, DocumentType


def rule_findings(kind: DocumentType, record: Record) -> Iterator[Finding]:
    """A finding for every check of the type that does not hold, row by row where it speaks of rows."""
    for one in kind.checks:
        if one.each:
            zero = frozenset(name for name, column in kind.tables[one.each].columns.items() if column.zero)
            for number, row in enumerate(record.tables.get(one.each, ()), start=1):
                yield from _broken(one, row, zero, f"{one.each}.{number}.")
        else:
            yield from _broken(one, record, kind.zero, "")


def _broken(check: Check, record: Record, zero: frozenset[str], prefix: str) -> Iterator[Finding]:
    verdict = check.judge(record, zero)
    if verdict is not None and not verdict.holds:
        fields = tuple(prefix + name for name in verdict.fields)
        yield Finding(check.code, check.severity, fields, {"left": str(verdict.left), "right": str(verdict.right)})
