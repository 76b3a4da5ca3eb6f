"""Documents an hour: of the readers alone, and of the whole line into an encrypted vault."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from secrets import token_urlsafe

from core.domain.document import Source
from core.ports import Limits, silent
from core.reading import unwatched
from core.work.pool import ReaderPool
from core.workbench import Workbench
from desktop import compose
from desktop.settings import Settings

Figure = tuple[str, float, str]
"""name, number, unit"""
WARMING, TURN = 10, 10
"""documents before the clock starts, and those that a side reads before it is the other's turn"""
AGAIN = 5
"""times that every paper is read"""


def whole_line(mix: Sequence[Path], home: Path) -> Iterator[Figure]:
    """Documents an hour of both, which take turns with the same readers over the same papers.

    The line takes each file, reads it, keeps its pages, pictures and reading, compares it with what the vault holds,
    writes the audit, and approves by rule what is accepted.
    """
    settings, phrase = Settings(home / "vault", home / "state", None, "en", "bench"), token_urlsafe()
    compose.create(settings, phrase, keychain=False)
    with (
        compose.workbench(settings, phrase, lambda: phrase) as bench,
        ThreadPoolExecutor(bench.side_by_side) as threads,
    ):
        sides = {"readers alone": _reading(bench.readers), "whole line": _keeping(bench.workbench)}
        taken = dict.fromkeys(sides, 0.0)
        list(threads.map(_reading(bench.readers), mix[:WARMING]))
        for first in range(0, len(mix), TURN):
            for name, side in sides.items():
                started = time.perf_counter()
                list(threads.map(side, mix[first : first + TURN]))
                taken[name] += time.perf_counter() - started
        for name, seconds in taken.items():
            yield f"documents an hour, 80 texts to 20 scans, {name}", len(mix) * 3600 / seconds, ""
        yield "memory of a reader with OCR", bench.readers.peak_mb, "MB"


def side_by_side(papers: Sequence[Path], name: str) -> Iterator[Figure]:
    """Seconds a paper where as many are read at once as there are cores, as a full folder has it."""
    with compose.reader_pool() as readers, ThreadPoolExecutor(readers.capacity) as threads:
        read = _reading(readers)
        list(threads.map(read, [*papers] * readers.capacity))
        started = time.perf_counter()
        list(threads.map(read, [*papers] * AGAIN))
        yield f"{name}, as many at once as cores", (time.perf_counter() - started) / len(papers) / AGAIN, "s"


def _reading(pool: ReaderPool) -> Callable[[Path], object]:
    limits = Limits(picture_dpi=compose.PICTURE_DPI)

    def read(path: Path) -> object:
        data = path.read_bytes()
        return pool.read(Source(str(path), hashlib.sha256(data).hexdigest(), data), limits, unwatched, silent)

    return read


def _keeping(workbench: Workbench) -> Callable[[Path], object]:
    def keep(path: Path) -> object:
        (document,) = workbench.take(path, "measured").documents
        return workbench.process(document)

    return keep
