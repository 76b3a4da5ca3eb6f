"""Every file of a folder through reader processes: how many are read, refused (by code), crashed or timed out.

    python -m bench.hostile FOLDER [--ended FILE] [--limit N]

Each outcome is a line of the file, where one is given; what ended there before is not read again. Exit status 1 where
a reader crashed, ran out of time or memory, or lied.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from core.domain.document import Source
from core.domain.errors import VouchError
from core.domain.page import Page
from core.ports import Limits, PageImage, silent
from core.work.pool import ReaderPool

READER = (sys.executable, "-m", "models.reader")
LOST = frozenset(("reader.crashed", "reader.protocol", "limit.time"))
SLOW = 10.0
"""seconds from which a file is worth a look"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended."""

    file: str
    code: str
    """"read", or the code of the refusal"""
    seconds: float
    resident_mb: float
    """the most that any reader held so far"""
    where: str = ""


def outcomes(paths: Sequence[Path], limits: Limits) -> Iterator[Outcome]:
    """Every file read or refused, one after another."""
    with ReaderPool(READER, most=1) as pool:
        for path in paths:
            data = path.read_bytes()
            started, code, where = time.perf_counter(), "read", ""
            try:
                pool.read(Source(str(path), hashlib.sha256(data).hexdigest(), data), limits, _unwatched, silent)
            except VouchError as refusal:
                code, where = refusal.code, refusal.facts.get("where", "")
            yield Outcome(path.name, code, round(time.perf_counter() - started, 2), round(pool.peak_mb), where)


def _unwatched(page: Page, image: PageImage | None) -> None:
    """Pages are counted by the reader; nobody looks at them here."""


def main(arguments: Sequence[str]) -> int:
    """Count, print, and say by the exit status whether all files ended well."""
    wishes = argparse.ArgumentParser(description=__doc__)
    wishes.add_argument("folder", type=Path)
    wishes.add_argument("--ended", type=Path)
    wishes.add_argument("--limit", type=int)
    given = wishes.parse_args(arguments)
    paths = sorted(path for path in given.folder.rglob("*") if path.is_file())[: given.limit]
    ended = _ended(given.ended)
    done = {outcome.file for outcome in ended}
    with (given.ended or Path(os.devnull)).open("a", encoding="utf-8") as kept:
        for outcome in outcomes([path for path in paths if path.name not in done], Limits()):
            ended.append(outcome)
            print(json.dumps(asdict(outcome)), file=kept, flush=True)
            if outcome.code in LOST or outcome.seconds > SLOW:
                print(outcome, file=sys.stderr, flush=True)
    return _told(ended)


def _ended(kept: Path | None) -> list[Outcome]:
    """What ended before, as far as it was kept."""
    if kept is None or not kept.exists():
        return []
    return [Outcome(**json.loads(line)) for line in kept.read_text(encoding="utf-8").splitlines()]


def _told(ended: Sequence[Outcome]) -> int:
    counted = Counter(outcome.code for outcome in ended)
    for code, count in counted.most_common():
        print(f"{count:6} {code}")
    worst, largest = max(ended, key=lambda one: one.seconds), max(one.resident_mb for one in ended)
    print(f"worst time {worst.seconds} s ({worst.file}), most resident memory {largest} MB")
    return int(any(counted[code] for code in LOST))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
