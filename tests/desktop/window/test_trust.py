"""Trusted certificates in the settings, over a real vault."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.domain.profile import Role
from core.workbench import Trust, TrustShelf
from desktop.window.desk import Desk, Message
from desktop.window.preferences.trust import TrustGroup

MADE_UP = "-----BEGIN CERTIFICATE-----\nbWFkZSB1cA==\n-----END CERTIFICATE-----\n"
Settled = Callable[[], None]


@pytest.fixture
def trust(desk: Desk, tmp_path: Path) -> Trust:
    made = replace(desk.workbench, trust_shelf=TrustShelf(tmp_path / "trust", lambda: None)).trust
    assert made
    return made


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, trust: Trust, settled: Settled) -> TrustGroup:
    made = TrustGroup(desk, trust)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


def lines(group: TrustGroup) -> list[str]:
    items = [group.names.itemAt(number) for number in range(group.names.count())]
    widgets = [item.widget() for item in items if item]
    found = [one if isinstance(one, QLabel) else one.findChild(QLabel) for one in widgets if one]
    return [one.text() for one in found if isinstance(one, QLabel)]


def test_a_certificate_is_trusted_and_no_more(
    qtbot: QtBot, group: TrustGroup, trust: Trust, settled: Settled, tmp_path: Path
) -> None:
    assert "None so far" in lines(group)[0]
    path = tmp_path / "office.pem"
    path.write_text(MADE_UP)
    group.keep(path)
    settled()
    settled()
    assert lines(group) == ["office.pem"]
    (remove,) = (one for one in group.findChildren(QPushButton) if one.accessibleName() == "Remove office.pem")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert trust.kept() == ()
    assert "None so far" in lines(group)[0]


def test_what_is_no_certificate_is_refused_in_words(
    group: TrustGroup, desk: Desk, trust: Trust, settled: Settled, tmp_path: Path
) -> None:
    heard: list[Message] = []
    desk.told.connect(heard.append)
    path = tmp_path / "letter.txt"
    path.write_text("Dear Sir")
    group.keep(path)
    settled()
    assert heard[0].bad
    assert trust.kept() == ()


def test_who_may_not_is_offered_nothing(qtbot: QtBot, desk: Desk, trust: Trust, settled: Settled) -> None:
    made = TrustGroup(desk, replace(trust, who=replace(trust.who, role=Role.REVIEWER)))
    qtbot.addWidget(made)
    made.show()
    settled()
    assert not made.add.isVisible()
