"""What runs beside the window is counted through what overhears it."""

from dataclasses import replace
from types import SimpleNamespace

from core.domain.job import Running as Readers
from core.workbench import Workbench
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
