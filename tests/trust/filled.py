"""Works on a small disk that is full, or may only be read, for a while; run where it may mount one."""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from core.domain.document import Stage
from core.domain.errors import VouchError
from core.export.writing import write
from core.ports import Limits, Reader, Selection, apart, silent
from core.vault import Vault
from core.work.pool import ReaderPool
from core.work.queue import Patience, Queue
from core.workbench.processing import Processing
from core.workbench.working import Outcome, Work
from desktop.compose import reader_command
from tests.core.vault.made import ANN, arrival, inside, new_vault, opened, put_back, taken
from tests.core.vault.made import read as read_one
from tests.trust.application import TYPES, Here

PAPER = "INVOICE\nInvoice No: A-{number}-{place}\nDate: 2025-01-02\nFern {place} Ltd\nTotal: {place}.50 EUR\n"
PAPERS = 4
EARLIER = 4
VAULT, TEMPORARY = 8_000_000, 48_000_000
"""bytes of a disk for a vault, and of one for what readers lay down"""
QUICK = Patience(first_wait=0.05)
SAYS = frozenset({"disk.full", "disk.failed", "file.denied", "export.failed"})
TABLE = b"a,b\r\n" * 20_000


class Disk:
    """A small disk below a folder."""

    def __init__(self, folder: Path, size: int) -> None:
        self.folder = folder
        folder.mkdir()
        _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))

    def fill(self, left: int) -> None:
        """Leaves room for so many bytes."""
        facts = os.statvfs(self.folder)
        with (self.folder / "ballast").open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(4096, facts.f_bavail * facts.f_frsize - left))

    def clear(self) -> None:
        """Gives the room back."""
        (self.folder / "ballast").unlink()

    def remount(self, how: str) -> None:
        """Lets the disk only be read (ro), or written again (rw)."""
        _mount("-o", f"remount,{how}", str(self.folder))


def _mount(*said: str) -> None:
    subprocess.run(["mount", *said], check=True, capture_output=True)


def _papers(number: int) -> list[bytes]:
    return [PAPER.format(number=number, place=place).encode() * 40 for place in range(PAPERS)]


def _taking(folder: Path, number: int, luck: random.Random) -> Iterator[str]:
    """The disk is full while papers are taken."""
    disk = Disk(folder / "disk", VAULT)
    vault = new_vault(disk.folder)
    disk.fill(luck.choice((0, luck.randrange(60_000))))
    said = {_said(partial(vault.take, arrival(data, data[:30].hex()), ANN)) for data in _papers(number) * 8}
    yield from _wrong(said)
    disk.clear()
    for data in _papers(number):
        vault.take(arrival(data, data[:30].hex()), ANN)
    yield from _all_there(vault)


def _said(deed: Callable[[], object]) -> str:
    try:
        deed()
    except VouchError as error:
        return error.code
    return ""


def _wrong(said: set[str]) -> Iterator[str]:
    if said - SAYS - {""}:
        yield f"said {sorted(said)}"


def _all_there(vault: Vault, stage: Stage | None = None) -> Iterator[str]:
    """What is not as it should be once there is room again."""
    count = len(vault.documents(Selection(stage=stage, limit=1000)))
    if count != PAPERS:
        yield f"{count} of {PAPERS} papers"
    yield from (f"{one.code} {dict(one.facts)}" for one in vault.check(silent))
    vault.close()


def _reading(folder: Path, number: int, luck: random.Random) -> Iterator[str]:
    """The vault's disk is full while papers are read: they wait, and are read once there is room."""
    disk = Disk(folder / "disk", VAULT)
    vault = new_vault(disk.folder)
    for data in _papers(number):
        taken(vault, data, data[:30].hex())
    disk.fill(luck.choice((0, luck.randrange(40_000))))
    with _worked(vault, Here()) as heard:
        _wait(lambda: False, 0.3)
        yield from _wrong({one.failure.code for one in heard if one.failure})
        disk.clear()
        _wait(lambda: not vault.totals().waiting, 30)
    yield from _all_there(vault, Stage.READ)


