"""When the tax years of a client begin, to be chosen below its folder."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from core.domain.taxyear import USUAL, Beginning
from core.workbench import ClientFolder
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import column, label

LEAP = 2000


class BeginningBox(QWidget):
    """Asks for the day, and keeps it for the client."""

    changed = Signal()
    """it was kept"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._client = desk, ""
        said = self.tr("The client's tax year begins on")
        self.box = QComboBox()
        self.box.setAccessibleName(said)
        for one in USUAL:
            self.box.addItem(self._called(one), tuple(one))
        self.box.activated.connect(lambda _: self._keep())
        self.setLayout(column(label(said, "caption", role="muted"), self.box, gap=SPACING.hair))
        self.hide()

    def show_client(self, folder: ClientFolder) -> None:
        """Shows the day of a client; nothing where no client is chosen."""
        quiet = QSignalBlocker(self.box)
        self._client = folder.client
        at = self._place(folder.begins)
        if at < 0:
            self.box.addItem(self._called(folder.begins), tuple(folder.begins))
        self.box.setCurrentIndex(self._place(folder.begins))
        quiet.unblock()
        self.setVisible(bool(folder.client))

    def _place(self, begins: Beginning) -> int:
        kept = [tuple(self.box.itemData(number)) for number in range(self.box.count())]
        return kept.index(tuple(begins)) if tuple(begins) in kept else -1

    def _keep(self) -> None:
        folders, client, begins = self._desk.workbench.folders, self._client, Beginning(*self.box.currentData())
        self._desk.act(lambda: folders.begin(client, begins), lambda _: self.changed.emit())

    def _called(self, one: Beginning) -> str:
        return QLocale(self._desk.words.language).toString(QDate(LEAP, one.month, one.day), "d MMMM")
