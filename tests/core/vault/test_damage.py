"""Damage, earlier states put back, and lost receipts are all noticed, and nothing is repaired in silence."""

import random
import shutil
from pathlib import Path

import pytest

from core.domain.errors import AuditRolledBack, VaultDamaged, VaultTooNew
from core.domain.finding import Severity
from core.ports import Interpretation, PageImage, silent
from core.vault import open_vault
from tests.core.vault.made import ANN, PASSPHRASE, arrival, codes, inside, new_vault, opened, page, read, reading, taken

CERTAIN = random.Random(7)


def filled(folder: Path) -> None:
    """A closed vault with a few documents."""
    vault = new_vault(folder)
    for number in range(5):
        read(vault, b"document %d" % number)
    vault.close()


def said(folder: Path) -> set[str]:
    """What is said of a damaged vault: the error of its opening, or what a check finds."""
    try:
        vault = opened(folder)
    except VaultDamaged as problem:
        return {problem.code}
    try:
        return codes(vault)
    finally:
        vault.close()


def flip(file: Path, bit: int) -> None:
    whole = bytearray(file.read_bytes())
    whole[bit // 8] ^= 1 << bit % 8
    file.write_bytes(bytes(whole))


def test_flipped_bits_of_the_database_are_noticed(tmp_path: Path) -> None:
    filled(tmp_path / "good")
    size = (tmp_path / "good" / "home" / "vault.db").stat().st_size
    for number in range(25):
        shutil.copytree(tmp_path / "good", tmp_path / "bad")
        flip(tmp_path / "bad" / "home" / "vault.db", CERTAIN.randrange(size * 8))
        assert said(tmp_path / "bad") & {"vault.damaged", "vault.cipher", "vault.structure"}, number
        shutil.rmtree(tmp_path / "bad")


@pytest.mark.parametrize("part", [0, 1, 1000, 4096, 20_000, -1, -4096])
def test_a_database_cut_short_is_noticed(tmp_path: Path, part: int) -> None:
    filled(tmp_path)
    file = tmp_path / "home" / "vault.db"
    file.write_bytes(file.read_bytes()[:part])
    assert said(tmp_path) & {"vault.damaged", "vault.cipher", "vault.structure"}


def test_a_zeroed_sector_is_noticed(tmp_path: Path) -> None:
    filled(tmp_path)
    file = tmp_path / "home" / "vault.db"
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + bytes(512) + whole[8704:])
    assert said(tmp_path) & {"vault.damaged", "vault.cipher", "vault.structure"}


def test_a_lost_database_is_not_taken_for_a_new_vault(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "home" / "vault.db").unlink()
    assert said(tmp_path) == {"vault.damaged"}
    assert not (tmp_path / "home" / "vault.db").exists()


def test_one_old_page_put_back_is_noticed(tmp_path: Path) -> None:
    filled(tmp_path)
    file = tmp_path / "home" / "vault.db"
    before = file.read_bytes()
    vault = opened(tmp_path)
    for number in range(5, 9):
        read(vault, b"document %d" % number)
    vault.close()
    after = file.read_bytes()
    changed = [at for at in range(4096, len(before), 4096) if before[at : at + 4096] != after[at : at + 4096]]
    quiet = []
    for at in changed:
        file.write_bytes(after[:at] + before[at : at + 4096] + after[at + 4096 :])
        if not said(tmp_path):
            quiet.append(at)
        file.write_bytes(after)
    assert quiet == []


@pytest.mark.parametrize("folder", ["originals", "images"])
def test_damaged_and_missing_files_are_named_and_the_others_stay_whole(tmp_path: Path, folder: str) -> None:
    vault = new_vault(tmp_path)
    (first,), (second,) = read(vault, b"one"), read(vault, b"two")
    files = vault.originals if folder == "originals" else vault.images
    name = files.put(b"one" if folder == "originals" else b"picture of one")
    flip(files.path(name), 450)
    code = "original.damaged" if folder == "originals" else "image.damaged"
    (found,) = vault.check(silent)
    assert (found.code, found.facts["document"]) == (code, first)
    files.path(name).unlink()
    assert codes(vault) == {code}
    assert vault.source(second).data == b"two"
    vault.close()


