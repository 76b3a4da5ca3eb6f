"""Activity: what was done, in the words of the one who reads it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from core.domain.selection import Trail
from core.vault import Vault
from core.vault.paper import VaultPaper
from core.vault.searching import VaultLibrary
from core.words import Words
from core.workbench import Workbench, codes_in
from desktop.window.activity.model import ActivityModel
from desktop.window.activity.paper import ReceiptShown
from desktop.window.activity.view import ActivityView
from desktop.window.desk import Desk
from tests.desktop.window.conftest import receipt


def said(model: ActivityModel, row: int) -> list[str]:
    return [model.index(row, column).data() for column in (2, 4)]


def test_what_was_done_is_said_without_codes(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], bench: Workbench, settled: Callable[[], None]
) -> None:
    document = add(receipt(accepted=False))
    bench.correct(document, "total_amount", "13.00")
    view = ActivityView(desk)
    qtbot.addWidget(view)
    settled()
    lines = [said(view.model, row) for row in range(view.model.rowCount())]
    assert ["Read", "Receipt  ·  review"] in lines
    assert any("Total: 13.00" in more for _, more in lines)
    assert not any("total_amount" in more for _, more in lines)


def test_it_is_said_in_french(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], bench: Workbench, settled: Callable[[], None]
) -> None:
    add(receipt(accepted=False))
    french = replace(bench, words=Words("fr", bench.types))
    model = ActivityModel(Desk(french, desk.lane, desk.preferences, desk.look), desk)
    model.select(Trail())
    settled()
    assert said(model, 0)[1] == "Ticket de caisse  ·  à revoir"


def test_a_line_names_its_document_and_its_tags(
    qtbot: QtBot, desk: Desk, add: Callable[..., str], bench: Workbench, settled: Callable[[], None]
) -> None:
    document = add(receipt(accepted=False), "taxi.pdf")
    bench.tag([document], "travel")
    library = VaultLibrary(cast("Vault", bench.store))
    view = ActivityView(Desk(replace(bench, library=library), desk.lane, desk.preferences, desk.look))
    qtbot.addWidget(view)
    settled()
    shown = [view.model.index(0, column) for column in (2, 3, 4)]
    assert [one.data() for one in shown] == ["Given other tags", "taxi.pdf", "travel"]
    assert document in shown[1].data(Qt.ItemDataRole.ToolTipRole)


def test_a_line_of_a_key_names_the_person(desk: Desk, bench: Workbench, settled: Callable[[], None]) -> None:
    bench.store.note("profile_added", {"profile": "ben", "role": "preparer"}, "ann")
    model = ActivityModel(desk, desk)
    model.select(Trail())
    settled()
    assert said(model, 0) == ["Profile added", "ben  ·  preparer"]


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, bench: Workbench, settled: Callable[[], None]) -> ReceiptShown:
    """The receipt that the button of the view shows."""
    paper = VaultPaper(cast("Vault", bench.store))
    view = ActivityView(Desk(replace(bench, paper_receipts=paper), desk.lane, desk.preferences, desk.look))
    qtbot.addWidget(view)
    view.show()
    settled()
    qtbot.mouseClick(view.receipt, Qt.MouseButton.LeftButton)
    settled()
    (found,) = view.findChildren(ReceiptShown)
    return found


def test_a_receipt_is_copied_and_saved(
    qtbot: QtBot, shown: ReceiptShown, settled: Callable[[], None], bench: Workbench, tmp_path: Path
) -> None:
    text = shown.text.toPlainText()
    (code,) = codes_in(text)
    assert VaultPaper(cast("Vault", bench.store)).holds(code)
    qtbot.mouseClick(shown.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == text
    for name in ("receipt.txt", "receipt.pdf"):
        shown.write(tmp_path / name)
        settled()
    assert (tmp_path / "receipt.txt").read_text(encoding="utf-8") == f"{text}\n"
    with pymupdf.open(tmp_path / "receipt.pdf") as paper:
        (page,) = paper
        assert code in page.get_text()


def test_where_there_are_no_receipts_none_is_offered(qtbot: QtBot, desk: Desk) -> None:
    view = ActivityView(desk)
    qtbot.addWidget(view)
    view.show()
    assert not view.receipt.isVisible()
    view.ask_receipt()
    assert not view.findChildren(ReceiptShown)
