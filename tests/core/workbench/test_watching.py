"""Watched folders into a vault: once, whole, and with the original as the user wishes."""

import queue
from dataclasses import replace
from pathlib import Path

import pytest

from core.intake.settle import Patience
from core.ports import Selection
from core.workbench import (
    Folder,
    FolderService,
    Inbox,
    Originals,
    Pace,
    Taken,
    Trouble,
    WatchedFolder,
    Work,
    Workbench,
    watch,
)
from tests.core.workbench.conftest import Scripted, receipt

QUICK = Patience(still=0.02, unknown=0.02, hollow=0.1)


def swept(bench: Workbench, root: Path, originals: Originals = Originals.LEAVE) -> list[Taken | Trouble]:
    """What one watch over a folder took, until nothing was left to do."""
    inbox = Inbox([Folder(root, "", QUICK, originals)], Pace(0.01, 0.05, 0.05))
    with Work(bench.processing, lambda outcome: None) as work, inbox:
        return list(watch(bench, inbox, until=lambda: work.idle))


@pytest.fixture
def inbox(tmp_path: Path, reader: Scripted) -> Path:
    root = tmp_path / "inbox"
    for name, data in {"Northwind/a.pdf": b"one", "Northwind/copy.pdf": b"one", "b.pdf": b"two"}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    reader.answers |= {b"one": receipt("1.00"), b"two": receipt("2.00")}
    return root


def test_every_file_is_taken_once_for_its_client(bench: Workbench, reader: Scripted, inbox: Path) -> None:
    assert len(swept(bench, inbox)) == 3
    found = {(one.client, one.name): one for one in bench.list(Selection())}
    assert set(found) == {("Northwind", "a.pdf"), ("", "b.pdf")}
    assert len(found["Northwind", "a.pdf"].origins) == 2
    assert sorted(path.name for path in inbox.rglob("*.pdf")) == ["a.pdf", "b.pdf", "copy.pdf"]
    swept(bench, inbox)
    assert bench.totals().taken == 2
    assert len(reader.asked) == 2


def test_originals_move_aside_or_go(bench: Workbench, inbox: Path) -> None:
    swept(bench, inbox, Originals.MOVE)
    left = sorted(str(path.relative_to(inbox)) for path in inbox.rglob("*.pdf"))
    assert left == ["taken/Northwind/a.pdf", "taken/Northwind/copy.pdf", "taken/b.pdf"]
    assert bench.totals().taken == 2
    (inbox / "c.pdf").write_bytes(b"one")
    swept(bench, inbox, Originals.DELETE)
    assert not (inbox / "c.pdf").exists()


def test_a_file_taken_before_a_crash_is_moved_and_not_taken_again(bench: Workbench, inbox: Path) -> None:
    swept(bench, inbox)
    swept(bench, inbox, Originals.MOVE)
    assert bench.totals().taken == 2
    assert not list(inbox.glob("*.pdf"))


def test_a_service_watches_the_folders_that_the_vault_names_now(
    bench: Workbench, inbox: Path, tmp_path: Path, reader: Scripted
) -> None:
    heard: queue.Queue[Taken | Trouble] = queue.Queue()
    service = FolderService(bench, heard.put, Pace(0.01, 0.05, 0.05))
    service.start()
    assert not service.running
    bench.automation.save_folders([WatchedFolder(str(inbox), originals=Originals.DELETE)])
    service.start()
    service.start()
    taken = {heard.get(timeout=30) for _ in range(3)}
    assert all(isinstance(one, Taken) for one in taken)
    assert not list(inbox.rglob("*.pdf"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "c.pdf").write_bytes(b"three")
    bench.automation.save_folders(
        [replace(bench.automation.folders()[0], active=False), WatchedFolder(str(other), "Acme")]
    )
    service.renew()
    last = heard.get(timeout=30)
    assert isinstance(last, Taken)
    assert last.offer.client == "Acme"
    service.stop()
    assert not service.running
    assert (other / "c.pdf").exists()
