"""People's data in the settings: kept for years, given out, erased with a reason; over a real vault."""

import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.domain.document import Stage
from core.domain.erasing import Wanted
from core.domain.profile import Role
from core.domain.retention import Keep
from core.domain.selection import Selection
from core.vault import Vault
from core.vault.erasing import VaultErasures
from core.workbench import Workbench
from desktop.window.desk import Desk, Message
from desktop.window.documents.view import DocumentsView
from desktop.window.lane import Lane
from desktop.window.look import Look
from desktop.window.preferences.persons import PersonsGroup
from desktop.window.preferences.view import PreferencesView
from desktop.window.preferred import Preferences
from desktop.window.review.view import ReviewView
from tests.desktop.window.conftest import receipt


@pytest.fixture
def desk(bench: Workbench, look: Look, tmp_path: Path) -> Iterator[Desk]:
    """A desk from whose vault can be erased."""
    assert isinstance(bench.store, Vault)
    lane = Lane()
    erasures = VaultErasures(bench.store, tmp_path / "home")
    yield Desk(replace(bench, erasures=erasures), lane, Preferences(tmp_path / "state"), look)
    lane.close()


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, settled: Callable[[], None]) -> PersonsGroup:
    view = PreferencesView(desk)
    qtbot.addWidget(view)
    view.resize(900, 1400)
    desk.changed.connect(view.refresh)
    with qtbot.waitExposed(view):
        view.show()
    settled()
    return view.persons


@pytest.fixture
def told(desk: Desk) -> list[str]:
    said: list[str] = []

    def hear(message: Message) -> None:
        said.append(message.said)

    desk.told.connect(hear)
    return said


def labels(group: PersonsGroup) -> list[str]:
    return [one.text() for one in group.findChildren(QLabel) if one.isVisible()]


def test_how_long_is_said_and_taken_back(
    qtbot: QtBot, desk: Desk, group: PersonsGroup, settled: Callable[[], None]
) -> None:
    assert "No rule so far: nothing is held, and nothing is ever due." in labels(group)
    asked = group.ask_years()
    asked.lines[0].setText("10")
    asked.choice.setCurrentIndex(asked.choice.findData("receipt"))
    qtbot.mouseClick(asked.take, Qt.MouseButton.LeftButton)
    settled()
    assert desk.workbench.retention.rules() == (Keep(10, "", "receipt"),)
    qtbot.waitUntil(lambda: {"All clients, Receipt", "10 years", "Nothing is due."} <= set(labels(group)))
    remove = next(one for one in group.findChildren(type(group.add)) if one.accessibleName().startswith("Remove"))
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    settled()
    assert desk.workbench.retention.rules() == ()


def test_what_is_due_is_shown_and_erased_with_a_reason(  # noqa: PLR0917 (fixtures)
    qtbot: QtBot,
    desk: Desk,
    group: PersonsGroup,
    add: Callable[..., str],
    settled: Callable[[], None],
    told: list[str],
) -> None:
    document = add(receipt(receipt_date="2001-05-01"))
    desk.workbench.store.advance([document], Stage.EXPORTED, "ann", {"file": "a.csv"})
    desk.act(lambda: desk.workbench.retention.keep(Keep(10)))
    settled()
    assert "1 document need not be kept any longer." in labels(group)
    qtbot.mouseClick(group.look, Qt.MouseButton.LeftButton)
    settled()
    shown = group.asked
    assert shown.documents.count() == 1
    assert "1 May 2001 · Receipt" in shown.documents.item(0).text()
    assert any("was exported" in one.text() for one in shown.findChildren(QLabel))
    assert not any(
        "place before" in one.text() for one in shown.findChildren(QLabel)
    )  # nothing was: "(0)" tells nobody
    assert shown.focusWidget() is shown.why
    assert not shown.despite.isVisible()
    qtbot.mouseClick(shown.act, Qt.MouseButton.LeftButton)
    assert "reason" in shown.problem.text()
    shown.why.setText("its years are over")
    qtbot.mouseClick(shown.act, Qt.MouseButton.LeftButton)
    settled()
    assert told == ["1 document is erased. Earlier backups still hold it."]
    assert desk.workbench.totals().taken == 0
    assert desk.workbench.check() == ()
    assert "Nothing is due." in labels(group)


