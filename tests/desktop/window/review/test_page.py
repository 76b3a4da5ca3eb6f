"""The page: places light up with their fields, clicks fill, zoom, search, and the strip of pages."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from core.domain.layout import Box
from core.domain.record import Origin
from desktop.window.look import State
from desktop.window.review.evidence import rectangle
from desktop.window.review.pages import Pages
from desktop.window.review.thumbnails import HELD, NUMBER
from desktop.window.review.viewer import Viewer
from tests.desktop.window.review.conftest import Add, Shown, ten

CONTROL = Qt.KeyboardModifier.ControlModifier


def at(shown: Shown, x: float, y: float) -> QPoint:
    """A point of the page on the canvas."""
    return shown.view.viewer.canvas.mapFromScene(QPointF(x, y))


def test_places_have_the_state_of_their_values(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    marks = shown.view.viewer.canvas.marks
    assert marks["total_amount"].state is State.DOUBTFUL
    assert marks["vendor_name"].state is State.CHECKED
    assert marks["total_amount"].lit, "the field that has the keyboard is lit on the page"
    assert not marks["vendor_name"].lit


def test_hovering_lights_both_sides(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    canvas, fields = shown.view.viewer.canvas, shown.view.panel.fields
    shown.bot.mouseMove(canvas.viewport(), at(shown, 60, 68))
    shown.wait()
    row = fields.row("vendor_name")
    assert row is not None
    lit = [(row.lit, canvas.marks["vendor_name"].lit)]
    shown.bot.mouseMove(canvas.viewport(), at(shown, 300, 400))
    shown.wait()
    assert [*lit, (row.lit, canvas.marks["vendor_name"].lit)] == [(True, True), (False, False)]
    fields.hovered.emit("currency")
    assert canvas.marks["currency"].lit


def test_a_click_on_a_word_fills_the_field_that_has_the_keyboard(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount", "receipt_date", total_amount="99.00"))
    shown.open()
    shown.view.visit("total_amount")
    shown.bot.mouseClick(shown.view.viewer.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(shown, 90, 25))
    shown.wait()
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    field = reading.record.fields["total_amount"]
    assert (field.value, field.origin, field.evidence.box) == ("12.00", Origin.HUMAN, Box(70, 20, 120, 30))
    assert shown.current == "receipt_date"


def test_a_dragged_box_fills_it_too_and_what_is_no_date_is_refused(shown: Shown, add: Add) -> None:
    document = add(ten("receipt_date", "total_amount"))
    shown.open()
    viewport = shown.view.viewer.canvas.viewport()
    shown.bot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=at(shown, 5, 12))
    shown.bot.mouseMove(viewport, at(shown, 60, 24))
    shown.bot.mouseMove(viewport, at(shown, 65, 38))
    shown.bot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=at(shown, 65, 38))
    shown.wait()
    row = shown.view.panel.fields.row("receipt_date")
    assert row is not None
    assert "date" in row.accessibleDescription()
    assert shown.value(document, "receipt_date") == "2025-12-31"


def test_a_click_on_a_place_goes_to_its_field_where_nothing_is_to_be_filled(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    shown.view.panel.fields.visit("vendor_name")
    shown.bot.mouseClick(shown.view.viewer.canvas.viewport(), Qt.MouseButton.LeftButton, pos=at(shown, 60, 68 + 24 * 6))
    assert shown.current == "currency"


def test_zoom_goes_to_the_pointer_and_fits(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    canvas = shown.view.viewer.canvas
    wide = canvas.zoom
    place = QPointF(at(shown, 100, 200))
    before = canvas.mapToScene(place.toPoint())
    shown.bot.mouseMove(canvas.viewport(), place.toPoint())
    wheel = QWheelEvent(
        place,
        QPointF(canvas.viewport().mapToGlobal(place.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        CONTROL,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 (Qt's)
    )
    QApplication.sendEvent(canvas.viewport(), wheel)
    assert canvas.zoom > wide
    after = canvas.mapToScene(place.toPoint())
    assert abs(after.y() - before.y()) < 12
    canvas.setFocus()
    shown.press(Qt.Key.Key_9)
    whole = canvas.zoom
    assert whole < wide
    shown.press(Qt.Key.Key_Plus)
    assert canvas.zoom > whole
    shown.press(Qt.Key.Key_0)
    assert abs(canvas.zoom - wide) < 0.01


def test_text_is_searched_on_the_pages(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    viewer = shown.view.viewer
    viewer.canvas.setFocus()
    shown.press(Qt.Key.Key_F, held=CONTROL)
    assert viewer.finder.line.hasFocus()
    shown.write("total")
    shown.wait()
    assert viewer.finder.said == "1 of 1"
    shown.press(Qt.Key.Key_Return)
    viewer.finder.line.setText("absent")
    shown.wait()
    assert viewer.finder.said == "Nothing found"
    shown.press(Qt.Key.Key_Escape)
    assert not viewer.finder.isVisible()


def test_pages_are_turned_and_gone_through(shown: Shown, add: Add) -> None:
    add(ten("total_amount", pages=(1, 2, 3)))
    shown.open()
    viewer = shown.view.viewer
    assert viewer.thumbnails.isVisible()
    viewer.canvas.setFocus()
    shown.press(Qt.Key.Key_PageDown)
    assert (viewer.number, viewer.thumbnails.number) == (2, 2)
    before = viewer.canvas.transform()
    viewer.turn(2, 90)
    assert viewer.canvas.transform() != before
    shown.press(Qt.Key.Key_PageUp)
    assert viewer.canvas.transform().m12() == 0, "only that page was turned"
    shown.press(Qt.Key.Key_PageDown)
    assert viewer.canvas.transform().m12() != 0
    shown.press(Qt.Key.Key_R, held=CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert viewer.canvas.transform().m12() == 0, "keys turn it too"
    shown.press(Qt.Key.Key_R)
    again = Viewer(shown.desk, Pages(shown.desk))
    shown.bot.addWidget(again)
    again.show_document(shown.opened[0])
    again.show_page(2)
    shown.wait()
    assert again.canvas.transform().m12() != 0, "the vault keeps it"


def test_a_turned_page_is_kept_with_its_evidence_and_can_be_turned_back(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount", pages=(1, 2)))
    shown.open()
    viewer = shown.view.viewer
    place = viewer.canvas.marks["total_amount"].place
    small = viewer.thumbnails.item(0).icon().pixmap(84, 112).toImage()
    shown.press(Qt.Key.Key_R, held=CONTROL)
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    assert (reading.turn(1), viewer.canvas.turn) == (90, 90)
    assert viewer.canvas.marks["total_amount"].place == place, "what stands on the page turns with it"
    seen = viewer.canvas.mapFromScene(place).boundingRect()
    assert seen.height() > seen.width()
    assert viewer.thumbnails.item(0).icon().pixmap(84, 112).toImage() != small
    assert shown.current == "total_amount"
    shown.press(Qt.Key.Key_Z, held=CONTROL)
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    assert (reading.turn(1), viewer.canvas.turn) == (0, 0)


def test_a_page_of_an_approved_document_is_turned_for_the_eye_only(shown: Shown, add: Add) -> None:
    document = add(ten())
    shown.open(document)
    shown.press(Qt.Key.Key_R, held=CONTROL)
    assert (shown.view.viewer.canvas.turn, shown.complaints) == (90, [])
    reading = shown.bench.show(document).document.reading
    assert reading is not None
    assert reading.turns == ()


def test_pages_are_reordered_and_the_document_is_cut(shown: Shown, add: Add) -> None:
    add(ten("total_amount", pages=(1,)), "one.pdf")
    document = add(ten("total_amount", pages=(1, 2, 3)), "three.pdf")
    shown.open(document)
    menu = shown.view.viewer.thumbnails.menu_of(2)
    next(action for action in menu.actions() if action.text().startswith("Cut")).trigger()
    shown.wait()
    assert shown.complaints == []
    assert shown.view.opened is not None
    assert shown.view.opened.id != document
    assert len(shown.view.lineup.names) == 3, "its parts, and the other that waits"


def test_a_page_is_dragged_to_another_place(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount", pages=(1, 2, 3)), "three.pdf")
    shown.open(document)
    strip = shown.view.viewer.thumbnails
    strip.setCurrentRow(2)
    data = strip.model().mimeData([strip.currentIndex()])
    place = QPointF(strip.visualItemRect(strip.item(0)).topLeft() + QPoint(10, 4))
    drop = QDropEvent(place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    strip.dropEvent(drop)
    shown.wait()
    assert shown.complaints == []
    assert [len(one.pages) for one in shown.opened] == [3]
    assert not drop.isAccepted() or drop.dropAction() is Qt.DropAction.IgnoreAction
    assert shown.view.viewer.thumbnails.count() == 3
    shown.press(Qt.Key.Key_Z, held=CONTROL)
    assert shown.complaints == [], "it can be undone"


def test_pages_and_zoom_have_keys_that_work_from_the_fields(shown: Shown, add: Add) -> None:
    add(ten("total_amount", pages=(1, 2, 3)))
    shown.open()
    viewer = shown.view.viewer
    assert shown.current == "total_amount"
    shown.press(Qt.Key.Key_PageDown, held=Qt.KeyboardModifier.ShiftModifier)
    assert (viewer.number, shown.current) == (2, "total_amount")
    before = viewer.canvas.zoom
    shown.press(Qt.Key.Key_Plus, held=CONTROL)
    assert viewer.canvas.zoom > before
    assert {"Ctrl+R", "F6", "Ctrl+M"} <= {keys for keys, _ in shown.view.keys}


def test_any_value_is_enlarged_by_key(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    canvas = shown.view.viewer.canvas
    canvas.fit("page")
    shown.view.visit("vendor_name")
    assert not canvas.magnifier.isVisible()
    shown.press(Qt.Key.Key_M, held=CONTROL)
    assert canvas.magnifier.isVisible()
    shown.press(Qt.Key.Key_M, held=CONTROL)
    assert not canvas.magnifier.isVisible()


def test_a_text_is_found_in_a_long_document_from_the_shown_page_on(shown: Shown, add: Add) -> None:
    add(ten("total_amount", pages=tuple(range(1, 121))))
    shown.open()
    viewer = shown.view.viewer
    viewer.show_page(3)
    viewer.open_search()
    shown.bot.keyClicks(viewer.finder.line, "total")
    shown.wait()
    assert viewer.finder.said == "1 of 1", "only its first page was kept by the reader"
    assert viewer.number == 1


def test_what_stands_on_the_page_is_read_out(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    said = shown.view.viewer.canvas.accessibleDescription()
    assert "Total, 12.00, in doubt" in said
    assert "confirmed by checks" in said
    row = shown.view.panel.fields.row("total_amount")
    assert row is not None
    assert row.accessibleName() == "Total, 12.00, in doubt"


def test_places_of_the_page_are_gone_through_by_keys_and_said(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    canvas = shown.view.viewer.canvas
    canvas.setFocus()
    shown.press(Qt.Key.Key_Right)
    assert canvas.accessibleName() == "Supplier, Blue Fern Ltd, confirmed by checks, place 1 of 10"
    shown.press(Qt.Key.Key_Left)
    assert canvas.accessibleName() == "Total, 12.00, in doubt, place 10 of 10"
    assert canvas.marks["total_amount"].lit
    shown.press(Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert shown.current == "subtotal"


def test_a_document_of_two_thousand_pages_keeps_few_pictures(shown: Shown, add: Add) -> None:
    add(ten("total_amount", pages=tuple(range(1, 2001))))
    shown.open()
    viewer = shown.view.viewer
    strip, bar = viewer.thumbnails, viewer.thumbnails.verticalScrollBar()
    for place in range(0, bar.maximum() // 16, strip.gridSize().height() * 5):
        bar.setValue(place)
        shown.wait()
    assert sum(bool(strip.item(row).data(NUMBER + 1)) for row in range(strip.count())) <= HELD
    viewer.show_page(1999)
    shown.wait()
    assert (viewer.number, strip.number) == (1999, 1999)


def test_a_doubtful_value_is_enlarged_where_it_is_small(shown: Shown, add: Add) -> None:
    add(ten("total_amount"))
    shown.open()
    canvas = shown.view.viewer.canvas
    canvas.fit("page")
    shown.view.panel.fields.visit("vendor_name")
    assert not canvas.magnifier.isVisible()
    shown.view.panel.fields.visit("total_amount")
    assert canvas.magnifier.isVisible()
    seen = canvas.mapFromScene(rectangle(Box(40, 60 + 24 * 9, 140, 76 + 24 * 9))).boundingRect()
    assert canvas.magnifier.height() > seen.height()
    assert canvas.viewport().rect().contains(canvas.magnifier.geometry())
