"""Closed periods, reasons for reopening and reversals, as the window asks for them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from core.domain.document import Stage
from core.workbench import Decision, ExportRequest, Format
from desktop.window.automation.periods import PeriodList
from desktop.window.automation.rules import BOTH, RuleLine
from desktop.window.automation.view import AutomationView
from desktop.window.desk import Desk
from desktop.window.exports.view import ExportsView
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]


def test_a_period_is_closed_and_opened_again_with_a_reason(
    qtbot: QtBot, desk: Desk, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = AutomationView(desk)
    qtbot.addWidget(view)
    settled()
    view.periods.client.setText("Northwind")
    view.periods.until.setDate(QDate(2025, 3, 31))
    qtbot.mouseClick(view.periods.close_button, Qt.MouseButton.LeftButton)
    settled()
    settled()
    (closed,) = desk.workbench.periods.closed()
    assert (closed.client, closed.until) == ("Northwind", date(2025, 3, 31))
    assert "until 31 Mar 2025" in [one.text() for one in view.periods.findChildren(QLabel)]
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("the auditor asked", True))
    qtbot.mouseClick(opener(view.periods), Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert desk.workbench.periods.closed() == []


def test_the_last_day_of_a_period_is_written_as_the_language_writes_days(qtbot: QtBot, desk: Desk) -> None:
    desk.words = replace(desk.words, language="fr")
    periods = PeriodList(desk)
    qtbot.addWidget(periods)
    periods.until.setDate(QDate(2025, 4, 30))
    assert periods.until.text() == "30 avr. 2025"


def opener(periods: PeriodList) -> QPushButton:
    return next(one for one in periods.findChildren(QPushButton) if "Open again" in one.text())


def test_a_rule_asks_for_two_reviewers(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> None:
    view = AutomationView(desk)
    qtbot.addWidget(view)
    settled()
    view.rules._add()
    rule = view.rules.findChildren(RuleLine)[-1]
    rule.decision.setCurrentIndex(rule.decision.findData(BOTH))
    settled()
    (kept,) = desk.workbench.automation.rules()
    assert (kept.decision, kept.reviewers) == (Decision.TWO_PERSONS, 2)


def test_earlier_exports_are_taken_back_on_wish(
    qtbot: QtBot, desk: Desk, add: Add, settled: Callable[[], None], tmp_path: Path
) -> None:
    document = add(receipt("12.00"))
    bench = desk.workbench
    bench.export(ExportRequest(Format.CSV, tmp_path / "march.csv"))
    bench.reopen([document], "misread")
    assert bench.show(document).document.stage is Stage.READ
    view = ExportsView(desk)
    qtbot.addWidget(view)
    view.show_argument(None)
    view.show()
    settled()
    settled()
    assert view.reversing.isVisible()
    view.reversing.setChecked(True)
    settled()
    assert "To be reversed" in [table.title for table in view._tables]
    view.write_to(tmp_path / "april.xlsx")
    settled()
    settled()
    assert bench.exports.reversals() == ()
    assert not view.reversing.isChecked()
