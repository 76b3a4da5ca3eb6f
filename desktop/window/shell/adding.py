"""Files that a person drops, chooses or pastes: for whom they are, and into the vault."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QMimeData, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QFileDialog, QWidget

from core.domain.change import Change
from core.domain.errors import VouchError
from core.workbench import files_in
from desktop.window.desk import Action, Desk, Message
from desktop.window.look import SPACING
from desktop.window.parts import button, column, label, row
from desktop.window.speaking import several

EACH = 10
"""files between two words of progress"""
PASTED = "pasted.png"


def _as_png(image: QImage) -> bytes:
    """A picture as a file would hold it, made in memory."""
    held = QBuffer()
    held.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(held, QByteArray(b"png")).write(image)
    return bytes(held.data().data())


class Added:
    """What became of files that were to be taken."""

    def __init__(self) -> None:
        self.taken: list[str] = []
        self.known: list[str] = []
        self.refused: list[tuple[str, VouchError]] = []


class Adding(QObject):
    """Takes files into the vault beside the window's thread, and says what became of them."""

    def __init__(self, desk: Desk, window: QWidget, wake: Callable[[], object]) -> None:
        super().__init__(window)
        self._desk, self._window, self._wake = desk, window, wake
        self._last_client = ""
        self.clients: Sequence[str] = ()
        """clients that are known"""

    def choose(self) -> None:
        """Asks for files, and adds them."""
        names, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add files"))
        self.add([Path(name) for name in names])

    def drop(self, data: QMimeData) -> None:
        """Adds what was dropped."""
        self.add([Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()])

    def paste(self) -> None:
        """Adds the files or the picture of the clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        if data.hasUrls():
            self.drop(data)
        elif data.hasImage():
            self._picture()

    def add(self, paths: Sequence[Path]) -> None:
        """Asks whose files these are, and takes them."""
        if paths:
            asked = WhoseFiles(len(paths), self.clients, self._last_client, self._window)
            asked.accepted.connect(lambda: self.take(paths, asked.client))
            asked.open()

    def take_by_folder(self, root: Path) -> None:
        """Takes what is in a folder, whose subfolders are named for clients."""

        def taken() -> Added:
            added = Added()
            for folder in sorted(one for one in root.iterdir() if one.is_dir()):
                self._take([folder], folder.name, added)
            return added

        self._desk.lane.run(taken, self._told)

    def take(self, paths: Sequence[Path], client: str) -> None:
        """Takes files, and folders of files, for a client."""
        self._last_client = client
        self._desk.lane.run(lambda: self._take(paths, client, Added()), self._told)

    def _picture(self) -> None:
        image = QGuiApplication.clipboard().image()
        client = self._last_client

        def taken() -> Added:
            added = Added()
            try:
                change = self._desk.workbench.take_bytes(PASTED, _as_png(image), client)
            except VouchError as error:
                added.refused.append((PASTED, error))
            else:
                (added.known if change.nothing else added.taken).append(PASTED)
                self._wake()
            return added

        self._desk.lane.run(taken, self._told)

    def _take(self, paths: Sequence[Path], client: str, added: Added) -> Added:
        for number, path in enumerate(files_in(list(paths)), 1):
            try:
                change = self._desk.workbench.take(path, client)
            except VouchError as error:
                added.refused.append((path.name, error))
                continue
            (added.known if change.nothing else added.taken).append(path.name)
            self._wake()
            if number % EACH == 1:
                self._desk.lane.tell(partial(self._desk.changed.emit, change))
        return added

    def _told(self, added: Added) -> None:
        desk = self._desk
        desk.changed.emit(Change("taken"))
        self._say_refused(added.refused)
        if added.taken:
            many = self.tr("{count} files are in the vault and will be read")
            told = several(len(added.taken), self.tr("1 file is in the vault and will be read"), many)
            if len(added.taken) == 1:
                told = self.tr("{name} is in the vault and will be read").format(name=added.taken[0])
            desk.tell(told, Action(self.tr("Show"), lambda: desk.go("inbox")))
        elif added.known:
            desk.tell(self.tr("The vault has these files already; nothing was added"))

    def _say_refused(self, refused: Sequence[tuple[str, VouchError]]) -> None:
        """Says what became of files that were not taken: of the first by name, of the others how many."""
        if refused:
            name, error = refused[0]
            said = self._desk.words.error(error)
            more = self.tr(" and {count} more").format(count=len(refused) - 1) if len(refused) > 1 else ""
            self._desk.told.emit(Message(f"{name}{more}: {said.message}", said.advice, bad=True))


class WhoseFiles(QDialog):
    """Asks for which client files are; Enter takes the one named last."""

    def __init__(self, count: int, clients: Sequence[str], last: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Add files"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        said = self.tr("Whose files are these?") if count > 1 else self.tr("Whose file is this?")
        self.box = QComboBox()
        self.box.setEditable(True)
        self.box.addItems(list(clients))
        self.box.setCurrentText(last)
        self.box.setAccessibleName(self.tr("Client"))
        self.box.setMinimumWidth(320)
        completer = self.box.completer()
        if completer:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        take = button(self.tr("Add"), self.accept, role="main")
        take.setDefault(True)
        buttons = row(None, button(self.tr("Cancel"), self.reject, role="quiet"), take)
        advice = label(
            self.tr("They are kept encrypted and read at once. Leave it empty to say so later."), role="muted"
        )
        whole = column(label(said, "lead", strong=True), advice, self.box, buttons, gap=SPACING.near)
        whole.setContentsMargins(*(SPACING.apart,) * 4)
        self.setLayout(whole)

    @property
    def client(self) -> str:
        """The client that was named."""
        return self.box.currentText().strip()
