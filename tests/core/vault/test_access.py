"""T29: whoever comes with the wrong thing is told so and touches nothing; whoever comes with the right one comes in."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.domain.codec import dump, encode, plain
from core.domain.errors import (
    AdministratorLast,
    AdministratorNeeded,
    NameTaken,
    NameUnknown,
    PassphraseMissing,
    PassphraseTaken,
    PassphraseWrong,
    RecoveryKeyLast,
    RecoveryKeyWrong,
    VaultBusy,
    VaultDamaged,
    VaultError,
    VaultMissing,
)
from core.domain.profile import Profile, Role
from core.ports import silent
from core.vault import Vault, create_vault, open_vault, recover_vault
from core.vault.keyfile import _First, _StoredFirst, read_key_file, write_key_file
from core.vault.recovery import new_recovery_key, secret_of
from core.vault.rekeying import rekey_vault
from core.vault.wraps import wrap
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE, codes, new_vault, opened, taken
from tests.core.vault.test_opening import fingerprint

BEN = "ben's own secret"


def by(passphrase: str | None) -> Callable[[Path], Vault]:
    return lambda folder: open_vault(folder / "home", folder / "state", passphrase)


def by_recovery(key: str) -> Callable[[Path], Vault]:
    return lambda folder: recover_vault(folder / "home", folder / "state", key, "a new passphrase", cost=CHEAP)


def without_key_file(folder: Path) -> Vault:
    (folder / "home" / "vault.json").unlink()
    return opened(folder)


def with_foreign_key_file(folder: Path) -> Vault:
    new_vault(folder / "other").close()
    shutil.copy(folder / "other" / "home" / "vault.json", folder / "home" / "vault.json")
    shutil.rmtree(folder / "other")
    return opened(folder)


@pytest.mark.parametrize(
    ("come", "error"),
    [
        (by("wrong"), PassphraseWrong),
        (by(""), PassphraseWrong),
        (by(None), PassphraseMissing),
        (by_recovery(new_recovery_key()), RecoveryKeyWrong),
        (by_recovery("AAAA"), RecoveryKeyWrong),
        (without_key_file, VaultMissing),
        (with_foreign_key_file, VaultDamaged),
    ],
)
def test_the_wrong_thing_is_told_and_touches_nothing(
    tmp_path: Path, come: Callable[[Path], Vault], error: type[VaultError]
) -> None:
    vault, recovery = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, cost=CHEAP)
    document = taken(vault)
    vault.close()
    before = fingerprint(tmp_path)
    kept = (tmp_path / "home" / "vault.json").read_bytes()
    with pytest.raises(error):
        come(tmp_path)
    (tmp_path / "home" / "vault.json").write_bytes(kept)
    assert fingerprint(tmp_path) == before
    found = recover_vault(tmp_path / "home", tmp_path / "state", recovery, PASSPHRASE, cost=CHEAP)
    assert found.source(document).data == b"the bytes"
    found.close()


def test_a_new_machine_says_that_it_has_no_receipt_and_raises_no_alarm(tmp_path: Path) -> None:
    vault = new_vault(tmp_path / "old")
    taken(vault)
    vault.close()
    shutil.copytree(tmp_path / "old" / "home", tmp_path / "new" / "home")
    moved = opened(tmp_path / "new")
    assert moved.access.begun
    assert not moved.rolled_back
    assert codes(moved) == {"audit.receipt_renewed"}
    moved.close()
    again = opened(tmp_path / "new")
    assert not again.access.begun
    again.close()
    shutil.copytree(tmp_path / "old", tmp_path / "with receipt")
    whole = opened(tmp_path / "with receipt")
    assert not whole.access.begun
    whole.close()


def test_people_and_recovery_keys_within_their_rights(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.access.cost = CHEAP
    access = vault.access
    refused: list[tuple[Callable[[], object], type[VaultError]]] = [
        (lambda: access.add_profile(Profile("Ben", Role.PREPARER), BEN, ANN), NameUnknown),
        (lambda: access.name_yourself("wrong", "Ann", ANN), PassphraseWrong),
        (lambda: access.remove_recovery_key("1", ANN), RecoveryKeyLast),
        (lambda: access.add_recovery_key("1", ANN), NameTaken),
        (lambda: access.remove_recovery_key("none", ANN), NameUnknown),
    ]
    named: list[tuple[Callable[[], object], type[VaultError]]] = [
        (lambda: access.add_profile(Profile("Ann", Role.PREPARER), BEN, ANN), NameTaken),
        (lambda: access.add_profile(Profile("Ben", Role.PREPARER), PASSPHRASE, ANN), PassphraseTaken),
        (lambda: access.remove_profile("Ann", ANN), AdministratorLast),
        (lambda: access.remove_profile("Nobody", ANN), NameUnknown),
        (lambda: access.name_yourself(PASSPHRASE, "Eve", ANN), NameTaken),
    ]
    before = read_key_file(access.home)
    for act, error in refused:
        with pytest.raises(error):
            act()
    assert read_key_file(access.home) == before
    access.name_yourself(PASSPHRASE, "Ann", ANN)
    for act, error in named:
        with pytest.raises(error):
            act()
    access.add_profile(Profile("Ben", Role.PREPARER), BEN, ANN)
    vault.close()
    ben = open_vault(tmp_path / "home", tmp_path / "state", BEN)
    assert ben.profile == Profile("Ben", Role.PREPARER)
    with pytest.raises(AdministratorNeeded):
        ben.access.add_recovery_key("safe", "Ben")
    with pytest.raises(PassphraseWrong):
        ben.access.change_passphrase(PASSPHRASE, "ann's passphrase, changed by Ben", "Ben")
    assert codes(ben) == set()
    ben.close()
    with pytest.raises(AdministratorNeeded):
        rekey_vault(tmp_path / "home", tmp_path / "state", BEN, actor="Ben", cost=CHEAP)
    looking = opened(tmp_path, read_only=True)
    with pytest.raises(VaultBusy):
        looking.access.add_recovery_key("safe", "Ann")
    looking.close()


def test_nobody_gives_themselves_a_role_with_an_editor(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    vault.access.cost = CHEAP
    vault.access.name_yourself(PASSPHRASE, "Ann", ANN)
    vault.access.add_profile(Profile("Ben", Role.PREPARER), BEN, ANN)
    vault.close()
    file = read_key_file(tmp_path / "home")
    write_key_file(tmp_path / "home", replace(file, ways=tuple(replace(w, role=Role.ADMINISTRATOR) for w in file.ways)))
    with pytest.raises(VaultDamaged):
        open_vault(tmp_path / "home", tmp_path / "state", BEN)


def test_a_key_file_of_the_first_form_opens_and_is_written_anew(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    key, document = vault.access.ring.key, taken(vault)
    printed, file = new_recovery_key(), read_key_file(tmp_path / "home")
    first = _First(
        file.vault,
        file.proof,
        wrap(key, PASSPHRASE.encode(), f"{file.vault} passphrase", CHEAP),
        wrap(key, secret_of(printed), f"{file.vault} recovery", CHEAP),
    )
    checksum = hashlib.sha256(dump(plain(first)).encode()).hexdigest()
    vault.close()
    (tmp_path / "home" / "vault.json").write_bytes(encode(_StoredFirst(first, checksum)))
    vault = opened(tmp_path)
    assert vault.source(document).data == b"the bytes"
    assert read_key_file(tmp_path / "home").version == 1
    vault.access.cost = CHEAP
    vault.access.change_passphrase(PASSPHRASE, "another passphrase", ANN)
    vault.close()
    assert read_key_file(tmp_path / "home").version == 2
    recover_vault(tmp_path / "home", tmp_path / "state", printed, PASSPHRASE, cost=CHEAP).close()
    new = rekey_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, actor=ANN, progress=silent, cost=CHEAP)
    assert new
    recover_vault(tmp_path / "home", tmp_path / "state", new, PASSPHRASE, cost=CHEAP).close()
