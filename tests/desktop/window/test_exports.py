"""Exports and automation: the exact rows, the file that is written, folders and rules that are kept."""

from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from pytestqt.qtbot import QtBot

from core.domain.document import Stage
from core.workbench import Decision, Originals
from desktop.window.automation.folders import FolderLine
from desktop.window.automation.rules import RuleLine
from desktop.window.automation.view import AutomationView
from desktop.window.desk import Desk
from desktop.window.exports.view import ExportsView
from tests.desktop.window.conftest import receipt


def test_the_rows_are_seen_and_written(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None], tmp_path: Path
) -> None:
    view = ExportsView(desk)
    qtbot.addWidget(view)
    view.show_argument(None)
    settled()
    assert view.stack.currentWidget() is view.none
    one = add(receipt("12.00"))
    view.show_argument(None)
    settled()
    heading = view._tables[0].headings
    assert view.model.rowCount() == 1
    view.write_to(tmp_path / "books.xlsx")
    settled()
    rows = list(load_workbook(tmp_path / "books.xlsx").worksheets[0].iter_rows(values_only=True))
    assert tuple(str(cell) for cell in rows[0]) == heading
    assert desk.workbench.show(one).document.stage is Stage.EXPORTED


def test_folders_and_rules_are_kept_as_they_are_changed(
    qtbot: QtBot, desk: Desk, settled: Callable[[], None], tmp_path: Path
) -> None:
    view = AutomationView(desk)
    qtbot.addWidget(view)
    settled()
    view.folders.add(str(tmp_path))
    folder = view.folders.findChildren(FolderLine)[-1]
    folder.originals.setCurrentIndex(folder.originals.findData(Originals.MOVE))
    view.rules._add()
    rule = view.rules.findChildren(RuleLine)[-1]
    rule.above.setText("1000")
    rule.above.editingFinished.emit()
    rule.decision.setCurrentIndex(rule.decision.findData(Decision.APPROVE))
    settled()
    kept = desk.workbench.automation
    assert [(one.path, one.originals) for one in kept.folders()] == [(str(tmp_path), Originals.MOVE)]
    assert [(one.above, one.decision) for one in kept.rules()] == [("1000", Decision.APPROVE)]
