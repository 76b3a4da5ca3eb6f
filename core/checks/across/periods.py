"""A paper whose own date lies in a period that is closed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from core.domain.facts import Facts
from core.domain.finding import Finding, Severity
from core.domain.period import DAYS, last_day
from core.ports import Moved

CODE = "history.closed_period"


def period_findings(facts: Facts, closed: date | None) -> Iterator[Finding]:
    """What is said of a paper that came, or was put back to review, when the books of its days were done."""
    day = last_day(facts.value(*DAYS) or facts.dated)
    if closed is None or day is None or day > closed:
        return
    if not facts.settled or any(one.code == CODE for one in facts.found):
        told = {"day": day.isoformat(), "until": closed.isoformat()}
        yield Finding(CODE, Severity.WARNING, facts=told)


def renewed(moved: Moved, closed: date | None) -> Mapping[str, tuple[Finding, ...]]:
    """What is found of papers once a period was closed or opened; all else that was found of them stays."""
    return {
        one.document: (*(found for found in one.found if found.code != CODE), *period_findings(one, closed))
        for one in moved.settled
    }
