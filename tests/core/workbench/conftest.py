"""A workbench over a real vault, with a reader that says what a test tells it to."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from core.catalogue import bundled_types
from core.domain.document import Reading, Source, Status
from core.domain.errors import ReadingError
from core.domain.layout import Box, Word
from core.domain.page import Page, Part
from core.domain.record import Evidence, Field, Record
from core.ports import Interpretation, Limits, PageSink, Progress
from core.vault import create_vault
from core.vault.keys import Cost
from core.words import Words
from core.workbench import Outcome, Work, Workbench

CHEAP = Cost(1, 64, 1)


def value(text: str, *, accepted: bool = True, page: int | None = 1) -> Field:
    made = Field(text, Evidence(text, page, Box(1, 2, 3, 4)), 0.9)
    return made.accept("label") if accepted else made.doubt("guess")


def receipt(total: str = "12.00", *, accepted: bool = True, pages: tuple[int, ...] = (1,), **more: str) -> Reading:
    """A receipt by the product's own type."""
    given = {"vendor_name": "Blue Fern Ltd", "receipt_date": "2025-12-31", **more}
    fields = {name: value(text) for name, text in given.items()}
    record = Record({**fields, "total_amount": value(total, accepted=accepted)})
    return Reading("receipt", 0.9, record, pages=pages, status=Status.ACCEPTED if accepted else Status.REVIEW)


def page(number: int, text: str = "RECEIPT Total 12.00") -> Page:
    words = tuple(
        Word(word, Box(10.0 + 60 * n, 20.0 + 20 * row, 60.0 + 60 * n, 30.0 + 20 * row))
        for row, line in enumerate(text.splitlines())
        for n, word in enumerate(line.split())
    )
    return Page(number, 400, 600, words)


Answer = Reading | ReadingError | Interpretation


@dataclass
class Scripted:
    """A reader that answers by the bytes it is given, and counts."""

    answers: dict[bytes, Answer] = field(default_factory=dict)
    texts: dict[bytes, tuple[str, ...]] = field(default_factory=dict)
    asked: list[Source] = field(default_factory=list)
    before: Callable[[Source, Progress], None] = lambda source, progress: None

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        self.asked.append(source)
        self.before(source, progress)
        for number, text in enumerate(self.texts.get(source.data, ("RECEIPT Total 12.00",)), 1):
            pages(page(number, text), None)
        answer = self.answers[source.data]
        if isinstance(answer, ReadingError):
            raise answer
        return Interpretation((answer,)) if isinstance(answer, Reading) else answer


def zipped(*parts: tuple[str, bytes]) -> Interpretation:
    return Interpretation((), tuple(Part(name, data) for name, data in parts))


@pytest.fixture
def reader() -> Scripted:
    return Scripted()


@pytest.fixture
def bench(tmp_path: Path, reader: Scripted) -> Iterator[Workbench]:
    vault, _ = create_vault(tmp_path / "home", tmp_path / "state", "correct horse battery", cost=CHEAP)
    types = bundled_types()
    yield Workbench(vault, reader, types, Words("en", types), lambda: "1", "ann")
    vault.close()


@pytest.fixture
def add(bench: Workbench, reader: Scripted, tmp_path: Path) -> Callable[..., str]:
    """Takes a document whose reading is given, reads it, and gives its id."""

    def added(answer: Answer, data: bytes | None = None, name: str = "scan.pdf", client: str = "Northwind") -> str:
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data or repr(answer).encode())
        reader.answers[path.read_bytes()] = answer
        change = bench.take(path, client)
        work_off(bench)
        return (*change.documents, *change.duplicates)[0]

    return added


def work_off(bench: Workbench) -> list[Outcome]:
    """Reads all that waits; what became of each."""
    outcomes: list[Outcome] = []
    with Work(bench.processing, outcomes.append) as work:
        work.wait()
    return outcomes
