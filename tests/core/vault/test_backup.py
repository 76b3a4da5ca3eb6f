"""Backups: incremental, whole whenever they end, verifiable without the key, and restored as they were."""

import hashlib
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from core.domain.errors import (
    BackupAway,
    BackupDamaged,
    BackupForeign,
    BackupInside,
    BackupMissing,
    PassphraseWrong,
    RestoreOccupied,
)
from core.ports import Selection, Trail, silent
from core.vault import Vault, audit, create_vault, open_vault
from core.vault.backup import VaultBackups
from core.vault.backup_listing import MANIFEST, listing, place
from core.vault.backup_restoring import Place, Secret, restore
from core.vault.backup_verifying import verify
from core.vault.receipt import Head
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE, codes, new_vault, opened, read, reading, taken

SECRET = Secret(PASSPHRASE)


@pytest.fixture
def backups(vault: Vault, tmp_path: Path) -> VaultBackups:
    return VaultBackups(vault, tmp_path / "home")


@pytest.fixture
def away(tmp_path: Path) -> Path:
    return tmp_path / "drive"


def originals(vault: Vault) -> dict[str, bytes]:
    return {one.id: vault.source(one.id).data for one in vault.documents(Selection(limit=1000))}


def files(folder: Path) -> dict[str, int]:
    """Every file with the moment it was written."""
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def other(tmp_path: Path) -> Place:
    return Place(tmp_path / "other" / "home", tmp_path / "other" / "state", ANN)


def test_a_vault_comes_back_on_another_machine(vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path) -> None:
    for number in range(5):
        read(vault, b"document %d" % number)
    (tmp_path / "home" / "types").mkdir()
    (tmp_path / "home" / "types" / "mine.toml").write_text("# mine\n")
    before = originals(vault)
    made = backups.back_up(away, silent)
    assert (made.documents, made.lost, made.vault) == (5, 0, vault.id)

    back = restore(away, other(tmp_path), SECRET, silent)
    assert (back.missing, back.later) == ((), 0)
    again = open_vault(other(tmp_path).home, other(tmp_path).state, PASSPHRASE)
    with closing(again):
        assert originals(again) == before
        assert not again.rolled_back
        assert codes(again) == set()
        with again.engine.begin() as connection:
            assert audit.contains(connection, Head(made.line, made.hash))
        (line,) = [one for one in again.activity(_all()) if one.action == "vault_restored"]
        assert line.after["backup"] == made.name
        assert "receipt_renewed" not in {one.action for one in again.activity(_all())}
    assert (other(tmp_path).home / "types" / "mine.toml").read_text() == "# mine\n"
    assert not other(tmp_path).aside.exists()


def _all() -> Trail:
    return Trail(limit=10_000)


def test_only_what_is_new_is_copied(vault: Vault, backups: VaultBackups, away: Path) -> None:
    read(vault, b"one")
    first = backups.back_up(away, silent)
    before = files(away)
    read(vault, b"two")
    second = backups.back_up(away, silent)
    after = files(away)
    assert second.documents == 2
    stayed = {path for path in before if after.get(path) == before[path]}
    assert {path for path in before if "/originals/" in path or "/images/" in path} <= stayed
    new = {path for path in after if path not in before and ("/originals/" in path or "/images/" in path)}
    assert len(new) == 2
    assert first.name != second.name


def test_a_backup_is_looked_through_without_the_key(vault: Vault, backups: VaultBackups, away: Path) -> None:
    read(vault, b"one")
    made = backups.back_up(away, silent)
    assert verify(away, silent).wrong == ()
    listed = listing(away, made)
    assert listed
    sums = subprocess.run(
        ["sha256sum", "-c", "--quiet", f"backups/{made.name}/files.sha256"], cwd=away, check=False, capture_output=True
    )
    assert sums.returncode == 0, sums.stdout
    for path in sorted(listed):
        whole = (away / path).read_bytes()
        (away / path).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        ((file, missing, of),) = verify(away, silent).wrong
        assert (file, missing, of) == (path, False, (made.name,))
        (away / path).write_bytes(whole)
    (away / path).unlink()
    assert [one.missing for one in verify(away, silent).wrong] == [True]


