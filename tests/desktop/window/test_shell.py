"""The shell around the views: rail, palette, keys, messages, lock, and every view with nothing and with something."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.domain.retention import Keep
from desktop.window.desk import Action, Desk, Message
from desktop.window.places import BELOW, PLACES
from desktop.window.preferences.view import PreferencesView
from desktop.window.shell.shell import Shell
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]
CONTROLS = (QAbstractButton, QLineEdit, QComboBox)


@pytest.mark.parametrize("full", [False, True], ids=["empty", "with documents"])
def test_every_place_opens(full: bool, qtbot: QtBot, add: Add, shell: Shell, settled: Callable[[], None]) -> None:  # noqa: FBT001
    if full:
        add(receipt())
        add(receipt("1.00", accepted=False), "other.pdf")
    for place in (*PLACES, *BELOW):
        qtbot.mouseClick(shell.rail.buttons[place.id], Qt.MouseButton.LeftButton)
        settled()
        assert shell.stack.currentWidget() is shell.views[place.id]
        assert not shell.grab().isNull()


def spoken(one: QWidget) -> str:
    """What a screen reader calls a widget."""
    return one.accessibleName() or str(getattr(one, "text", str)()) or one.toolTip()


def test_every_control_has_a_name_for_those_who_hear(shell: Shell, settled: Callable[[], None]) -> None:
    nameless: list[str] = []
    for place in (*PLACES, *BELOW):
        shell.go(place.id)
        settled()
        seen = (one for one in shell.findChildren(QWidget) if one.isVisible() and isinstance(one, CONTROLS))
        outer = (one for one in seen if not isinstance(one.parent(), QComboBox | QLineEdit))
        named = (type(one) is QAbstractButton or spoken(one) for one in outer)  # the first is the corner of a table
        nameless += [place.id for name in named if not name]
    assert nameless == []


def test_the_palette_finds_places_verbs_and_documents(
    qtbot: QtBot, add: Add, shell: Shell, desk: Desk, settled: Callable[[], None]
) -> None:
    found, went = add(receipt(), "tea.pdf"), list[tuple[str, object]]()
    desk.went.connect(lambda place, argument: went.append((place, argument)))
    palette = shell.search_all()
    qtbot.keyClicks(palette.line, "sett")
    settled()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert shell.stack.currentWidget() is shell.views["preferences"]
    palette = shell.search_all()
    qtbot.keyClicks(palette.line, "tea")
    settled()
    qtbot.keyClick(palette.line, Qt.Key.Key_Return)
    assert went == [("review", found)]


def test_the_sheet_of_keys_names_every_key(qtbot: QtBot, shell: Shell) -> None:
    qtbot.keyClick(shell, Qt.Key.Key_Question)
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    said = {one.text() for one in sheet.findChildren(type(shell.title))}
    for command in shell.commands:
        if command.keys:
            assert command.said in said
            assert not QKeySequence(command.keys).isEmpty()
    sheet.close()


def test_messages_come_and_are_closed(qtbot: QtBot, shell: Shell, desk: Desk) -> None:
    did: list[str] = []
    desk.tell("Approved", Action("Show", lambda: did.append("shown")))
    desk.told.emit(Message("It failed", "Try again", bad=True))
    assert len(shell.toasts.shown) == 2
    first = shell.toasts.shown[0]
    show = next(one for one in first.findChildren(QAbstractButton) if one.text() == "Show")
    qtbot.mouseClick(show, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(shell.toasts.shown) == 1)
    assert did == ["shown"]


def test_the_theme_goes_round_and_is_kept(qtbot: QtBot, shell: Shell, desk: Desk) -> None:
    qtbot.mouseClick(shell.contrast, Qt.MouseButton.LeftButton)
    assert desk.preferences.get("theme") == "dark"


def test_lock_and_leave_are_told(qtbot: QtBot, shell: Shell) -> None:
    with qtbot.waitSignal(shell.lock):
        qtbot.keyClick(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_changes_that_come_together_are_told_together(
    qtbot: QtBot, add: Add, shell: Shell, desk: Desk, settled: Callable[[], None]
) -> None:
    settled()
    model = shell.views["inbox"].model  # type: ignore[attr-defined]
    assert model.rowCount() == 0
    one = add(receipt())
    for _ in range(50):
        desk.changed.emit(desk.workbench.approve([one]))
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    settled()


def test_a_place_out_of_sight_reads_again_once_it_is_shown(
    qtbot: QtBot, add: Add, shell: Shell, desk: Desk, settled: Callable[[], None]
) -> None:
    desk.go("documents")
    desk.go("inbox")
    settled()
    documents, inbox = (shell.views[place].model for place in ("documents", "inbox"))  # type: ignore[attr-defined]
    desk.changed.emit(desk.workbench.approve([add(receipt())]))
    qtbot.waitUntil(lambda: inbox.rowCount() == 1)
    settled()
    assert documents.rowCount() == 0
    desk.go("documents")
    settled()
    assert documents.rowCount() == 1


def test_a_place_out_of_sight_misses_nothing_of_what_happened_meanwhile(
    qtbot: QtBot, add: Add, shell: Shell, desk: Desk, settled: Callable[[], None]
) -> None:
    desk.go("preferences")
    desk.go("inbox")
    settled()
    inbox, preferences = shell.views["inbox"].model, shell.views["preferences"]  # type: ignore[attr-defined]
    assert isinstance(preferences, PreferencesView)
    desk.workbench.retention.keep(Keep(10))
    desk.changed.emit(desk.workbench.retention.keep(Keep(6, "", "receipt")))
    qtbot.waitUntil(lambda: not shell._gathered)
    desk.changed.emit(desk.workbench.approve([add(receipt())]))
    qtbot.waitUntil(lambda: inbox.rowCount() == 1)
    settled()
    assert preferences.persons.rules.count() == 1  # it says that there is none
    desk.go("preferences")
    settled()
    assert preferences.persons.rules.count() == 2


def test_in_a_narrow_window_the_rail_is_icons_alone(qtbot: QtBot, shell: Shell) -> None:
    shell.resize(1200, 760)
    inbox, wide = shell.rail.buttons["inbox"], shell.rail.width()
    inbox.show_count(3)
    shell.resize(960, 760)
    assert shell.rail.width() < wide / 2
    assert inbox.toolTip() == "Inbox (Alt+1)"
    qtbot.mouseClick(shell.rail.buttons["documents"], Qt.MouseButton.LeftButton)
    assert shell.stack.currentWidget() is shell.views["documents"]
    shell.resize(1200, 760)
    assert (shell.rail.width(), inbox.toolTip()) == (wide, "Alt+1")
