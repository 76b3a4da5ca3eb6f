"""Tags in the window: given to one and to many, seen, filtered by, taken off and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from core.ports import Selection
from desktop.window.desk import Desk
from desktop.window.documents.view import DocumentsView
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]
Settled = Callable[[], None]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, add: Add, settled: Settled) -> DocumentsView:
    for number in range(3):
        add(receipt(vendor_name=f"Fern {number}"), f"{number}.pdf")
    made = DocumentsView(desk)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1300, 700)
    with qtbot.waitExposed(made):
        made.show()
    settled()
    return made


def tags(desk: Desk) -> list[tuple[str, ...]]:
    return [one.tags for one in desk.workbench.summaries(Selection())]


def test_many_are_tagged_by_a_key_and_found_by_their_tag(
    view: DocumentsView, qtbot: QtBot, desk: Desk, settled: Settled
) -> None:
    view.table.selectAll()
    view.table.setFocus()
    qtbot.keyClick(view.table, Qt.Key.Key_T)
    qtbot.waitUntil(view.tagging.menu.isVisible)
    view.tagging.menu.actions()[-1].trigger()
    view.tagging.menu.close()
    asked = view.table.findChild(QInputDialog)
    assert asked is not None
    asked.setTextValue("  tax   2025 ")
    asked.accept()
    settled()
    assert tags(desk) == [("tax 2025",)] * 3
    view.table.selectRow(0)
    view.tagging.take("tax 2025")
    settled()
    assert sorted(tags(desk)) == [(), ("tax 2025",), ("tax 2025",)]
    branch = view.facets.tree.topLevelItem(3)
    assert branch is not None
    view.facets.tree.itemClicked.emit(branch.child(0), 0)
    settled()
    assert view.model.rowCount() == 2
    desk.take_back()
    settled()
    assert view.model.rowCount() == 3


def test_a_tag_goes_by_a_click_on_it(view: DocumentsView, desk: Desk, settled: Settled) -> None:
    view.table.selectRow(1)
    view.tagging.give("car")
    settled()
    assert "car" in view.preview.tags.text()
    view.preview.tags.linkActivated.emit("car")
    settled()
    assert tags(desk) == [()] * 3
    assert view.preview.tags.text() == ""
