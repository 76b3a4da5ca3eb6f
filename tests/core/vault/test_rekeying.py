"""Another key for a vault: nothing is lost, whenever it is ended."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.domain.errors import AuditRolledBack, PassphraseWrong, VaultBusy, VaultDamaged
from core.domain.profile import Profile, Role
from core.vault import open_vault, recover_vault
from core.vault.keyfile import read_key_file
from core.vault.keys import key_by_passphrase
from core.vault.rekeying import rekey_vault
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE, arrival, codes, new_vault, opened, read, taken

ROOT = Path(__file__).parents[3]
KILLED = """
import os, signal, sys
from pathlib import Path
from core.vault.rekeying import rekey_vault
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE
folder, last = Path(sys.argv[1]), int(sys.argv[2])
count = 0
def counted(event, given):
    global count
    if event in ("open", "os.rename", "os.remove", "os.mkdir", "sqlite3.connect") and str(folder) in str(given[0]):
        count += 1
        if count == last:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(counted)
rekey_vault(folder / "home", folder / "state", PASSPHRASE, actor=ANN, cost=CHEAP)
print(count)
"""


def rekeyed(folder: Path) -> str:
    return rekey_vault(folder / "home", folder / "state", PASSPHRASE, actor=ANN, cost=CHEAP)


def filled(folder: Path) -> dict[str, bytes]:
    """Documents of a new vault, closed, and their bytes."""
    vault = new_vault(folder)
    made = {read(vault, data)[0]: data for data in (b"one", b"two")} | {taken(vault, b"three"): b"three"}
    vault.close()
    return made


def whole(folder: Path, documents: dict[str, bytes]) -> None:
    """Opens a vault and sees that all is there and well."""
    vault = opened(folder)
    try:
        assert codes(vault) == set()
        assert {document: vault.source(document).data for document in documents} == documents
        assert [vault.image(document, 1) is not None for document in documents] == [True, True, False]
    finally:
        vault.close()
    assert not (folder / "home" / "next").exists()


def test_all_is_there_under_another_key(tmp_path: Path) -> None:
    documents = filled(tmp_path)
    before = key_by_passphrase(read_key_file(tmp_path / "home"), PASSPHRASE)
    files = {path.name for path in (tmp_path / "home").glob("originals/*/*")}
    assert rekeyed(tmp_path) == ""
    assert key_by_passphrase(read_key_file(tmp_path / "home"), PASSPHRASE) != before
    assert files.isdisjoint(path.name for path in (tmp_path / "home").glob("originals/*/*"))
    whole(tmp_path, documents)
    vault = opened(tmp_path)
    assert "rekeyed" in vault.deeds()[1]
    again = vault.take(arrival(b"one"), ANN)
    assert again.duplicates
    vault.close()
    rekeyed(tmp_path)
    whole(tmp_path, documents)


def test_everybody_still_comes_in(tmp_path: Path) -> None:
    documents = filled(tmp_path)
    vault = opened(tmp_path)
    vault.access.cost = CHEAP
    vault.access.name_yourself(PASSPHRASE, "Ann", ANN)
    vault.access.add_profile(Profile("Ben", Role.PREPARER), "ben's own secret", ANN)
    printed = vault.access.add_recovery_key("safe", ANN)
    vault.close()
    rekeyed(tmp_path)
    for passphrase, name in ((PASSPHRASE, "Ann"), ("ben's own secret", "Ben")):
        vault = open_vault(tmp_path / "home", tmp_path / "state", passphrase)
        assert vault.profile
        assert vault.profile.name == name
        vault.close()
    recover_vault(tmp_path / "home", tmp_path / "state", printed, PASSPHRASE, cost=CHEAP).close()
    whole(tmp_path, documents)


def test_an_earlier_state_is_noticed_beyond_a_new_key(tmp_path: Path) -> None:
    filled(tmp_path)
    rekeyed(tmp_path)
    earlier = (tmp_path / "home" / "vault.db").read_bytes()
    vault = opened(tmp_path)
    taken(vault, b"four")
    vault.close()
    (tmp_path / "home" / "vault.db").write_bytes(earlier)
    vault = opened(tmp_path)
    assert "audit.rolled_back" in codes(vault)
    vault.close()
    with pytest.raises(AuditRolledBack):
        rekeyed(tmp_path)


def test_an_old_key_file_opens_nothing(tmp_path: Path) -> None:
    filled(tmp_path)
    old = (tmp_path / "home" / "vault.json").read_bytes()
    rekeyed(tmp_path)
    (tmp_path / "home" / "vault.json").write_bytes(old)
    with pytest.raises(VaultDamaged):
        opened(tmp_path)


def test_nothing_changes_where_it_cannot_be_done(tmp_path: Path) -> None:
    documents = filled(tmp_path)
    with pytest.raises(PassphraseWrong):
        rekey_vault(tmp_path / "home", tmp_path / "state", "not this", actor=ANN)
    writing = opened(tmp_path)
    with pytest.raises(VaultBusy):
        rekeyed(tmp_path)
    writing.close()
    looking = opened(tmp_path, read_only=True)
    looking.totals()
    with pytest.raises(VaultBusy):
        rekeyed(tmp_path)
    looking.close()
    whole(tmp_path, documents)


@pytest.mark.parametrize("last", [22, 58, 72, 84, 92, 101])
def test_killed_anywhere_it_opens_and_nothing_is_lost(tmp_path: Path, last: int) -> None:
    documents = filled(tmp_path)
    command = [sys.executable, "-c", KILLED, str(tmp_path), str(last)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr
    whole(tmp_path, documents)
