"""A receipt on paper notices what was put back, whatever the machine knows of it, and is safe from typing errors."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.erasing import Wanted
from core.domain.errors import AuditRolledBack, ReceiptForeign, ReceiptMistyped
from core.domain.selection import Trail
from core.ports import apart, silent
from core.vault import Vault, audit
from core.vault.erasing import VaultErasures
from core.vault.keys import key_by_passphrase, read_key_file
from core.vault.paper import VaultPaper, code_of, line_and_groups
from core.vault.receipt import Head
from core.vault.recovery import SIGNS
from core.vault.rekeying import rekey_vault
from core.vault.sealing import derive
from tests.core.vault.made import ANN, CHEAP, PASSPHRASE, codes, inside, new_vault, opened, read

LINES = st.integers(1, 10**9)
HASHES = st.binary(min_size=32, max_size=32).map(bytes.hex)
PRINTED = st.builds(lambda line, hashed: code_of("vault", Head(line, hashed)), LINES, HASHES)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A closed vault with a document."""
    vault = new_vault(tmp_path)
    read(vault)
    vault.close()
    return tmp_path


def receipt(folder: Path) -> str:
    vault = opened(folder)
    code = VaultPaper(vault).give().code
    vault.close()
    return code


def holds(folder: Path, code: str, *, read_only: bool = False) -> bool:
    vault = opened(folder, read_only=read_only)
    held = VaultPaper(vault).holds(code)
    vault.close()
    return held


def go_on(folder: Path, *more: bytes) -> None:
    vault = opened(folder)
    for data in more or (b"other",):
        read(vault, data)
    vault.close()


def keep_aside(folder: Path) -> None:
    for name in ("home", "state"):
        shutil.copytree(folder / name, folder / "aside" / name)


def put_back(folder: Path, *names: str) -> None:
    for name in names:
        shutil.rmtree(folder / name)
        shutil.copytree(folder / "aside" / name, folder / name)


def test_it_is_of_the_last_line_and_holds_while_the_history_goes_on(vault: Vault) -> None:
    read(vault)
    given = VaultPaper(vault).give()
    (last,) = vault.activity(Trail(limit=1))
    assert (given.vault, given.line, given.at) == (vault.id, last.sequence, last.at)
    assert given.code.startswith(f"{last.sequence}-")
    read(vault, b"other")
    assert VaultPaper(vault).holds(given.code)
    assert VaultPaper(vault).give().line > given.line


def test_a_vault_put_back_with_all_that_the_machine_knows_is_noticed(folder: Path) -> None:
    before = receipt(folder)
    keep_aside(folder)
    go_on(folder)
    after = receipt(folder)
    put_back(folder, "home", "state")
    vault = opened(folder)
    assert codes(vault) == set()
    vault.close()
    assert holds(folder, before)
    for read_only in (True, False):
        assert not holds(folder, after, read_only=read_only)


def test_a_vault_put_back_that_took_another_way_since_is_noticed(folder: Path) -> None:
    keep_aside(folder)
    go_on(folder)
    after = receipt(folder)
    put_back(folder, "home", "state")
    go_on(folder, b"third", b"fourth")
    assert not holds(folder, after)


def test_a_line_hashed_anew_by_one_who_has_the_key_is_noticed(folder: Path) -> None:
    code = receipt(folder)
    last = int(code.partition("-")[0])
    key = derive(key_by_passphrase(read_key_file(folder / "home"), PASSPHRASE), "audit")
    with inside(folder) as connection:
        connection.exec_driver_sql("DELETE FROM audit WHERE sequence = ?", (last,))
        line = {"at": "2026-01-02", "actor": "Eve", "action": "read", "document": None, "state": ""}
        audit.append(connection, key, {**line, "before": {}, "after": {}})
    assert not holds(folder, code)


def test_an_earlier_vault_gives_no_receipt(folder: Path) -> None:
    keep_aside(folder)
    go_on(folder)
    put_back(folder, "home")
    for read_only in (True, False):
        vault = opened(folder, read_only=read_only)
        with pytest.raises(AuditRolledBack):
            VaultPaper(vault).give()
        vault.close()


def test_it_outlives_another_key_and_erasing(folder: Path) -> None:
    code = receipt(folder)
    rekey_vault(folder / "home", folder / "state", PASSPHRASE, actor=ANN, cost=CHEAP)
    vault = opened(folder)
    documents = [line.document for line in vault.activity(Trail()) if line.action == "taken" and line.document]
    VaultErasures(vault, folder / "home").erase(Wanted(tuple(documents), None), "asked for", ANN, apart, silent)
    assert VaultPaper(vault).holds(code)
    vault.close()


def test_one_of_another_vault_is_told_apart(vault: Vault, tmp_path: Path) -> None:
    other = new_vault(tmp_path / "other")
    code = VaultPaper(other).give().code
    other.close()
    with pytest.raises(ReceiptForeign):
        VaultPaper(vault).holds(code)


@given(PRINTED, st.sampled_from([str.lower, lambda code: code.replace("-", " "), lambda code: f" {code}\n"]))
def test_it_is_read_however_it_is_typed(code: str, typed: object) -> None:
    assert callable(typed)
    assert line_and_groups(typed(code)) == line_and_groups(code)
    assert line_and_groups(code.replace("0", "O").replace("1", "l")) == line_and_groups(code)


@given(PRINTED, st.data())
def test_one_wrong_sign_is_always_noticed_and_its_group_named(code: str, data: st.DataObject) -> None:
    number, *groups = code.split("-")
    at, place = data.draw(st.integers(0, 4)), data.draw(st.integers(0, 4))
    other = data.draw(st.sampled_from(SIGNS.replace(groups[at][place], "")))
    groups[at] = groups[at][:place] + other + groups[at][place + 1 :]
    with pytest.raises(ReceiptMistyped) as caught:
        line_and_groups("-".join([number, *groups]))
    assert caught.value.facts == {"group": str(at + 1)}


@given(PRINTED, st.integers(0, 4), st.integers(0, 3))
def test_two_swapped_signs_are_always_noticed(code: str, at: int, place: int) -> None:
    number, *groups = code.split("-")
    one, two = groups[at][place], groups[at][place + 1]
    groups[at] = groups[at][:place] + two + one + groups[at][place + 2 :]
    if one != two:
        with pytest.raises(ReceiptMistyped):
            line_and_groups("-".join([number, *groups]))


@given(PRINTED, LINES)
def test_another_number_is_noticed(code: str, line: int) -> None:
    number, _, groups = code.partition("-")
    if str(line) != number:
        with pytest.raises(ReceiptMistyped):
            line_and_groups(f"{line}-{groups}")


@pytest.mark.parametrize("typed", ["", "-", "12", "twelve", "é", "9" * 30 + "-00000"])
def test_what_is_no_code_is_mistyped(typed: str) -> None:
    with pytest.raises(ReceiptMistyped):
        line_and_groups(typed)


@given(PRINTED, st.integers(1, 5))
def test_a_group_that_is_missing_is_noticed(code: str, at: int) -> None:
    parts = code.split("-")
    with pytest.raises(ReceiptMistyped):
        line_and_groups("-".join(parts[:at] + parts[at + 1 :]))
