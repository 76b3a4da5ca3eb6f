"""Originals outlive the database that tells of them."""

from pathlib import Path

import pytest

from core.domain.errors import PassphraseWrong
from core.vault.database import DATABASE
from core.vault.salvaging import salvage
from tests.core.vault.made import PASSPHRASE, new_vault, taken

PAPERS = {"/in/a.pdf": b"%PDF of a", "/in/b.txt": b"text of b"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    vault = new_vault(tmp_path)
    for path, data in PAPERS.items():
        taken(vault, data, path)
    vault.close()
    return tmp_path / "home"


def test_originals_are_given_by_their_names_and_the_vault_stays_as_it_is(home: Path) -> None:
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert set(salvage(home, PASSPHRASE)) == {("a.pdf", b"%PDF of a"), ("b.txt", b"text of b")}
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("harm", ["missing", "empty", "overwritten"])
def test_without_a_database_they_are_given_without_names(home: Path, harm: str) -> None:
    database = home / DATABASE
    if harm == "missing":
        database.unlink()
    else:
        database.write_bytes(b"" if harm == "empty" else bytes(database.stat().st_size))
    found = list(salvage(home, PASSPHRASE))
    assert {one.data for one in found} == set(PAPERS.values())
    assert sorted(Path(one.name).suffix for one in found) == ["", ".pdf"]


def test_one_that_is_not_whole_is_named(home: Path) -> None:
    sealed = next(path for path in (home / "originals").rglob("*") if path.is_file())
    sealed.write_bytes(sealed.read_bytes()[:-1])
    found = list(salvage(home, PASSPHRASE))
    assert [one.data is None for one in sorted(found, key=lambda one: one.data is None)] == [False, True]


def test_the_passphrase_is_asked_for(home: Path) -> None:
    with pytest.raises(PassphraseWrong):
        list(salvage(home, "another one"))
