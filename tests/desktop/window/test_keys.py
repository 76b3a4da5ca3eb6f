"""Keys in the settings: who opens the vault, by clicks and keys, over a real vault."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.errors import PassphraseWrong
from core.domain.profile import Profile, Role
from core.vault import Vault, open_vault
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.preferences.keys import KeysGroup
from desktop.window.preferences.keys_asking import Asking, KeyShown
from tests.desktop.window.conftest import CHEAP, PASSPHRASE

Shown = Callable[[], KeysGroup]


@pytest.fixture
def vault(bench: Workbench) -> Vault:
    assert isinstance(bench.store, Vault)
    bench.store.access.cost = CHEAP
    return bench.store


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, vault: Vault, settled: Callable[[], None]) -> Iterator[KeysGroup]:
    keys = replace(desk.workbench, access=vault.access).keys
    assert keys
    made = KeysGroup(desk, keys)
    qtbot.addWidget(made)
    made.resize(640, 500)
    made.show()
    settled()
    yield made
    settled()


def typed(asked: Asking, *values: str) -> None:
    for line, value in zip(asked.lines, values, strict=True):
        line.setText(value)
    asked.take.click()


def opens(vault: Vault, passphrase: str) -> Any:
    looking = open_vault(vault.access.home, vault.access.home.parent / "state", passphrase, read_only=True)
    looking.close()
    return looking.profile


def test_the_passphrase_is_changed(group: KeysGroup, vault: Vault, settled: Callable[[], None]) -> None:
    asked = group.ask_passphrase()
    typed(asked, PASSPHRASE, "a new passphrase", "another passphrase")
    assert "differ" in asked.problem.text()
    typed(asked, PASSPHRASE, "short", "short")
    assert "8" in asked.problem.text()
    typed(asked, PASSPHRASE, "a new passphrase", "a new passphrase")
    settled()
    assert opens(vault, "a new passphrase") is None
    with pytest.raises(PassphraseWrong):
        opens(vault, PASSPHRASE)


def test_what_asks_begins_with_the_keyboard_at_its_first_line(qtbot: QtBot, group: KeysGroup) -> None:
    asked = group.ask_passphrase()
    with qtbot.waitExposed(asked):
        pass
    order = [asked.focusWidget()]
    while len(order) < 5:
        qtbot.keyClick(order[-1], Qt.Key.Key_Tab)
        order.append(asked.focusWidget())
    assert order[:3] == asked.lines
    assert order[4] is asked.take


def test_people_come_and_go(qtbot: QtBot, group: KeysGroup, vault: Vault, settled: Callable[[], None]) -> None:
    assert group.add.text() == "Name people …"
    typed(group.ask_person(), "Ann", PASSPHRASE)
    settled()
    assert group.mine.text() == "You are Ann, administrator."
    asked = group.ask_person()
    asked.choice.setCurrentIndex(asked.choice.findData("reviewer"))
    typed(asked, "Ben", "ben's own secret", "ben's own secret")
    settled()
    assert opens(vault, "ben's own secret") == Profile("Ben", Role.REVIEWER)
    assert group.people.count() == 2
    group._keys.remove_profile("Ben")
    with pytest.raises(PassphraseWrong):
        opens(vault, "ben's own secret")


def test_a_recovery_key_is_shown_once(group: KeysGroup, vault: Vault, settled: Callable[[], None]) -> None:
    typed(group.ask_key(), "safe")
    settled()
    (shown,) = group.findChildren(KeyShown)
    line = shown.step.key
    assert len(line.text()) == 47
    assert line.width() > line.fontMetrics().horizontalAdvance(line.text())
    shown.step.sure.click()
    shown.step.next.click()
    assert vault.access.recovery_keys() == ("1", "safe")


def test_a_preparer_is_offered_only_their_own(
    qtbot: QtBot, desk: Desk, vault: Vault, settled: Callable[[], None]
) -> None:
    vault.access.profile = Profile("Ben", Role.PREPARER)
    keys = replace(desk.workbench, access=vault.access).keys
    assert keys
    group = KeysGroup(desk, keys)
    qtbot.addWidget(group)
    group.show()
    settled()
    assert not group.add.isVisible()
    assert not group.add_key.isVisible()
    assert group.change.isVisible()
