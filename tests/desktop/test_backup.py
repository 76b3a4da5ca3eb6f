"""`vouch backup` and `vouch restore`, beside a running window too."""

import json
import shutil
from pathlib import Path

import pytest

from core.domain.change import Change
from core.domain.errors import BackupAway, BackupMissing, RecoveryKeyWrong, RestoreOccupied
from desktop import compose
from desktop.handing import Holding
from desktop.session import session
from tests.desktop.conftest import Vouch, invoice_sheet


@pytest.fixture
def key(vouch: Vouch) -> str:
    """A vault, and its recovery key."""
    return vouch("init").stdout.strip()


@pytest.fixture
def document(vouch: Vouch, key: str, home: Path) -> str:
    return vouch("add", invoice_sheet(home), "--client", "Northwind").stdout.split()[0]


def elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on another machine."""
    monkeypatch.setenv("VOUCH_HOME", str(home / "other" / "home"))
    monkeypatch.setenv("VOUCH_STATE", str(home / "other" / "state"))


def test_there_and_back_on_another_machine(
    vouch: Vouch, document: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = vouch("backup", "drive")
    assert done.exit_code == 0, done.stderr
    assert "Backed up 1 document to" in done.stderr
    assert vouch("backup", "drive", "--verify").stdout.count("whole") == 1

    elsewhere(home, monkeypatch)
    assert isinstance(vouch("restore", "nothing").exception, BackupMissing)
    done = vouch("restore", "drive")
    assert done.exit_code == 0, done.stderr
    assert "Restored 1 document from" in done.stderr
    assert vouch("check").exit_code == 0
    assert json.loads(vouch("show", document, "--format", "json").stdout)["fields"]["total_amount"]["value"] == "12.00"
    assert isinstance(vouch("restore", "drive").exception, RestoreOccupied)


def test_a_recovery_key_is_asked_for_and_never_an_argument(
    vouch: Vouch, key: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vouch("backup", "drive")
    elsewhere(home, monkeypatch)
    assert isinstance(vouch("restore", "drive", "--recovery-key", typed="0000-1\n").exception, RecoveryKeyWrong)
    (home / "passphrase").write_text("another passphrase\n")
    assert vouch("restore", "drive", "--recovery-key", typed=f"{key}\n").exit_code == 0
    assert vouch("check").exit_code == 0


def test_a_damaged_backup_is_told_and_ends_with_status_1(vouch: Vouch, document: str, home: Path) -> None:
    vouch("backup", "drive")
    (original,) = (home / "drive" / "originals").rglob("??/*")
    original.write_bytes(b"noise")
    done = vouch("backup", "--verify", "drive")
    assert done.exit_code == 1
    assert "altered: originals/" in done.stdout
    assert "NOT whole" in done.stdout


def test_a_drive_that_is_not_there(vouch: Vouch, key: str) -> None:
    assert isinstance(vouch("backup", "not/plugged in").exception, BackupAway)


def test_a_plan_is_kept_and_names_the_folder(vouch: Vouch, key: str, home: Path) -> None:
    assert vouch("backup").exit_code == 2
    done = vouch("backup", "drive", "--every", "daily", "--at", "7:30")
    assert "Every day at 07:30" in done.stderr
    assert vouch("backup").exit_code == 0
    assert vouch("backup", "--verify").stdout.count("whole") == 2
    assert vouch("backup", "drive", "--every", "daily", "--at", "noon").exit_code == 2


def test_beside_a_window_the_backup_is_made_and_the_window_writes_the_line(
    vouch: Vouch, document: str, home: Path
) -> None:
    now, heard = session(), list[Change]()
    with now.open() as bench:
        holding = Holding(now.settings)
        holding.hold(bench.workbench, heard.append)
        try:
            done = vouch("backup", "drive")
        finally:
            holding.close()
        assert done.exit_code == 0, done.stderr
        assert bench.workbench.backup
        last = bench.workbench.backup.last()
        assert last
        assert (last.folder, last.documents) == (str(home / "drive"), 1)
    assert [one.action for one in heard] == ["backed_up"]


def test_backups_are_looked_through_without_a_vault(vouch: Vouch, document: str, home: Path) -> None:
    vouch("backup", "drive")
    shutil.rmtree(home / "home")
    shutil.rmtree(home / "state")
    assert vouch("backup", "drive", "--verify").exit_code == 0
    assert compose.verify_backups(home / "drive", lambda *_: None).wrong == ()
