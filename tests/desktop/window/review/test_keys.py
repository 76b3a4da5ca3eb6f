"""A document is settled by keyboard: as few keys as it takes."""

import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.document import Stage
from core.domain.record import Origin
from tests.desktop.window.review.conftest import Add, Shown, ten

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def stage(shown: Shown, document: str) -> Stage:
    return shown.bench.show(document).document.stage


def test_ten_fields_and_one_doubt_take_one_key_and_less_than_five_seconds(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"), "a.pdf")
    after = add(ten("vendor_name"), "b.pdf")
    begun = time.thread_time()
    shown.open()
    assert shown.current == "total_amount"
    shown.press(Qt.Key.Key_Return)
    assert (shown.keys, stage(shown, document)) == (1, Stage.APPROVED)
    assert time.thread_time() - begun < 5
    assert shown.view.opened is not None
    assert shown.view.opened.id == after
    assert shown.current == "vendor_name"


def test_another_reading_is_one_key(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount", other="13.00", subtotal="13.00"))
    shown.open()
    shown.press(Qt.Key.Key_1)
    assert (shown.keys, shown.value(document, "total_amount")) == (1, "13.00")
    assert stage(shown, document) is Stage.APPROVED


def test_tab_visits_only_what_is_open(shown: Shown, add: Add) -> None:
    add(ten("vendor_name", "receipt_date", "total_amount"))
    shown.open()
    visited = []
    for _ in range(4):
        visited.append(shown.current)
        shown.press(Qt.Key.Key_Tab)
    assert visited == ["vendor_name", "receipt_date", "total_amount", "vendor_name"]
    shown.press(Qt.Key.Key_Backtab, held=SHIFT)
    assert shown.current == "vendor_name"


def test_enter_confirms_and_goes_on(shown: Shown, add: Add) -> None:
    document = add(ten("vendor_name", "total_amount"))
    shown.open()
    shown.press(Qt.Key.Key_Return)
    assert shown.current == "total_amount"
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    assert reading.record.fields["vendor_name"].origin is Origin.HUMAN


def test_what_cannot_be_read_is_said_beside_the_field_and_nothing_typed_is_lost(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"))
    shown.open()
    shown.write("abc")
    shown.press(Qt.Key.Key_Return)
    row = shown.view.panel.fields.row("total_amount")
    assert row is not None
    assert row.editor is not None
    assert row.editor.text() == "abc"
    assert "amount" in row.accessibleDescription()
    assert shown.value(document, "total_amount") == "12.00"
    row.editor.selectAll()
    shown.write("12,00")
    shown.press(Qt.Key.Key_Return)
    assert shown.value(document, "total_amount") == "12.00"
    assert stage(shown, document) is Stage.APPROVED


def test_escape_gives_up_what_was_typed(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"))
    shown.open()
    shown.write("x")
    shown.press(Qt.Key.Key_Escape)
    row = shown.view.panel.fields.row("total_amount")
    assert row is not None
    assert row.editor is None
    assert shown.current == "total_amount"
    assert shown.value(document, "total_amount") == "12.00"


def test_approval_shows_the_next_document_that_is_loaded_already(shown: Shown, add: Add) -> None:
    first, second = add(ten("total_amount"), "a.pdf"), add(ten("vendor_name", "total_amount"), "b.pdf")
    shown.open()
    assert shown.view.lineup.ready(second)
    begun = time.thread_time()
    shown.bot.keyClick(shown.focus, Qt.Key.Key_Return, CONTROL)
    QApplication.processEvents()
    took = time.thread_time() - begun
    assert shown.view.opened is not None
    assert shown.view.opened.id == second
    assert took < 0.15
    shown.wait()
    assert stage(shown, first) is Stage.APPROVED


def test_undo_and_redo(shown: Shown, add: Add) -> None:
    document = add(ten("vendor_name", "total_amount"))
    shown.open()
    shown.write("New name")
    shown.press(Qt.Key.Key_Return)
    assert shown.value(document, "vendor_name") == "New name"
    shown.press(Qt.Key.Key_Z, held=CONTROL)
    assert shown.complaints == []
    assert shown.value(document, "vendor_name") == "Blue Fern Ltd"
    shown.press(Qt.Key.Key_Z, held=CONTROL | SHIFT)
    assert shown.value(document, "vendor_name") == "New name"


def test_an_approval_is_undone(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"), "a.pdf")
    add(ten("total_amount"), "b.pdf")
    shown.open()
    shown.press(Qt.Key.Key_Return, held=CONTROL)
    assert stage(shown, document) is Stage.APPROVED
    shown.press(Qt.Key.Key_Z, held=CONTROL)
    assert stage(shown, document) is Stage.READ


def test_documents_are_stepped_through_and_panes_by_f6(shown: Shown, add: Add) -> None:
    first, second = add(ten("total_amount"), "a.pdf"), add(ten("vendor_name"), "b.pdf")
    shown.open()
    shown.press(Qt.Key.Key_PageDown, held=CONTROL)
    assert shown.view.opened is not None
    assert shown.view.opened.id == second
    shown.press(Qt.Key.Key_PageUp, held=CONTROL)
    assert shown.view.opened.id == first
    shown.press(Qt.Key.Key_F6)
    assert shown.focus is shown.view.viewer.canvas
    shown.press(Qt.Key.Key_F6)
    assert shown.current == "total_amount"


def test_arrows_go_through_all_fields_and_settled_ones_can_be_changed(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"))
    shown.open()
    shown.press(Qt.Key.Key_Up)
    assert shown.current == "subtotal"
    shown.press(Qt.Key.Key_F2)
    shown.bot.keyClicks(shown.focus, "9.00")
    shown.press(Qt.Key.Key_Return)
    assert shown.value(document, "subtotal") == "9.00"


def test_suppliers_are_offered_while_one_is_typed(shown: Shown, add: Add) -> None:
    add(ten(vendor_name="Copper Kettle Ltd"), "known.pdf")
    document = add(ten("vendor_name", "total_amount"), "new.pdf")
    shown.open(document)
    shown.write("kett")
    row = shown.view.panel.fields.row("vendor_name")
    assert row is not None
    assert row.editor is not None
    completer = row.editor.completer()
    assert completer is not None
    assert completer.currentCompletion() == "Copper Kettle Ltd"


def test_what_came_in_meanwhile_is_shown_after_the_last(shown: Shown, add: Add) -> None:
    add(ten("total_amount"), "a.pdf")
    shown.open()
    later = add(ten("vendor_name"), "b.pdf")
    shown.press(Qt.Key.Key_Return)
    assert [one.id for one in shown.opened] == [later]


def test_nothing_waits(shown: Shown, add: Add) -> None:
    shown.open()
    assert shown.view.empty.isVisible()
    assert shown.view.empty.action is not None
    document = add(ten("total_amount"))
    shown.open(document)
    assert not shown.view.empty.isVisible()
    shown.press(Qt.Key.Key_Return)
    assert shown.view.empty.isVisible()
