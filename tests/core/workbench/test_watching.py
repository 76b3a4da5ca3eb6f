"""Watched folders into a vault: once, whole, and with the original as the user wishes."""

from pathlib import Path

import pytest

from core.intake.settle import Patience
from core.ports import Selection
from core.workbench import Folder, Inbox, Originals, Pace, Taken, Trouble, Work, Workbench, watch
from tests.core.workbench.conftest import Scripted, receipt

QUICK = Patience(still=0.02, unknown=0.02, hollow=0.1)


def swept(bench: Workbench, root: Path, originals: Originals = Originals.LEAVE) -> list[Taken | Trouble]:
    """What one watch over a folder took, until nothing was left to do."""
    inbox = Inbox([Folder(root, patience=QUICK)], Pace(0.01, 0.05, 0.05))
    with Work(bench.processing, lambda outcome: None) as work, inbox:
        return list(watch(bench, inbox, originals, until=lambda: work.idle))


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
