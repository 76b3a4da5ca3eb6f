"""A receipt is given, the vault is put back for real, and the receipt says so."""

import shutil
from pathlib import Path

import pytest

from core.domain.errors import AuditRolledBack, ReceiptForeign, ReceiptMistyped
from core.workbench import codes_in
from tests.desktop.conftest import Vouch


@pytest.fixture
def papers(vouch: Vouch, home: Path) -> tuple[str, str]:
    """Receipts of two days; the vault and all that the machine knows of it stand as on the first again."""
    assert vouch("init").exit_code == 0
    first = vouch("receipt").stdout
    for name in ("home", "state"):
        shutil.copytree(home / name, home / "aside" / name)
    assert vouch("passwords", "add", "--client", "Northwind", typed="secret\n").exit_code == 0
    second = vouch("receipt").stdout
    for name in ("home", "state"):
        shutil.rmtree(home / name)
        shutil.copytree(home / "aside" / name, home / name)
    return first, second


def test_what_was_put_back_is_noticed_by_paper_alone(vouch: Vouch, papers: tuple[str, str], home: Path) -> None:
    (held,), (gone,) = map(codes_in, papers)
    done = vouch("check", "--receipt", held.lower().replace("-", " "))
    assert done.exit_code == 0
    assert "still holds: 1 of 1" in done.stdout
    (home / "kept.txt").write_text("".join(papers), encoding="utf-8")
    done = vouch("check", "--receipts", home / "kept.txt")
    assert done.exit_code == 1
    assert "audit.rolled_back" in done.stdout
    assert gone in done.stdout.replace("\n", "")
    assert held not in done.stdout
    assert "still holds: 1 of 2" in done.stdout


def test_a_code_that_was_mistyped_or_is_anothers_is_said_at_once(
    vouch: Vouch, papers: tuple[str, str], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = codes_in(papers[0])
    assert isinstance(vouch("check", "--receipt", held[:-1]).exception, ReceiptMistyped)
    (home / "empty.txt").write_text("nothing here\n", encoding="utf-8")
    assert isinstance(vouch("check", "--receipts", home / "empty.txt").exception, ReceiptMistyped)
    monkeypatch.setenv("VOUCH_HOME", str(home / "another"))
    assert vouch("init").exit_code == 0
    assert isinstance(vouch("check", "--receipt", held).exception, ReceiptForeign)


def test_an_earlier_vault_that_the_machine_sees_gives_none(vouch: Vouch, home: Path) -> None:
    assert vouch("init").exit_code == 0
    shutil.copytree(home / "home", home / "aside")
    assert vouch("passwords", "add", "--client", "Northwind", typed="secret\n").exit_code == 0
    shutil.rmtree(home / "home")
    shutil.copytree(home / "aside", home / "home")
    assert isinstance(vouch("receipt").exception, AuditRolledBack)
