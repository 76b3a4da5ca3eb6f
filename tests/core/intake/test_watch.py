"""A real watcher on real folders; what is waited for is a condition, with a deadline."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.intake.settle import Patience
from core.intake.watch import Folder, Inbox, Offer, Pace, Trouble, filesystem

QUICK = Patience(still=0.05, unknown=0.05, hollow=0.3)
DEADLINE = 20.0


@contextmanager
def watched(*folders: Folder, scan: float = 60.0) -> Iterator[list[Offer | Trouble]]:
    """What an inbox gives, gathered by a thread while the block runs."""
    found: list[Offer | Trouble] = []
    inbox = Inbox(folders, Pace(look=0.02, scan=scan, poll=0.05))
    begun = threading.Event()

    def gather() -> None:
        for event in inbox.offers():
            if event:
                found.append(event)
            begun.set()

    with inbox:
        thread = threading.Thread(target=gather)
        thread.start()
        assert begun.wait(DEADLINE)
        try:
            yield found
        finally:
            inbox.close()
            thread.join(DEADLINE)
    assert not thread.is_alive()


def until(found: list[Offer | Trouble], count: int) -> list[Offer | Trouble]:
    end = time.monotonic() + DEADLINE
    while len(found) < count:
        assert time.monotonic() < end, found
        time.sleep(0.01)
    return found


def test_files_are_offered_once_with_their_client(tmp_path: Path) -> None:
    (tmp_path / "Northwind").mkdir()
    (tmp_path / "old.pdf").write_bytes(b"%PDF old")
    with watched(Folder(tmp_path, patience=QUICK)) as found:
        (tmp_path / "Northwind" / "new.pdf").write_bytes(b"%PDF new")
        (tmp_path / ".hidden.pdf").write_bytes(b"%PDF")
        offers = {one.path.name: one for one in until(found, 2) if isinstance(one, Offer)}
        (tmp_path / "late.pdf").write_bytes(b"%PDF late")
        until(found, 3)
    assert {name: offer.client for name, offer in offers.items()} == {"old.pdf": "", "new.pdf": "Northwind"}
    assert len(found) == 3


def test_a_download_is_taken_under_its_last_name_and_whole(tmp_path: Path) -> None:
    with watched(Folder(tmp_path, patience=QUICK)) as found:
        part = tmp_path / "bill.pdf.part"
        with part.open("wb") as file:
            for _ in range(20):
                file.write(b"x" * 1000)
                file.flush()
        part.rename(tmp_path / "bill.pdf")
        (offer,) = until(found, 1)
    assert isinstance(offer, Offer)
    assert offer.path.name == "bill.pdf"
    assert offer.path.stat().st_size == 20_000


def test_a_file_being_written_waits_until_it_is_closed(tmp_path: Path) -> None:
    with watched(Folder(tmp_path, patience=QUICK)) as found:
        with (tmp_path / "slow.pdf").open("wb") as file:
            file.write(b"%PDF first")
            file.flush()
            (tmp_path / "quick.pdf").write_bytes(b"%PDF quick")
            (first,) = until(found, 1)
            file.write(b" and last")
        until(found, 2)
    assert first.path.name == "quick.pdf"
    assert found[1].path.name == "slow.pdf"


def test_a_file_written_anew_is_offered_anew(tmp_path: Path) -> None:
    with watched(Folder(tmp_path, patience=QUICK)) as found:
        (tmp_path / "a.pdf").write_bytes(b"%PDF one")
        until(found, 1)
        (tmp_path / "a.pdf").write_bytes(b"%PDF another")
        until(found, 2)


def test_a_file_taken_away_is_forgotten_and_what_comes_by_its_name_is_another(tmp_path: Path) -> None:
    folder, paper, stays = (
        Folder(tmp_path, patience=Patience(still=1, unknown=1)),
        tmp_path / "a.pdf",
        tmp_path / "b.pdf",
    )
    (tmp_path / "out.pdf").symlink_to("/")
    stays.write_bytes(b"%PDF")
    for day in (0, 10):
        paper.write_bytes(b"%PDF")
        os.utime(paper, (1, 1))
        found = [one for seconds in (0, 2, 4) for one in folder.look(day + seconds) if isinstance(one, Offer)]
        assert {one.path for one in found} == ({paper, stays} if day == 0 else {paper})
        paper.unlink()
        assert not [*folder.look(day + 6)]


def test_a_link_out_of_the_folder_is_told_of_once_and_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(b"%PDF secret")
    root = tmp_path / "inbox"
    root.mkdir()
    (root / "link.pdf").symlink_to(secret)
    (root / "loop").symlink_to(root)
    with watched(Folder(root, patience=QUICK)) as found:
        (trouble,) = until(found, 1)
        (root / "a.pdf").write_bytes(b"%PDF")
        until(found, 2)
    assert isinstance(trouble, Trouble)
    assert trouble.error.code == "file.outside"
    assert [one.path.name for one in found[1:]] == ["a.pdf"]


def test_a_folder_that_vanishes_and_returns_goes_on_by_scans(tmp_path: Path) -> None:
    root, aside = tmp_path / "share", tmp_path / "aside"
    root.mkdir()
    with watched(Folder(root, patience=QUICK), scan=0.05) as found:
        root.rename(aside)
        assert isinstance(until(found, 1)[0], Trouble)
        aside.rename(root)
        (root / "a.pdf").write_bytes(b"%PDF")
        until(found, 2)
    assert found[1].path.name == "a.pdf"


def test_the_kind_of_filesystem_is_the_deepest_mount(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/a / ext4 rw 0 0\nserver:/x /mnt/my\\040share nfs4 rw 0 0\n")
    assert filesystem(Path("/mnt/my share/inbox"), mounts) == "nfs4"
    assert filesystem(Path("/home"), mounts) == "ext4"
    assert filesystem(Path("/home"), tmp_path / "none") == ""


def test_an_empty_file_is_told_of_once_and_taken_when_it_is_filled(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.touch()
    folder = Folder(tmp_path, patience=QUICK)
    with watched(folder, scan=0.02) as found:
        (told,) = until(found, 1)
        (tmp_path / "bill.pdf").write_bytes(b"%PDF bill")
        until(found, 2)
        assert not folder.settling
        file.write_bytes(b"%PDF scan")
        offer = until(found, 3)[-1]
    assert isinstance(told, Trouble)
    assert told.error.code == "file.empty"
    assert (offer.path, len(found)) == (file, 3)
