"""What is done to a whole document: findings, notes, type, splitting, merging, comparing, unlocking."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.errors import FormatDamaged, PasswordNeeded
from core.domain.finding import Finding, Severity
from core.workbench import Work
from desktop.window.desk import Message
from tests.desktop.window.conftest import Scripted
from tests.desktop.window.review.conftest import Add, Shown, answering, statement, ten

CONTROL = Qt.KeyboardModifier.ControlModifier


def do(shown: Shown, what: str) -> None:
    """Triggers an entry of the document's menu."""
    next(action for action in shown.view.heading.menu.actions() if action.data() == what).trigger()
    shown.wait()


def test_a_finding_goes_to_what_it_concerns_and_is_dismissed_with_a_reason(shown: Shown, add: Add) -> None:
    finding = Finding("type.doubtful", Severity.WARNING, ("currency",))
    document = add(replace(ten("vendor_name"), findings=(finding,)))
    shown.open(document)
    (row,) = shown.view.panel.findings.rows
    shown.bot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert shown.current == "currency"
    answering("Looked at it")
    row.findChild(QAbstractButton).click()  # type: ignore[union-attr]
    shown.wait()
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    assert [one.why for one in reading.dismissed] == ["Looked at it"]
    assert shown.view.panel.findings.rows == ()


def test_a_document_that_is_opened_by_itself_stands_in_the_line_of_what_waits(shown: Shown, add: Add) -> None:
    names = [add(ten("total_amount"), f"{number}.pdf") for number in range(3)]
    settled = add(ten(), "settled.pdf")
    shown.bench.approve([settled])
    shown.open(names[1])
    assert list(shown.view.lineup.names) == names
    assert shown.view.heading.back.isEnabled()
    assert shown.view.heading.onward.isEnabled()
    shown.open(settled)
    assert list(shown.view.lineup.names) == [settled, *names]


def test_without_models_it_says_where_they_are_installed(shown: Shown, add: Add) -> None:
    shown.open(add(ten("total_amount")))
    told: list[Message] = []
    went: list[str] = []
    shown.desk.told.connect(told.append)
    shown.desk.went.connect(lambda place, _: went.append(place))
    do(shown, "models")
    (message,) = told
    assert message.said == "No language or vision model is installed on this machine"
    assert message.action
    message.action.call()
    assert went == ["engines"]


