"""A file that is there whole or not at all."""

import hashlib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from core.domain.errors import ExportFailed
from core.export.writing import write, write_filled, write_pieces, write_zip


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


def test_members_of_one_name_are_numbered(tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    digest = write_zip(
        path, [("in/a.pdf", b"one"), ("in/A.pdf", b"two"), ("in/a.pdf", b"three"), ("b", b""), ("b", b"")]
    )
    assert digest == hashlib.sha256(path.read_bytes()).hexdigest()
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["in/a.pdf", "in/A (2).pdf", "in/a (3).pdf", "b", "b (2)"]
        assert archive.read("in/a (3).pdf") == b"three"


def test_an_archive_that_breaks_off_is_not_there(tmp_path: Path) -> None:
    def members() -> Iterator[tuple[str, bytes]]:
        yield "a", b"one"
        raise ExportFailed(file="a")

    with pytest.raises(ExportFailed):
        write_zip(tmp_path / "all.zip", members())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_writing_left_is_gone_with_the_next(tmp_path: Path) -> None:
    (tmp_path / ".books[1].csv.123.part").write_bytes(b"half")
    write(tmp_path / "books[1].csv", b"whole")
    assert [path.name for path in tmp_path.iterdir()] == ["books[1].csv"]


def test_a_file_is_filled_with_a_folder_beside_it_that_goes(tmp_path: Path) -> None:
    (tmp_path / ".books.xlsx.123.part").mkdir()
    (tmp_path / ".books.xlsx.123.part" / "tmp1").write_bytes(b"rows that a killed writing left")
    seen: list[bool] = []

    def fill(file: IO[bytes], *, folder: Path) -> None:
        (folder / "rows").write_bytes(b"rows")
        seen.append(folder.parent == tmp_path)
        file.write(b"whole")

    assert write_filled(tmp_path / "books.xlsx", fill) == hashlib.sha256(b"whole").hexdigest()
    assert seen == [True]
    assert [path.name for path in tmp_path.iterdir()] == ["books.xlsx"]


def test_pieces_that_break_off_leave_the_earlier_file(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise ExportFailed(file="a")

    write(tmp_path / "a", b"before")
    with pytest.raises(ExportFailed):
        write_pieces(tmp_path / "a", pieces())
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"before")]
