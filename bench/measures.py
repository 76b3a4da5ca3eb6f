"""The measurements, each a name and a number; both sides of a comparison take turns in one run."""

from __future__ import annotations

import hashlib
import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pymupdf

from bench.inputs import Inputs
from bench.peers import scan_peer, text_peer
from core.catalogue import bundled_types
from core.domain.document import Source
from core.domain.page import Page
from core.pipeline import Tools, interpret
from core.ports import Limits, PageImage, silent
from core.reading import unwatched
from core.reading.context import Context
from core.reading.pdfpage import SCAN_DPI, rendered
from core.reading.picture import see
from core.work.limits import resident_mb
from core.work.pool import ReaderPool
from models.ocr import recognizer, second

ROUNDS = 5
Figure = tuple[str, float, str]
"""name, number, unit"""


def source(path: Path) -> Source:
    """A file as a source."""
    data = path.read_bytes()
    return Source(str(path), hashlib.sha256(data).hexdigest(), data)


def text_pages(inputs: Inputs) -> Iterator[Figure]:
    """Milliseconds a page, from bytes to checked record, beside what peers need for text alone."""
    tools = Tools(bundled_types())

    def ours(path: Path) -> float:
        started = time.perf_counter()
        interpret(source(path), tools, unwatched)
        return time.perf_counter() - started

    with text_peer("pymupdf4llm") as first, text_peer("markitdown") as other:
        sides = {"vouch": ours, "pymupdf4llm": first, "markitdown": other}
        for name, seconds in _in_turns(sides, inputs.texts).items():
            yield f"text page, {name}", 1000 * seconds, "ms"


def scan_pages(inputs: Inputs) -> Iterator[Figure]:
    """Seconds a scanned page, beside Tesseract via ocrmypdf, and beside our recognizer alone."""
    eyes, again = recognizer(), second()
    tools = Tools(bundled_types(), eyes, again)

    def whole(path: Path) -> float:
        started = time.perf_counter()
        interpret(source(path), tools, unwatched)
        return time.perf_counter() - started

    sides = {"vouch": whole, "ocrmypdf": scan_peer()}
    for name, seconds in _in_turns(sides, inputs.scans).items():
        yield f"scan page, {name}", seconds, "s"
    context = Context(eyes, again, Limits(), unwatched, silent)
    pictures = {path: rendered(pymupdf.open(path)[0], SCAN_DPI) for path in inputs.scans}

    def alone(path: Path) -> float:
        return _timed(lambda: eyes.recognize(pictures[path]))

    def prepared(path: Path) -> float:
        return _timed(lambda: see(pictures[path], context))

    both = _in_turns({"alone": alone, "prepared": prepared}, inputs.scans)
    yield "scan: preparation and OCR / OCR alone", both["prepared"] / both["alone"], "x"


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _in_turns(sides: Mapping[str, Callable[[Path], float] | None], paths: Sequence[Path]) -> dict[str, float]:
    """Median seconds a page of every side that is there."""
    there = {name: side for name, side in sides.items() if side}
    pages = {path: pymupdf.open(path).page_count for path in paths}
    taken: dict[str, list[float]] = {name: [] for name in there}
    for turn in range(ROUNDS + 1):
        for path in paths:
            for name, side in there.items():
                seconds = side(path) / pages[path]
                if turn:  # the first turn warms both sides
                    taken[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def first_results(inputs: Inputs, command: Sequence[str]) -> Iterator[Figure]:
    """Seconds to the first result of a cold reader."""
    with ReaderPool(command, most=1) as pool:
        yield "first result, cold reader, text", _timed(lambda: _read(pool, inputs.texts[0])), "s"
        yield "memory of a reader without OCR", pool.peak_mb, "MB"
        yield "first result of OCR", _timed(lambda: _read(pool, inputs.scans[0])), "s"


def _read(pool: ReaderPool, path: Path) -> None:
    pool.read(source(path), Limits(), unwatched, silent)


def long_document(inputs: Inputs, command: Sequence[str]) -> Iterator[Figure]:
    """Memory of a reader at the last page of a long PDF, as a share of what it was at page 100."""
    held: dict[int, float] = {}
    with ReaderPool(command, most=1) as pool:
        pool.warm()
        (child,) = pool._idle  # noqa: SLF001 (which process to watch)

        def watch(page: Page, image: PageImage | None) -> None:  # noqa: ARG001 (a page sink)
            if page.number % 100 == 0:
                held[page.number] = resident_mb(child.id)

        pool.read(source(inputs.long), Limits(), watch, silent)
    last = max(held)
    yield "memory at page 100", held[100], "MB"
    yield f"memory at page {last} / at page 100", held[last] / held[100], "x"