def _recognizing(folder: Path, number: int, luck: random.Random) -> Iterator[str]:
    """The disk that readers lay their pictures down on is full."""
    disk = Disk(folder / "disk", TEMPORARY)
    vault = new_vault(folder)
    for data in _papers(number):
        taken(vault, data, data[:30].hex())
    disk.fill(luck.randrange(20_000_000))
    tempfile.tempdir = str(disk.folder)
    with ReaderPool(reader_command(), 1) as pool, _worked(vault, pool) as heard:
        _wait(lambda: len(heard) >= PAPERS, 30)
        if {(one.failure.code if one.failure else "", one.again) for one in heard} != {("disk.full", True)}:
            yield f"heard {heard[:2]}"
        disk.clear()
        _wait(lambda: not vault.totals().waiting, 60)
    tempfile.tempdir = None
    yield from _all_there(vault, Stage.READ)


@contextmanager
def _worked(vault: Vault, reader: Reader) -> Iterator[list[Outcome]]:
    """What was heard while the queue is worked off."""
    heard: list[Outcome] = []
    line = Processing(vault, reader, TYPES, lambda: "trial", apart, Limits())
    with Work(line, heard.append, queue=Queue(vault, QUICK)):
        yield heard


def _wait(until: Callable[[], bool], seconds: float) -> None:
    for _ in range(int(seconds / 0.05)):
        if until():
            return
        select.select([], [], [], 0.05)


def _exporting(folder: Path, number: int, luck: random.Random) -> Iterator[str]:
    """The disk that is exported to is full; what was exported before stays as it was."""
    disk = Disk(folder / "disk", VAULT)
    path = disk.folder / "out" / f"{number}.csv"
    write(path, b"earlier")
    disk.fill(luck.randrange(len(TABLE) - 10_000))
    said = _said(lambda: write(path, TABLE))
    if (said, path.read_bytes(), len(list(path.parent.iterdir()))) != ("export.failed", b"earlier", 1):
        yield f"said {said!r}, {[one.name for one in path.parent.iterdir()]}"
    disk.clear()
    write(path, TABLE)
    if path.read_bytes() != TABLE:
        yield "not what was exported"


def _migrating(folder: Path, number: int, luck: random.Random) -> Iterator[str]:
    """There is no room to bring an earlier vault to its present form."""
    disk = Disk(folder / "disk", VAULT)
    vault = new_vault(disk.folder)
    for data in _papers(number):
        read_one(vault, data)
    vault.close()
    with inside(disk.folder) as connection:
        put_back(connection, EARLIER)
    disk.fill(luck.choice((0, luck.randrange(100_000))))
    said = _said(lambda: opened(disk.folder).close())
    yield from _wrong({said})
    disk.clear()
    yield from _all_there(opened(disk.folder))


def _only_read(folder: Path, number: int, _: random.Random) -> Iterator[str]:
    """The vault's disk may only be read for a while."""
    disk = Disk(folder / "disk", VAULT)
    vault = new_vault(disk.folder)
    for data in _papers(number):
        taken(vault, data, data[:30].hex())
    vault.close()
    disk.remount("ro")
    said = _said(lambda: opened(disk.folder).close())
    if said != "file.denied":
        yield f"said {said!r}"
    disk.remount("rw")
    yield from _all_there(opened(disk.folder))


PLACES: Sequence[Callable[[Path, int, random.Random], Iterator[str]]] = (
    _taking,
    _reading,
    _exporting,
    _migrating,
    _only_read,
    _recognizing,
)


def main(folder: Path) -> None:
    """One attempt for each number of the input; a line for each: what was lost."""
    for line in sys.stdin:
        number = int(line)
        here = folder / str(number)
        here.mkdir()
        place = PLACES[number % len(PLACES)]
        lost = "; ".join(place(here, number, random.Random(number)))
        subprocess.run(["umount", "--lazy", str(here / "disk")], check=True)
        sys.stdout.write(f"{place.__name__}: {lost}\n" if lost else "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