def test_a_client_that_must_be_kept_needs_a_second_reason(
    qtbot: QtBot, desk: Desk, group: PersonsGroup, add: Callable[..., str], settled: Callable[[], None]
) -> None:
    add(receipt(receipt_date="2025-05-01"))
    desk.act(lambda: desk.workbench.retention.keep(Keep(90)))
    settled()
    asked = group.ask_client()
    qtbot.mouseClick(asked.take, Qt.MouseButton.LeftButton)
    settled()
    assert group.asked.despite.isVisible()
    group.asked.why.setText("asked for")
    qtbot.mouseClick(group.asked.act, Qt.MouseButton.LeftButton)
    assert desk.workbench.totals().taken == 1
    group.asked.despite.setText("the court said so")
    qtbot.mouseClick(group.asked.act, Qt.MouseButton.LeftButton)
    settled()
    assert desk.workbench.totals().taken == 0


def test_a_person_is_given_an_archive(  # noqa: PLR0917 (fixtures)
    desk: Desk,
    group: PersonsGroup,
    add: Callable[..., str],
    settled: Callable[[], None],
    tmp_path: Path,
    told: list[str],
) -> None:
    document = add(receipt())
    group.write("Blue Fern Ltd", tmp_path / "fern.zip")
    settled()
    with zipfile.ZipFile(tmp_path / "fern.zip") as archive:
        assert json.loads(archive.read("manifest.json"))["documents"] == [document]
    assert told[0].startswith("1 document and 5 files are in fern.zip")
    group.write("Nobody", tmp_path / "nobody.zip")
    settled()
    assert told[1].startswith("No client is called that")


def test_a_reviewer_is_offered_none_of_it(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None]
) -> None:
    add(receipt())
    bench = replace(desk.workbench, role=Role.REVIEWER)
    made = PersonsGroup(desk, bench.retention, bench.personal, bench.erasing)
    qtbot.addWidget(made)
    made.show()
    settled()
    assert not any(one.isVisible() for one in (made.add, made.give, made.erase, made.look))


def test_what_is_shown_while_it_is_erased_is_shown_no_more(
    qtbot: QtBot, desk: Desk, group: PersonsGroup, add: Callable[..., str], settled: Callable[[], None]
) -> None:
    document, other = add(receipt(accepted=False)), add(receipt("13.00", accepted=False))
    review = ReviewView(desk)
    qtbot.addWidget(review)
    desk.changed.connect(review.refresh)
    review.show_argument(document)
    settled()
    assert review.opened
    assert review.opened.id == document
    complaints: list[Message] = []
    desk.told.connect(lambda said: complaints.append(said) if said.bad else None)
    group.preview(Wanted((document,)))
    settled()
    group.asked.why.setText("asked for")
    qtbot.mouseClick(group.asked.act, Qt.MouseButton.LeftButton)
    settled()
    assert not complaints
    assert review.opened.id == other


def test_a_document_is_erased_where_it_is_found(
    qtbot: QtBot,
    desk: Desk,
    add: Callable[..., str],
    settled: Callable[[], None],
    told: list[str],
) -> None:
    add(receipt())
    kept = add(receipt("13.00"), "other.pdf")
    view = DocumentsView(desk)
    qtbot.addWidget(view)
    desk.changed.connect(view.refresh)
    view.resize(1280, 800)
    with qtbot.waitExposed(view):
        view.show()
    settled()
    view.table.selectRow(1)
    settled()
    qtbot.mouseClick(view.preview.erase, Qt.MouseButton.LeftButton)
    settled()
    shown = view.eraser.asked
    assert shown
    assert shown.documents.count() == 1
    shown.why.setText("it is of somebody else")
    qtbot.mouseClick(shown.act, Qt.MouseButton.LeftButton)
    settled()
    assert told == ["1 document is erased. Earlier backups still hold it."]
    assert [one.id for one in desk.workbench.summaries(Selection())] == [kept]
    assert view.table.count_chosen == 0


def test_a_reviewer_cannot_erase_where_documents_are_found(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], settled: Callable[[], None]
) -> None:
    add(receipt())
    bench = replace(desk.workbench, role=Role.REVIEWER)
    view = DocumentsView(Desk(bench, desk.lane, desk.preferences, desk.look))
    qtbot.addWidget(view)
    view.show()
    settled()
    view.table.selectRow(0)
    settled()
    assert view.preview.isVisible()
    assert not view.preview.erase.isVisible()
