"""Tables: cells typed in place, rows added and taken away, balances that follow."""

import time

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from core.catalogue import bundled_types
from core.domain.document import Document, Stage
from desktop.window.look import State
from desktop.window.review.opened import opened
from desktop.window.review.rows import FOLLOWS, STATE
from desktop.window.review.table import TablePanel
from tests.desktop.window.review.conftest import Add, Shown, answering, statement

CONTROL = Qt.KeyboardModifier.ControlModifier


def select(shown: Shown, name: str) -> None:
    """Puts the keyboard on a cell."""
    table = shown.view.table
    assert table.visit(name, with_keyboard=True)


def said(shown: Shown, name: str) -> str:
    model = shown.view.table.model
    return str(model.data(model.index_of(name)))


def test_a_cell_is_typed_in_place_and_enter_goes_down(shown: Shown, add: Add) -> None:
    document = add(statement(4, doubt=2))
    shown.open(document)
    select(shown, "transactions.1.description")
    shown.write("Rent")
    shown.press(Qt.Key.Key_Return)
    assert shown.value(document, "transactions.1.description") == "Rent"
    assert shown.view.table.grid.currentIndex().row() == 1
    assert said(shown, "transactions.1.description") == "Rent"


def test_a_cell_that_cannot_be_read_keeps_what_was_typed(shown: Shown, add: Add) -> None:
    document = add(statement(4, doubt=2))
    shown.open(document)
    select(shown, "transactions.1.amount")
    shown.write("abc")
    shown.press(Qt.Key.Key_Return)
    model = shown.view.table.model
    index = model.index_of("transactions.1.amount")
    assert model.data(index) == "abc"
    assert model.data(index, STATE) is State.CONTRADICTED
    assert "amount" in str(model.data(index, Qt.ItemDataRole.ToolTipRole))
    assert shown.value(document, "transactions.1.amount") == "10.00"


def test_balances_that_follow_and_the_first_that_does_not(shown: Shown, add: Add) -> None:
    document = add(statement(6, broken=4, doubt=6))
    shown.open(document)
    model = shown.view.table.model
    follows = [model.data(model.index_of(f"transactions.{row}.balance"), FOLLOWS) for row in range(1, 7)]
    assert follows == [True, True, True, False, False, True]
    assert shown.view.table.said == "▲ The balance stops following in row 4"
    select(shown, "transactions.4.balance")
    shown.write("1040.00")
    shown.press(Qt.Key.Key_Return)
    assert shown.view.table.said == "● All 6 balances follow"


def test_an_open_cell_is_visited_beside_the_page(shown: Shown, add: Add) -> None:
    document = add(statement(30, doubt=25))
    shown.open(document)
    assert shown.current == "transactions.25.amount"
    assert shown.view.table.grid.currentIndex().row() == 24
    shown.press(Qt.Key.Key_Return)
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    field = reading.record.get("transactions.25.amount")
    assert field is not None
    assert field.accepted


def test_rows_are_added_filled_joined_split_and_deleted_and_all_can_be_undone(shown: Shown, add: Add) -> None:
    document = add(statement(4, doubt=2))
    shown.open(document)
    table = shown.view.table
    select(shown, "transactions.1.description")
    table.tools["add"].click()
    shown.wait()
    assert table.model.rowCount() == 5
    assert shown.value(document, "transactions.2.description") is None
    shown.press(Qt.Key.Key_Z, held=CONTROL)
    assert table.model.rowCount() == 4
    select(shown, "transactions.1.description")
    answering("Payment  |")
    table.tools["split"].click()
    shown.wait()
    assert [shown.value(document, f"transactions.{row}.description") for row in (1, 2)] == ["Payment", "1"]
    select_rows(shown, 1, 2)
    table.tools["merge"].click()
    shown.wait()
    assert shown.value(document, "transactions.1.description") == "Payment 1"
    select_rows(shown, 1, 3)
    table.tools["fill"].click()
    shown.wait()
    assert shown.value(document, "transactions.3.description") == "Payment 1"
    select_rows(shown, 3, 4)
    table.tools["delete"].click()
    shown.wait()
    assert table.model.rowCount() == 2
    assert shown.complaints == []


def test_rows_are_booked_on_an_account_which_is_offered_again(shown: Shown, add: Add) -> None:
    document = add(statement(4, doubt=2))
    shown.open(document)
    table = shown.view.table
    select(shown, "transactions.1.description")
    table.tools["book"].click()
    shown.wait()
    asked = shown.view.prompts.booking
    assert asked
    assert asked.windowTitle() == "Book all rows"
    shown.bot.keyClicks(asked.findChild(QLineEdit), "606100")
    shown.bot.keyClick(asked, Qt.Key.Key_Return)
    shown.wait()
    assert [shown.value(document, f"transactions.{row}.ledger_account") for row in (1, 4)] == ["606100", "606100"]
    select_rows(shown, 2, 3)
    table.tools["book"].click()
    shown.wait()
    again = shown.view.prompts.booking
    assert again
    assert again.windowTitle() == "Book 2 rows"
    again.setTextValue("613000")
    again.accept()
    shown.wait()
    assert shown.value(document, "transactions.3.ledger_account") == "613000"
    shown.desk.take_back()
    shown.wait()
    assert shown.value(document, "transactions.3.ledger_account") == "606100"
    assert shown.complaints == []


def select_rows(shown: Shown, first: int, last: int) -> None:
    """Drags over the descriptions of some rows."""
    grid, model = shown.view.table.grid, shown.view.table.model
    places = [grid.visualRect(model.index_of(f"transactions.{row}.description")).center() for row in (first, last)]
    shown.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(places[0]))
    held = Qt.KeyboardModifier.ShiftModifier
    shown.bot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, held, pos=QPoint(places[1]))


def test_ten_thousand_rows_scroll(shown: Shown) -> None:
    document = Document("d", "Northwind", "", "big.pdf", Stage.READ, 1, "", statement(10_000, doubt=9_000))
    big = opened(document, bundled_types()["bank_statement"])
    table, slowest = TablePanel(shown.desk.look, shown.desk.words, QLocale("en")), 0.0
    shown.bot.addWidget(table)
    table.resize(900, 500)
    with shown.bot.waitExposed(table):
        table.show_document(big)
        table.show()
    assert table.visit("transactions.9000.amount")
    assert table.grid.currentIndex().row() == 8_999
    bar = table.grid.verticalScrollBar()
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 20)):
        begun = time.thread_time()
        bar.setValue(place)
        table.grid.viewport().repaint()
        slowest = max(slowest, time.thread_time() - begun)
    assert slowest < 0.1
