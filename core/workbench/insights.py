"""What the figures of many documents show: charts, papers that are missing, and how the machine fares."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, Protocol, runtime_checkable

from core.domain.document import Document, Stage, Totals
from core.domain.facts import Facts
from core.domain.finding import Finding
from core.domain.job import Running
from core.domain.measures import Figures
from core.domain.selection import Selection
from core.ports import Reader, Store
from core.work.limits import free_mb, total_mb, used_mb
from core.workbench.selected import every_summary

GRACE = timedelta(days=4)
"""between the end of a statement and the beginning of the next"""
LATEST = 1000
"""documents by which it is told how the reading fares"""
NOBODY = Running()
TIGHT = 0.8
"""share of the machine's memory from which on it is nearly used up"""


class Remark(NamedTuple):
    """What a client's other documents say of one that a person may want to look at: a duplicate, an anomaly."""

    document: Document
    finding: Finding


@runtime_checkable
class Crew(Protocol):
    """Readers that can be counted."""

    def running(self) -> Running:
        """The readers there are now."""


class Missing(NamedTuple):
    """A paper that a client's other papers announce and that is not there."""

    type: str
    of: str
    """the account or the employee"""
    since: str
    """first day, or the month"""
    until: str


@dataclass(frozen=True, slots=True)
class Health:
    """How the reading fares."""

    totals: Totals
    being_read: int
    failures: Mapping[str, int]
    """documents that failed, by the code of the reason"""
    used_mb: float
    """of this process and the readers"""
    free_mb: float
    total_mb: float
    running: Running = NOBODY

    @property
    def tight(self) -> bool:
        """Whether memory is nearly used up, so that a person should know."""
        return self.memory_share >= TIGHT

    @property
    def memory_share(self) -> float:
        """The share of the machine's memory that is taken, by whomever."""
        return 1 - self.free_mb / self.total_mb if self.total_mb else 0.0


@dataclass(frozen=True)
class Insights:
    """The verbs of looking at everything at once."""

    store: Store
    reader: Reader | None = None

    def figures(self, selection: Selection) -> Figures:
        """What the charts show of a client, a type and a period; of all where nothing is asked for."""
        return self.store.figures(selection)

    def pace(self) -> Figures:
        """How long the documents that came last took to be read: the figures of few, at once however many there are."""
        return self.store.figures(Selection(latest=LATEST))

    def missing(self, client: str) -> tuple[Missing, ...]:
        """Statements and payslips that are missing between those that a client gave."""
        statements, slips = (self.store.facts(client, kind) for kind in ("bank_statement", "payslip"))
        return (*_gaps(statements), *_months(slips))

    def remarks(self, client: str = "", limit: int = 200) -> tuple[Remark, ...]:
        """Duplicates and anomalies of the latest documents, what a person let pass left out."""
        found = (self.store.document(one) for one in self.store.remarkable(client, limit))
        return tuple(
            Remark(one, finding)
            for one in found
            for finding in (one.reading.findings if one.reading else ())
            if finding.across and finding.blocks
        )

    def health(self) -> Health:
        """Queue, memory and failures as they are now."""
        leased, totals = len(self.store.leased()), self.store.totals()
        running = self.reader.running() if isinstance(self.reader, Crew) else Running()
        return Health(totals, leased, self._failures(), used_mb(), free_mb(), total_mb(), running)

    def _failures(self) -> Mapping[str, int]:
        failed = every_summary(self.store, Selection(stage=Stage.FAILED))
        return Counter(one.failure.code if one.failure else "internal" for one in failed)


def _gaps(statements: Iterable[Facts]) -> Iterator[Missing]:
    """The days between two statements of one account."""
    held: defaultdict[str, list[tuple[date, date]]] = defaultdict(list)
    for one in statements:
        first, last = one.day("statement_start"), one.day("statement_end")
        account = one.value("iban", "account_number") or next((row.get("account_number", "") for row in one.rows), "")
        if first and last:
            held[account].append((first, last))
    for account, spans in sorted(held.items()):
        reached = min(spans)[1]
        for first, last in sorted(spans):
            if first > reached + GRACE:
                since, until = reached + timedelta(days=1), first - timedelta(days=1)
                yield Missing("bank_statement", account, since.isoformat(), until.isoformat())
            reached = max(reached, last)


def _months(slips: Iterable[Facts]) -> Iterator[Missing]:
    """The months between two payslips of one employee."""
    held: defaultdict[str, set[int]] = defaultdict(set)
    for one in slips:
        year, _, month = one.value("pay_month").partition("-")
        if year.isdigit() and month.isdigit():
            held[one.value("employee_name", "employee_code")].add(int(year) * 12 + int(month) - 1)
    for employee, months in sorted(held.items()):
        for lacking in sorted(set(range(min(months), max(months))) - months):
            name = f"{lacking // 12:04d}-{lacking % 12 + 1:02d}"
            yield Missing("payslip", employee, name, name)
