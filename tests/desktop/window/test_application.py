"""The whole window: first run, lock, unlock, another language, and the smoke test of the program."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from core.ports import Selection
from core.words import Words
from desktop import compose
from desktop.settings import Settings
from desktop.window.application import Main
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.preferences.keys_asking import Asking
from desktop.window.preferences.view import PreferencesView
from desktop.window.shell.gate import Gate
from desktop.window.shell.shell import Shell
from desktop.window.welcome.wizard import Welcome
from tests.desktop.conftest import ROOT, invoice_sheet, run_program
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


def test_the_first_run_says_what_the_machine_has(qtbot: QtBot, own: Settings) -> None:
    lane = Lane()
    welcome = Welcome(Look("light"), Words("en"), own, lane)
    qtbot.addWidget(welcome)
    welcome.show_key("a key")
    qtbot.waitUntil(lambda: lane.idle, timeout=PATIENCE)
    said = [one.text() for one in welcome.machine.findChildren(QLabel)]
    assert {"Memory", "Text recognition", "Language models", "none installed; Vouch works without"} <= set(said)
    lane.close()


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


def test_the_vault_is_given_another_key_and_opens_again(qtbot: QtBot, main: Main, tmp_path: Path) -> None:
    folder = tmp_path / "incoming"
    folder.mkdir()
    shell = first_run(qtbot, main, folder)
    invoice_sheet(folder)
    qtbot.waitUntil(lambda: shell.views["inbox"].model.rowCount() == 1, timeout=PATIENCE)  # type: ignore[attr-defined]
    for passphrase in ("a wrong passphrase", PASSPHRASE):
        assert main.shell
        main.shell.go("preferences")
        settings = main.shell.views["preferences"]
        assert isinstance(settings, PreferencesView)
        assert settings.keys
        qtbot.mouseClick(settings.keys.renew, Qt.MouseButton.LeftButton)
        asked = settings.keys.findChild(Asking)
        assert isinstance(asked, Asking)
        type_into(qtbot, asked.lines[0], passphrase)
        qtbot.mouseClick(asked.take, Qt.MouseButton.LeftButton)
        gate = main.frame.centralWidget()
        assert isinstance(gate, Gate)
        if passphrase == PASSPHRASE:
            continue
        qtbot.waitUntil(lambda gate=gate: bool(gate.problem.text()), timeout=PATIENCE)  # type: ignore[misc]
        assert gate.title.text() == "The vault is locked"
        type_into(qtbot, gate.passphrase, PASSPHRASE)
        qtbot.keyClick(gate.passphrase, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: main.shell is not None, timeout=PATIENCE)
    qtbot.waitUntil(lambda: main.shell is not None, timeout=PATIENCE)
    assert main.shell
    bench = main.shell.desk.workbench
    assert "rekeyed" in bench.deeds()[1]
    (kept,) = bench.summaries(Selection())
    assert bench.originals(kept.id)


def test_closing_while_the_vault_opens_closes_that_too(qtbot: QtBot, own: Settings) -> None:
    compose.create(own, PASSPHRASE, keychain=False)
    main = Main(own)
    main.begin()
    main.unlock(PASSPHRASE)
    main.frame.close()
    assert not compose.is_written(own)


def test_a_person_who_is_quicker_than_the_keychain_is_not_disturbed(qtbot: QtBot, own: Settings) -> None:
    compose.create(own, PASSPHRASE, keychain=False)
    main = Main(own, PASSPHRASE)
    main.begin()
    main.unlock("a wrong passphrase")
    gate = main.frame.centralWidget()
    assert isinstance(gate, Gate)
    qtbot.waitUntil(lambda: main.holding is not None and main.lane.idle, timeout=PATIENCE)
    assert "passphrase" in gate.problem.text()
    assert main.bench is None
    main.frame.close()


def test_closing_while_it_reads_ends_at_once(qtbot: QtBot, main: Main, tmp_path: Path) -> None:
    shell = first_run(qtbot, main)
    invoice_sheet(tmp_path)
    shell.adding.take([tmp_path], "Northwind")
    qtbot.waitUntil(lambda: bool(main.running and main.running.now), timeout=PATIENCE)
    main.frame.close()
    assert main.bench is None


ONCE_MORE = """
import faulthandler, os, sys
from desktop.session import session
from desktop.window.application import run
from desktop.window.preferred import SCALE

