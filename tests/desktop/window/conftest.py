"""A window over a real vault in a folder of its own, drawn offscreen; Qt's warnings fail."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.catalogue import bundled_types
from core.domain.document import Reading, Source, Status
from core.domain.errors import ReadingError
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.domain.record import Evidence, Field, Record
from core.ports import Interpretation, Limits, PageSink, Progress
from core.vault import create_vault
from core.vault.keys import Cost
from core.words import Words
from core.workbench import Workbench
from tests.core.workbench.conftest import work_off

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from desktop.window.desk import Desk
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.preferred import Preferences
from desktop.window.shell.shell import Shell

CHEAP = Cost(1, 64, 1)
PASSPHRASE = "correct horse battery staple"


def value(text: str, *, accepted: bool = True, page: int | None = 1) -> Field:
    made = Field(text, Evidence(text, page, Box(40, 60, 120, 80)), 0.9)
    return made.accept("label") if accepted else made.doubt("guess")


def receipt(total: str = "12.00", *, accepted: bool = True, pages: tuple[int, ...] = (1,), **more: str) -> Reading:
    """A receipt by the product's own type."""
    given = {"vendor_name": "Blue Fern Ltd", "receipt_date": "2025-12-31", **more}
    fields = {name: value(text) for name, text in given.items()}
    record = Record({**fields, "total_amount": value(total, accepted=accepted)})
    return Reading("receipt", 0.9, record, pages=pages, status=Status.ACCEPTED if accepted else Status.REVIEW)


Answer = Reading | ReadingError | Interpretation


@dataclass
class Scripted:
    """A reader that answers by the bytes it is given."""

    answers: dict[bytes, Answer] = field(default_factory=dict)
    before: Callable[[Source, Progress], None] = lambda source, progress: None

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        self.before(source, progress)
        words = (Word("Total", Box(10, 20, 60, 30)), Word("12.00", Box(70, 20, 120, 30)))
        pages(Page(1, 400, 600, words), None)
        answer = self.answers.get(source.data, receipt())
        if isinstance(answer, ReadingError):
            raise answer
        return Interpretation((answer,)) if isinstance(answer, Reading) else answer


@pytest.fixture
def reader() -> Scripted:
    return Scripted()


@pytest.fixture
def bench(tmp_path: Path, reader: Scripted) -> Iterator[Workbench]:
    vault, _ = create_vault(tmp_path / "home", tmp_path / "state", PASSPHRASE, cost=CHEAP)
    types = bundled_types()
    yield Workbench(vault, reader, types, Words("en", types), lambda: "1", "ann")
    vault.close()


@pytest.fixture
def add(bench: Workbench, reader: Scripted, tmp_path: Path) -> Callable[..., str]:
    """Takes a document whose reading is given, reads it, and gives its id."""

    def added(answer: Answer, name: str = "scan.pdf", client: str = "Northwind", *, read: bool = True) -> str:
        path = tmp_path / "in" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(f"{name} {answer!r}".encode())
        reader.answers[path.read_bytes()] = answer
        change = bench.take(path, client)
        if read:
            work_off(bench)
        return (*change.documents, *change.duplicates)[0]

    return added


@pytest.fixture
def look(qapp: object) -> Look:
    return Look("light")


@pytest.fixture
def desk(bench: Workbench, look: Look, tmp_path: Path) -> Iterator[Desk]:
    lane = Lane()
    yield Desk(bench, lane, Preferences(tmp_path / "state"), look)
    lane.close()


@pytest.fixture
def settled(qtbot: QtBot, desk: Desk) -> Callable[[], None]:
    """Waits until every question that a view asked is answered."""
    return lambda: qtbot.waitUntil(lambda: desk.lane.idle, timeout=60_000)


@pytest.fixture
def shell(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> Shell:
    """The whole of the window over a vault, in sight."""

    def leave(_: QWidget) -> None:
        settled()
        desk.lane.leave()

    made = Shell(desk)
    qtbot.addWidget(made, before_close_func=leave)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made
