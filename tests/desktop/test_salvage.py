"""`vouch salvage` on a real vault that was damaged."""

from pathlib import Path

from tests.desktop.conftest import Vouch


def test_originals_of_a_vault_without_its_database_are_put_into_a_folder(vouch: Vouch, tmp_path: Path) -> None:
    assert vouch("init").exit_code == 0
    paper = tmp_path / "paper.csv"
    paper.write_text("a;b\n1;2\n")
    assert vouch("add", paper, "--client", "Acme").exit_code in (0, 1)
    named, bare = tmp_path / "named", tmp_path / "bare"
    assert vouch("salvage", "--to", named).exit_code == 0
    assert (named / "paper.csv").read_bytes() == paper.read_bytes()
    (database,) = tmp_path.rglob("vault.db")
    database.write_bytes(b"")
    assert vouch("list").exit_code != 0
    assert vouch("salvage", "--to", bare).exit_code == 0
    assert [path.read_bytes() for path in bare.iterdir()] == [paper.read_bytes()]
    assert vouch("salvage", "--to", bare).exit_code == 0
    assert len(list(bare.iterdir())) == 2, "nothing that is there is overwritten"
    (sealed,) = (path for path in (database.parent / "originals").rglob("*") if path.is_file())
    sealed.write_bytes(b"")
    done = vouch("salvage", "--to", bare)
    assert (done.exit_code, sealed.name in done.stderr) == (1, True)
