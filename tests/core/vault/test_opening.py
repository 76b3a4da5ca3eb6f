"""Who may open a vault, and what a wrong key does: nothing."""

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.errors
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from core.domain.errors import (
    PassphraseMissing,
    PassphraseWrong,
    RecoveryKeyWrong,
    VaultBusy,
    VaultDamaged,
    VaultExists,
    VaultMissing,
)
from core.vault import create_vault, open_vault, recover_vault
from core.vault.keychain import Keychain, works
from core.vault.recovery import new_recovery_key
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE, arrival, codes, new_vault, opened, taken

ROOT = Path(__file__).parents[3]
NOTHING = fail.Keyring()  # type: ignore[no-untyped-call]


class Remembering(KeyringBackend):
    """A keychain in memory."""

    priority = 1

    secrets: dict[tuple[str, str], str]

    def get_password(self, service: str, username: str) -> str | None:
        return self.secrets.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.secrets[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.secrets:
            raise keyring.errors.PasswordDeleteError
        del self.secrets[service, username]


@pytest.fixture
def backend() -> Iterator[Remembering]:
    made = Remembering()  # type: ignore[no-untyped-call]
    made.secrets = {}
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(NOTHING)


@pytest.fixture
def no_backend() -> None:
    keyring.set_keyring(NOTHING)


def fingerprint(folder: Path) -> dict[str, str]:
    """What lies in a folder, the lock apart."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".lock", ".db-shm"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_vault_opens_with_its_passphrase(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    document = taken(vault)
    vault.close()
    again = opened(tmp_path)
    assert again.source(document).data == b"the bytes"
    again.close()


def test_a_wrong_passphrase_touches_nothing(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    taken(vault)
    vault.close()
    before = fingerprint(tmp_path)
    for wrong in ("", "correct horse", PASSPHRASE + " "):
        with pytest.raises(PassphraseWrong):
            open_vault(tmp_path / "home", tmp_path / "state", wrong)
    assert fingerprint(tmp_path) == before


def test_without_passphrase_and_keychain_it_stays_shut(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    with pytest.raises(PassphraseMissing):
        open_vault(tmp_path / "home", tmp_path / "state", None)


def test_the_recovery_key_sets_a_new_passphrase(tmp_path: Path) -> None:
    vault, recovery_key = create_vault(tmp_path / "home", tmp_path / "state", "forgotten", cost=CHEAP)
    document = taken(vault)
    vault.close()
    recovered = recover_vault(tmp_path / "home", tmp_path / "state", recovery_key.lower(), PASSPHRASE, cost=CHEAP)
    assert recovered.source(document).data == b"the bytes"
    recovered.close()
    with pytest.raises(PassphraseWrong):
        open_vault(tmp_path / "home", tmp_path / "state", "forgotten")
    again = opened(tmp_path)
    assert codes(again) == set()
    again.close()
    recover_vault(tmp_path / "home", tmp_path / "state", recovery_key, "another", cost=CHEAP).close()


def test_another_recovery_key_touches_nothing(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    before = fingerprint(tmp_path)
    for wrong in (new_recovery_key(), "hello"):
        with pytest.raises(RecoveryKeyWrong):
            recover_vault(tmp_path / "home", tmp_path / "state", wrong, PASSPHRASE)
    assert fingerprint(tmp_path) == before


def test_the_keychain_opens_without_a_passphrase(tmp_path: Path, backend: Remembering) -> None:
    vault, _ = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, Keychain(), cost=CHEAP)
    vault.close()
    open_vault(tmp_path / "home", tmp_path / "state", None, Keychain()).close()
    assert works()


def test_a_lost_keychain_does_not_lose_the_vault(tmp_path: Path, backend: Remembering) -> None:
    vault, _ = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, Keychain(), cost=CHEAP)
    vault.close()
    backend.secrets.clear()
    with pytest.raises(PassphraseMissing):
        open_vault(tmp_path / "home", tmp_path / "state", None, Keychain())
    open_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, Keychain()).close()
    open_vault(tmp_path / "home", tmp_path / "state", None, Keychain()).close()


def test_the_keychain_notices_an_earlier_vault_put_back_with_its_receipt(tmp_path: Path, backend: Remembering) -> None:
    vault, _ = create_vault(tmp_path / "a" / "home", tmp_path / "a" / "state", PASSPHRASE, Keychain(), cost=CHEAP)
    vault.close()
    shutil.copytree(tmp_path / "a", tmp_path / "b")
    later = open_vault(tmp_path / "a" / "home", tmp_path / "a" / "state", None, Keychain())
    taken(later)
    later.close()
    for found in ({"audit.rolled_back"}, set()):
        earlier = open_vault(tmp_path / "b" / "home", tmp_path / "b" / "state", None, Keychain())
        assert codes(earlier) == found
        earlier.accept_rollback(ANN)
        earlier.close()


@pytest.mark.parametrize("secret", ["", "no hex", "00" * 32, "00"])
def test_a_keychain_with_another_key_is_not_believed(tmp_path: Path, backend: Remembering, secret: str) -> None:
    vault, _ = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, Keychain(), cost=CHEAP)
    vault.close()
    backend.secrets["Vouch", vault.id] = secret
    with pytest.raises(PassphraseMissing):
        open_vault(tmp_path / "home", tmp_path / "state", None, Keychain())


def test_a_machine_without_keychain_uses_the_passphrase(tmp_path: Path, no_backend: None) -> None:
    vault, _ = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, Keychain(), cost=CHEAP)
    vault.close()
    assert not works()
    with pytest.raises(PassphraseMissing):
        open_vault(tmp_path / "home", tmp_path / "state", None, Keychain())
    open_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, Keychain()).close()


def test_a_vault_is_not_made_over_another(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    with pytest.raises(VaultExists):
        new_vault(tmp_path)


def test_no_vault_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(VaultMissing):
        opened(tmp_path)


@pytest.mark.parametrize("damage", [b"", b"{}", b"\x00" * 100])
def test_a_damaged_key_file_is_no_wrong_passphrase(tmp_path: Path, damage: bytes) -> None:
    new_vault(tmp_path).close()
    (tmp_path / "home" / "vault.json").write_bytes(damage)
    with pytest.raises(VaultDamaged):
        opened(tmp_path)


def test_every_flipped_bit_of_the_key_file_is_noticed(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    file = tmp_path / "home" / "vault.json"
    whole = file.read_bytes()
    for place in range(0, len(whole), 7):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(VaultDamaged):
            opened(tmp_path)


def test_a_key_file_that_asks_for_absurd_work_is_refused(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    file = tmp_path / "home" / "vault.json"
    stored = json.loads(file.read_bytes())
    stored["keys"]["ways"][0]["wrap"]["cost"]["memory_kib"] = 1 << 40
    text = json.dumps(stored["keys"], separators=(",", ":"))
    stored["checksum"] = hashlib.sha256(text.encode()).hexdigest()
    file.write_text(json.dumps(stored))
    with pytest.raises(VaultDamaged):
        opened(tmp_path)


def test_a_second_writer_is_told_who_writes(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    document = taken(vault)
    script = (
        "import sys, pathlib; from core.vault import open_vault; from core.domain.errors import VaultBusy\n"
        "home, state, passphrase = sys.argv[1:]\n"
        "try: open_vault(pathlib.Path(home), pathlib.Path(state), passphrase)\n"
        "except VaultBusy as busy: print(busy.facts['process'])"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "home"), str(tmp_path / "state"), PASSPHRASE]
    said = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60, cwd=ROOT)
    assert said.stdout.strip().isdigit()
    with pytest.raises(VaultBusy) as caught:
        opened(tmp_path)
    assert caught.value.facts["process"] == said.stdout.strip()
    looking = opened(tmp_path, read_only=True)
    assert looking.document(document).id == document
    with pytest.raises(VaultBusy) as refused:
        looking.take(arrival(b"more"), ANN)
    assert refused.value.facts == caught.value.facts
    looking.close()
    vault.close()
    opened(tmp_path).close()


def test_a_vault_whose_making_was_cut_off_is_finished_by_its_opening(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    kept = (tmp_path / "home" / "vault.json").read_bytes()
    for read_only in (False, True):
        folder = tmp_path / str(read_only)
        (folder / "home").mkdir(parents=True)
        (folder / "home" / "vault.json").write_bytes(kept)
        vault = opened(folder, read_only=read_only)
        assert codes(vault) == set()
        vault.close()