def test_models_that_say_something_are_shown(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount", other="99.00"))
    shown.open(document)
    heard = Change("model_asked", (document,))
    changes: list[Change] = []
    shown.desk.changed.connect(changes.append)
    shown.view.prompts._heard(heard)
    assert changes == [heard]


def test_notes_stay_with_the_document(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"))
    shown.open(document)
    panel = shown.view.panel
    panel.tabs.setCurrentIndex(2)
    panel.note.setPlainText("Ask the client")
    next(one for one in panel.findChildren(QAbstractButton) if one.text() == "Add note").click()
    shown.wait()
    assert [line.after["text"] for line in shown.bench.review.notes(document)] == ["Ask the client"]
    assert "Ask the client" in panel.notes_said


def test_history_tells_each_value(shown: Shown, add: Add) -> None:
    document = add(ten("vendor_name", "total_amount"))
    shown.open(document)
    shown.write("Fern")
    shown.press(Qt.Key.Key_Return)
    shown.view.panel.tabs.setCurrentIndex(1)
    assert "Blue Fern Ltd → Fern" in " ".join(shown.view.panel.past_said)
    shown.view.visit("total_amount")
    shown.view.panel.fields.past_wanted.emit("vendor_name")
    assert shown.view.panel.tabs.currentIndex() == 1
    assert " ".join(shown.view.panel.past_said).count("Blue Fern Ltd → Fern") == 2


def test_another_type_is_read_again(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"))
    shown.open(document)
    menu = shown.view.panel.type.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Invoice").trigger()
    shown.wait()
    assert shown.view.panel.type.text() == "Invoice"
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    assert reading.type == "invoice"


def test_documents_are_merged_and_split_again(shown: Shown, add: Add) -> None:
    add(ten("total_amount"), "a.pdf")
    add(ten("total_amount"), "b.pdf")
    shown.open()
    do(shown, "merge")
    assert shown.complaints == []
    assert [len(one.pages) for one in shown.opened] == [2]
    do(shown, "split")
    assert [len(one.pages) for one in shown.opened] == [1]
    assert len(shown.view.lineup.names) == 2


def test_a_document_is_compared_with_its_duplicate_and_with_how_it_was_read(shown: Shown, add: Add) -> None:
    add(ten("total_amount"), "first.pdf")
    finding = Finding("history.same_number", Severity.NOTE, ("receipt_number",), {"other": "first.pdf"})
    document = add(replace(ten("vendor_name", "receipt_date", total_amount="14.00"), findings=(finding,)), "second.pdf")
    shown.open(document)
    do(shown, "duplicate")
    window = shown.view.prompts.compared
    assert window is not None
    assert "Total" in window.said(0)
    assert window.canvases[0].marks
    window.close()
    shown.view.answers.correct("vendor_name", "New")
    shown.wait()
    do(shown, "version")
    window = shown.view.prompts.compared
    assert window is not None
    assert window.windowTitle() == "Compare"
    assert "Blue Fern Ltd" in window.said(1)
    assert "New" in window.said(2)
    window.close()


def test_both_sides_turn_their_pages_and_a_value_goes_to_its_page(shown: Shown, add: Add) -> None:
    add(ten("total_amount", pages=(1, 2)), "first.pdf")
    finding = Finding("history.same_number", Severity.NOTE, ("receipt_number",), {"other": "first.pdf"})
    second = ten("total_amount", pages=(1, 2, 3), total_amount="14.00")
    shown.open(add(replace(second, findings=(finding,)), "second.pdf"))
    do(shown, "duplicate")
    window = shown.view.prompts.compared
    assert window is not None
    assert window.page.text() == "Page 1 of 3"
    window.canvases[1].setFocus()
    shown.bot.keyClick(window.canvases[1], Qt.Key.Key_PageDown)
    shown.bot.keyClick(window.canvases[0], Qt.Key.Key_PageDown)
    shown.wait()
    assert window.page.text() == "Page 3 of 3"
    assert window.canvases[0].marks == {}
    window.differences.setCurrentCell(0, 0)
    shown.wait()
    assert window.page.text() == "Page 1 of 3"
    assert [canvas.marks["total_amount"].lit for canvas in window.canvases] == [True, True]
    window.close()


def test_a_document_without_fields_shows_none_of_the_one_before(shown: Shown, add: Add) -> None:
    first = add(ten("total_amount", "vendor_address"), "first.pdf")
    shown.open(first)
    assert shown.current == "total_amount"
    shown.open(add(FormatDamaged(format="PDF"), "damaged.pdf"))
    assert [row.line.name for row in shown.view.panel.fields.shown] == []
    assert shown.view.panel.again.hasFocus()


def test_a_damaged_file_says_so_and_can_be_read_again(shown: Shown, add: Add, reader: Scripted) -> None:
    document = add(FormatDamaged(format="PDF"), "damaged.pdf")
    shown.open(document)
    assert "damaged" in shown.view.panel.trouble_said
    assert not shown.view.panel.approve.isVisible()
    reader.answers = {data: ten("total_amount") for data in reader.answers}
    shown.view.panel.again.click()
    shown.wait()
    with Work(shown.bench.processing, lambda outcome: None) as work:
        work.wait()
    assert shown.bench.show(document).document.stage is Stage.READ


def test_without_a_duplicate_that_is_said(shown: Shown, add: Add) -> None:
    shown.open(add(ten("total_amount")))
    told: list[str] = []
    shown.desk.told.connect(lambda message: told.append(message.said))
    do(shown, "duplicate")
    assert told == ["No other document was found to compare this one with"]


def test_a_locked_file_says_so_and_is_unlocked(shown: Shown, add: Add, reader: Scripted) -> None:
    document = add(PasswordNeeded(), "locked.pdf")
    shown.open(document)
    assert "password" in shown.view.panel.trouble_said.lower()
    reader.answers = {data: ten("total_amount") for data in reader.answers}
    answering("secret")
    shown.view.panel.unlock.click()
    shown.wait()
    with Work(shown.bench.processing, lambda outcome: None) as work:
        work.wait()
    assert shown.bench.show(document).document.stage is Stage.READ
    assert shown.bench.store.passwords("Northwind") == ("secret",)


def test_every_control_has_a_name(shown: Shown, add: Add) -> None:
    shown.open(add(statement(4, doubt=2)))
    nameless = [
        widget
        for widget in shown.view.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if isinstance(widget, QAbstractButton | QLineEdit) and not (widget.accessibleName() or widget.text())
    ]
    assert nameless == []
