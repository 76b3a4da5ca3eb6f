"""T13, T16, T17: what is written into a watched folder is taken once and whole, and nothing outside it ever."""

from __future__ import annotations

import hashlib
import random
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

from core.domain.errors import VouchError
from core.intake.take import copied
from core.intake.watch import Folder, Offer
from core.ports import Selection
from tests.core.vault.made import ANN, arrival, new_vault
from tests.trust.patterns import PATTERNS, content

LOOK = 0.5
LONGEST = 600.0
SECRET = b"what lies outside " * 50


def only_linux() -> str:
    """Why nobody can be asked whether a file is being written."""
    return "" if sys.platform == "linux" else "only Linux tells whether a file is being written"


def writings(numbers: range, folder: Path) -> Iterator[str]:
    """One of forty ways of writing for each number, on a clock that is moved by hand."""
    for number in numbers:
        pattern, data = PATTERNS[number % len(PATTERNS)], content(number)
        root = folder / str(number)
        (root / "Acme").mkdir(parents=True)
        path = root / "Acme" / "bill.pdf"
        taken = [hashlib.sha256(one).digest() for one in _taken(Folder(root), pattern.write(path, data))]
        whole = [hashlib.sha256(data).digest()]
        yield "" if taken == whole else f"{pattern.name}: taken {len(taken)} times, whole {whole[0] in taken}"


def _taken(folder: Folder, writing: Iterator[float]) -> Iterator[bytes]:
    """What is taken while something is written, and for some minutes after."""
    now, due, ends = 0.0, 0.0, LONGEST
    while now < ends:
        while due <= now:
            wait = next(writing, None)
            due = LONGEST * 10 if wait is None else due + wait
            ends = min(ends, now + 200) if wait is None else ends
        for found in folder.look(now):
            if isinstance(found, Offer):
                yield copied(found.path, found.root).data
        now += LOOK


def swaps(numbers: range, folder: Path) -> Iterator[str]:
    """A file, or the folder it lies in, exchanged for a link out of the root again and again while it is read."""
    outside = folder / "outside"
    outside.mkdir()
    (outside / "bill.pdf").write_bytes(SECRET)
    for number in numbers:
        root = folder / str(number)
        (root / "in").mkdir(parents=True)
        (root / "in" / "bill.pdf").write_bytes(b"%PDF inside")
        ends = threading.Event()
        swapped = root / "in" if number % 2 else root / "in" / "bill.pdf"
        target = outside if number % 2 else outside / "bill.pdf"
        thread = threading.Thread(target=_swap, args=(swapped, target, ends))
        thread.start()
        read = [_read(root / "in" / "bill.pdf", root) for _ in range(300)]
        ends.set()
        thread.join()
        yield "bytes from outside were read" if SECRET in read else ""


def _swap(path: Path, target: Path, ends: threading.Event) -> None:
    aside, link = path.with_name("aside"), path.with_name("link")
    while not ends.is_set():
        link.symlink_to(target)
        path.rename(aside)
        link.rename(path)
        path.unlink()
        aside.rename(path)


def _read(path: Path, root: Path) -> bytes:
    try:
        return copied(path, root).data
    except VouchError:
        return b""


def names(numbers: range, folder: Path) -> Iterator[str]:
    """The same bytes by many names for several clients, in composed and decomposed letters and beyond any encoding."""
    vault = new_vault(folder)
    for number in numbers:
        luck, data = random.Random(number), content(number)
        came = {(luck.choice(("Acme", "Zenith")), f"/in/{luck.choice(STRANGE)}{place % 7}.pdf") for place in range(12)}
        for client, path in sorted(came):
            vault.take(arrival(data, path, client), ANN)
        digest = hashlib.sha256(data).hexdigest()
        kept = [one for one in vault.documents(Selection(limit=10**6)) if one.source == digest]
        clients = sorted(one.client for one in kept)
        origins = sum(len(one.origins) for one in kept)
        right = clients == sorted({client for client, _ in came}) and origins == len(came)
        yield "" if right else f"{clients}, {origins} of {len(came)} origins"
    files = len(list(vault.originals.names()))
    vault.close()
    if files != len(numbers):
        message = f"{files} originals of {len(numbers)}"
        raise AssertionError(message)


STRANGE = (
    "bill",
    "re\u0301sume\u0301",
    "r\u00e9sum\u00e9",
    "CON",
    "a" * 200,
    "\udcff\udcfe",
    "..",
    "\u202ebill",
    " ",
    "x:y",
)
