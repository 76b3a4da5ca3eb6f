"""Activity: what was done, in the words of the one who reads it."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.domain.selection import Trail
from core.vault import Vault
from core.vault.searching import VaultLibrary
from core.words import Words
from core.workbench import Workbench
from desktop.window.activity.model import ActivityModel
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
