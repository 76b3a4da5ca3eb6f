"""The jobs: which documents wait to be read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, literal_column, or_, select, update

from core.domain.job import Job
from core.vault.tables import JOBS

LONGEST = 3600.0
"""seconds that no job waits: one that seems to was put off before the clock was set back"""


def lease(connection: Connection, now: float) -> Job | None:
    """The due job of the highest priority, now leased and with one attempt more; or None."""
    due = select(JOBS).where(JOBS.c.leased == 0, or_(JOBS.c.due_at <= now, JOBS.c.due_at > now + LONGEST))
    row = connection.execute(
        due.order_by(JOBS.c.priority.desc(), JOBS.c.due_at, literal_column("rowid")).limit(1)
    ).first()
    if row is None:
        return None
    connection.execute(update(JOBS).where(JOBS.c.document == row.document).values(leased=1, attempts=row.attempts + 1))
    return _job(connection.execute(select(JOBS).where(JOBS.c.document == row.document)).one())


def leased(connection: Connection) -> tuple[Job, ...]:
    """The jobs that are leased."""
    return tuple(map(_job, connection.execute(select(JOBS).where(JOBS.c.leased == 1))))


def save(connection: Connection, job: Job) -> None:
    """Keeps a job as it is given, where its document still waits."""
    kept = {"priority": job.priority, "attempts": job.attempts, "crashes": job.crashes, "due_at": job.due_at}
    connection.execute(update(JOBS).where(JOBS.c.document == job.document).values(leased=int(job.leased), **kept))


def _job(row: Row[Any]) -> Job:
    return Job(row.document, row.priority, row.attempts, row.crashes, row.due_at, leased=bool(row.leased))
