"""What runs beside the window is counted through what overhears it."""

import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from core.domain.job import Running as Readers
from core.workbench import WatchedFolder, Workbench
from desktop.compose import Bench
from desktop.window.running import Running
from tests.desktop.window.conftest import Scripted

THREE = Readers(readers=3, busy=1, most=4)


class Counted(Scripted):
    """A reader of which three are there."""

    def running(self) -> Readers:
        return THREE


def test_the_window_counts_the_readers(bench: Workbench) -> None:
    for reader, there in ((Counted(), THREE), (Scripted(), Readers())):
        crew = SimpleNamespace(capacity=1)
        running = Running(Bench(replace(bench, reader=reader), crew))  # type: ignore[arg-type]
        assert running.workbench.insights.health().running == there


def test_nothing_is_watched_any_more_once_it_is_stopped(bench: Workbench, tmp_path: Path) -> None:
    (tmp_path / "incoming").mkdir()
    bench.automation.save_folders([WatchedFolder(str(tmp_path / "incoming"))])
    running = Running(Bench(bench, SimpleNamespace(capacity=1)))  # type: ignore[arg-type]
    running.watch()
    assert "folders" in [one.name for one in threading.enumerate()]
    running.stop()
    running.watch()
    assert "folders" not in [one.name for one in threading.enumerate()]
