"""When backups are due, and what is told of them."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.backup import Manifest
from core.domain.errors import BackupAway, VouchError
from core.domain.selection import Trail
from core.vault import Vault
from core.vault.backup import VaultBackups
from core.words import Words
from core.workbench import BackupPlan, BackupService, Every, Workbench
from tests.core.vault.made import new_vault

DAILY = BackupPlan("/away", Every.DAILY, "18:00")
WEEKLY = BackupPlan("/away", Every.WEEKLY, "18:00")
MONDAY = datetime(2025, 6, 2, 12, tzinfo=UTC)


def at(day: int, hour: int) -> datetime:
    """An hour of a day counted from a Monday."""
    return MONDAY.replace(hour=hour) + timedelta(days=day)


@pytest.mark.parametrize(
    ("plan", "last", "now", "due"),
    [
        (DAILY, None, at(0, 12), True),
        (DAILY, at(0, 18), at(0, 23), False),
        (DAILY, at(0, 18), at(1, 17), False),
        (DAILY, at(0, 18), at(1, 18), True),
        (DAILY, at(0, 12), at(0, 19), True),
        (DAILY, at(9, 12), at(0, 12), True),
        (WEEKLY, at(4, 18), at(10, 23), False),
        (WEEKLY, at(4, 18), at(11, 18), True),
        (WEEKLY, at(4, 17), at(5, 9), True),
        (BackupPlan("/away", Every.NEVER), None, at(0, 12), False),
        (BackupPlan("", Every.DAILY), None, at(0, 12), False),
    ],
)
def test_when_one_is_due(plan: BackupPlan, last: datetime | None, now: datetime, *, due: bool) -> None:
    assert plan.due(last, now) is due


@given(st.datetimes(timezones=st.just(UTC), min_value=datetime(2000, 1, 1), max_value=datetime(2090, 1, 1)))  # noqa: DTZ001
def test_none_is_due_just_after_one_was_made(now: datetime) -> None:
    for plan in (DAILY, WEEKLY):
        assert not plan.due(now, now)
        assert plan.moment(now) <= now < plan.moment(now) + timedelta(days=7)


@pytest.fixture
def bench(tmp_path: Path, vault: Vault) -> Workbench:
    class NoReader:
        read = None

    return Workbench(vault, NoReader(), {}, Words("en"), "1", "ann", backups=VaultBackups(vault, tmp_path / "home"))  # type: ignore[arg-type]


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return new_vault(tmp_path)


def actions(bench: Workbench) -> list[str]:
    return [line.action for line in bench.activity(Trail(limit=100))]


def test_the_service_makes_what_is_due_once_and_tells(bench: Workbench, tmp_path: Path) -> None:
    assert bench.backup
    heard: list[Manifest | VouchError] = []
    service = BackupService(bench, heard.append)
    service.look()
    assert heard == []
    bench.backup.save_plan(BackupPlan(str(tmp_path / "away"), Every.DAILY, "00:00"))
    service.look()
    service.look()
    (made,) = heard
    assert isinstance(made, Manifest)
    assert actions(bench).count("backed_up") == 1
    last = bench.backup.last()
    assert last
    assert (last.problem, last.folder) == ("", str(tmp_path / "away"))
    bench.store.close()


def test_a_failure_is_told_each_time_and_kept_once(bench: Workbench, tmp_path: Path) -> None:
    assert bench.backup
    moments = iter(datetime.now(UTC) + timedelta(hours=2 * number) for number in range(9))
    heard: list[Manifest | VouchError] = []
    service = BackupService(bench, heard.append, lambda: next(moments))
    bench.backup.save_plan(BackupPlan(str(tmp_path / "no" / "drive"), Every.DAILY))
    service.look()
    service.look()
    assert [type(one) for one in heard] == [BackupAway, BackupAway]
    assert actions(bench).count("backup_failed") == 1
    last = bench.backup.last()
    assert last
    assert last.problem == "backup.away"
    bench.store.close()


def test_another_drive_in_the_place_of_the_one_is_no_place_for_a_backup(bench: Workbench, tmp_path: Path) -> None:
    away = tmp_path / "away"
    assert bench.backup
    bench.backup.save_plan(BackupPlan(str(away), Every.DAILY))
    bench.backup.make_planned()
    away.rename(tmp_path / "unplugged")
    away.mkdir()
    with pytest.raises(BackupAway):
        bench.backup.make_planned()
    assert list(away.iterdir()) == []
    bench.store.close()


def test_a_service_that_is_stopped_within_a_backup_leaves_it(bench: Workbench, tmp_path: Path) -> None:
    assert bench.backup
    bench.backup.save_plan(BackupPlan(str(tmp_path / "away"), Every.DAILY, "00:00"))
    told = threading.Event()
    service = BackupService(bench, lambda _: told.set(), look_every=0.01)
    service.start()
    assert told.wait(20)
    service.stop()
    service.look()
    assert actions(bench).count("backed_up") == 1
    bench.store.close()
