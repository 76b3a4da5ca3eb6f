"""Who is read next, and what becomes of a document whose reading did not work out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.domain.document import Failure
from core.domain.job import Job
from core.ports import Jobs

CRASHES = frozenset({"reader.crashed", "reader.protocol", "limit.memory"})
"""the reader broke: perhaps the document's fault, perhaps the machine's"""
WAITS = frozenset({"disk.full", "disk.failed", "file.denied", "reader.cancelled", "vault.busy"})
"""not the document's fault: tried until it works"""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often a document is tried, and how long it waits in between."""

    crashes: int = 3
    attempts: int = 8
    """counts also what was cut off by the end of the whole program"""
    first_wait: float = 2.0
    longest_wait: float = 600.0


ORDINARY = Patience()


def after(job: Job, code: str, now: float, patience: Patience = ORDINARY) -> Job | None:
    """The job that is left when an attempt ended with this error, or None where the document is given up."""
    if code in WAITS:
        return replace(job, leased=False, attempts=job.attempts - 1, due_at=now + _wait(1, patience))
    crashes = job.crashes + 1
    if code not in CRASHES or crashes >= patience.crashes or job.attempts >= patience.attempts:
        return None
    return replace(job, leased=False, crashes=crashes, due_at=now + _wait(crashes, patience))


def interrupted(job: Job, now: float, patience: Patience = ORDINARY) -> Job | None:
    """The job that is left when the whole program ended during an attempt, or None where it did so too often."""
    if job.attempts >= patience.attempts:
        return None
    return replace(job, leased=False, due_at=now + (_wait(job.attempts - 1, patience) if job.attempts > 1 else 0.0))


def _wait(times: int, patience: Patience) -> float:
    """Doubles with every failure."""
    return float(min(patience.first_wait * 2 ** min(times - 1, 30), patience.longest_wait))


@dataclass(frozen=True, slots=True)
class Queue:
    """The durable queue: what waits stands in the store and outlives every crash."""

    jobs: Jobs
    patience: Patience = ORDINARY

    def next(self, now: float) -> Job | None:
        """The job to do now, which is this caller's until it is put back or its document's outcome is saved."""
        return self.jobs.lease(now)

    def put_back(self, job: Job, failure: Failure, now: float) -> bool:
        """Whether the document will be tried again; where not, its failure must be saved."""
        return self._keep(after(job, failure.code, now, self.patience))

    def recover(self, now: float) -> tuple[str, ...]:
        """Frees the jobs that a killed program held; the documents that were given up for having done so too often."""
        return tuple(job.document for job in self.jobs.leased() if not self._keep(interrupted(job, now, self.patience)))

    def _keep(self, job: Job | None) -> bool:
        if job is not None:
            self.jobs.save_job(job)
        return job is not None
