"""What a reader that was taken over tries, with all that Linux holds it to, and without."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.domain.codec import decode
from core.work.confining import Confinement, counting
from core.work.confining.landlock import version
from core.work.limits import environment

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or version() < 6, reason="what Linux 6.12 and later holds with Landlock"
)
GROUPS = [Path("/sys/fs/cgroup/pids")]
COUNTED = os.getuid() == 0 and all(os.access(group / "cgroup.procs", os.W_OK) for group in GROUPS)
CAPTIVE = Path(__file__).with_name("captive.py")
TAME = (
    *("passwords of the system", "a secret in a folder", "the names in a folder", "the root folder", "a file beside"),
    *("over a secret", "a link to a secret", "many files", "connect", "datagram"),
    *("environment of the parent", "command of the parent", "words of the parent", "end the parent"),
    *("run a program",),
)
"""what can be tried in freedom without harm"""
DOORS = ("connect", "datagram")
STARTS = "fork bomb"
HERE = "127.0.0.0" in Path("/proc/self/net/fib_trie").read_text(encoding="ascii") if sys.platform == "linux" else True
"""whether this machine reaches itself: not in a namespace without network"""


def groups() -> set[Path]:
    """The groups of readers that there are, and of those that are gone."""
    return {one for group in GROUPS for one in group.glob(f"{counting.NAME}*")}


class Cell:
    """A folder with a secret beside the captive's own, and a door to knock at."""

    def __init__(self, folder: Path, port: int) -> None:
        self.own, self.secret, self.port = folder / "own", folder / "house" / "secret", port
        self.own.mkdir()
        self.secret.parent.mkdir()
        self.secret.write_text("the secret", encoding="utf-8")

    def tried(self, room: str, *ways: str, user: int | None = None) -> tuple[Confinement, dict[str, str]]:
        """What came of the ways in which a captive of that room tries to get out."""
        done = subprocess.run(
            [sys.executable, str(CAPTIVE), room, str(os.getpid()), str(self.secret), str(self.port), *ways],
            env=environment(self.own),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            timeout=120,
            start_new_session=True,
            user=user,
        )
        held, *lines = done.stdout.splitlines()
        return decode(Confinement, held.encode()), dict(line.split("\t", 1) for line in lines)


@pytest.fixture
def cell(tmp_path: Path) -> Iterator[Cell]:
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    with socket.create_server(("127.0.0.1", 0)) as door:
        door.settimeout(0.2)
        yield Cell(tmp_path, door.getsockname()[1])
    signal.signal(signal.SIGUSR1, before)


@pytest.mark.parametrize("room", ["bare", "/usr/bin/tesseract"])
def test_a_captive_gets_nowhere(cell: Cell, room: str) -> None:
    held, tried = cell.tried(room)
    out = {way for way, said in tried.items() if said.startswith("done")}
    assert out <= (set() if held.processes else {STARTS})
    assert cell.secret.read_text(encoding="utf-8") == "the secret"
    assert list(cell.own.iterdir()) == []
    assert (held.network, held.files, held.others) == (True, True, True)


def test_the_same_ways_lead_out_in_freedom(cell: Cell) -> None:
    _, tried = cell.tried("free", *(way for way in TAME if HERE or way not in DOORS))
    assert {way for way, said in tried.items() if not said.startswith("done")} == set()


@pytest.mark.skipif(not COUNTED, reason="root in a group of the first version that may count processes")
def test_root_starts_few_processes_where_the_system_counts_them(cell: Cell) -> None:
    held, tried = cell.tried("/usr/bin/tesseract", STARTS)
    assert held.processes
    assert tried == {STARTS: "BlockingIOError"}
    gone = {group for group in groups() if not Path("/proc", group.name.removeprefix(counting.NAME)).exists()}
    cell.tried("bare")
    assert not gone & groups()


def test_with_nothing_to_start_no_process_starts(cell: Cell) -> None:
    held, tried = cell.tried("bare", STARTS)
    assert held.processes
    assert tried == {STARTS: "PermissionError"}
