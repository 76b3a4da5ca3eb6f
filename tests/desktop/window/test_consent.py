"""A program asks to look: the person at the window is asked once, answers, and may think again in the settings."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.domain.profile import Role
from core.workbench.programs import Consent
from desktop.window.ask.consent import ProgramsGroup
from desktop.window.desk import Desk
from desktop.window.shell.shell import Shell

PROGRAM = "Ledger Helper"
Settled = Callable[[], None]


def press(qtbot: QtBot, widget: QWidget, name: str) -> None:
    def found() -> list[QPushButton]:
        buttons = widget.findChildren(QPushButton)
        return [one for one in buttons if one.isVisible() and name in (one.text(), one.accessibleName())]

    qtbot.waitUntil(lambda: len(found()) == 1, timeout=60_000)  # those of earlier answers go a little later
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def kept(desk: Desk, consent: Consent) -> bool:
    return [one.consent for one in desk.workbench.programs.known()] == [consent]


def said(shell: Shell) -> list[str]:
    return [one.accessibleName() for one in shell.toasts.shown]


def test_the_person_is_asked_once_and_lets_it_look(qtbot: QtBot, desk: Desk, shell: Shell, settled: Settled) -> None:
    programs = desk.workbench.programs
    for _ in range(2):  # each look that was refused asks again
        desk.changed.emit(programs.wait(PROGRAM))
        settled()
    assert said(shell) == [f"{PROGRAM} wants to look at your documents"]
    assert not programs.allowed(PROGRAM)
    press(qtbot, shell, f"Allow {PROGRAM}")
    settled()
    assert programs.allowed(PROGRAM)


def test_a_program_that_asked_before_the_window_opened_is_asked_about(
    qtbot: QtBot, desk: Desk, settled: Settled
) -> None:
    desk.workbench.programs.wait(PROGRAM)
    shell = Shell(desk)
    qtbot.addWidget(shell)
    settled()
    assert said(shell) == [f"{PROGRAM} wants to look at your documents"]


def test_settings_show_what_was_answered_and_take_another_answer(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    group = ProgramsGroup(desk)
    desk.changed.connect(group.refresh)
    qtbot.addWidget(group)
    group.show()
    settled()
    assert "None has asked" in " ".join(one.text() for one in group.findChildren(QLabel))
    desk.act(lambda: desk.workbench.programs.wait(PROGRAM))
    for name, consent in (("Refuse", Consent.REFUSED), ("Allow", Consent.ALLOWED), ("Refuse", Consent.REFUSED)):
        press(qtbot, group, f"{name} {PROGRAM}")
        qtbot.waitUntil(partial(kept, desk, consent), timeout=60_000)
        settled()


@pytest.mark.parametrize("role", [Role.PREPARER, Role.REVIEWER])
def test_only_who_may_answer_is_offered_to(qtbot: QtBot, desk: Desk, settled: Settled, role: Role) -> None:
    desk.workbench.programs.wait(PROGRAM)
    desk.workbench = replace(desk.workbench, role=role)
    group = ProgramsGroup(desk)
    qtbot.addWidget(group)
    group.show()
    settled()
    assert not any(one.isVisible() for one in group.findChildren(QPushButton))
