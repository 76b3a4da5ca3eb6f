"""Models: engines found, measured on the bundled page, chosen, and tried on a page of a document."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

import resources
from core.domain.engine import Engine, Look
from core.domain.errors import ReaderCrashed
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.ports import PageImage
from desktop.window.desk import Desk
from desktop.window.engines.trying import Trying
from desktop.window.engines.view import EnginesView
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]
Settled = Callable[[], None]
WORDS = resources.data("check", "page.txt").decode().split()


@dataclass
class Scripted:
    """Two engines: one that reads half of the words, one that is not installed."""

    reads: str = "rapidocr"
    crashes: bool = False
    looked: list[str] = field(default_factory=list)

    def found(self) -> tuple[Engine, ...]:
        return (
            Engine("rapidocr", there=True, version="3.1", runs_on="OpenVINO 2025.3"),
            Engine("tesseract", there=True, version="5.3", languages=("eng", "fra")),
            Engine("other", there=False),
        )

    def chosen(self) -> str:
        return self.reads

    def choose(self, name: str) -> None:
        self.reads = name

    def look(self, name: str, picture: bytes) -> Look:
        self.looked.append(name)
        if self.crashes:
            raise ReaderCrashed(where=name)
        words = tuple(Word(text, Box(0, 0, 10, 10)) for text in WORDS[::2])
        return Look(1.25, words, 100, 200)


@pytest.fixture
def engines() -> Scripted:
    return Scripted()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, engines: Scripted) -> EnginesView:
    desk.workbench = replace(desk.workbench, engines=engines)
    made = EnginesView(desk)
    qtbot.addWidget(made)
    made.resize(1080, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_page_box_says_its_page(qtbot: QtBot, desk: Desk) -> None:
    trying = Trying(desk)
    qtbot.addWidget(trying)
    trying.show()
    line = trying.page.findChild(QLineEdit)
    assert line is not None
    assert line.text() == "page 1"
    assert line.width() > line.fontMetrics().horizontalAdvance("page 1")


def test_engines_are_listed_with_what_they_are(view: EnginesView, settled: Settled) -> None:
    settled()
    assert "OpenVINO" in view.lines["rapidocr"].about.text()
    assert "eng, fra" in view.lines["tesseract"].about.text()
    assert view.lines["rapidocr"].reads.isChecked()
    assert not view.lines["other"].start.isEnabled()
    assert not view.trying.isEnabled()
    assert view.trying.said.text()


def test_a_narrow_window_shows_the_whole_width(view: EnginesView, settled: Settled) -> None:
    settled()
    view.resize(900, 560)
    area = view.findChild(QScrollArea)
    assert area is not None
    assert area.horizontalScrollBar().maximum() == 0


def test_an_engine_is_measured_and_the_figures_stay(
    qtbot: QtBot, view: EnginesView, desk: Desk, settled: Settled
) -> None:
    settled()
    line = view.lines["rapidocr"]
    qtbot.mouseClick(line.start, Qt.MouseButton.LeftButton)
    settled()
    assert "1.25 s" in line.said.text()
    assert "50" in line.said.text()
    again = EnginesView(desk)
    qtbot.addWidget(again)
    settled()
    assert again.lines["rapidocr"].said.text() == line.said.text()


def test_another_engine_is_chosen(qtbot: QtBot, view: EnginesView, engines: Scripted, settled: Settled) -> None:
    settled()
    view.lines["tesseract"].reads.click()
    settled()
    assert engines.reads == "tesseract"
    assert [one.reads.isChecked() for one in view.lines.values()] == [False, True, False]


def test_an_engine_that_crashes_leaves_the_window_alive(
    qtbot: QtBot, view: EnginesView, desk: Desk, engines: Scripted, settled: Settled
) -> None:
    told: list[str] = []
    desk.told.connect(lambda message: told.append(message.said))
    settled()
    engines.crashes = True
    qtbot.mouseClick(view.lines["rapidocr"].start, Qt.MouseButton.LeftButton)
    settled()
    assert told
    assert view.lines["rapidocr"].start.isEnabled()


def test_an_engine_is_tried_on_a_page(qtbot: QtBot, view: EnginesView, desk: Desk, add: Add, settled: Settled) -> None:
    document = add(receipt(), "scan.pdf")
    view.show_argument(None)
    settled()
    qtbot.mouseClick(view.trying.start, Qt.MouseButton.LeftButton)
    settled()
    assert "no picture" in view.trying.said.text()
    picture = PageImage(1, resources.data("check", "page.jpg"))
    desk.workbench.store.save_page(document, Page(1, 400, 600), picture)
    qtbot.mouseClick(view.trying.start, Qt.MouseButton.LeftButton)
    settled()
    assert view.trying.results.isVisible()
    assert view.trying.text.toPlainText().startswith(WORDS[0])
