"""Readers that hang, break or talk nonsense: the window lives on, and each document says what became of it."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from core.domain.document import Stage
from core.ports import Limits, Selection
from core.work.pool import ReaderPool
from core.workbench import Workbench
from desktop.compose import Bench
from desktop.window.desk import Desk
from desktop.window.inbox.view import InboxView
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.preferred import Preferences
from desktop.window.running import Running
from desktop.window.shell.shell import Shell

UNRULY = Path(__file__).resolve().parents[2] / "core" / "work" / "unruly_reader.py"
QUICK = Limits(seconds_without_page=1.0)
BEAT_MS = 10

Begin = Callable[[str], Shell]


@pytest.fixture
def begin(qtbot: QtBot, bench: Workbench, look: Look, tmp_path: Path) -> Iterator[Begin]:
    """A window at work with readers that go wrong in some way."""
    lane, ends = Lane(), list[Callable[[], None]]()

    def begun(way: str) -> Shell:
        pool = ReaderPool([sys.executable, str(UNRULY), way], most=1)
        running = Running(Bench(replace(bench, reader=pool, limits=QUICK), pool))
        ends.extend((running.stop, pool.close))
        shell = Shell(Desk(running.workbench, lane, Preferences(tmp_path / "state"), look), running)
        qtbot.addWidget(shell)
        with qtbot.waitExposed(shell):
            shell.show()
        running.start()
        return shell

    yield begun
    for end in ends:
        end()
    lane.close()


@pytest.mark.parametrize(
    ("way", "code"),
    [
        ("hangs", "limit.time"),
        ("crashes", "reader.crashed"),
        ("garbage", "reader.protocol"),
    ],
)
def test_the_window_survives_a_reader_that(way: str, code: str, begin: Begin, qtbot: QtBot, tmp_path: Path) -> None:
    shell = begin(way)
    bench = shell.desk.workbench
    beats: list[None] = []
    heart = QTimer(shell)
    heart.timeout.connect(lambda: beats.append(None))
    heart.start(BEAT_MS)
    paper = tmp_path / "scan.pdf"
    paper.write_bytes(b"%PDF-1.4 " + way.encode())
    shell.adding.take([paper], "Northwind")
    inbox = shell.views["inbox"]
    assert isinstance(inbox, InboxView)

    def failed() -> bool:
        return any(one.stage is Stage.FAILED for one in bench.summaries(Selection()))

    qtbot.waitUntil(failed, timeout=120_000)
    said = bench.summaries(Selection())[0]
    assert said.failure
    assert said.failure.code == code
    qtbot.waitUntil(
        lambda: (found := inbox.model.summary(0)) is not None and found.failure is not None, timeout=120_000
    )
    inbox.table.selectRow(0)
    qtbot.waitUntil(inbox.failure.isVisible, timeout=120_000)
    assert shell.desk.words.error(said.failure).message in inbox.failure.said.text()
    assert len(beats) > 1
