"""Insights: charts with the documents behind each bar, what is worth a look, and how the reading fares."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QComboBox, QLabel, QTableView, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from core.domain.document import Lap, Reading, Totals
from core.domain.errors import FormatUnknown
from core.domain.job import Running
from core.domain.measures import Figures
from core.domain.record import Record
from core.domain.selection import Selection
from core.workbench import Health
from desktop.window.desk import Desk
from desktop.window.documents.view import DocumentsView
from desktop.window.insights.card import ChartCard
from desktop.window.insights.chart import Chart
from desktop.window.insights.placing import lying, standing
from desktop.window.insights.series import Bar
from desktop.window.insights.view import InsightsView
from desktop.window.look import font
from tests.desktop.window.conftest import receipt, value

Add = Callable[..., str]
Settled = Callable[[], None]
Went = list[tuple[str, object]]


@pytest.fixture
def went(desk: Desk) -> Went:
    heard: Went = []
    desk.went.connect(lambda place, argument: heard.append((place, argument)))
    return heard


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> InsightsView:
    made = InsightsView(desk)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def open_page(view: InsightsView, name: str, settled: Settled) -> None:
    view.show_argument(name)
    settled()


def card(view: InsightsView, name: str) -> ChartCard:
    return next(one for one in view.figures.cards if one.series.id == name)


def click_bar(qtbot: QtBot, one: ChartCard, number: int) -> None:
    place = one.chart.plan.bars[number].bar.center().toPoint()
    qtbot.mouseClick(one.chart, Qt.MouseButton.LeftButton, pos=place)


def taxed(total: str, day: str, name: str = "Blue Fern Ltd") -> Reading:
    reading = receipt(total, receipt_date=day, vendor_name=name)
    row = Record({"rate": value("20"), "amount": value("2.00")})
    return replace(reading, seconds=1.5, record=replace(reading.record, tables={"taxes": (row,)}))


def test_without_documents_the_page_says_what_will_stand_there(view: InsightsView, settled: Settled) -> None:
    open_page(view, "figures", settled)
    assert view.figures.stack.currentWidget() is view.figures.none
    open_page(view, "worth", settled)
    assert view.worth.stack.currentWidget() is view.worth.none


def test_how_often_readers_were_right_is_shown_once_people_said_so(
    qtbot: QtBot, view: InsightsView, desk: Desk, add: Add, settled: Settled
) -> None:
    documents = [add(receipt(f"{number}.00", accepted=False), f"{number}.pdf") for number in (1, 2)]
    open_page(view, "figures", settled)
    assert not any(one.series.id == "answers" for one in view.figures.cards)
    desk.workbench.review.confirm(documents[0], ["total_amount"])
    desk.workbench.correct(documents[1], "total_amount", "3.00")
    open_page(view, "figures", settled)
    (bar,) = card(view, "answers").series.bars
    assert (bar.name, bar.said, bar.selection.type) == ("Receipt, rules", "50.0 % of 2", "receipt")


def test_a_click_on_a_bar_opens_the_documents_behind_it(
    qtbot: QtBot, view: InsightsView, add: Add, settled: Settled, went: Went
) -> None:
    add(taxed("12.00", "2025-01-31"), "a.pdf")
    add(taxed("8.00", "2025-02-03", "Grey Heron"), "b.pdf")
    add(receipt("1.00", accepted=False), "c.pdf")
    open_page(view, "figures", settled)
    names = [one.series.id for one in view.figures.cards]
    assert names == ["days", "straight", "causes", "seconds", "suppliers", "months", "rates"]
    expected = {
        "days": Selection(taken=datetime.now(UTC).date()),
        "straight": Selection(type="receipt"),
        "causes": Selection(cause="guess"),
        "rates": Selection(rate="20"),
        "suppliers": Selection(supplier="Blue Fern Ltd"),
    }
    for name, asked in expected.items():
        click_bar(qtbot, card(view, name), 0)
        assert went[-1] == ("documents", asked), name
    assert "3" in view.figures.said.text()


def test_the_table_behind_a_chart_and_the_keyboard_do_the_same(
    qtbot: QtBot, view: InsightsView, add: Add, settled: Settled, went: Went
) -> None:
    add(receipt("12.00"), "a.pdf")
    open_page(view, "figures", settled)
    one = card(view, "suppliers")
    assert "Blue Fern Ltd" in one.chart.accessibleDescription()
    qtbot.keyClick(one.chart, Qt.Key.Key_Down)
    qtbot.keyClick(one.chart, Qt.Key.Key_Return)
    assert went == [("documents", Selection(supplier="Blue Fern Ltd"))]
    qtbot.mouseClick(one.turn, Qt.MouseButton.LeftButton)
    assert one.stack.currentWidget() is one.table
    assert [one.table.model().index(0, place).data() for place in range(3)] == ["Blue Fern Ltd", "12.00", "1"]
    one.table.activated.emit(one.table.model().index(0, 0))
    assert len(went) == 2


def test_a_client_is_chosen_and_charts_follow_the_theme(
    view: InsightsView, add: Add, settled: Settled, desk: Desk
) -> None:
    add(receipt("12.00"), "a.pdf")
    add(receipt("7.00", vendor_name="Grey Heron"), "b.pdf", client="Acme")
    open_page(view, "figures", settled)
    view.figures.client.setCurrentIndex(view.figures.client.findData("Acme"))
    settled()
    assert [one.name for one in card(view, "suppliers").series.bars] == ["Grey Heron"]
    desk.look.use("dark")
    assert card(view, "suppliers").chart.bars
    desk.look.use("light")


def test_copies_and_missing_papers_are_worth_a_look(
    qtbot: QtBot, view: InsightsView, add: Add, settled: Settled, went: Went
) -> None:
    add(receipt("12.00", receipt_number="R-1"), "a.pdf")
    copy = add(receipt("12.00", receipt_number="R-1", vendor_address="Harbour"), "b.pdf")
    open_page(view, "worth", settled)
    assert view.worth.model.rowCount() == 1
    view.worth.table.setCurrentIndex(view.worth.model.index(0, 1))
    view.worth.table.activated.emit(view.worth.model.index(0, 1))
    assert went == [("review", copy)]


def test_health_warns_of_memory_and_says_why_documents_failed(
    qtbot: QtBot, view: InsightsView, add: Add, settled: Settled, went: Went
) -> None:
    add(FormatUnknown(name="x.bin"), "x.bin")
    open_page(view, "health", settled)
    assert view.health.counts["failed"].text() == "1"
    assert went == []
    view.health.show_health(Health(Totals(taken=3, waiting=2), 1, {}, 500.0, 100.0, 1000.0), Figures())
    assert view.health.warning.isVisibleTo(view.health)
    assert "90" in view.health.warning.text()
    view.health.show_health(Health(Totals(), 0, {}, 500.0, 400.0, 1000.0), Figures())
    assert not view.health.warning.isVisibleTo(view.health)


def test_health_says_what_the_system_keeps_readers_from(view: InsightsView, settled: Settled) -> None:
    open_page(view, "health", settled)
    crew = Running(1, 0, 2, 90.0, ("network", "files"), ("disk",))
    view.health.show_health(Health(Totals(), 0, {}, 500.0, 400.0, 1000.0, crew), Figures())
    assert view.health.confined.text() == (
        "Kept by the system from: the network, other files; not kept from: leaving anything on the disk"
    )


def test_health_says_the_seconds_of_each_stage(view: InsightsView, add: Add, settled: Settled) -> None:
    laps = (Lap("read", 1.25), Lap("extract", 0.5))
    add(replace(receipt(), laps=laps, seconds=1.75))
    open_page(view, "health", settled)
    said = [one.text() for one in view.health.findChildren(QLabel)]
    assert {"Reading the pages", "1.25 s", "Finding the values", "0.50 s", "1.75 s"} <= set(said)


def test_documents_show_what_stands_behind_a_figure(qtbot: QtBot, desk: Desk, add: Add, settled: Settled) -> None:
    add(receipt("12.00"), "a.pdf")
    add(receipt("7.00", vendor_name="Grey Heron"), "b.pdf", client="Acme")
    view = DocumentsView(desk)
    qtbot.addWidget(view)
    view.show_argument(Selection("Acme", supplier="Grey Heron"))
    settled()
    assert view.model.rowCount() == 1
    assert view.behind.said.text() == "Grey Heron"
    qtbot.mouseClick(view.behind.leave, Qt.MouseButton.LeftButton)
    settled()
    assert view.model.rowCount() == 1
    view.show_argument(Selection())
    settled()
    assert view.model.rowCount() == 2


def test_a_look_at_a_document_says_what_others_say_of_it(
    qtbot: QtBot, desk: Desk, add: Add, settled: Settled, went: Went
) -> None:
    add(receipt("12.00", receipt_number="R-1"), "a.pdf")
    copy = add(receipt("12.00", receipt_number="R-1", vendor_address="Harbour"), "b.pdf")
    view = DocumentsView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    rows = {one.id: row for row in range(2) if (one := view.model.summary(row))}
    view.table.selectRow(rows[copy])
    settled()
    assert "a.pdf" in view.preview.related.text()
    qtbot.mouseClick(view.preview.same, Qt.MouseButton.LeftButton)
    assert went == [("documents", Selection("Northwind", supplier="Blue Fern Ltd"))]


def test_the_look_at_one_document_goes_with_what_is_looked_for(
    qtbot: QtBot, desk: Desk, add: Add, settled: Settled
) -> None:
    add(receipt("12.00"), "a.pdf")
    add(receipt("7.00", vendor_name="Grey Heron"), "b.pdf")
    view = DocumentsView(desk)
    qtbot.addWidget(view)
    view.show()
    settled()
    view.table.selectRow(0)
    settled()
    assert not view.preview.isHidden()
    for words, seen in (("Heron", "Grey Heron"), ("Fern", "Blue Fern Ltd")):
        view.text.clear()
        qtbot.keyClicks(view.text, words)
        qtbot.waitUntil(lambda seen=seen: view.preview.title.text() == seen)  # type: ignore[misc]
    view.text.setText("nowhere")
    qtbot.waitUntil(view.preview.isHidden)


def test_what_is_said_of_a_bar_has_its_place_beyond_it(view: InsightsView, add: Add, settled: Settled) -> None:
    add(receipt("98765432.10"), "a.pdf")
    add(receipt("7.00", vendor_name="Grey Heron"), "b.pdf")
    open_page(view, "figures", settled)
    chart = card(view, "suppliers").chart
    for wide in (900, 420):
        chart.resize(wide, chart.height())
        for place in chart.plan.bars:
            assert place.name.right() < place.bar.left() <= place.bar.right() < place.said.left()
            assert place.said.right() <= wide


LOSS = (Bar("Gain", 30.0, "30.00", 1, Selection()), Bar("Loss", -10.0, "−10.00", 1, Selection()))


def test_bars_of_losses_stand_on_the_other_side_of_the_line(qapp: object) -> None:
    room, metrics = QRectF(0, 0, 400, 190), QFontMetricsF(font("caption"))
    zero, (gain, loss) = lying(LOSS, 0.0, room, metrics)
    assert (gain.bar.left(), loss.bar.right()) == (zero.x1(), zero.x1())
    assert gain.bar.width() == pytest.approx(3 * loss.bar.width())
    zero, (gain, loss) = standing(LOSS, room, metrics)
    assert (gain.bar.bottom(), loss.bar.top()) == (zero.y1(), zero.y1())
    assert loss.bar.bottom() <= loss.name.top()


def test_many_upright_bars_are_named_and_said_where_there_is_room(qapp: object) -> None:
    bars = [Bar(f"{day} Jan", day, f"{day}", day, Selection()) for day in range(1, 32)]
    placed = standing(bars, QRectF(0, 0, 400, 190), QFontMetricsF(font("caption"))).bars
    assert [number for number, one in enumerate(placed) if not one.name.isEmpty()] == [0, 6, 12, 18, 24, 30]
    assert all(one.said.isEmpty() for one in placed)
    assert not any(one.said.isEmpty() for one in standing(bars[:5], QRectF(0, 0, 400, 190), QFontMetricsF(font())).bars)


def test_everything_that_can_be_pressed_has_a_name(view: InsightsView, add: Add, settled: Settled) -> None:
    add(receipt("12.00"), "a.pdf")
    open_page(view, "figures", settled)
    kinds: tuple[type[QWidget], ...] = (QComboBox, QTableView, QToolButton, Chart)
    pressed = [one for kind in kinds for one in view.findChildren(kind)]
    assert [one for one in pressed if not one.accessibleName()] == []
