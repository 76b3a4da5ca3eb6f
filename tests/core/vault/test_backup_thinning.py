from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from core.domain.backup import Manifest
from core.ports import PageImage, silent
from core.vault import Vault
from core.vault.backup import VaultBackups
from core.vault.backup_listing import found, place
from core.vault.backup_thinning import staying
from core.vault.backup_verifying import verify
from tests.core.vault.made import ANN, arrival, page, read


def made(*moments: datetime) -> list[Manifest]:
    return [
        Manifest("v", f"{number:05d}", at.isoformat(), number, "", 0, 0, 0, "") for number, at in enumerate(moments)
    ]


def days_of(backups: list[Manifest] | tuple[Manifest, ...]) -> list[date]:
    return [date.fromisoformat(one.made_at[:10]) for one in backups]


def test_two_years_of_days_leave_days_weeks_and_months() -> None:
    first = datetime(2024, 1, 1, 18, tzinfo=UTC)
    every = made(*(first + timedelta(days=day) for day in range(731)))
    stay = days_of(staying(every))
    last = date(2025, 12, 31)
    assert stay[-7:] == [last - timedelta(days=day) for day in range(6, -1, -1)]
    assert stay[0] == date(2025, 1, 31)
    assert {(2025, month) for month in range(1, 13)} <= {(one.year, one.month) for one in stay}


def test_the_latest_three_of_one_day_stay() -> None:
    every = made(*(datetime(2025, 1, 1, hour, tzinfo=UTC) for hour in range(9)))
    assert [one.name for one in staying(every)] == ["00006", "00007", "00008"]


@given(st.lists(st.datetimes(timezones=st.just(UTC)), max_size=60))
@settings(max_examples=60)
def test_whatever_the_clock_said_the_latest_stay_and_thinning_again_takes_nothing(moments: list[datetime]) -> None:
    every = made(*moments)
    stay = staying(every)
    assert list(stay[-3:]) == every[-3:]
    assert staying(stay) == stay


def test_what_thinned_backups_alone_held_is_gone_and_the_rest_stays_whole(vault: Vault, tmp_path: Path) -> None:
    away, backups = tmp_path / "drive", VaultBackups(vault, tmp_path / "home")
    document = read(vault, b"one")[0]
    names = []
    for number in range(6):
        vault.save_page(document, page(text=f"look {number}"), PageImage(1, b"picture %d" % number))
        vault.take(arrival(b"original %d" % number, f"/in/{number}.pdf"), ANN)
        names.append(backups.back_up(away, silent).name)
    assert [one.name for one in found(away)] == names[-3:]
    assert not place(away, names[0]).exists()
    assert len(list((away / "images").rglob("??/*"))) == 3
    assert len(list((away / "originals").rglob("??/*"))) == 7
    assert verify(away, silent).wrong == ()
