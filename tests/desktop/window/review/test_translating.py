"""A page beside what it says in another language: by models that say what a test tells them to, and by a real one."""

from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.domain.errors import Cancelled
from core.domain.layout import Box, Word
from core.domain.page import Page
from core.domain.question import Question, Said
from core.domain.weights import Wish
from core.ports import Interpretation, Limits, PageSink, Progress, silent
from core.work.hosting import ModelHost
from core.workbench.hearing import Models
from desktop.window.review.translating import TranslateWindow
from models.host.local import LocalModels
from models.training.tiny.llama import Shape, llama
from tests.core.workbench.test_translating import SPEAKING, TONGUE, Turning
from tests.desktop.window.conftest import Scripted
from tests.desktop.window.review.conftest import Add, Shown, ten

LINES = ("Rent for March", "Total due 1,250.00 EUR", "Thank you")
NOT_KEPT = {"Total due [1]": "À payer"}


class Printing(Scripted):
    """Papers of two pages with sentences on them."""

    def read(self, source: object, limits: Limits, pages: PageSink, progress: Progress) -> Interpretation:
        for number in (1, 2):
            words = tuple(
                Word(word, Box(40 + 60 * at, 40 + 40 * row, 90 + 60 * at, 52 + 40 * row))
                for row, text in enumerate(LINES if number == 1 else ("Page two",))
                for at, word in enumerate(text.split())
            )
            pages(Page(number, 400, 600, words), None)
        return Interpretation((ten("total_amount", pages=(1, 2)),))


@pytest.fixture
def reader() -> Scripted:
    return Printing()


def equip(shown: Shown, turning: Turning, *, runs: bool = True) -> None:
    models = Models(turning, lambda: [SPEAKING], tuple, translators=lambda: [TONGUE], runs=lambda name: runs)
    shown.desk.workbench = replace(shown.bench, models=lambda: models)


def beside(shown: Shown, add: Add) -> TranslateWindow:
    shown.open(add(ten("total_amount", pages=(1, 2))))
    next(one for one in shown.view.heading.menu.actions() if one.data() == "translate").trigger()
    shown.wait()
    window = shown.view.prompts.translated
    assert window is not None
    window.activateWindow()
    shown.bot.waitExposed(window)
    shown.wait()
    return window


def said(window: TranslateWindow) -> list[str]:
    return [window.sentences.item(at).text() for at in range(window.sentences.count())]


def hovered(viewport: QWidget, place: QPoint) -> None:
    """Moves the pointer there; the platform without a screen knows only the window below."""
    at, none = QPointF(place), Qt.MouseButton.NoButton
    there = QPointF(viewport.mapToGlobal(place))
    move = QMouseEvent(QEvent.Type.MouseMove, at, there, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(viewport, move)


def test_no_menu_names_it_where_no_model_translates(shown: Shown, add: Add) -> None:
    document = add(ten("total_amount"))
    shown.open(document)
    assert "translate" not in [one.data() for one in shown.view.heading.menu.actions()]
    equip(shown, Turning(), runs=False)
    shown.open(document)
    assert "translate" not in [one.data() for one in shown.view.heading.menu.actions()]


def test_page_and_translation_light_each_other(shown: Shown, add: Add) -> None:
    equip(shown, Turning(NOT_KEPT))
    window = beside(shown, add)
    assert window.language.currentData() == "en"
    assert said(window) == ["RENT FOR MARCH", "◆ Total due 1,250.00 EUR", "THANK YOU"]
    assert window.by.text() == "Translated by nllb, on this machine"
    assert not window.working.isVisible()
    hovered(window.sentences.viewport(), window.sentences.visualItemRect(window.sentences.item(1)).center())
    assert [name for name, mark in window.canvas.marks.items() if mark.lit] == ["1"]
    where = window.canvas.mapFromScene(window.canvas.marks["2"].place.center())
    hovered(window.canvas.viewport(), where)
    assert window.sentences.lit == "2"
    shown.bot.keyClick(window.sentences, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    shown.bot.keyClick(window.sentences, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines() == said(window)
    window.close()


def test_another_page_and_another_language_are_translated_as_they_are_shown(shown: Shown, add: Add) -> None:
    turning = Turning()
    equip(shown, turning)
    window = beside(shown, add)
    shown.bot.keyClick(window.canvas, Qt.Key.Key_PageDown)
    shown.wait()
    assert (said(window), window.page.text()) == (["PAGE TWO"], "Page 2 of 2")
    window.language.setCurrentIndex(window.language.findData("de"))
    window.language.activated.emit(window.language.currentIndex())
    shown.wait()
    assert turning.asked[-1].system == '["", "de"]'
    asked = len(turning.asked)
    shown.bot.keyClick(window.canvas, Qt.Key.Key_PageUp)
    shown.wait()
    window.turn_to(1)
    shown.wait()
    assert len(turning.asked) == asked + 3  # the first page in German; the second one is kept while it is open
    window.close()


def test_it_is_stopped_and_keeps_what_was_translated(shown: Shown, add: Add) -> None:
    at_second, stopped = Event(), Event()

    class Slow(Turning):
        def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
            while len(self.asked) == 1 and not stopped.is_set():
                at_second.set()
                try:
                    progress("thinking", 1, 10)
                except Cancelled:
                    stopped.set()
                    raise
            return super().ask(model, question, progress)

    equip(shown, Slow())
    shown.open(add(ten("total_amount", pages=(1, 2))))
    next(one for one in shown.view.heading.menu.actions() if one.data() == "translate").trigger()
    window = shown.view.prompts.translated
    assert window is not None
    shown.bot.waitUntil(lambda: at_second.is_set() and window.working.bar.maximum() > 0)
    shown.bot.mouseClick(window.working.stop, Qt.MouseButton.LeftButton)
    shown.wait()
    assert stopped.is_set()
    assert said(window) == ["RENT FOR MARCH"]
    shown.bot.mouseClick(window.again, Qt.MouseButton.LeftButton)
    shown.wait()
    assert said(window) == ["RENT FOR MARCH", "TOTAL DUE 1,250.00 EUR", "THANK YOU"]
    window.close()
    shown.wait()
    assert shown.complaints == []


class Brief(NamedTuple):
    """A real host, of which few tokens are asked: what is made of random numbers knows no end."""

    host: ModelHost

    def ask(self, model: str, question: Question, progress: Progress = silent) -> Said:
        return self.host.ask(model, replace(question, most_tokens=12), progress)


@pytest.fixture
def local(tmp_path: Path) -> Iterator[LocalModels]:
    (tmp_path / "tiny.gguf").write_bytes(llama(Shape(width=16, heads=2, layers=1, inner=16)))
    made = LocalModels(tmp_path / "models")
    made.shelf.add(tmp_path / "tiny.gguf", Wish("tiny"))
    yield made
    made.close()


@pytest.mark.skipif(not find_spec("llama_cpp"), reason="llama-cpp-python is not installed: make llm")
def test_whatever_a_real_model_says_every_figure_is_kept(shown: Shown, add: Add, local: LocalModels) -> None:
    models = Models(Brief(local.host), local.asked, tuple, runs=local.runs)
    shown.desk.workbench = replace(shown.bench, models=lambda: models)
    window = beside(shown, add)
    assert shown.complaints == []
    assert window.sentences.count() == len(LINES)
    assert "1,250.00 EUR" in said(window)[1]
    assert window.by.text() == "Translated by tiny, on this machine"
    assert local.hosted().asked == len(LINES)
    window.close()