def test_a_file_that_belongs_to_nothing_is_noticed(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    vault.originals.put(b"never committed")
    assert codes(vault) == {"file.orphan"}
    vault.close()
    again = opened(tmp_path)
    assert codes(again) == set()
    again.close()


def test_a_file_that_somebody_put_beside_the_others_is_noticed_and_left_alone(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    (tmp_path / "home" / "originals" / "zz").write_text("not ours")
    (tmp_path / "home" / "images" / "ab" / "deep").mkdir(parents=True)
    (tmp_path / "home" / "images" / "ab" / "deep" / "er").write_text("nor this")
    vault.close()
    again = opened(tmp_path)
    strange = [finding.facts["file"] for finding in again.check(silent)]
    assert strange == ["originals/zz", "images/ab/deep/er"]
    again.close()


def earlier(folder: Path, *names: str) -> None:
    """Writes on in a vault and then puts parts of its earlier state back."""
    filled(folder)
    for name in names:
        kept = folder / "home" / name
        (shutil.copytree if kept.is_dir() else shutil.copy2)(kept, folder / f"kept {name}")
    vault = opened(folder)
    taken(vault, b"taken later")
    vault.close()
    for name in names:
        kept = folder / "home" / name
        shutil.rmtree(kept) if kept.is_dir() else kept.unlink()
        (folder / f"kept {name}").rename(kept)


@pytest.mark.parametrize("names", [("vault.db",), ("vault.db", "originals", "images", "vault.json")])
def test_an_earlier_state_put_back_is_noticed_and_only_read(tmp_path: Path, names: tuple[str, ...]) -> None:
    earlier(tmp_path, *names)
    for _ in range(2):
        vault = opened(tmp_path)
        assert "audit.rolled_back" in codes(vault)
        assert vault.totals().taken == 5
        with pytest.raises(AuditRolledBack):
            vault.take(arrival(b"taken later"), ANN)
        vault.close()
    assert ("file.orphan" in said(tmp_path)) == (names == ("vault.db",)), "what is no longer known is not swept away"


def test_an_earlier_state_with_its_log_put_back_is_noticed(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    shutil.copytree(tmp_path / "home", tmp_path / "kept")
    assert (tmp_path / "kept" / "vault.db-wal").stat().st_size > 0
    read(vault, b"more")
    vault.close()
    shutil.rmtree(tmp_path / "home")
    (tmp_path / "kept").rename(tmp_path / "home")
    assert "audit.rolled_back" in said(tmp_path)


def test_a_log_that_is_lost_is_noticed(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    vault.close()
    vault = opened(tmp_path)
    read(vault, b"more")
    shutil.copytree(tmp_path / "home", tmp_path / "kept")
    vault.close()
    shutil.rmtree(tmp_path / "home")
    (tmp_path / "kept").rename(tmp_path / "home")
    (tmp_path / "home" / "vault.db-wal").unlink()
    assert "audit.rolled_back" in said(tmp_path)


def test_a_person_may_go_on_from_an_earlier_state(tmp_path: Path) -> None:
    earlier(tmp_path, "vault.db", "originals")
    vault = opened(tmp_path)
    vault.accept_rollback(ANN)
    assert codes(vault) == set()
    vault.close()
    assert said(tmp_path) == set()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_receipt_that_lags_after_a_kill_is_no_rollback(tmp_path: Path, read_only: bool) -> None:  # noqa: FBT001
    filled(tmp_path)
    (receipt,) = (tmp_path / "state").glob("*.receipt")
    old = receipt.read_bytes()
    vault = opened(tmp_path)
    taken(vault, b"more")
    shutil.copytree(tmp_path / "home", tmp_path / "killed")
    vault.close()
    shutil.rmtree(tmp_path / "home")
    (tmp_path / "killed").rename(tmp_path / "home")
    receipt.write_bytes(old)
    if read_only:
        opened(tmp_path, read_only=True).close()
    assert said(tmp_path) == set()


def test_an_old_receipt_after_an_orderly_end_is_told_of(tmp_path: Path) -> None:
    filled(tmp_path)
    (receipt,) = (tmp_path / "state").glob("*.receipt")
    old = receipt.read_bytes()
    vault = opened(tmp_path)
    taken(vault, b"more")
    vault.close()
    receipt.write_bytes(old)
    assert said(tmp_path) == {"audit.pages_put_back"}


def test_a_lost_receipt_is_begun_anew_and_that_is_noted(tmp_path: Path) -> None:
    filled(tmp_path)
    (receipt,) = (tmp_path / "state").glob("*.receipt")
    receipt.unlink()
    looking = opened(tmp_path, read_only=True)
    assert codes(looking) == {"audit.receipt_missing"}
    looking.close()
    vault = opened(tmp_path)
    (found,) = vault.check(silent)
    assert (found.code, found.severity) == ("audit.receipt_renewed", Severity.NOTE)
    vault.close()


@pytest.mark.parametrize("forged", [b"", b'[[1,"00"],"00"]', b"\xff\x00", b"{}"])
def test_a_forged_receipt_is_noticed(tmp_path: Path, forged: bytes) -> None:
    filled(tmp_path)
    (receipt,) = (tmp_path / "state").glob("*.receipt")
    receipt.write_bytes(forged)
    looking = opened(tmp_path, read_only=True)
    assert codes(looking) == {"audit.receipt_forged"}
    looking.close()


def test_a_vault_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    filled(tmp_path)
    with inside(tmp_path) as connection:
        connection.exec_driver_sql("PRAGMA user_version = 999")
    for read_only in (False, True):
        with pytest.raises(VaultTooNew):
            open_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, read_only=read_only)


def test_nothing_readable_lies_on_the_disk(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    canary = "CANARY-4471"
    document = taken(vault, canary.encode() * 50, f"/in/{canary}.pdf", canary)
    vault.add_password(canary, canary, canary)
    vault.save_setting(canary, canary, canary)
    vault.save_page(document, page(text=f"{canary} " * 40), PageImage(1, canary.encode() * 40))
    vault.save_readings(document, Interpretation((reading(canary),)), "1", canary)
    for moment in ("open", "closed"):
        for file in (path for path in tmp_path.rglob("*") if path.is_file()):
            assert canary.encode() not in file.read_bytes(), (moment, file.name)
            assert canary not in file.name
        vault.close()