def test_a_manifest_or_list_that_was_altered_is_noticed(vault: Vault, backups: VaultBackups, away: Path) -> None:
    made = backups.back_up(away, silent)
    own = place(away, made.name)
    for name in (MANIFEST, "files.sha256"):
        whole = (own / name).read_bytes()
        (own / name).write_bytes(whole.replace(b"1", b"2").replace(b"a", b"b"))
        assert [one.file for one in verify(away, silent).wrong] == [f"backups/{made.name}/{name}"]
        (own / name).write_bytes(whole)


def test_nothing_of_documents_stands_in_the_clear(vault: Vault, backups: VaultBackups, away: Path) -> None:
    document = read(vault, b"quince marmalade of Agatha")[0]
    vault.annotate(document, "quince marmalade of Agatha", ANN)
    backups.back_up(away, silent)
    for path in away.rglob("*"):
        if path.is_file():
            assert b"marmalade" not in path.read_bytes()
            assert path.stat().st_mode & 0o077 == 0


def test_a_damaged_file_is_left_out_and_said_and_the_rest_comes_back(
    vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path
) -> None:
    read(vault, b"one")
    read(vault, b"two")
    backups.back_up(away, silent)
    damaged = next(iter(sorted((away / "originals").rglob("??/*"))))
    damaged.write_bytes(b"noise")
    back = restore(away, other(tmp_path), SECRET, silent)
    assert back.missing == (damaged.relative_to(away).as_posix(),)
    with closing(open_vault(other(tmp_path).home, other(tmp_path).state, PASSPHRASE)) as again:
        assert codes(again) == {"original.damaged"}


def test_a_damaged_database_is_not_restored_and_nothing_is_left_behind(
    vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path
) -> None:
    read(vault, b"one")
    first = backups.back_up(away, silent)
    second = backups.back_up(away, silent)
    (place(away, second.name) / "vault.db").write_bytes(b"noise")
    with pytest.raises(BackupDamaged):
        restore(away, other(tmp_path), SECRET, silent)
    with pytest.raises(PassphraseWrong):
        restore(away, other(tmp_path), Secret("something else"), silent, name=first.name)
    assert restore(away, other(tmp_path), SECRET, silent, name=first.name).backup == first


def test_an_original_that_the_vault_lost_stays_in_the_backup(
    vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path
) -> None:
    document = read(vault, b"one")[0]
    backups.back_up(away, silent)
    (lost,) = (tmp_path / "home" / "originals").rglob("??/*")
    lost.unlink()
    made = backups.back_up(away, silent)
    assert made.lost == 0
    restore(away, other(tmp_path), SECRET, silent)
    with closing(open_vault(other(tmp_path).home, other(tmp_path).state, PASSPHRASE)) as again:
        assert again.source(document).data == b"one"


def test_an_original_that_is_whole_nowhere_is_told(
    vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path
) -> None:
    read(vault, b"one")
    (lost,) = (tmp_path / "home" / "originals").rglob("??/*")
    lost.write_bytes(b"noise")
    assert backups.back_up(away, silent).lost == 1


def test_on_the_same_machine_the_lines_that_are_gone_are_told_and_no_alarm_is_raised(
    vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path
) -> None:
    read(vault, b"one")
    made = backups.back_up(away, silent)
    read(vault, b"two")
    vault.close()
    (tmp_path / "home").rename(tmp_path / "broken")
    back = restore(away, Place(tmp_path / "home", tmp_path / "state", ANN), SECRET, silent)
    assert back.later > 0
    with closing(opened(tmp_path)) as again:
        assert not again.rolled_back
        assert codes(again) == set()
        assert again.totals().taken == made.documents == 1


def test_a_recovery_key_opens_a_backup_and_gives_a_new_passphrase(away: Path, tmp_path: Path) -> None:
    vault, key = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, cost=CHEAP)
    with closing(vault):
        VaultBackups(vault, tmp_path / "home").back_up(away, silent)
    restore(away, other(tmp_path), Secret("another passphrase", key), silent)
    with closing(open_vault(other(tmp_path).home, other(tmp_path).state, "another passphrase")) as again:
        assert codes(again) == set()


