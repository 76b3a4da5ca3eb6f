"""The whole line at full load for as long as wanted, and whether its memory grows with the documents.

    python -m bench.soak [--minutes 30] [--documents N] [--light] [--json FILE]

Another process writes small papers of every kind, and a scan now and then, into a watched folder; they are taken,
read by reader processes, compared, kept in an encrypted vault, and approved by rule. Exit status 1 where the
application or its readers hold over a megabyte more after every thousand documents, or where one was lost. With a
number of documents it ends once so many were read; light papers cost readers little, so that many documents go by.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from secrets import token_urlsafe
from typing import IO, NamedTuple

import psutil

from core.workbench import FolderService, Originals, Outcome, WatchedFolder, Work
from desktop import compose
from desktop.settings import Settings

MEGABYTE = 1024 * 1024
MOST_SLOPE = 1.0
"""megabytes for each thousand documents"""
WAITING = 80
"""papers that are on their way"""
OF_ITS_OWN, RENEWED, FEWEST_BLOCKS = 100, 500, 4
"""documents that make one level of memory: of the application, and of readers, which are renewed after so many"""
WARMING = 0.5
"""part of the documents in which libraries and models are loaded, caches fill, and tables double for the last time"""
LOOK_EVERY = 0.5


class Sample(NamedTuple):
    """What was held at one moment."""

    documents: int
    """read or refused so far"""
    application: float
    readers: float
    """megabytes"""


class Soaked(NamedTuple):
    """What a soak showed."""

    samples: Sequence[Sample]
    written: int
    """papers that are no longer in the folder; one in eight is a mail with another in it"""
    kept: int
    """documents in the vault"""
    failures: Mapping[str, int]
    """of readings, by their codes"""


def soak(seconds: float, home: Path, documents: int = sys.maxsize, *, light: bool = False) -> Soaked:
    """The line at full load for so long, or until so many documents were read."""
    settings, phrase = Settings(home / "vault", home / "state", None, "en", "soak"), token_urlsafe()
    compose.create(settings, phrase, keychain=False)
    folder = home / "inbox"
    folder.mkdir()
    done, held = _Done(), array("d")
    with compose.workbench(settings, phrase, lambda: phrase) as bench, _writer(folder, light=light) as ask:
        door = bench.workbench
        door.automation.save_folders([WatchedFolder(str(folder), "", Originals.DELETE)])
        with Work(door.processing, done.hear, bench.side_by_side) as work, _watched(FolderService(door, _ignored)):
            written, until = 0, time.monotonic() + seconds
            while time.monotonic() < until and done.count < documents:
                written += ask(WAITING - door.store.totals().waiting - _lying(folder))
                work.wake()
                time.sleep(LOOK_EVERY)
                own = psutil.Process().memory_info().rss / MEGABYTE
                held.extend((done.count, own, bench.readers.running().used_mb))
        there, totals = _lying(folder), door.store.totals()
    samples = [
        Sample(int(count), own, readers) for count, own, readers in zip(held[::3], held[1::3], held[2::3], strict=True)
    ]
    return Soaked(samples, written - there, totals.taken, done.failures)


class _Done:
    """Counts what came of documents, and keeps nothing else of them."""

    def __init__(self) -> None:
        self.count, self.failures = 0, Counter[str]()

    def hear(self, outcome: Outcome) -> None:
        self.count += 1
        if outcome.failure:
            self.failures[outcome.failure.code] += 1


def _lying(folder: Path) -> int:
    """How many papers lie in the folder."""
    return sum(1 for path in folder.rglob("*") if path.is_file())


def _ignored(event: object) -> None:
    """Nobody is told of what was taken."""


@contextmanager
def _watched(folders: FolderService) -> Iterator[None]:
    folders.start()
    try:
        yield
    finally:
        folders.stop()


@contextmanager
def _writer(folder: Path, *, light: bool) -> Iterator[Callable[[int], int]]:
    """What has so many papers written, at least none; how many they are."""
    command = [sys.executable, "-m", "bench.papers", str(folder), *(["--light"] if light else [])]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as one:  # noqa: S603 (the command is our own)
        assert one.stdin is not None
        pipe: IO[str] = one.stdin

        def ask(count: int) -> int:
            pipe.write(f"{max(0, count)}\n")
            pipe.flush()
            return max(0, count)

        yield ask


def slope(samples: Iterable[tuple[int, float]], block: int, level: Callable[[Sequence[float]], float]) -> float | None:
    """Megabytes more for each thousand documents, by the levels of blocks; None where there are too few to tell."""
    blocks = defaultdict[int, list[float]](list)
    for documents, held in samples:
        blocks[documents // block].append(held)
    if len(blocks) < FEWEST_BLOCKS:
        return None
    levels = [level(held) for held in blocks.values()]
    return statistics.linear_regression([number * block / 1000 for number in blocks], levels).slope


def slopes(samples: Sequence[Sample]) -> dict[str, float | None]:
    """Those of the application and of its readers, which are renewed: of them the most that they come to hold."""
    warm = WARMING * samples[-1].documents if samples else 0
    late = [one for one in samples if one.documents >= warm]
    return {
        "application": slope(((one.documents, one.application) for one in late), OF_ITS_OWN, statistics.median),
        "readers": slope(((one.documents, one.readers) for one in late), RENEWED, max),
    }


def main(arguments: Sequence[str]) -> int:
    """Soaks, prints, and says by the exit status whether memory is flat."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--minutes", type=float, default=30)
    wishes.add_argument("--documents", type=int, default=sys.maxsize)
    wishes.add_argument("--light", action="store_true")
    wishes.add_argument("--json", type=Path)
    given = wishes.parse_args(arguments)
    with tempfile.TemporaryDirectory() as home:
        soaked = soak(60 * given.minutes, Path(home), given.documents, light=given.light)
    if given.json:
        given.json.write_text(json.dumps(soaked.samples), encoding="utf-8")
    return _told(soaked)


def _told(soaked: Soaked) -> int:
    last = soaked.samples[-1]
    print(f"{soaked.written} papers taken, {soaked.kept} documents kept, {last.documents} read", dict(soaked.failures))
    for name, found in slopes(soaked.samples).items():
        held = [getattr(one, name) for one in soaked.samples]
        said = "too few documents to tell" if found is None else f"{found:+.2f} MB per 1,000 documents"
        print(f"{name}: {said}; {held[len(held) // 2]:.0f} MB after half of the time, {held[-1]:.0f} at the end")
    lost = soaked.kept < soaked.written or not last.documents
    return int(lost or any(found is not None and found > MOST_SLOPE for found in slopes(soaked.samples).values()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
