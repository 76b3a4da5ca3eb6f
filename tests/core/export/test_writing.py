"""A file that is there whole or not at all."""

import hashlib
from pathlib import Path

import pytest

from core.domain.errors import ExportFailed
from core.export.writing import write


def test_the_file_and_its_hash(tmp_path: Path) -> None:
    path = tmp_path / "new" / "export.csv"
    assert write(path, b"one") == hashlib.sha256(b"one").hexdigest()
    write(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in path.parent.iterdir()] == ["export.csv"]


def test_what_cannot_be_written_leaves_the_earlier_file(tmp_path: Path) -> None:
    (tmp_path / "export.csv").mkdir()
    with pytest.raises(ExportFailed):
        write(tmp_path / "export.csv", b"one")
    assert [one.name for one in tmp_path.iterdir()] == ["export.csv"]
