"""The watched folders: for whom each is, and what becomes of the files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from core.workbench import Originals, WatchedFolder
from desktop.window.desk import Desk
from desktop.window.look import SPACING
from desktop.window.parts import button, column, emptied, label, line, row, tool


class FolderList(QWidget):
    """One line per folder; every change is kept and takes effect at once."""

    changed = Signal(object)
    """the folders as they are now wanted"""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folders: list[WatchedFolder] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self.none = label(
            self.tr("No folder is watched. Whatever comes to rest in a watched folder is taken and read."),
            role="muted",
            wrap=True,
        )
        add = button(self.tr("Watch a folder …"), self._ask, icon=desk.look.icon("folder-plus"))
        self.setLayout(column(self.none, self._lines, row(add, None), gap=SPACING.near))

    def show_folders(self, folders: Sequence[WatchedFolder]) -> None:
        """Shows these folders; what stands here already stays as it is, with what is being typed."""
        if list(folders) == self._folders:
            return
        self._put(folders)

    def _put(self, folders: Sequence[WatchedFolder]) -> None:
        self._folders = list(folders)
        self.none.setVisible(not folders)
        emptied(self._lines)
        for number, folder in enumerate(folders):
            made = FolderLine(self._desk, folder)
            made.edited.connect(partial(self._edit, number))
            made.dropped.connect(partial(self._drop, number))
            self._lines.addWidget(made)

    def add(self, path: str) -> None:
        """Watches one more folder."""
        self._tell([*self._folders, WatchedFolder(path)])

    def _ask(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"))
        if name:
            self.add(name)

    def _edit(self, number: int, folder: WatchedFolder) -> None:
        self._folders[number] = folder
        self.changed.emit(tuple(self._folders))

    def _drop(self, number: int) -> None:
        self._tell([one for place, one in enumerate(self._folders) if place != number])

    def _tell(self, folders: Sequence[WatchedFolder]) -> None:
        self._put(folders)
        self.changed.emit(tuple(folders))


class FolderLine(QWidget):
    """One folder."""

    edited = Signal(object)
    dropped = Signal()

    def __init__(self, desk: Desk, folder: WatchedFolder) -> None:
        super().__init__()
        self._folder = folder
        look, name = desk.look, Path(folder.path).name
        mark = label()
        mark.setPixmap(look.icon("folder", "muted").pixmap(QSize(16, 16)))
        place = column(label(name), label(folder.path, "caption", role="muted"), gap=2)
        self.client = QLineEdit(folder.client)
        self.client.setPlaceholderText(self.tr("By the first subfolder"))
        self.client.setAccessibleName(self.tr("Client of {folder}").format(folder=name))
        self.client.setFixedWidth(190)
        self.client.editingFinished.connect(lambda: self._edit(client=self.client.text().strip()))
        self.originals = QComboBox()
        self.originals.setAccessibleName(self.tr("What becomes of files in {folder}").format(folder=name))
        self.originals.setMinimumWidth(190)
        for value, said in self._fates().items():
            self.originals.addItem(said, value)
        self.originals.setCurrentIndex(self.originals.findData(folder.originals))
        self.originals.currentIndexChanged.connect(lambda _: self._edit(originals=self._fate()))
        self.active = QCheckBox(self.tr("Watched"))
        self.active.setChecked(folder.active)
        self.active.toggled.connect(lambda on: self._edit(active=on))
        drop = tool(look.icon("x", "muted"), self.tr("Watch no more"), self.dropped.emit)
        inner = row(mark, place, self.client, self.originals, self.active, drop, gap=SPACING.near)
        inner.setContentsMargins(0, SPACING.tight, 0, SPACING.tight)
        inner.setStretch(1, 1)
        self.setLayout(column(inner, line(), gap=0))

    def _fate(self) -> Originals:
        return Originals(self.originals.currentData())

    def _fates(self) -> dict[Originals, str]:
        said = {
            "leave": self.tr("Files stay"),
            "move": self.tr("Files go to “taken”"),
            "delete": self.tr("Files are removed"),
        }
        return {one: said.get(one.value, one.value) for one in Originals}

    def _edit(self, **changes: object) -> None:
        wanted = replace(self._folder, **changes)  # type: ignore[arg-type]
        if wanted != self._folder:
            self._folder = wanted
            self.edited.emit(wanted)
