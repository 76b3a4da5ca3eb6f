"""Ten thousand documents: the lists answer by page, and hold no more than they show."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.document import Stage, Status
from core.domain.summary import Facets, Summary
from core.ports import Order, Selection
from desktop.window.desk import Desk
from desktop.window.inbox.view import InboxView
from desktop.window.lists.pages import PAGE, PAGES_HELD

MANY = 10_000


class Full:
    """A bench with very many documents, which counts how many it was asked for."""

    def __init__(self) -> None:
        self.given = 0

    def count(self, selection: Selection) -> int:
        return 0 if selection.look else MANY

    def summaries(self, selection: Selection) -> tuple[Summary, ...]:
        numbers = range(selection.offset, min(MANY, selection.offset + selection.limit))
        self.given += len(numbers)
        return tuple(_summary(number) for number in numbers)

    def facets(self, selection: Selection) -> Facets:
        return Facets({"Northwind": MANY}, {"invoice": MANY}, {Stage.APPROVED.value: MANY})

    def picture(self, document: str, number: int) -> None:
        """No page has a picture here."""


def _summary(number: int) -> Summary:
    return Summary(
        id=str(number),
        client="Northwind",
        name=f"{number}.pdf",
        stage=Stage.APPROVED,
        status=Status.ACCEPTED,
        type="invoice",
        supplier=f"Supplier {number}",
        total=None,
        currency="",
        date="2025-01-01",
        doubts=0,
        pages=1,
        taken_at="2026-01-02T12:00:00+00:00",
    )


def test_the_inbox_walks_through_ten_thousand(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> None:
    full = Full()
    desk.workbench = full  # type: ignore[assignment]
    view = InboxView(desk)
    qtbot.addWidget(view)
    view.resize(1100, 700)
    with qtbot.waitExposed(view):
        view.show()
    settled()
    assert view.model.rowCount() == MANY
    assert full.given == PAGE
    for row in (MANY - 1, MANY // 2, 0):
        view.table.scrollTo(view.model.index(row, 0))
        view.grab()
        settled()
        assert view.model.index(row, 3).data() == f"Supplier {row}"
    assert full.given <= PAGE * 8
    for row in range(0, MANY, PAGE):
        view.model.summary(row)
    settled()
    held = sum(view.model.holds(row) for row in range(MANY))
    assert held <= PAGE * PAGES_HELD
    qtbot.keyClick(view.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert view.table.count_chosen == MANY
    assert view.model.selection.order is Order.TAKEN  # the best match first would be slow among so many


def test_a_page_that_comes_after_the_list_became_shorter_is_let_go(
    qtbot: QtBot, desk: Desk, settled: Callable[[], None]
) -> None:
    """Qt warns of rows that are not there, and a warning fails."""
    desk.workbench = Full()  # type: ignore[assignment]
    view = InboxView(desk)
    qtbot.addWidget(view)
    settled()
    view.model.select(Selection(look=True))
    view.model.summary(MANY - 1)
    settled()
    assert view.model.rowCount() == 0
