"""The Inbox: pages of rows, filters, failures that say what to do, what is done to many at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.errors import FormatDamaged, PasswordNeeded
from core.domain.summary import Facets
from desktop.window.desk import Desk
from desktop.window.inbox.view import InboxView
from desktop.window.lists.model import DocumentsModel
from desktop.window.lists.pages import PAGE
from desktop.window.lists.wording import age
from tests.core.workbench.conftest import work_off
from tests.desktop.window.conftest import Scripted, receipt

Add = Callable[..., str]


@pytest.fixture
def inbox(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> InboxView:
    made = InboxView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    settled()
    return made


def shown(view: InboxView) -> list[str]:
    rows = range(view.model.rowCount())
    return [str(view.model.index(row, 3).data()) for row in rows]


def test_an_empty_inbox_says_what_will_stand_there(inbox: InboxView) -> None:
    assert inbox.stack.currentWidget() is inbox.empty
    assert inbox.empty.action is not None


def test_cuts_say_how_many_stand_behind_them_and_show_them(
    qtbot: QtBot, add: Add, inbox: InboxView, desk: Desk, settled: Callable[[], None]
) -> None:
    add(receipt(vendor_name="Accepted Ltd"))
    add(receipt("1.00", accepted=False, vendor_name="Doubtful Ltd"), "other.pdf")
    add(FormatDamaged(), "broken.pdf")
    inbox.refresh(Change("read"))
    settled()
    assert sorted(shown(inbox)) == ["Accepted Ltd", "Doubtful Ltd", "broken.pdf"]
    assert inbox.filters.cuts["look"].text().split() == ["To", "look", "at", "1"]
    qtbot.mouseClick(inbox.filters.cuts["look"], Qt.MouseButton.LeftButton)
    settled()
    assert shown(inbox) == ["Doubtful Ltd"]
    qtbot.mouseClick(inbox.filters.cuts["exported"], Qt.MouseButton.LeftButton)
    settled()
    assert inbox.stack.currentWidget() is inbox.none
    assert inbox.none.action
    qtbot.mouseClick(inbox.none.action, Qt.MouseButton.LeftButton)
    settled()
    assert len(shown(inbox)) == 3


def test_a_comma_in_a_clients_name_stays(inbox: InboxView) -> None:
    inbox.filters.show_facets(Facets(clients={"Alder, Birch & Co": 1200}), 0)
    assert inbox.filters.client.itemText(1) == "Alder, Birch & Co  (1\u202f200)"


def test_words_and_columns_filter_and_sort(
    qtbot: QtBot, add: Add, inbox: InboxView, desk: Desk, settled: Callable[[], None]
) -> None:
    for number, name in enumerate(("Birch Ltd", "Alder Ltd", "Cedar Ltd")):
        add(receipt(f"{number + 1}.00", vendor_name=name), f"{number}.pdf")
    inbox.table.horizontalHeader().sectionClicked.emit(3)
    settled()
    assert shown(inbox) == ["Alder Ltd", "Birch Ltd", "Cedar Ltd"]
    inbox.table.horizontalHeader().sectionClicked.emit(3)
    settled()
    assert shown(inbox) == ["Cedar Ltd", "Birch Ltd", "Alder Ltd"]
    qtbot.keyClicks(inbox.filters.text, "alder")
    qtbot.waitUntil(lambda: shown(inbox) == ["Alder Ltd"])
    settled()


def test_a_failure_says_what_to_do_and_can_be_read_again(
    qtbot: QtBot, add: Add, inbox: InboxView, reader: Scripted, settled: Callable[[], None]
) -> None:
    one, bench = add(PasswordNeeded(), "locked.pdf"), inbox.model.bench
    inbox.model.read_again(anew=True)
    settled()
    inbox.table.selectRow(0)
    assert inbox.failure.isVisible()
    assert "locked.pdf" in inbox.failure.said.text()
    reader.answers = dict.fromkeys(reader.answers, receipt())
    qtbot.keyClicks(inbox.failure.secret, "open sesame")
    qtbot.mouseClick(inbox.failure.unlock, Qt.MouseButton.LeftButton)
    settled()
    assert bench.show(one).document.stage is Stage.RECEIVED
    work_off(bench)
    inbox.refresh(Change("read"))
    settled()
    assert not inbox.failure.isVisible()


def test_many_are_chosen_and_read_again(
    qtbot: QtBot, add: Add, inbox: InboxView, desk: Desk, settled: Callable[[], None]
) -> None:
    ids = [add(FormatDamaged(), f"{number}.pdf") for number in range(3)]
    inbox.model.read_again(anew=True)
    settled()
    qtbot.keyClick(inbox.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert inbox.bar.isVisible()
    assert inbox.bar.said.text() == "3 chosen"
    inbox.bar.again.emit()
    settled()
    assert {desk.workbench.show(one).document.stage for one in ids} == {Stage.RECEIVED}


def test_enter_opens_the_review(
    qtbot: QtBot, add: Add, inbox: InboxView, desk: Desk, settled: Callable[[], None]
) -> None:
    went: list[tuple[str, object]] = []
    desk.went.connect(lambda place, argument: went.append((place, argument)))
    one = add(receipt())
    inbox.model.read_again(anew=True)
    settled()
    inbox.table.selectRow(0)
    qtbot.keyClick(inbox.table, Qt.Key.Key_Return)
    assert went == [("review", one)]


def test_views_are_kept_and_restored(inbox: InboxView, desk: Desk, settled: Callable[[], None]) -> None:
    inbox.filters.cuts["failed"].setChecked(True)
    inbox.filters.text.setText("tea")
    inbox.saved.keep("Broken tea")
    inbox.filters.restore({})
    inbox.filters.restore(desk.preferences.get("inbox.views")["Broken tea"])
    settled()
    assert inbox.filters.cut.id == "failed"
    assert inbox.filters.text.text() == "tea"


def test_rows_are_fetched_by_page_and_not_all_are_held(
    qtbot: QtBot, add: Add, desk: Desk, settled: Callable[[], None]
) -> None:
    model = DocumentsModel(desk)
    one = desk.workbench
    for number in range(PAGE + 5):
        add(receipt(f"{number}.00"), f"{number}.pdf", read=False)
    model.select(replace(model.selection, descending=False))
    settled()
    assert model.rowCount() == one.totals().taken == PAGE + 5
    assert model.summary(PAGE + 2) is None
    settled()
    found = model.summary(PAGE + 2)
    assert found is not None
    assert found.name == f"{PAGE + 2}.pdf"


def test_age_is_said_in_the_unit_that_fits() -> None:
    now = datetime(2026, 1, 2, 12, tzinfo=UTC)
    said = [
        age(at, now) for at in ("2026-01-02T11:59:50+00:00", "2026-01-02T11:15:00+00:00", "2025-12-31T12:00:00+00:00")
    ]
    assert said == ["now", "45 min", "2 d"]
