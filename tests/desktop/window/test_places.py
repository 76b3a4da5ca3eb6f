"""Every place of the window with no document, with one, and with ten thousand."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from bench.lists import fill
from core.vault import Vault
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.places import BELOW, PLACES
from desktop.window.shell.shell import Shell


@pytest.mark.timeout(600)  # thousands of documents are kept one by one
@pytest.mark.parametrize("documents", [0, 1, 10_000])
def test_every_place_opens_with(
    documents: int, qtbot: QtBot, desk: Desk, bench: Workbench, settled: Callable[[], None]
) -> None:
    assert isinstance(bench.store, Vault)
    fill(bench.store, documents)
    complaints: list[str] = []
    desk.told.connect(lambda message: complaints.append(message.said) if message.bad else None)
    shell = Shell(desk)
    qtbot.addWidget(shell)
    shell.resize(1200, 760)
    with qtbot.waitExposed(shell):
        shell.show()
    for place in (*PLACES, *BELOW):
        shell.go(place.id)
        settled()
        assert not shell.grab().isNull()
        assert complaints == []
    assert shell.bottom.taken == documents


def test_no_place_loads_what_only_readers_of_pictures_need() -> None:
    """Tens of megabytes each, held for as long as the window is open."""
    code = (
        "import sys, desktop.compose, models.engines, desktop.window.inside\n"
        "from importlib import import_module\n"
        "from desktop.window.places import BELOW, PLACES\n"
        "for one in (*PLACES, *BELOW): import_module('desktop.window.' + one.view.rpartition('.')[0])\n"
        "print({'numpy', 'PIL', 'openpyxl', 'pyqtgraph'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
