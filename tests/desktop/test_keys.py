"""Who opens the vault, on the command line: secrets are typed or piped, never named."""

from pathlib import Path

import pytest

from core.domain.errors import AdministratorLast, NameTaken, PassphraseWrong, RecoveryKeyLast
from tests.desktop.conftest import PASSPHRASE, Vouch, invoice_sheet

BEN = "ben's own secret"


@pytest.fixture
def key(vouch: Vouch) -> str:
    """A vault, and its recovery key."""
    done = vouch("init")
    assert done.exit_code == 0, done.stderr
    return done.stdout.strip()


def opens_with(home: Path, passphrase: str) -> None:
    (home / "passphrase").write_text(passphrase + "\n", encoding="utf-8")


def test_a_passphrase_is_changed(vouch: Vouch, key: str, home: Path) -> None:
    assert isinstance(vouch("keys", "passphrase", typed="wrong one\nanother one\n").exception, PassphraseWrong)
    assert vouch("keys", "passphrase", typed=f"{PASSPHRASE}\nshort\n").exit_code == 2
    assert vouch("keys", "passphrase", typed=f"{PASSPHRASE}\nanother one\n").exit_code == 0
    assert isinstance(vouch("list").exception, PassphraseWrong)
    opens_with(home, "another one")
    assert vouch("list").exit_code == 0
    assert vouch("check").exit_code == 0


def test_people_are_named_and_what_they_do_is_theirs(vouch: Vouch, key: str, home: Path) -> None:
    assert vouch("keys", "add", "Ben", typed=f"{BEN}\n").exit_code == 1
    assert vouch("keys", "name", "Ann", typed=f"{PASSPHRASE}\n").exit_code == 0
    assert vouch("keys", "add", "Ben", "--role", "preparer", typed=f"{BEN}\n").exit_code == 0
    assert isinstance(vouch("keys", "add", "Ben", typed="yet another one\n").exception, NameTaken)
    shown = vouch("keys").stdout
    assert "Ben" in shown
    assert "Administrator" in shown
    opens_with(home, BEN)
    document = vouch("add", invoice_sheet(home), "--client", "Northwind").stdout.split()[0]
    assert "Ben" in vouch("show", document).stdout
    assert vouch("keys", "remove", "Ann").exit_code == 1
    opens_with(home, PASSPHRASE)
    assert isinstance(vouch("keys", "remove", "Ann").exception, AdministratorLast)
    assert vouch("keys", "remove", "Ben").exit_code == 0
    opens_with(home, BEN)
    assert isinstance(vouch("list").exception, PassphraseWrong)


def test_recovery_keys_come_and_go(vouch: Vouch, key: str, home: Path) -> None:
    assert isinstance(vouch("keys", "remove-recovery", "1").exception, RecoveryKeyLast)
    new = vouch("keys", "add-recovery", "safe").stdout.strip()
    assert vouch("keys", "remove-recovery", "1").exit_code == 0
    assert "safe" in vouch("keys").stdout
    assert vouch("recover", typed=key + "\n").exit_code == 1
    assert vouch("recover", typed=new + "\n").exit_code == 0


def test_the_vault_gets_another_key(vouch: Vouch, key: str, home: Path) -> None:
    document = vouch("add", invoice_sheet(home), "--client", "Northwind").stdout.split()[0]
    assert isinstance(vouch("keys", "renew", typed="not this one\n").exception, PassphraseWrong)
    done = vouch("keys", "renew", typed=f"{PASSPHRASE}\n")
    assert done.exit_code == 0, done.exception
    assert done.stdout.strip() == ""
    assert "BF-2025-17" in vouch("show", document).stdout
    assert vouch("check").exit_code == 0
    assert vouch("recover", typed=key + "\n").exit_code == 0


def test_what_moves_to_another_machine_is_said(vouch: Vouch, key: str, home: Path) -> None:
    said = vouch("keys", "move").stdout
    assert str(home / "home") in said
    assert ".receipt" in said
    for receipt in (home / "state").glob("*.receipt"):
        receipt.unlink()
    assert "receipt of this machine is not here" in vouch("keys", "move").stdout
    assert vouch("check").exit_code == 0