def ready(main):
    first = "SECOND" not in os.environ
    print(os.getpid(), main.preferences.get(SCALE, 100), os.environ.get("QT_SCALE_FACTOR"), *sys.argv[1:], flush=True)
    if first:
        os.environ["SECOND"] = "1"
        main.preferences.put(SCALE, 150)
    main.frame.painted.connect(main.start_anew if first else main.frame.close)

faulthandler.dump_traceback_later(110, exit=True)  # a start that hangs says where
sys.exit(run(session().settings, None, ready))
"""


def test_it_starts_again_as_it_was_called_in_the_size_that_was_chosen(tmp_path: Path) -> None:
    environment = {**os.environ, "VOUCH_HOME": str(tmp_path / "vault"), "VOUCH_STATE": str(tmp_path / "state")}
    command = [sys.executable, "-c", ONCE_MORE, "as", "called"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=240)
    assert done.returncode == 0, done.stderr
    first, second = (line.split() for line in done.stdout.splitlines())
    assert first[1:] == ["100", "None", "as", "called"]
    assert second[1:] == ["150", "1.5", "as", "called"]


def test_another_size_is_offered_with_a_new_start_that_closes_the_vault_first(qtbot: QtBot, main: Main) -> None:
    shell = first_run(qtbot, main)
    shell.go("preferences")
    view = shell.views["preferences"]
    assert isinstance(view, PreferencesView)
    view.size_box.setCurrentIndex(2)
    (again,) = (one for one in view.findChildren(QPushButton) if one.text() == "Start again")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert main.again
    assert main.bench is None
    assert not compose.is_written(main.settings)


def test_a_second_start_brings_the_window_to_front_and_files_come_in_from_a_terminal(
    qtbot: QtBot, main: Main, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell = first_run(qtbot, main)
    (tmp_path / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    for name, value in {"HOME": "vault", "STATE": "state", "PASSPHRASE_FILE": "passphrase"}.items():
        monkeypatch.setenv(f"VOUCH_{name}", str(tmp_path / value))
    main.frame.showMinimized()
    qtbot.waitUntil(lambda: main.holding is not None and main.lane.idle, timeout=PATIENCE)  # its door is open
    assert run_program("desktop").returncode == 0
    qtbot.waitUntil(lambda: not main.frame.isMinimized(), timeout=PATIENCE)
    done = run_program("add", invoice_sheet(tmp_path), "--client", "Northwind")
    assert done.returncode == 0, done.stderr
    assert "invoice.csv: Invoice" in done.stderr
    qtbot.waitUntil(lambda: shell.views["inbox"].model.rowCount() == 1, timeout=PATIENCE)  # type: ignore[attr-defined]
    assert done.stdout.strip() in run_program("list").stdout
    assert run_program("approve", done.stdout.strip()).returncode == 0
    assert run_program("status").stdout.startswith("Taken 1 = read 1")
    assert run_program("desktop", done.stdout.strip()).returncode == 0
    qtbot.waitUntil(lambda: shell.stack.currentWidget() is shell.views.get("review"), timeout=PATIENCE)
    main.lock()
    qtbot.waitUntil(lambda: main.lane.idle, timeout=PATIENCE)
    assert run_program("desktop").returncode == 0
    assert run_program("add", invoice_sheet(tmp_path), "--no-wait").returncode == 0


def test_the_smoke_test_says_how_fast_the_window_is(own: Settings) -> None:
    done = run_program("desktop", "--smoke")
    assert done.returncode == 0, (done.stdout, done.stderr)
    told = json.loads(done.stdout.splitlines()[-1])
    assert set(told) == {"first_window_s", "samples_shown_s", "memory_mb"}
    assert told["memory_mb"] <= 300
