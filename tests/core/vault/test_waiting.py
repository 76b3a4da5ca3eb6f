"""Jobs wait by the clock, and outlive its being set."""

from dataclasses import replace
from pathlib import Path

from tests.core.vault.made import new_vault, taken

NOW = 1_750_000_000.0
YEAR = 365 * 86_400.0


def test_a_job_waits_until_it_is_due(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    document = taken(vault)
    job = vault.lease(NOW)
    assert job is not None
    vault.save_job(replace(job, leased=False, due_at=NOW + 600))
    assert vault.lease(NOW + 599) is None
    found = vault.lease(NOW + 600)
    assert found is not None
    assert found.document == document
    vault.close()


def test_a_clock_that_was_set_back_keeps_no_job_waiting(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    taken(vault)
    job = vault.lease(NOW)
    assert job is not None
    vault.save_job(replace(job, leased=False, due_at=NOW + 2))
    assert vault.lease(NOW - YEAR) is not None
    vault.close()
