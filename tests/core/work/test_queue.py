"""The queue decides without a disk, and stands in the vault through every crash."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.document import Failure
from core.domain.job import Job
from core.ports import Arrival, Interpretation
from core.vault import Vault, create_vault
from core.vault.keys import Cost
from core.work.queue import CRASHES, WAITS, Patience, Queue, after, interrupted

PATIENCE = Patience(crashes=3, attempts=5, first_wait=2.0, longest_wait=10.0)
jobs = st.builds(Job, st.just("d"), st.integers(), st.integers(1, 50), st.integers(0, 50), leased=st.booleans())


@given(jobs, st.sampled_from([*sorted(CRASHES | WAITS), "format.damaged"]), st.floats(0, 2e9))
def test_a_job_is_put_back_for_later_or_given_up(job: Job, code: str, now: float) -> None:
    left = after(job, code, now, PATIENCE)
    if left is not None:
        assert not left.leased
        assert now < left.due_at <= now + PATIENCE.longest_wait


def test_a_file_that_cannot_be_read_is_given_up_at_once() -> None:
    assert after(Job("d", attempts=1), "format.damaged", 0.0, PATIENCE) is None


def test_a_reader_that_breaks_is_tried_again_with_growing_waits_and_then_no_more() -> None:
    job: Job | None = Job("d")
    waits = []
    while job is not None:
        job = after(replace(job, attempts=job.attempts + 1, leased=True), "reader.crashed", 100.0, PATIENCE)
        waits.append(job.due_at - 100.0 if job else None)
    assert waits == [2.0, 4.0, None]


def test_a_full_disk_is_waited_for_without_end() -> None:
    job = Job("d")
    for _ in range(100):
        left = after(replace(job, attempts=job.attempts + 1), "disk.full", 0.0, PATIENCE)
        assert left is not None
        job = left
    assert (job.attempts, job.crashes) == (0, 0)


def test_a_document_that_ends_the_whole_program_is_given_up_in_the_end() -> None:
    job: Job | None = Job("d")
    runs = 0
    while job is not None:
        job = interrupted(replace(job, attempts=job.attempts + 1, leased=True), 0.0, PATIENCE)
        runs += 1
    assert runs == PATIENCE.attempts


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    made, _ = create_vault(tmp_path / "home", tmp_path / "state", "passphrase", cost=Cost(1, 64, 1))
    yield made
    made.close()


def taken(vault: Vault, name: str, priority: int = 0) -> str:
    return vault.take(Arrival("acme", name, name.encode(), priority=priority), "Ann").documents[0]


def test_the_highest_priority_goes_first_and_then_the_oldest(vault: Vault) -> None:
    first, second, urgent = taken(vault, "a"), taken(vault, "b"), taken(vault, "c", priority=5)
    queue = Queue(vault)
    assert [job.document for job in iter(lambda: queue.next(1.0), None)] == [urgent, first, second]


def test_a_leased_job_is_nobody_elses(vault: Vault) -> None:
    taken(vault, "a")
    queue = Queue(vault)
    assert queue.next(1.0) is not None
    assert queue.next(1.0) is None


def test_a_job_ends_with_its_documents_reading(vault: Vault) -> None:
    document = taken(vault, "a")
    queue = Queue(vault)
    queue.next(1.0)
    vault.save_readings(document, Interpretation(()), "1", "rule")
    assert queue.recover(2.0) == ()
    assert queue.next(2.0) is None


def test_a_crash_costs_a_wait(vault: Vault) -> None:
    taken(vault, "a")
    queue = Queue(vault, PATIENCE)
    job = queue.next(100.0)
    assert job is not None
    assert queue.put_back(job, Failure("reader.crashed"), 100.0)
    assert queue.next(101.0) is None
    again = queue.next(102.0)
    assert again is not None
    assert (again.attempts, again.crashes) == (2, 1)


def test_repeated_crashes_are_the_end(vault: Vault) -> None:
    taken(vault, "a")
    queue = Queue(vault, PATIENCE)
    outcomes = []
    for now in (100.0, 200.0, 300.0):
        job = queue.next(now)
        assert job is not None
        outcomes.append(queue.put_back(job, Failure("reader.crashed"), now))
    assert outcomes == [True, True, False]


def test_a_killed_program_finds_its_jobs_again(vault: Vault) -> None:
    document = taken(vault, "a")
    Queue(vault).next(1.0)
    started_again = Queue(vault)
    assert started_again.recover(5.0) == ()
    job = started_again.next(5.0)
    assert job is not None
    assert (job.document, job.attempts) == (document, 2)


def test_a_document_that_kills_the_program_each_time_is_named(vault: Vault) -> None:
    document = taken(vault, "a")
    queue = Queue(vault, PATIENCE)
    given_up: tuple[str, ...] = ()
    for run in range(PATIENCE.attempts):
        assert queue.next(1000.0 * run) is not None
        given_up = queue.recover(1000.0 * run)
    assert given_up == (document,)
