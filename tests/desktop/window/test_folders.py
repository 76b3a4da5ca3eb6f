"""Folders in Documents: a client opens to its tax years by a click or a key, and each shows what it holds."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.window.desk import Desk
from desktop.window.documents.view import DocumentsView
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]
Settled = Callable[[], None]


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, add: Add, settled: Settled) -> DocumentsView:
    for number, day in enumerate(("2024-03-31", "2024-04-01", "2025-03-31")):
        add(receipt(receipt_date=day), f"{number}.pdf")
    add(receipt(receipt_date="2024-05-01"), "other.pdf", "Lakeside")
    made = DocumentsView(desk)
    desk.changed.connect(made.refresh)
    qtbot.addWidget(made)
    made.resize(1300, 800)
    with qtbot.waitExposed(made):
        made.show()
    settled()
    return made


def client(view: DocumentsView, name: str) -> QTreeWidgetItem:
    clients = view.facets.tree.topLevelItem(0)
    assert clients is not None
    return next(one for one in inside(clients) if one.text(0) == name)


def inside(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    found = [item.child(number) for number in range(item.childCount())]
    return [one for one in found if one is not None]


def click(qtbot: QtBot, view: DocumentsView, item: QTreeWidgetItem, settled: Settled) -> None:
    at = view.facets.tree.visualItemRect(item).center()
    qtbot.mouseClick(view.facets.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settled()


def years(view: DocumentsView, name: str) -> list[tuple[str, str]]:
    return [(one.text(0), one.text(1)) for one in inside(client(view, name))]


def test_a_client_opens_as_a_folder_of_its_years(qtbot: QtBot, view: DocumentsView, settled: Settled) -> None:
    assert not view.facets.begins.isVisible()
    click(qtbot, view, client(view, "Northwind"), settled)
    assert years(view, "Northwind") == [("2025", "1"), ("2024", "2")]
    assert years(view, "Lakeside") == []
    assert view.model.rowCount() == 3
    click(qtbot, view, inside(client(view, "Northwind"))[1], settled)
    assert view.model.rowCount() == 2
    click(qtbot, view, inside(client(view, "Northwind"))[1], settled)
    assert view.model.rowCount() == 3


def test_tax_years_begin_when_the_client_says(qtbot: QtBot, view: DocumentsView, desk: Desk, settled: Settled) -> None:
    click(qtbot, view, client(view, "Northwind"), settled)
    box = view.facets.begins.box
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    settled()
    settled()
    assert box.currentText() == "1 April"
    assert years(view, "Northwind") == [("2024-25", "2"), ("2023-24", "1")]
    click(qtbot, view, inside(client(view, "Northwind"))[0], settled)
    assert view.model.rowCount() == 2
    assert desk.workbench.folders.of("Lakeside").begins == (1, 1)


def test_folders_are_reached_by_keys(qtbot: QtBot, view: DocumentsView, settled: Settled) -> None:
    tree = view.facets.tree
    tree.setFocus()
    tree.setCurrentItem(client(view, "Northwind"))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    settled()
    current = tree.currentItem()
    assert current is not None
    assert current.text(0) == "Northwind"
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    settled()
    assert view.model.rowCount() == 1