def test_what_is_no_place_for_a_backup(vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path) -> None:
    for inside in (tmp_path / "home", tmp_path / "home" / "backup", tmp_path):
        with pytest.raises(BackupInside):
            backups.back_up(inside, silent)
    with pytest.raises(BackupAway):
        backups.back_up(tmp_path / "not" / "plugged in", silent)
    backups.back_up(away, silent)
    (tmp_path / "second").mkdir()
    with closing(new_vault(tmp_path / "second")) as foreign, pytest.raises(BackupForeign):
        VaultBackups(foreign, tmp_path / "second" / "home").back_up(away, silent)
    with pytest.raises(BackupMissing):
        restore(tmp_path / "nothing", other(tmp_path), SECRET, silent)
    with pytest.raises(BackupMissing):
        verify(tmp_path / "nothing", silent)
    with pytest.raises(RestoreOccupied):
        restore(away, Place(tmp_path / "home", tmp_path / "state", ANN), SECRET, silent)


def test_a_vault_that_is_only_looked_at_is_backed_up_beside_its_writer(
    vault: Vault, away: Path, tmp_path: Path
) -> None:
    read(vault, b"one")
    with closing(opened(tmp_path, read_only=True)) as beside:
        made = VaultBackups(beside, tmp_path / "home").back_up(away, silent)
        with beside.engine.begin() as connection:
            assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
    read(vault, b"two")
    assert made.documents == 1
    assert codes(vault) == set()


def test_the_vault_is_written_while_it_is_backed_up(
    vault: Vault, backups: VaultBackups, away: Path, tmp_path: Path
) -> None:
    documents = [read(vault, b"document %d" % number)[0] for number in range(3)]

    def meanwhile(step: str, done: int, total: int) -> None:
        document = vault.document(documents[0])
        if step == "backing_up_database" and document.version < 9:
            vault.change(document.id, document.version, reading(f"{document.version}.00"), "corrected", ANN)
            taken(vault, b"came meanwhile %d" % document.version)

    made = backups.back_up(away, meanwhile)
    assert made.documents == 4
    restore(away, other(tmp_path), SECRET, silent)
    with closing(open_vault(other(tmp_path).home, other(tmp_path).state, PASSPHRASE)) as again:
        assert codes(again) == set()
        assert again.totals().taken == 4


WORK = """
import os, sys
from contextlib import closing
from pathlib import Path
from core.ports import Selection, Trail, silent
from core.vault import open_vault
from core.vault.backup_restoring import Place, Secret, restore
folder, user, passphrase = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
restore(folder / "drive", Place(folder / "first", folder / "first state", "root"), Secret(passphrase), silent)
os.setgid(user)  # all that is loaded late was loaded by now: this user may not read where Python lies
os.setuid(user)
place = Place(folder / "home", folder / "state", "Bea")
restore(folder / "drive", place, Secret(passphrase), silent)
with closing(open_vault(place.home, place.state, passphrase)) as vault:
    assert [one.code for one in vault.check(silent)] == []
    for one in vault.documents(Selection(limit=100)):
        print(vault.source(one.id).sha256)
"""


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() != 0, reason="only root becomes another user")
def test_another_account_restores_what_was_brought_to_it(vault: Vault, backups: VaultBackups) -> None:
    user = 54321
    for number in range(3):
        read(vault, b"document %d" % number)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        backups.back_up(folder / "drive", silent)
        for path in (folder, *folder.rglob("*")):
            os.chown(path, user, user)
        environment = {"PATH": os.environ["PATH"], "HOME": name, "PYTHONPATH": str(Path(__file__).parents[3])}
        done = subprocess.run(
            [sys.executable, "-c", WORK, name, str(user), PASSPHRASE],
            cwd=name,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        expected = {hashlib.sha256(data).hexdigest() for data in originals(vault).values()}
        assert set(done.stdout.split()) == expected
        assert {path.stat().st_uid for path in (folder / "home").rglob("*")} == {user}
