"""The whole window: first run, lock, unlock, another language, and the smoke test of the program."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.settings import Settings
from desktop.window.application import Main
from desktop.window.shell.gate import Gate
from desktop.window.shell.shell import Shell
from desktop.window.welcome.wizard import Welcome
from tests.desktop.conftest import invoice_sheet, run_program
from tests.desktop.window.conftest import PASSPHRASE

PATIENCE = 60_000


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    return Settings(tmp_path / "vault", tmp_path / "state", None, "en", "ann")


@pytest.fixture
def main(qtbot: QtBot, own: Settings) -> Iterator[Main]:
    made = Main(own)
    made.begin()
    yield made
    made.frame.close()


def type_into(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.clear()
    qtbot.keyClicks(field, text)


def first_run(qtbot: QtBot, main: Main, folder: Path | None = None) -> Shell:
    """Through the wizard as a person goes; the shell."""
    welcome = main.frame.centralWidget()
    assert isinstance(welcome, Welcome)
    type_into(qtbot, welcome.passphrase.first, PASSPHRASE)
    type_into(qtbot, welcome.passphrase.again, "another one")
    qtbot.mouseClick(welcome.passphrase.next, Qt.MouseButton.LeftButton)
    assert welcome.passphrase.problem.text()
    type_into(qtbot, welcome.passphrase.again, PASSPHRASE)
    welcome.passphrase.keychain.setChecked(False)
    qtbot.mouseClick(welcome.passphrase.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: welcome.steps.currentIndex() == 1, timeout=PATIENCE)
    assert welcome.recovery.key.text()
    welcome.recovery.sure.click()
    qtbot.mouseClick(welcome.recovery.next, Qt.MouseButton.LeftButton)
    if folder:
        welcome.folders.add(str(folder), "Northwind")
    qtbot.mouseClick(welcome.folders.next, Qt.MouseButton.LeftButton)
    welcome.machine.samples.setChecked(False)
    welcome.machine.done.emit(False)  # noqa: FBT003 (a signal's argument)
    assert main.shell
    return main.shell


def test_a_vault_is_made_a_folder_watched_and_the_window_locked_and_unlocked(
    qtbot: QtBot, main: Main, tmp_path: Path
) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    shell = first_run(qtbot, main, folder)
    invoice_sheet(folder)
    qtbot.waitUntil(lambda: shell.views["inbox"].model.rowCount() == 1, timeout=PATIENCE)  # type: ignore[attr-defined]
    main.lock()
    gate = main.frame.centralWidget()
    assert isinstance(gate, Gate)
    assert main.bench is None
    qtbot.waitUntil(gate.passphrase.isEnabled, timeout=PATIENCE)
    type_into(qtbot, gate.passphrase, "a wrong passphrase")
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(gate.problem.text()), timeout=PATIENCE)
    type_into(qtbot, gate.passphrase, PASSPHRASE)
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: main.shell is not None, timeout=PATIENCE)
    again = main.shell
    assert again
    qtbot.waitUntil(lambda: again.views["inbox"].model.rowCount() == 1, timeout=PATIENCE)  # type: ignore[attr-defined]


def test_the_window_speaks_french_at_once_and_locks_by_itself(qtbot: QtBot, main: Main) -> None:
    first_run(qtbot, main)
    main.preferences.put("language", "fr")
    assert main.shell
    assert main.shell.rail.buttons["preferences"].text().strip() == "Réglages"
    main.idle.wait(0.001)
    qtbot.waitUntil(lambda: isinstance(main.frame.centralWidget(), Gate), timeout=PATIENCE)


def test_the_recovery_key_opens_and_another_window_is_told_of(qtbot: QtBot, main: Main) -> None:
    welcome = main.frame.centralWidget()
    assert isinstance(welcome, Welcome)
    first_run(qtbot, main)
    key = welcome.recovery.key.text()
    second = Main(main.settings)
    second.begin()
    gate = second.frame.centralWidget()
    assert isinstance(gate, Gate)
    qtbot.waitUntil(gate.open.isEnabled, timeout=PATIENCE)
    type_into(qtbot, gate.passphrase, PASSPHRASE)
    qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "open already" in gate.problem.text(), timeout=PATIENCE)
    assert "`" not in gate.problem.text()
    assert gate.passphrase.text() == PASSPHRASE
    second.frame.close()
    main.lock()
    locked = main.frame.centralWidget()
    assert isinstance(locked, Gate)
    qtbot.waitUntil(locked.passphrase.isEnabled, timeout=PATIENCE)
    qtbot.mouseClick(locked.lost, Qt.MouseButton.LeftButton)
    for field, text in ((locked.key, key), (locked.new, "another passphrase"), (locked.again, "another passphrase")):
        type_into(qtbot, field, text)
    qtbot.keyClick(locked.again, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: main.shell is not None, timeout=PATIENCE)


def test_closing_while_it_reads_ends_at_once(qtbot: QtBot, main: Main, tmp_path: Path) -> None:
    shell = first_run(qtbot, main)
    invoice_sheet(tmp_path)
    shell.adding.take([tmp_path], "Northwind")
    qtbot.waitUntil(lambda: bool(main.running and main.running.now), timeout=PATIENCE)
    main.frame.close()
    assert main.bench is None


def test_the_smoke_test_says_how_fast_the_window_is(own: Settings) -> None:
    done = run_program("desktop", "--smoke")
    told = json.loads(done.stdout.splitlines()[-1])
    assert done.returncode == 0, done.stderr
    assert set(told) == {"first_window_s", "samples_shown_s", "memory_mb"}
    assert told["memory_mb"] <= 300
