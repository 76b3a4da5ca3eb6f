"""Nobody but the owner may open what belongs to a vault."""

import sys
from pathlib import Path

import pytest

from tests.core.vault.made import new_vault, opened, read

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def _open_to_others(folder: Path) -> list[str]:
    places = [folder / "home", folder / "state"]
    paths = [*places, *(path for place in places for path in place.rglob("*"))]
    return [str(path.relative_to(folder)) for path in paths if path.stat().st_mode & 0o077]


def test_all_of_a_vault_is_private_from_its_making(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    assert _open_to_others(tmp_path) == []
    vault.close()
    assert _open_to_others(tmp_path) == []


def test_a_vault_that_was_made_open_is_closed_to_others(tmp_path: Path) -> None:
    vault = new_vault(tmp_path)
    read(vault)
    vault.close()
    for path in (tmp_path / "home").rglob("*"):
        if path.is_dir() or path.parent.name == "home":
            path.chmod(0o755 if path.is_dir() else 0o644)
    (tmp_path / "home").chmod(0o755)
    (tmp_path / "state" / "log.jsonl").touch(0o644)
    opened(tmp_path, read_only=True).close()
    assert _open_to_others(tmp_path) != []
    opened(tmp_path).close()
    assert _open_to_others(tmp_path) == []


def test_a_folder_that_is_shared_on_purpose_stays_so(tmp_path: Path) -> None:
    new_vault(tmp_path).close()
    (tmp_path / "state").chmod(0o1777)
    opened(tmp_path).close()
    assert (tmp_path / "state").stat().st_mode & 0o7777 == 0o1777
