"""T1: the application is killed at any moment, and nothing it said it kept is lost, twice there or left over."""

from __future__ import annotations

import hashlib
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from core.domain.document import Document, Stage
from core.intake.take import Originals
from core.ports import Selection, silent
from core.vault import Vault, create_vault, open_vault
from tests.core.vault.made import CHEAP
from tests.trust.application import PASSPHRASE, total_of
from tests.trust.code import ROOT

DOCUMENTS = 10
"""that come in for each kill"""
CLIENTS = ("Acme", "Zenith")
PAPER = "INVOICE\nInvoice No: A-{number}-{place}\nDate: 2025-01-{day:02}\nFern {number} Ltd\nTotal: {total}.50 EUR\n"
SAYINGS = 36
"""about how many things an application says of ten documents"""
SLOWEST_START = 10.0


def kill(numbers: range, folder: Path) -> Iterator[str]:
    """Kills the application once for each number; after the last it may finish its work."""
    for name in ("inbox", "exports"):
        (folder / name).mkdir()
    create_vault(folder / "home", folder / "state", PASSPHRASE, cost=CHEAP)[0].close()
    office = Office(folder)
    with application(folder) as process:
        for number in numbers:
            office.receive(number)
            said = _life(process, number)
            lost = office.losses(said)
            if number == numbers[-1]:
                lost = lost or office.losses(_life(process, number, to_the_end=True)) or office.unfinished()
            yield lost


@contextmanager
def application(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The process that begins lives of the application."""
    command = [sys.executable, "-m", "tests.trust.application", str(folder)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, text=True, cwd=ROOT, bufsize=1, **pipes) as process:  # type: ignore[call-overload]
        try:
            yield process
        finally:
            _kill(process.pid)
            process.stdin.close()  # which ends it


def _life(process: subprocess.Popen[str], number: int, *, to_the_end: bool = False) -> list[list[str]]:
    """What the application said until it was killed, some moments after some saying; in some lives a reader first."""
    assert process.stdin
    luck = random.Random(number)
    where = "apart" if number % 4 == 3 else "here"
    seed = number + 1_000_000 * to_the_end
    process.stdin.write(f"{seed} {Originals.MOVE if number % 2 else Originals.DELETE} {where}\n")
    begun = _heard(process)
    life = int(begun[1])
    said: list[list[str]] = []
    wanted = 10**6 if to_the_end else luck.randint(0, SAYINGS)
    while len(said) < wanted and (not said or said[-1][0] not in ("done", "ended", "error")):
        said.append(_heard(process))
        if where == "apart" and luck.random() < 0.03:
            _kill(life)
    if not to_the_end:
        select.select([], [], [], luck.random() ** 2 * 0.05)
    if ["ended"] not in said:
        os.kill(life, signal.SIGKILL)
        while said[-1:] != [["ended"]]:
            said.append(_heard(process))
    return said


def _heard(process: subprocess.Popen[str]) -> list[str]:
    """The next thing that the application says."""
    assert process.stdout
    line = process.stdout.readline()
    if not line:
        message = "the application cannot be begun"
        raise RuntimeError(message)
    return line.split()


def _kill(parent: int) -> None:
    """Kills what a process began: the readers of a life, or a life that a trial which broke has left."""
    for one in psutil.Process(parent).children():
        with suppress(psutil.NoSuchProcess):  # it has just ended by itself
            one.kill()


@dataclass(slots=True)
class Office:
    """What came in and what was promised of it, from the first kill to the last."""

    folder: Path
    received: dict[str, tuple[str, str]] = field(default_factory=dict)
    """the client and digest of every file that came in, by path within the inbox"""
    promised: list[list[str]] = field(default_factory=list)

    def receive(self, number: int) -> None:
        """Puts new files into the inbox; one of ten has the bytes of another."""
        for place in range(DOCUMENTS):
            text = PAPER.format(number=number, place=place % 9, day=1 + number % 28, total=number * 10 + place % 9)
            client = CLIENTS[place % 9 % 2]
            path = self.folder / "inbox" / client / f"{number}-{place}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text)
            digest = hashlib.sha256(text.encode()).hexdigest()
            self.received[str(path.relative_to(self.folder / "inbox"))] = (client, digest)

    def losses(self, said: list[list[str]]) -> str:
        """What was lost of all that was ever promised, once the vault is opened again."""
        self.promised += said
        if ["error"] in [words[:1] for words in said]:
            return f"the application ended by itself: {said[-2:]}"
        begun = time.monotonic()
        vault = open_vault(self.folder / "home", self.folder / "state", PASSPHRASE)
        seconds = time.monotonic() - begun
        try:
            return "; ".join(self._lost(vault, seconds))
        finally:
            vault.close()

    def _lost(self, vault: Vault, seconds: float) -> Iterator[str]:
        if seconds > SLOWEST_START:
            yield f"opened after {seconds:.1f} s"
        yield from (f"{one.code} {dict(one.facts)}" for one in vault.check(silent))
        documents = {one.id: one for one in vault.documents(Selection(limit=10**6))}
        yield from self._broken_promises(documents)
        kept = Counter((one.client, one.source) for one in documents.values())
        yield from (f"twice: {one}" for one, times in kept.items() if times > 1)
        for path, one in self.received.items():
            if one not in kept and not self._lies(path, one[1]):
                yield f"lost: {path}"
        yield from (f"left over: {path.name}" for path in self._unfinished())

    def _unfinished(self) -> Iterator[Path]:
        """Copies that were never finished; of exports, which lie in a person's folder, the next one removes them."""
        for name in ("home", "state", "inbox"):
            yield from (self.folder / name).rglob("*.part")

    def _lies(self, path: str, digest: str) -> bool:
        file = self.folder / "inbox" / path
        return file.exists() and hashlib.sha256(file.read_bytes()).hexdigest() == digest

    def _broken_promises(self, documents: dict[str, Document]) -> Iterator[str]:
        for deed, *said in self.promised:
            about = said
            if deed == "exported":
                name, digest, *about = said
                if hashlib.sha256((self.folder / "exports" / name).read_bytes()).hexdigest() != digest:
                    yield f"export {name} is not what was written"
            yield from (f"{deed} no more: {one}" for one in about if not _done(deed, documents.get(one)))

    def unfinished(self) -> str:
        """What is not exported once the application had all its time, or still lies in the inbox."""
        vault = open_vault(self.folder / "home", self.folder / "state", PASSPHRASE, read_only=True)
        open_ones = [one.id for one in vault.documents(Selection(limit=10**6)) if one.stage is not Stage.EXPORTED]
        kept = vault.totals().taken
        vault.close()
        lying = [path for path in self.received if (self.folder / "inbox" / path).exists()]
        wanted = len(set(self.received.values()))
        return (
            "" if (open_ones, lying, kept) == ([], [], wanted) else f"unfinished: {open_ones} {lying} {kept}/{wanted}"
        )


def _done(deed: str, document: Document | None) -> bool:
    """Whether a document is still what it was said to be."""
    if document is None:
        return deed not in ("taken", "read", "corrected", "approved", "exported")
    reading = document.reading
    match deed:
        case "read":
            return reading is not None
        case "corrected":
            return reading is not None and reading.record.fields["total_amount"].value == total_of(document.id)
        case "approved":
            return document.stage in (Stage.APPROVED, Stage.EXPORTED)
        case "exported":
            return document.stage is Stage.EXPORTED
    return True
