"""Bytes of real files, and what happens to the originals."""

import os
import sys
from pathlib import Path

import pytest

from core.domain.errors import FileChanged, FileDenied, FileEmpty, FileMissing, FileOutside, FileStays, FileTooLarge
from core.intake.take import Originals, copied, dispose, sighting

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")


def put(path: Path, data: bytes = b"%PDF-1.7") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_the_bytes_come_whole_with_their_stamp(tmp_path: Path) -> None:
    path = put(tmp_path / "a.pdf", b"x" * 3_000_000)
    file = copied(path, tmp_path)
    assert file.data == path.read_bytes()
    assert (file.stamp.size, file.stamp.modified_ns) == (3_000_000, path.stat().st_mtime_ns)


def test_what_cannot_be_taken_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        copied(tmp_path / "gone.pdf")
    with pytest.raises(FileEmpty):
        copied(put(tmp_path / "empty.pdf", b""))
    with pytest.raises(FileTooLarge):
        copied(put(tmp_path / "large.pdf"), largest=3)
    with pytest.raises(FileDenied):
        copied(tmp_path)


@POSIX
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileDenied):
        copied(tmp_path / "pipe", tmp_path)


@POSIX
@pytest.mark.parametrize("name", ["link.pdf", "folder/secret.pdf"])
def test_no_link_is_followed_out_of_the_folder(tmp_path: Path, name: str) -> None:
    secret = put(tmp_path / "elsewhere" / "secret.pdf")
    root = tmp_path / "inbox"
    root.mkdir()
    (root / "link.pdf").symlink_to(secret)
    (root / "folder").symlink_to(secret.parent)
    with pytest.raises(FileOutside):
        copied(root / name, root)


def test_a_file_that_a_person_named_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(put(tmp_path / "a.pdf"))
    assert copied(tmp_path / "link.pdf").data == b"%PDF-1.7"


def test_the_original_is_left_moved_or_deleted(tmp_path: Path) -> None:
    for choice in Originals:
        path = put(tmp_path / "in" / "Client" / f"{choice}.pdf")
        where = dispose(path, tmp_path / "in", copied(path).stamp, choice)
        assert path.exists() == (choice is Originals.LEAVE)
        assert where == {"leave": path, "move": tmp_path / "in" / "taken" / "Client" / "move.pdf"}.get(choice.value)


def test_moving_never_replaces_another_file(tmp_path: Path) -> None:
    put(tmp_path / "taken" / "a.pdf", b"first")
    path = put(tmp_path / "a.pdf", b"second")
    where = dispose(path, tmp_path, copied(path).stamp, Originals.MOVE)
    assert where is not None
    assert where.name == "a (2).pdf"
    assert (tmp_path / "taken" / "a.pdf").read_bytes() == b"first"


def test_a_file_that_changed_since_it_was_copied_is_not_touched(tmp_path: Path) -> None:
    path = put(tmp_path / "a.pdf")
    stamp = copied(path).stamp
    put(path, b"something longer")
    with pytest.raises(FileChanged):
        dispose(path, tmp_path, stamp, Originals.DELETE)
    assert path.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="leases are Linux's")
def test_linux_tells_whether_a_file_is_being_written(tmp_path: Path) -> None:
    path = put(tmp_path / "a.pdf")
    with path.open("ab"):
        assert sighting(path).open is True
    assert sighting(path).open is False


def test_an_unwritten_end_shows(tmp_path: Path) -> None:
    assert sighting(put(tmp_path / "a.pdf", b"%PDF" + bytes(8192))).hollow
    assert not sighting(put(tmp_path / "b.pdf", b"%PDF" * 4096)).hollow
    assert sighting(put(tmp_path / "c.pdf", bytes(10))).hollow
    assert not sighting(put(tmp_path / "d.pdf", b"%PDF" + bytes(10))).hollow
    assert not sighting(put(tmp_path / "e.pdf", b"")).hollow


@pytest.mark.parametrize("choice", [Originals.MOVE, Originals.DELETE])
def test_a_file_that_went_away_with_its_share_is_missing(tmp_path: Path, choice: Originals) -> None:
    path = tmp_path / "in" / "a.pdf"
    path.parent.mkdir()
    path.write_bytes(b"%PDF")
    stamp = copied(path).stamp
    path.parent.rename(tmp_path / "away")
    with pytest.raises(FileMissing):
        dispose(path, path.parent, stamp, choice)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_file_that_may_not_be_moved_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF")
    tmp_path.chmod(0o500)
    with pytest.raises(FileStays):
        dispose(path, tmp_path, copied(path).stamp, Originals.MOVE)
    tmp_path.chmod(0o700)
