"""What comes in by hand: dropped, pasted, chosen; and what is done to very many at once."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from core.domain.change import Change
from core.domain.document import Stage
from core.domain.errors import AuditRolledBack
from core.ports import Selection
from core.workbench import Workbench
from desktop.window.desk import Desk
from desktop.window.inbox.view import InboxView
from desktop.window.portions import EACH
from desktop.window.shell.adding import WhoseFiles
from desktop.window.shell.shell import Shell
from tests.core.workbench.conftest import work_off
from tests.desktop.window.conftest import receipt

Add = Callable[..., str]
PATIENCE = 60_000


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "more").mkdir(parents=True)
    for number in range(12):
        (folder / f"{number}.pdf").write_bytes(b"%%PDF-1.4 paper %d" % number)
        (folder / "more" / f"{number}.pdf").write_bytes(b"%%PDF-1.4 another %d" % number)
    return folder


def drop(shell: Shell, *paths: Path) -> WhoseFiles:
    """Drops files and folders on the middle of the window; what asks whose they are."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place, left = QPointF(600, 400), Qt.MouseButton.LeftButton
    none, copies = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    entering = QDragEnterEvent(place.toPoint(), copies, data, left, none)
    QApplication.sendEvent(shell, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(shell, QDropEvent(place, copies, data, left, none))
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, WhoseFiles)
    return asked


def taken(shell: Shell) -> int:
    return shell.desk.workbench.totals().taken


def test_files_and_folders_are_dropped_for_a_client(qtbot: QtBot, shell: Shell, papers: Path) -> None:
    asked = drop(shell, papers / "0.pdf", papers / "more")
    qtbot.keyClicks(asked.box.lineEdit(), "Northwind")
    qtbot.keyClick(asked.box.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: taken(shell) == 13, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(shell.toasts.shown), timeout=PATIENCE)
    found = shell.desk.workbench.summaries(Selection(client="Northwind"))
    assert len(found) == 13
    assert shell.toasts.shown[0].accessibleName().startswith("13 files")


def test_the_client_named_last_is_offered_again_and_nothing_is_taken_twice(
    qtbot: QtBot, shell: Shell, papers: Path
) -> None:
    shell.adding.take([papers / "0.pdf"], "Northwind")
    qtbot.waitUntil(lambda: bool(shell.toasts.shown), timeout=PATIENCE)
    asked = drop(shell, papers / "0.pdf")
    assert asked.box.currentText() == "Northwind"
    qtbot.keyClick(asked.box.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shell.toasts.shown) == 2, timeout=PATIENCE)
    assert "nothing was added" in shell.toasts.shown[1].accessibleName()
    assert taken(shell) == 1


def test_files_that_cannot_be_taken_are_told_once(qtbot: QtBot, shell: Shell, tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        (tmp_path / name).touch()
    shell.adding.take([tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"], "")
    qtbot.waitUntil(lambda: bool(shell.toasts.shown), timeout=PATIENCE)
    assert [one.accessibleName() for one in shell.toasts.shown] == ["a.pdf and 2 more: The file is empty."]


def test_a_picture_is_pasted(qtbot: QtBot, shell: Shell) -> None:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    QGuiApplication.clipboard().setImage(image)
    shell.views["inbox"].setFocus()
    qtbot.keyClick(shell, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: taken(shell) == 1, timeout=PATIENCE)
    assert shell.desk.workbench.summaries(Selection())[0].name == "pasted.png"


def test_all_that_is_chosen_is_approved_and_taken_back(
    qtbot: QtBot, add: Add, shell: Shell, bench: Workbench, settled: Callable[[], None]
) -> None:
    many = EACH + 5
    for number in range(many):
        add(receipt(f"{number + 1}.00"), f"{number}.pdf", read=False)
    doubtful = add(receipt("7.00", accepted=False), "doubtful.pdf", read=False)
    work_off(bench)
    ids = [one.id for one in bench.summaries(Selection(stage=Stage.APPROVED))]
    bench.review.reopen(ids, "by hand")
    inbox = shell.views["inbox"]
    assert isinstance(inbox, InboxView)
    inbox.model.read_again(anew=True)
    settled()
    qtbot.keyClick(inbox.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(inbox.bar.approving, Qt.MouseButton.LeftButton)
    assert inbox.bar.ending.isVisible()
    approved = Selection(stage=Stage.APPROVED)
    qtbot.waitUntil(lambda: bench.count(approved) == many, timeout=PATIENCE)
    qtbot.waitUntil(lambda: not inbox.bar.ending.isVisible(), timeout=PATIENCE)
    assert bench.show(doubtful).document.stage is Stage.READ
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bench.count(approved) == 0, timeout=PATIENCE)
    qtbot.keyClick(shell, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: bench.count(approved) == many, timeout=PATIENCE)
    settled()


def test_what_can_no_longer_be_taken_back_is_said_and_forgotten(
    qtbot: QtBot, add: Add, shell: Shell, desk: Desk, settled: Callable[[], None]
) -> None:
    one = add(receipt(accepted=False))
    desk.act(lambda: desk.workbench.approve([one]), undo="Approve")
    settled()
    desk.workbench.review.reopen([one], "by hand")
    desk.take_back()
    settled()
    assert shell.toasts.shown[-1].accessibleName()
    assert desk.undo.back is None
    assert desk.undo.again is None


def test_chosen_rows_follow_their_documents(qtbot: QtBot, add: Add, shell: Shell, settled: Callable[[], None]) -> None:
    inbox = shell.views["inbox"]
    assert isinstance(inbox, InboxView)
    ids = [add(receipt(f"{number}.00"), f"{number}.pdf") for number in range(1, 4)]
    inbox.model.read_again(anew=True)
    settled()
    place = inbox.table.visualRect(inbox.model.index(1, 1)).center()
    qtbot.mouseClick(inbox.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [one.id for one in inbox.table.summaries()] == [ids[1]]
    add(receipt("9.00"), "later.pdf")
    inbox.refresh(Change("read"))
    settled()
    assert inbox.table.currentIndex().row() == 2
    assert [one.id for one in inbox.table.summaries()] == [ids[1]]


def test_a_vault_put_back_is_used_again_only_on_a_persons_word(qtbot: QtBot, shell: Shell, desk: Desk) -> None:
    shell.refuse(AuditRolledBack())
    toast = shell.toasts.shown[-1]
    assert toast.action is not None
    toast.action.click()
    asked = shell.findChild(QMessageBox)
    assert asked is not None
    accept = next(one for one in asked.buttons() if asked.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole)
    with qtbot.waitSignal(shell.begin_again, timeout=PATIENCE):
        accept.click()
    assert "rollback_accepted" in desk.workbench.deeds()[1]
