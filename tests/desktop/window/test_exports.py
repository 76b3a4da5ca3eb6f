"""Exports and automation: the exact rows, the file that is written, folders and rules that are kept."""

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem
from pytestqt.qtbot import QtBot

from core.domain.document import Stage
from core.workbench import Decision, Format, Originals, Rule, Table, WatchedFolder
from core.workbench.previewing import Rows
from desktop.window.automation.folders import FolderLine
from desktop.window.automation.rules import RuleLine
from desktop.window.automation.view import AutomationView
from desktop.window.desk import Desk
from desktop.window.exports.columns import NAME
from desktop.window.exports.rows import WAITING, ExportRows
from desktop.window.exports.view import ExportsView
from desktop.window.lists.pages import PAGE, PAGES_HELD
from tests.desktop.window.conftest import receipt

MANY = 5000


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


def test_figures_are_seen_as_the_language_writes_them_and_told_as_the_file_has_them(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None]
) -> None:
    add(receipt("1234.50"))
    view = shown(qtbot, desk, settled)
    view.format.setCurrentIndex(view.format.findData(Format.CSV))
    settled()
    for language, said in (("en", "1,234.50"), ("fr", "1\u202f234,50")):
        model = ExportRows(desk.lane, language)
        model.show_table(view._tables[0], view._tables[0].rows[:1])
        at = model.index(0, view._tables[0].headings.index("total_amount"))
        assert at.data() == said
        assert at.data(Qt.ItemDataRole.ToolTipRole) == "In the file: 1234.50"
        assert at.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_rows_are_made_as_they_are_looked_at_and_few_are_held(
    qtbot: QtBot, desk: Desk, settled: Callable[[], None]
) -> None:
    made: list[int] = []

    def fetch(first: int, last: int) -> list[tuple[str, ...]]:
        made.extend(range(first, last))
        return [(f"row {number}",) for number in range(first, last)]

    model = ExportRows(desk.lane, "en")
    model.show_table(Table("Rows", ("Row",), Rows(MANY, fetch)))
    assert (model.rowCount(), model.index(MANY - 1, 0).data()) == (MANY, WAITING)
    settled()
    assert model.index(MANY - 1, 0).data() == f"row {MANY - 1}"
    assert len(made) <= PAGE
    for row in range(0, MANY, PAGE):
        model.row(row)
    settled()
    assert sum(model.holds(row) for row in range(MANY)) <= PAGE * PAGES_HELD
    with qtbot.waitSignal(model.came):
        model.row(0)
    assert model.index(0, 0).data() == "row 0"


def test_columns_are_renamed_left_out_and_remembered_for_the_client(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None], tmp_path: Path
) -> None:
    add(receipt("12.00"))
    view = shown(qtbot, desk, settled)
    view.format.setCurrentIndex(view.format.findData(Format.CSV))
    qtbot.mouseClick(view.mapping, Qt.MouseButton.LeftButton)
    settled()
    rows = view.columns.rows
    names = [cell(view, number, 0).data(NAME) for number in range(rows.rowCount())]
    assert cell(view, names.index("look"), 0).text() == "What needs a look"
    for number, name in enumerate(names):
        wanted = name in ("vendor_name", "total_amount")
        cell(view, number, 0).setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
    cell(view, names.index("total_amount"), 1).setText("Betrag")
    rows.selectRow(names.index("total_amount"))
    while rows.currentRow() > 0:
        qtbot.mouseClick(view.columns.up, Qt.MouseButton.LeftButton)
    settled()
    assert view._tables[0].headings[0] == "Betrag"
    assert len(view._tables[0].headings) == 2
    view.write_to(tmp_path / "books.csv")
    settled()
    assert (tmp_path / "books.csv").read_text(encoding="utf-8-sig").startswith("Betrag")
    again = shown(qtbot, desk, settled)
    assert again.format.currentData() == Format.CSV
    assert [one.name for one in again.columns.wishes()] == ["total_amount", "vendor_name"]
    qtbot.mouseClick(again.columns.usual, Qt.MouseButton.LeftButton)
    assert again.columns.wishes() == ()


def test_documents_that_nobody_approved_are_named_before_and_after(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None], tmp_path: Path
) -> None:
    add(receipt("12.00"), "a.pdf")
    add(receipt("9.00", accepted=False), "b.pdf")
    told: list[str] = []
    desk.told.connect(lambda message: told.append(message.said))
    view = shown(qtbot, desk, settled)
    assert "1 more" in view.said.text()
    view.what.setCurrentIndex(2)
    settled()
    assert "1 not approved" in view.write.text()
    assert [action.text() for action in view.year.menu().actions()] == ["2025"]
    (year,) = desk.workbench.folders.of("Northwind").years
    view.bundle_to(year, tmp_path / "year.zip")
    settled()
    assert len(ZipFile(tmp_path / "year.zip").namelist()) == 4
    assert any("1 of the documents" in said for said in told)


def cell(view: ExportsView, row: int, column: int) -> QTableWidgetItem:
    found = view.columns.rows.item(row, column)
    assert found is not None
    return found


def shown(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> ExportsView:
    """The exports of the client Northwind."""
    view = ExportsView(desk)
    qtbot.addWidget(view)
    view.show_argument(None)
    view.show()
    settled()
    view.client.setCurrentIndex(view.client.findData("Northwind"))
    settled()
    settled()
    return view


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


def test_what_others_change_is_read_and_what_is_typed_stays(
    qtbot: QtBot, desk: Desk, settled: Callable[[], None], tmp_path: Path
) -> None:
    view = AutomationView(desk)
    qtbot.addWidget(view)
    desk.changed.connect(view.refresh)
    settled()
    automation = desk.workbench.automation
    desk.changed.emit(automation.save_rules((Rule("Large ones", Decision.PERSON, above="500"),)))
    settled()
    (line,) = view.rules.findChildren(RuleLine)
    assert line.above.text() == "500"
    line.client.setText("North")
    automation.save_folders((WatchedFolder(str(tmp_path), "Northwind"),))
    view.show_argument(None)
    settled()
    (folder,) = view.folders.findChildren(FolderLine)
    assert folder.client.text() == "Northwind"
    assert line.client.text() == "North"


def test_rules_are_tried_on_past_documents(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None]
) -> None:
    add(receipt("12.00"), "a.pdf")
    large = add(receipt("900.00"), "b.pdf")
    went: list[tuple[str, object]] = []
    desk.went.connect(lambda place, argument: went.append((place, argument)))
    view = AutomationView(desk)
    qtbot.addWidget(view)
    settled()
    view.rules._try()
    settled()
    assert view.rules.tried_list.model.rowCount() == 0
    view.rules.show_rules((Rule("Large ones", Decision.PERSON),))
    line = view.rules.findChildren(RuleLine)[-1]
    line.above.setText("abc")
    line.above.editingFinished.emit()
    assert line.above.text() == ""
    line.above.setText("500.00")
    line.above.editingFinished.emit()
    assert view.rules._rules[0].above == "500.00"
    settled()  # else the view's own saving may come after this one
    desk.workbench.automation.save_rules(())
    view.rules._try()
    settled()
    found = view.rules.tried_list
    assert [found.model.item(0, place).text() for place in (0, 1, 3, 4)] == [
        "Northwind",
        "Blue Fern Ltd",
        "left to a person",
        "Large ones",
    ]
    found.table.activated.emit(found.model.index(0, 0))
    assert went == [("review", large)]
