"""What else a value may be, each a choice of one key; without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.domain.document import Reading
from core.domain.finding import Finding
from core.domain.money import decimal, plain
from core.domain.record import Evidence, Reason
from core.workbench.choosing import Choice

KEYS = 9
NOWHERE = Evidence()


def offered(reading: Reading, name: str, found: Iterable[Choice]) -> tuple[Choice, ...]:
    """What findings say that a value should be, and what else it may be; nine at most, each once."""
    field = reading.record.get(name)
    own = field.value if field else ""
    each: dict[str, Choice] = {}
    for one in (*_said(reading, name), *found):
        if one.value != own:
            each.setdefault(one.value, one)
    return tuple(each.values())[:KEYS]


def _said(reading: Reading, name: str) -> Iterator[Choice]:
    """What the findings about a value say that it should be."""
    field = reading.record.get(name)
    for finding in reading.findings:
        if name in finding.fields:
            yield from _mended(finding, field.evidence if field else NOWHERE)


def _mended(finding: Finding, where: Evidence) -> Iterator[Choice]:
    if "likely" in finding.facts:
        yield Choice(finding.facts["likely"], Reason("check_digit"), where)
    for fact in ("repaired", "expected") if finding.code.startswith("balance.") else ():
        amount = decimal(finding.facts.get(fact, "").replace(",", ""))
        if amount is not None:
            yield Choice(plain(amount), Reason("choice.sum"), where)
