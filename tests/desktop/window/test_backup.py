"""Backups in the settings: a folder chosen, one made at once, the latest told of, failures too."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.vault import Vault
from core.vault.backup import VaultBackups
from core.workbench import Every, Workbench
from desktop.window.desk import Desk, Message
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.preferences.backup import BackupGroup
from desktop.window.preferences.view import PreferencesView
from desktop.window.preferred import Preferences
from tests.desktop.window.conftest import receipt


@pytest.fixture
def desk(bench: Workbench, look: Look, tmp_path: Path) -> Iterator[Desk]:
    """A desk whose vault can be backed up."""
    assert isinstance(bench.store, Vault)
    lane = Lane()
    backups = VaultBackups(bench.store, tmp_path / "home")
    yield Desk(replace(bench, backups=backups), lane, Preferences(tmp_path / "state"), look)
    lane.close()


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> BackupGroup:
    view = PreferencesView(desk)
    qtbot.addWidget(view)
    view.resize(900, 900)
    with qtbot.waitExposed(view):
        view.show()
    settled()
    assert view.backup
    return view.backup


def test_a_folder_is_chosen_and_a_backup_made(  # noqa: PLR0917 (fixtures)
    qtbot: QtBot, desk: Desk, group: BackupGroup, add: Callable[..., str], settled: Callable[[], None], tmp_path: Path
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    add(receipt())
    assert not group.now.isEnabled()
    group.use(str(tmp_path / "drive"))
    settled()
    assert group.folder.text() == str(tmp_path / "drive")
    qtbot.mouseClick(group.now, Qt.MouseButton.LeftButton)
    assert group.last.text() == "Backing up …"
    settled()
    assert group.last.text().startswith("Last made on ")
    assert group.last.text().endswith(": 1 document.")
    qtbot.mouseClick(group.look, Qt.MouseButton.LeftButton)
    settled()
    assert [one.said.endswith("are as they were written.") for one in told] == [False, True]


def test_when_backups_are_made_is_kept(
    qtbot: QtBot, desk: Desk, group: BackupGroup, settled: Callable[[], None], tmp_path: Path
) -> None:
    group.use(str(tmp_path / "drive"))
    settled()
    assert not group.at.isVisible()
    group.every.setFocus()
    qtbot.keyClick(group.every, Qt.Key.Key_Down)
    settled()
    assert group.at.isVisible()
    group.at.setFocus()
    qtbot.keyClick(group.at, Qt.Key.Key_Down)
    settled()
    assert desk.workbench.backup
    plan = desk.workbench.backup.plan()
    assert (plan.every, plan.at) == (Every.DAILY, "19:00")


def test_a_drive_that_is_gone_is_told(
    qtbot: QtBot, desk: Desk, group: BackupGroup, settled: Callable[[], None], tmp_path: Path
) -> None:
    told: list[Message] = []
    desk.told.connect(told.append)
    (tmp_path / "mount").mkdir()
    group.use(str(tmp_path / "mount" / "drive"))
    settled()
    shutil.rmtree(tmp_path / "mount")
    qtbot.mouseClick(group.now, Qt.MouseButton.LeftButton)
    settled()
    assert [one.bad for one in told] == [True]
    assert group.now.isEnabled()
    assert all(one.text() for one in group.findChildren(QLabel) if one.isVisible())
