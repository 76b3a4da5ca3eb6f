"""Ask: a question typed or clicked, its answer with places and rows, and where these lead."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from core.domain.asking import Citation, Row
from core.domain.errors import Cancelled
from core.vault.searching import VaultLibrary
from core.words import Words
from core.workbench import Workbench
from desktop.window.ask.rows import AnswerRows
from desktop.window.ask.view import AskView
from desktop.window.desk import Desk
from desktop.window.documents.view import DocumentsView
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.preferred import Preferences
from desktop.window.review.view import ReviewView
from tests.core.asking.made import ATELIER, filled

Settled = Callable[[], None]
SPENT = "How much did we spend in 2026?"


@pytest.fixture
def bench(bench: Workbench, tmp_path: Path) -> Iterator[Workbench]:
    vault = filled(tmp_path / "asked")
    made = replace(bench, store=vault, library=VaultLibrary(vault), words=Words("en", bench.types))
    assert made.asking
    made.asking.searching.catch_up()
    yield made
    vault.close()


@pytest.fixture
def desk(bench: Workbench, look: Look, tmp_path: Path) -> Iterator[Desk]:
    lane = Lane()
    yield Desk(bench, lane, Preferences(tmp_path / "state"), look)
    lane.close()


@pytest.fixture
def view(qtbot: QtBot, desk: Desk, settled: Settled) -> AskView:
    made = AskView(desk)
    qtbot.addWidget(made)
    made.resize(1100, 720)
    made.show()
    settled()
    return made


@pytest.fixture
def went(desk: Desk) -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    desk.went.connect(lambda place, argument: found.append((place, argument)))
    return found


def type_question(qtbot: QtBot, view: AskView, text: str, settled: Settled) -> None:
    view.line.selectAll()
    qtbot.keyClicks(view.line, text)
    qtbot.keyClick(view.line, Qt.Key.Key_Return)
    settled()


def test_before_a_question_examples_stand_there_and_one_is_asked_by_a_click(
    qtbot: QtBot, view: AskView, settled: Settled
) -> None:
    assert view.stack.currentIndex() == 0
    assert view.history.isHidden()
    qtbot.mouseClick(view.examples[2], Qt.MouseButton.LeftButton)
    settled()
    assert view.stack.currentWidget() is view.page
    assert view.line.text() == view.examples[2].text()


def test_an_answer_stands_there_with_its_query_places_and_rows(qtbot: QtBot, view: AskView, settled: Settled) -> None:
    type_question(qtbot, view, SPENT, settled)
    assert view.page.said.text().startswith("Total: 3,496.10 EUR, from 7 documents.")
    assert "verified values only" in view.page.query.text()
    assert view.page.places.count() == 6
    assert view.page.table.isVisible()
    model = view.page.table.rows
    assert model.rowCount() == 8
    assert [model.index(0, column).data() for column in (0, 3, 4, 5)] == ["Blue Fern Ltd", "fern4.pdf", "100.00", "EUR"]
    qtbot.mouseClick(view.page.turn, Qt.MouseButton.LeftButton)
    assert not view.page.table.isVisible()


def test_a_refusal_shows_no_places_and_no_rows(qtbot: QtBot, view: AskView, settled: Settled) -> None:
    type_question(qtbot, view, "What will the weather be tomorrow?", settled)
    assert view.page.said.text() == "Nothing in the documents supports an answer."
    assert not view.page.places.isVisible()
    assert not view.page.turn.isVisible()


def test_places_and_rows_open_the_review_where_they_stand(
    qtbot: QtBot, view: AskView, settled: Settled, went: list[tuple[str, object]]
) -> None:
    type_question(qtbot, view, "What is the due date of invoice BF-1001?", settled)
    view.page.places.setCurrentRow(0)
    qtbot.keyClick(view.page.places, Qt.Key.Key_Return)
    type_question(qtbot, view, SPENT, settled)
    view.page.table.setFocus()
    view.page.table.selectRow(1)
    qtbot.keyClick(view.page.table, Qt.Key.Key_Return)
    (first, cited), (second, row) = went
    assert (first, second) == ("review", "review")
    assert isinstance(cited, Citation)
    assert isinstance(row, Citation)
    assert (cited.name, cited.page, cited.text) == ("fern1.pdf", 1, "2026-02-14")
    assert row.box


def test_questions_of_the_session_are_shown_again(qtbot: QtBot, view: AskView, settled: Settled) -> None:
    type_question(qtbot, view, SPENT, settled)
    type_question(qtbot, view, "How many documents are there?", settled)
    assert [view.history.item(place).text() for place in range(2)] == ["How many documents are there?", SPENT]
    place = view.history.visualItemRect(view.history.item(1)).center()
    qtbot.mouseClick(view.history.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.page.question.text() == SPENT


def test_a_client_or_one_document_alone_may_be_asked(qtbot: QtBot, view: AskView, settled: Settled) -> None:
    view.scope.setCurrentIndex(view.scope.findData(ATELIER))
    type_question(qtbot, view, SPENT, settled)
    assert view.page.said.text() == "Total: 1,500.00 EUR, from 1 document."
    view.scope.setCurrentIndex(0)
    type_question(qtbot, view, "invoices from Harbour Power", settled)
    view.page.turn.setChecked(True)
    view.page._turn()
    view.page.table.selectRow(1)
    qtbot.mouseClick(view.page.only, Qt.MouseButton.LeftButton)
    assert view.one.isVisible()
    type_question(qtbot, view, "What is the total?", settled)
    assert view.page.said.text() == "Total: 220.00 EUR, from 1 document."
    qtbot.mouseClick(view.one, Qt.MouseButton.LeftButton)
    assert not view.one.isVisible()
    assert view.scope.isEnabled()


def test_every_control_says_what_it_is(view: AskView) -> None:
    parts = (view.line, view.scope, view.history, view.page.places, view.page.table)
    assert all(part.accessibleName() for part in parts)
    assert all(button.text() for button in (view.send, *view.examples) if isinstance(button, QPushButton))


def test_the_review_lights_a_cited_place(qtbot: QtBot, desk: Desk, settled: Settled) -> None:
    assert desk.workbench.asking
    (cited,) = desk.workbench.asking.ask("What is the due date of invoice BF-1001?").citations
    review = ReviewView(desk)
    qtbot.addWidget(review)
    review.resize(1200, 800)
    review.show()
    review.show_argument(cited)
    settled()
    qtbot.waitUntil(lambda: bool(review.viewer.canvas._found))
    assert review.opened
    assert review.opened.id == cited.document


def test_documents_are_looked_for_by_what_they_mean(
    qtbot: QtBot, desk: Desk, settled: Settled, went: list[tuple[str, object]]
) -> None:
    documents = DocumentsView(desk)
    qtbot.addWidget(documents)
    documents.resize(1200, 720)
    documents.show()
    settled()
    assert not documents.meaning.isVisible()
    qtbot.keyClicks(documents.text, "electricity")
    qtbot.waitUntil(documents.meaning.isVisible)
    settled()
    literal = documents.model.rowCount()
    qtbot.mouseClick(documents.meaning.look, Qt.MouseButton.LeftButton)
    settled()
    assert literal == 0
    assert "Harbour" in documents.meaning.found.text()
    documents.meaning.found.linkActivated.emit("a document")
    assert went == [("review", "a document")]
    documents.meaning.show_text("electric", "")
    qtbot.mouseClick(documents.meaning.look, Qt.MouseButton.LeftButton)
    documents.meaning.show_text("rent", "")
    settled()
    assert not documents.meaning.found.text(), "an answer to what is asked no more"
    documents.text.clear()
    qtbot.waitUntil(lambda: not documents.meaning.isVisible())


def test_a_look_through_rows_says_how_far_it_is_and_is_stopped(qtbot: QtBot, view: AskView) -> None:
    view.send.setEnabled(False)
    hear = view._hearing(view._stopped)
    hear("looking_through", 1200, 60000)
    qtbot.waitUntil(view.looking.isVisible)
    assert view.far.text() == "Looking through rows: 1,200 of 60,000 documents"
    qtbot.mouseClick(view.stop, Qt.MouseButton.LeftButton)
    with pytest.raises(Cancelled):
        hear("looking_through", 1300, 60000)
    view._failed(Cancelled())
    assert view.looking.isHidden()
    assert view.send.isEnabled()


def test_a_question_goes_on_from_the_answer_in_sight(view: AskView, settled: Settled) -> None:
    view.ask("How much did we spend with Blue Fern in March 2026?")
    settled()
    for question, dated in (("and in 2025?", "2025-01-01"), ("and in January 2026?", "2026-01-01")):
        view.ask(question)
        settled()
        assert view.page.query.text().startswith(
            "Sum of Total · Invoice, Receipt · from Blue Fern Ltd · dated " + dated
        )
    view.history.setCurrentRow(2)
    view.history.activated.emit(view.history.currentIndex())
    view.ask("and from Harbour Power?")
    settled()
    assert "from Harbour Power SA · dated 2026-03-01" in view.page.query.text()


def test_the_documents_behind_an_answer_have_their_days_as_the_language_writes_them(bench: Workbench) -> None:
    rows = AnswerRows(replace(bench.words, language="fr"))
    rows.show_rows([Row("1", "a.pdf", "Northwind", "invoice", "Fern", "2025-03-14", "total_amount", "12.00", "EUR")])
    assert [rows.index(0, place).data() for place in (0, 1, 4)] == ["Fern", "14 mars 2025", "12,00"]
