"""What else a value may be, each a choice of one key; without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.domain.document import Reading
from core.domain.finding import Finding
from core.domain.money import decimal, plain
from core.domain.record import Alternative, Evidence, Field, Record
from core.domain.schema import DocumentType

KEYS = 9
NOWHERE = Evidence()


class Why(StrEnum):
    """Where a choice comes from."""

    SUMS = "sums"
    """with it the figures agree"""
    CHECK_DIGITS = "check_digits"
    SECOND = "second"
    """another reading of the same print"""
    ELSEWHERE = "elsewhere"
    """another place of the page"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Another value for a field, where it stands, and why it is offered."""

    value: str
    why: Why
    evidence: Evidence = NOWHERE


def choices(kind: DocumentType, reading: Reading, name: str) -> tuple[Choice, ...]:
    """The other values that a field or cell may have, what makes the figures agree first; nine at most."""
    field = reading.record.get(name)
    own = field.value if field else ""
    offered = [*_mending(kind, reading, name), *_alternatives(field)]
    ranked = sorted(_made_right(kind, reading.record, name, offered), key=lambda one: list(Why).index(one.why))
    found: dict[str, Choice] = {}
    for one in ranked:
        if one.value != own:
            found.setdefault(one.value, one)
    return tuple(found.values())[:KEYS]


def _alternatives(field: Field | None) -> Iterator[Choice]:
    for other in field.alternatives if field else ():
        yield Choice(other.value, _whence(field, other), other.evidence)


def _whence(field: Field | None, other: Alternative) -> Why:
    """Whether another value is read in the same place or stands elsewhere."""
    here, there = field.evidence if field else NOWHERE, other.evidence
    if there.box is None or here.box is None or here.page != there.page:
        return Why.SECOND if there.box is None else Why.ELSEWHERE
    x, y = there.box.middle
    return Why.SECOND if here.box.x0 <= x <= here.box.x1 and here.box.y0 <= y <= here.box.y1 else Why.ELSEWHERE


def _mending(kind: DocumentType, reading: Reading, name: str) -> Iterator[Choice]:
    """What the findings about a value say that it should be."""
    here = reading.record.get(name)
    evidence = here.evidence if here else NOWHERE
    for finding in reading.findings:
        if name in finding.fields:
            for value, why in _said(kind, finding, name):
                yield Choice(value, why, evidence)


def _said(kind: DocumentType, finding: Finding, name: str) -> Iterator[tuple[str, Why]]:
    facts = finding.facts
    if "likely" in facts:
        yield facts["likely"], Why.CHECK_DIGITS
    for fact in ("repaired", "expected"):
        amount = decimal(facts.get(fact, "").replace(",", ""))
        if amount is not None and finding.code.startswith("balance."):
            yield plain(amount), Why.SUMS
    if _is_sum_of(kind, finding.code, name):
        yield facts.get("left", ""), Why.SUMS


def _is_sum_of(kind: DocumentType, code: str, name: str) -> bool:
    """Whether a check says what a field alone must be: "subtotal + tax_amount == total_amount"."""
    last = name.rpartition(".")[2]
    for check in kind.checks:
        if check.code == code:
            return any(rule.text.partition("==")[2].strip() == last for rule in check.rules)
    return False


def _made_right(kind: DocumentType, record: Record, name: str, offered: Iterable[Choice]) -> Iterator[Choice]:
    """The choices; one with which a check of the type holds that now does not is offered for that."""
    broken = _broken(kind, record)
    for one in offered:
        number: Decimal | None = decimal(one.value)
        field = record.get(name)
        if broken and number is not None and field is not None:
            left = _broken(kind, record.put(name, Field(one.value, currency=field.currency)))
            if set(left) < set(broken):
                yield Choice(one.value, Why.SUMS, one.evidence)
                continue
        yield one


def _broken(kind: DocumentType, record: Record) -> Sequence[str]:
    """The codes of a type's own checks over the whole record that do not hold."""
    verdicts = ((check.code, check.judge(record, kind.zero)) for check in kind.checks if not check.each)
    return [code for code, verdict in verdicts if verdict is not None and not verdict.holds]
