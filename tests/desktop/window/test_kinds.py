"""Document types: what each holds, and a type of one's own made from a sample, tried at once and kept."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from core.catalogue import bundled_types
from core.domain.document import Source
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.domain.schema import Kind
from core.ports import Interpretation, Limits, PageImage, PageSink, Progress
from core.words import Words
from core.workbench import TypeShelf
from desktop.window.desk import Desk
from desktop.window.kinds.form import DROP, KIND, LABELS, NAME, REQUIRED
from desktop.window.kinds.view import KindsView
from tests.desktop.window.conftest import Scripted, receipt

Add = Callable[..., str]
Settled = Callable[[], None]


SLIP = ("Till slip", 10, 22), ("Total:", 10, 12), ("12.00", 200, 12)


class Till(Scripted):
    """A reader whose page is a till slip."""

    def read(self, source: Source, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        words = tuple(
            Word(text, Box(x, 40.0 * row, x + 8.0 * len(text), 40.0 * row + high))
            for row, (text, x, high) in zip((1, 3, 3), SLIP, strict=True)
        )

        def swapped(page: Page, image: PageImage | None) -> None:
            pages(replace(page, words=words), image)

        return super().read(source, limits, swapped, progress)


@pytest.fixture
def reader() -> Scripted:
    return Till()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, tmp_path: Path) -> KindsView:
    known = dict(bundled_types())
    shelf = TypeShelf(tmp_path / "types", bundled_types(), known)
    desk.words = Words("en", known)
    desk.workbench = replace(desk.workbench, types=known, shelf=shelf, words=desk.words)
    made = KindsView(desk)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cell(view: KindsView, row: int, column: int) -> QLineEdit:
    found = view.editor.form.rows.cellWidget(row, column)
    assert isinstance(found, QLineEdit)
    return found


def titles(view: KindsView) -> list[str]:
    return [view.list.item(row).text() for row in range(view.list.count())]


def drafted(qtbot: QtBot, view: KindsView, settled: Settled) -> None:
    qtbot.mouseClick(view.new, Qt.MouseButton.LeftButton)
    settled()
    settled()
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.editor)
    settled()


def test_every_type_says_what_it_holds(view: KindsView, settled: Settled) -> None:
    settled()
    assert titles(view)[0] == "Bundled"
    view.show_argument("invoice")
    assert view.shown.title.text() == "Invoice"
    fields = view.shown.model.item(0)
    called = [fields.child(row, 0).text() for row in range(fields.rowCount())]
    assert "Total" in called
    assert view.shown.model.rowCount() > 1
    assert not view.shown.drop.isVisible()


def test_without_documents_a_type_cannot_be_drafted(
    qtbot: QtBot, view: KindsView, desk: Desk, settled: Settled
) -> None:
    told: list[str] = []
    desk.told.connect(lambda message: told.append(message.said))
    settled()
    qtbot.mouseClick(view.new, Qt.MouseButton.LeftButton)
    settled()
    assert told == ["A type is made from a document: add one first."]


def test_a_type_is_made_from_a_sample_and_reads_it_at_once(
    qtbot: QtBot, view: KindsView, desk: Desk, add: Add, settled: Settled
) -> None:
    add(receipt(accepted=False), "till.pdf")
    drafted(qtbot, view, settled)
    form = view.editor.form
    assert [one.name for one in form.outline().fields] == ["total"]
    assert [view.editor.read.rows.item(0, place).text() for place in (1, 2)] == ["Total", "12.00"]
    assert view.editor.canvas.marks
    kind = form.rows.cellWidget(0, KIND)
    assert isinstance(kind, QComboBox)
    kind.setCurrentIndex(kind.findData(Kind.TEXT))
    required = form.rows.cellWidget(0, REQUIRED).findChild(QCheckBox)
    assert required is not None
    required.click()
    form.title.setText("Till slip")
    form.id.setText("till_slip")
    form.id.editingFinished.emit()
    settled()
    assert 'kind = "text"' in view.editor.text.toPlainText()
    qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert desk.workbench.types["till_slip"].fields["total"].required
    assert titles(view)[:2] == ["Your own", "Till slip"]
    assert view.stack.currentWidget() is view.shown
    qtbot.mouseClick(view.shown.drop, Qt.MouseButton.LeftButton)
    settled()
    assert "till_slip" not in desk.workbench.types


def test_fields_are_added_renamed_and_removed(qtbot: QtBot, view: KindsView, add: Add, settled: Settled) -> None:
    add(receipt(accepted=False), "till.pdf")
    drafted(qtbot, view, settled)
    form = view.editor.form
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    for column, text in ((NAME, "counter"), (LABELS, "counter, counter no")):
        cell(view, 1, column).setText(text)
        cell(view, 1, column).editingFinished.emit()
    settled()
    assert [(one.name, one.labels) for one in form.outline().fields][1] == ("counter", ("counter", "counter no"))
    assert view.editor.read.rows.item(1, 2).text() == "not found"
    drop = form.rows.cellWidget(0, DROP)
    assert isinstance(drop, QToolButton)
    qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
    settled()
    assert [one.name for one in form.outline().fields] == ["counter"]


WRONG = {
    "kind = money": "Line",
    'kind = "sum"': "no kind of value",
    'id = "a b"': "short name",
    'labels = { en = "total" }': "brackets",
}


def test_what_is_wrong_with_the_text_is_said_in_words(
    qtbot: QtBot, view: KindsView, add: Add, settled: Settled
) -> None:
    add(receipt(accepted=False), "till.pdf")
    drafted(qtbot, view, settled)
    view.editor.tabs.setCurrentIndex(1)
    text = view.editor.text.toPlainText().splitlines()
    for wrong, said in WRONG.items():
        name = wrong.partition(" ")[0]
        view.editor.text.setPlainText("\n".join(wrong if one.startswith(f"{name} =") else one for one in text))
        qtbot.waitUntil(view.editor.wrong.isVisible)
        assert said in view.editor.wrong.text()
        assert not view.editor.save.isEnabled()
        view.editor.text.setPlainText("\n".join(text))
        qtbot.waitUntil(lambda: not view.editor.wrong.isVisible())
        assert view.editor.save.isEnabled()


def test_a_bundled_type_is_changed_into_ones_own(
    qtbot: QtBot, view: KindsView, desk: Desk, add: Add, settled: Settled
) -> None:
    add(receipt(accepted=False), "till.pdf")
    view.show_argument("receipt")
    settled()
    qtbot.mouseClick(view.shown.change, Qt.MouseButton.LeftButton)
    settled()
    qtbot.waitUntil(lambda: view.stack.currentWidget() is view.editor)
    assert view.editor.sample.count() == 1
    view.editor.form.title.setText("Till receipt")
    view.editor.form.title.editingFinished.emit()
    settled()
    qtbot.mouseClick(view.editor.save, Qt.MouseButton.LeftButton)
    settled()
    settled()
    assert desk.workbench.types["receipt"].title["en"] == "Till receipt"
    qtbot.mouseClick(view.shown.drop, Qt.MouseButton.LeftButton)
    settled()
    assert desk.workbench.types["receipt"] == bundled_types()["receipt"]
